"""``python -m confarchive.serve`` is ``sphinx-autobuild``, which a key ends without a traceback.

It waits for builds as if nothing could end it meanwhile; while it serves, its server sees to that.
"""

from __future__ import annotations

import signal


def run() -> None:
    """Build and serve as the arguments of the process say, for ``sphinx-autobuild``."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from sphinx_autobuild.__main__ import main  # noqa: PLC0415 (not before the line above)

    main()


if __name__ == "__main__":
    run()
