"""Work that goes on in a process of its own, where there can be one, while the build goes on."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sphinx.errors import ExtensionError
from sphinx.util.parallel import ParallelTasks, SerialTasks, parallel_available

from confarchive.building import failures

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Failed:
    """An error as it comes from another process: errors lose their kind on the way."""

    message: str


class BackgroundTask(Generic[T]):
    """What *work* makes. Where there are no other processes, it is made at once.

    What it changes in memory is not known here: it returns what the build needs, which can be pickled.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._tasks = ParallelTasks(1) if parallel_available else SerialTasks()
        self._tasks.add_task(lambda _: _outcome(work), "", self._note)

    def _note(self, *told: T | _Failed) -> None:
        self._outcome = told[-1]

    def result(self) -> T:
        """Wait until it is made. Raises ExtensionError when it could not be."""
        self._tasks.join()
        if isinstance(self._outcome, _Failed):
            raise ExtensionError(self._outcome.message)
        return self._outcome


def _outcome(work: Callable[[], T]) -> T | _Failed:
    if parallel_available:
        gc.disable()  # it would look through all that the build holds
    try:
        return work()
    except ExtensionError as error:
        return _Failed(str(error))
    except OSError as error:
        raise failures.named(error) from error
