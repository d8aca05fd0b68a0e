"""``python -m confarchive`` is the same as ``confarchive``."""

import sys

from confarchive.cli import main

if __name__ == "__main__":
    sys.exit(main())
