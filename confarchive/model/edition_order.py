"""The order in which a series has its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    every = sorted(editions, key=lambda edition: (edition.year, edition.key))
    dated = [(edition, day) for edition in every if (day := edition.start or edition.month)]
    ordered = [edition for edition, _ in sorted(dated, key=lambda each: (each[0].year, each[1]))]
    for edition in every:
        if not (edition.start or edition.month):
            ordered.insert(_place(edition, ordered), edition)
    return tuple(ordered)


def _place(edition: Held, ordered: Sequence[Held]) -> int:
    """Return where among *ordered* ones an *edition* without days stands."""
    later = (
        number
        for number, other in enumerate(ordered)
        if (other.year, other.key) > (edition.year, edition.key) and other.year >= edition.year
    )
    return next(later, len(ordered))
