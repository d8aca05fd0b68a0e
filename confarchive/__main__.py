"""``python -m confarchive`` is the same as ``confarchive``, which ends with a word at any moment."""

from __future__ import annotations

import signal
import sys

from confarchive.runtime import interruption


def run() -> int:
    """Run the command that the process was started with; return its exit code."""
    interruption.while_loading()
    from confarchive.cli import main  # noqa: PLC0415 (not before the line above)

    return interruption.run(main, signal.SIGTERM)  # it is ended as by a key


if __name__ == "__main__":
    sys.exit(run())
