"""Which conferences are near each other: in their series, and in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.translations import gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from confarchive.model.conferences.conference import Edition


def around(editions: Sequence[Edition], current: Edition | None, most: int) -> Sequence[Edition]:
    """Return those of *editions* that stand around *current*, all of them for None."""
    if current is None or len(editions) <= most:
        return editions
    at = max(0, editions.index(current) - most // 2)
    return editions[at : at + most]


def end(edition: Edition) -> date:
    """Return the last day of an edition that has dates."""
    last = edition.end or edition.start
    assert last is not None  # noqa: S101 (asked for editions with dates only)
    return last


def days_between(edition: Edition, other: Edition) -> int:
    """Return how many days lie between two editions, 0 for two at the same time."""
    if edition.start is None or other.start is None:
        return 0
    return max(0, (edition.start - end(other)).days, (other.start - end(edition)).days)


def distance(edition: Edition, other: Edition) -> str:
    """Return how far the *other* is from the edition, in words."""
    days = days_between(edition, other)
    if edition.start is None or other.start is None:
        return ""
    if not days:
        return gettext("at the same time")
    if other.start < edition.start:
        return ngettext("the day before", "%(count)s days before", days)
    return ngettext("the day after", "%(count)s days after", days)
