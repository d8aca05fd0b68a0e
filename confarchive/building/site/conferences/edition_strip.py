"""The strip of a series' editions, with the years between them, in which none was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.site.conferences.nearby import around
from confarchive.building.site.page_parts import Year
from confarchive.model.conferences.conference import year_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.building.site.page_parts import Link
    from confarchive.model.conferences.conference import Edition, Series

_LONGEST = 60
"""Years between editions that a strip shows; where there are more, it shows the editions', as many."""


def of_series(
    series: Series, current: Edition | None, conference: Callable[[Edition], Link]
) -> tuple[Year, ...]:
    """Return the editions of a *series* and the years between them; *conference* returns the link to one.

    The year is the one that an edition is called by: FOSS 2021 is that, though it was held in January 2022.
    """
    shown = around(series.editions, current, _LONGEST)
    links = map(conference, shown)
    found = [
        Year(page=link.page, text=edition.key, count=link.count, current=edition is current)
        for edition, link in zip(shown, links, strict=True)
    ]
    years = [year_of(edition.key) or edition.year for edition in shown]
    held = set(years) - {0}
    if not held or max(held) - min(held) > _LONGEST:
        return tuple(found)
    gaps = [year for year in range(min(held), max(held)) if year not in held]
    empty = ((year, Year(page="", text=str(year))) for year in gaps)
    strip = [*zip(years, found, strict=True), *empty]
    return tuple(year for _, year in sorted(strip, key=lambda each: each[0]))
