"""Work on many posts at once, on all cores, with results in the order of the work."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTHWHILE = 24  # fewer posts are done before processes have started
_CHUNK = 4
_LOADED = ["confarchive.importing.transfer"]  # once, for all processes
_AHEAD = 8  # chunks a process may be ahead of what is written: memory stays bounded


def each(work: Callable[[Item], Result], items: Sequence[Item], jobs: int = 0) -> Iterator[Result]:
    """Yield *work* of each of *items*, in their order, done by *jobs* processes, 0 for one a core.

    *work*, items and results must be picklable. *work* is handed to each process once.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(items) < _WORTHWHILE:
        yield from map(work, items)
        return
    # Not forked: a fork takes along locks that another thread may hold.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(_LOADED)
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin, initargs=(work,)
    ) as pool:
        chunks = (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))
        waiting = [pool.submit(_do, chunk) for chunk in islice(chunks, jobs * _AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(_do, chunk) for chunk in islice(chunks, 1)]


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - what a process of the pool is for
    _work = work


def _do(chunk: Iterable[Any]) -> list[Any]:
    return [_work(item) for item in chunk]
