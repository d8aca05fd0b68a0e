"""``python -m confarchive`` is the same as ``confarchive``, which ends with a word at any moment.

Modules load for a while before anything can be told: what ends the process until then ends it
at once.
"""

from __future__ import annotations

import os
import signal
import sys


def run() -> int:
    """Run the command that the process was started with; return its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from confarchive.cli import INTERRUPTED, main  # noqa: PLC0415 (not before the line above)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it is ended as by a key
    code = main()
    if code == INTERRUPTED:
        # A key that meets Python while it makes a dataclass has it end as if nothing had answered.
        sys.stdout.flush()
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(run())
