"""Work on many posts at once, on all cores, with results in the order of the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from confarchive.importing.sources import SOURCES
from confarchive.runtime import garbage_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTHWHILE = 24  # fewer posts are done before processes have started
_CHUNK = 4
# Once, for all processes.
_LOADED = [
    "confarchive.importing.converting.convert_post",
    *(each.partition(":")[0] for each in SOURCES.values()),
]
_AHEAD = 8  # chunks a process may be ahead of what is written: memory stays bounded


def each(work: Callable[[Item], Result], items: Sequence[Item], jobs: int = 0) -> Iterator[Result]:
    """Yield *work* of each of *items*, in their order, done by *jobs* processes, 0 for one a core.

    *work*, items and results must be picklable. *work* is handed to each process once.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(items) < _WORTHWHILE:
        yield from map(work, items)
        return
    with _pool(jobs, work) as pool:
        chunks = (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))
        # Of processes that are about to start nobody knows yet that they have to be ended.
        with _held_back(signal.SIGINT, signal.SIGTERM):
            waiting = [pool.submit(_do, chunk) for chunk in islice(chunks, jobs * _AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(_do, chunk) for chunk in islice(chunks, 1)]


@contextmanager
def _pool(jobs: int, work: Callable[[Any], Any]) -> Iterator[ProcessPoolExecutor]:
    """Yield processes that end when this one does anything but come to its end."""
    # Not forked: a fork takes along locks that another thread may hold.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(_LOADED)
    with _no_modules_of_this_folder():
        if "forkserver" in methods:
            _start_server()
        pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(work,))
        try:
            yield pool
        except BaseException:
            for process in multiprocessing.active_children():
                process.terminate()
            pool.shutdown(cancel_futures=True)
            raise
        pool.shutdown()


@contextmanager
def _no_modules_of_this_folder() -> Iterator[None]:
    """Have Pythons that start meanwhile look for no module in the folder that they are in, as it may be a blog's.

    See https://docs.python.org/3/using/cmdline.html#envvar-PYTHONSAFEPATH.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before


def _start_server() -> None:
    """Start what starts processes, so that a key interrupts none of them: this one ends them."""
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 (not on Windows)

    resource_tracker.ensure_running()  # which would let signals through again
    with _held_back(signal.SIGINT):
        forkserver.ensure_running()


@contextmanager
def _held_back(*signals: signal.Signals) -> Iterator[None]:
    """Have *signals* wait, for ever in processes that start meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - what a process of the pool is for
    _work = work
    garbage_collection.collect_rarely()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that began the work has ended, be it killed."""
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)


def _do(chunk: Iterable[Any]) -> list[Any]:
    return [_work(item) for item in chunk]
