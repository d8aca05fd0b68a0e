"""``python -m confarchive`` is the same as ``confarchive``, which ends with a word at any moment.

Modules load for a while before anything can be told: what ends the process until then ends it
at once.
"""

from __future__ import annotations

import os
import signal
import sys
import threading


def run() -> int:
    """Run the command that the process was started with; return its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from confarchive.cli import INTERRUPTED, main  # noqa: PLC0415 (not before the line above)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it is ended as by a key
    sys.unraisablehook = _ask_again
    code = main()
    if code == INTERRUPTED:
        # A key that meets Python while it makes a dataclass has it end as if nothing had answered.
        sys.stdout.flush()
        os._exit(code)
    return code


def _ask_again(unraisable: sys.UnraisableHookArgs) -> None:
    """Have a key count that met Python where it can raise nothing, as when it forgets a module's lock."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        threading.Timer(_SOON, os.kill, (os.getpid(), signal.SIGINT)).start()
    else:
        sys.__unraisablehook__(unraisable)


_SOON = 0.01  # seconds: not before Python is out of there


if __name__ == "__main__":
    sys.exit(run())
