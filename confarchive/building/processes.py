"""Work shared out among processes, each of which gets its part once."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx.util.parallel import ParallelTasks

from confarchive.building import failures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def share(
    names: Sequence[str],
    processes: int,
    work: Callable[[list[str]], Any],
    merge: Callable[[list[str], Any], None],
) -> None:
    """Have *processes* each do the *work* on a part of *names*, and *merge* what they return."""
    tasks = ParallelTasks(processes)
    with _left_alone():
        for number in range(processes):
            # Neighbours are alike: long posts shall not all be one process's.
            if part := list(names[number::processes]):
                tasks.add_task(partial(_do, work), part, merge)
    tasks.join()


def _do(work: Callable[[list[str]], Any], part: list[str]) -> Any:
    try:
        return work(part)
    except OSError as error:  # of which only the message reaches the other process
        raise failures.named(error) from error


@contextmanager
def _left_alone() -> Iterator[None]:
    """Have processes that start meanwhile not be interrupted: this one ends them, and tells."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
