"""The order in which a series has its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    """Return *editions* oldest first: those of one year by their days, where these are known of all, else by their keys."""
    every = tuple(editions)
    undated = {edition.year for edition in every if not (edition.start or edition.month)}

    def order(edition: Held) -> tuple[int, int, str]:
        day = edition.start or edition.month
        is_known = day is not None and edition.year not in undated
        return edition.year, day.toordinal() if day and is_known else 0, edition.key

    return tuple(sorted(every, key=order))
