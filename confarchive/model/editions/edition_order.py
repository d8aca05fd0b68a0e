"""The order in which a series has its editions."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


class Held(Protocol):
    """What an edition is ordered by: a day, or the first one of a month, its year and its key."""

    @property
    def start(self) -> date | None: ...  # noqa: D102
    @property
    def month(self) -> date | None: ...  # noqa: D102
    @property
    def year(self) -> int: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102


E = TypeVar("E", bound=Held)


def in_order(editions: Iterable[E]) -> tuple[E, ...]:
    """Return *editions* oldest first: those of one year by their days.

    One without days stands before the first of its year whose key is greater, and leaves the others as they are.
    """
    by_year: dict[int, list[E]] = defaultdict(list)
    for edition in editions:
        by_year[edition.year].append(edition)
    return tuple(edition for year in sorted(by_year) for edition in _of_year(by_year[year]))


def _of_year(editions: Iterable[E]) -> Iterator[E]:
    """Yield the *editions* of one year in order: dated ones by their days, the others between them."""
    every = sorted(editions, key=lambda edition: edition.key)
    dated = [(day, edition) for edition in every if (day := edition.start or edition.month)]
    undated = deque(edition for edition in every if not (edition.start or edition.month))
    for _, edition in sorted(dated, key=lambda each: each[0]):
        while undated and undated[0].key < edition.key:
            yield undated.popleft()
        yield edition
    yield from undated
