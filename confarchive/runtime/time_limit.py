"""Work on one post within a bounded time, whatever the post holds.

Time is what the process itself computes, so that a busy machine stops nothing. Python's regular
expressions look for signals while they search (``Modules/_sre/sre_lib.h``), and stop. Where there
is no such timer, and in other threads than the first, nothing is stopped.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 20
"""How long the work on one post may take, unless an option or a setting says otherwise."""


class OverdueError(BaseException):
    """The time is over. It is no Exception, so that nothing on the way takes it for a fault."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OverdueError in what is done here, once that has computed for *seconds*; 0 is for ever."""
    timer = getattr(signal, "ITIMER_VIRTUAL", None)
    if timer is None or not seconds or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(timer, seconds, 1)  # again, should something swallow it
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_: Any) -> None:
    raise OverdueError
