"""A key, or a word from outside, ends a command at any moment, with one line and an exit code of its own.

Modules load for a while before anything can be told: until then the process ends at once. What
has a command run calls :func:`while_loading`, loads it, and hands it to :func:`run`.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

INTERRUPTED = 130
"""The exit code of a command that a key or another process ended, as shells have it."""
SOON = 0.01
"""Seconds after which a key is asked for again: not before Python is out of where it can raise nothing."""


def while_loading() -> None:
    """Have a key end the process at once from here on, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(command: Callable[[], int], *others: signal.Signals) -> int:
    """Return the exit code of *command*, which a key may end wherever it is, and so may the signals *others*.

    *command* returns INTERRUPTED where one did; see :func:`told`. The process ends here then, and
    those that it has started.
    """
    for each in (signal.SIGINT, *others):
        signal.signal(each, signal.default_int_handler)
    sys.unraisablehook = _ask_again
    code = command()
    if code == INTERRUPTED:
        _end()
    return code


def told(command: Callable[[], int], message: str) -> int:
    """Return the exit code of *command*; INTERRUPTED, with *message* told, where it was interrupted."""
    try:
        return command()
    except (KeyboardInterrupt, RuntimeError) as error:
        if not is_interruption(error):
            raise
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)  # nothing is left to end
    print(message, file=sys.stderr)  # noqa: T201
    return INTERRUPTED


def is_interruption(error: BaseException) -> bool:
    """Tell whether *error* is what Python makes of a key, or has such a one as its cause."""
    # Until 3.12 Python says RuntimeError where a class is made just then, as a module is loaded.
    causes = (error, error.__cause__)
    return any(isinstance(each, KeyboardInterrupt) for each in causes)


def _ask_again(unraisable: sys.UnraisableHookArgs) -> None:
    """Have a key count that met Python where it can raise nothing, as when it forgets a module's lock."""
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
        return
    is_asked = False
    while not is_asked:
        try:
            _thread.start_new_thread(_interrupt_soon, ())  # a Timer waits for its thread to begin
            is_asked = True
        except KeyboardInterrupt:  # it came here, where it can raise nothing either
            is_asked = False


def _interrupt_soon() -> None:
    time.sleep(SOON)
    os.kill(os.getpid(), signal.SIGINT)


def _end() -> None:
    """End the process and its children.

    A key that met Python while it made a dataclass would have it end as if nothing had answered.
    """
    from multiprocessing import active_children  # noqa: PLC0415 (slow to load, and needed here alone)

    for child in active_children():
        child.terminate()
    sys.stdout.flush()
    os._exit(INTERRUPTED)
