"""The order in which a series has its editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.model.conference import Edition


def in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Return *editions* oldest first: those of one year by their days, where these are known of all, else by their keys."""
    every = tuple(editions)
    undated = {edition.year for edition in every if not (edition.start or edition.month)}

    def order(edition: Edition) -> tuple[int, int, str]:
        day = edition.start or edition.month
        is_known = day is not None and edition.year not in undated
        return edition.year, day.toordinal() if day and is_known else 0, edition.key

    return tuple(sorted(every, key=order))
