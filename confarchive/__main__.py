"""``python -m confarchive`` is the same as ``confarchive``, which ends with a word at any moment.

Modules load for a while before anything can be told: what ends the process until then ends it
at once.
"""

from __future__ import annotations

import signal
import sys


def run() -> int:
    """Run the command that the process was started with; return its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from confarchive.cli import main  # noqa: PLC0415 (not before the line above)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it is ended as by a key
    return main()


if __name__ == "__main__":
    sys.exit(run())
