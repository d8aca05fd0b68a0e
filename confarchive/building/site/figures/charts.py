"""Where things stand in the pictures of all conferences; the templates draw them as SVG.

The timeline is as wide as its page: across it counts in percent, downwards in
pixels. The map counts in degrees. A mark's area grows with the number of its posts.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from confarchive.building.translations import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confarchive.building.site.page_parts import Link, Place

_ROW, _TOP, _COLUMN, _MARGIN = 42.0, 26.0, 15, 4.0
_SMALLEST, _LARGEST = 3.5, 9.0
_FEW = 6
"""Where no conference has more posts than these, a few posts look like a few."""
_NORTH, _SOUTH = 84.0, -58.0
"""No conference has been held beyond these; the outline in ``static/`` ends there too."""
_NARROWEST = 50.0
"""Degrees that the map shows at least, however near each other the places are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A circle that is a link: to ``page``, or within the page when it begins with ``#``."""

    x: float
    y: float
    radius: float
    page: str
    text: str
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A series in the timeline, its name above its marks."""

    link: Link
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A line a series, a column a year; ``ticks`` are the columns, some with their years.

    ``width`` is the narrowest at which the marks stand apart.
    """

    width: int
    height: float
    ticks: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    left_out: int = 0

    def height_of(self, lines: int) -> float:
        """Return the height in pixels that so many *lines* take."""
        return _TOP + _ROW * lines + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A map in degrees, south counted downwards; ``unit`` is a pixel's size at full width."""

    x: float
    y: float
    width: float
    height: float
    unit: float
    marks: tuple[Mark, ...]


def timeline(
    series: Sequence[tuple[Link, Sequence[tuple[int, Link]]]], limit: int = 30
) -> Timeline | None:
    """Draw *series*, each with the years and links of its editions; the first *limit* of them."""
    years = [year for _, editions in series for year, _ in editions]
    if not years:
        return None
    first, last = min(years), max(years)
    most = max(link.count for _, editions in series for _, link in editions)

    def column(year: int) -> float:
        share = (year - first) / (last - first) if last > first else 0.5
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)

    def line(number: int, link: Link, editions: Sequence[tuple[int, Link]]) -> Line:
        y = _TOP + _ROW * number + 30
        marks = tuple(_mark(column(year), y, edition, most) for year, edition in editions)
        return Line(link=link, y=y, marks=marks)

    return Timeline(
        width=_COLUMN * (last - first + 2),
        height=_TOP + _ROW * min(limit, len(series)) + 4,
        ticks=tuple((column(year), _tick(year, first, last)) for year in range(first, last + 1)),
        lines=tuple(line(number, *one) for number, one in enumerate(series[:limit])),
        left_out=max(0, len(series) - limit),
    )


def _tick(year: int, first: int, last: int) -> str:
    """Return the year where its column says it: the ends, and round ones not next to these."""
    round_one = year % 5 == 0 and min(year - first, last - year) > 1
    return str(year) if year in {first, last} or round_one else ""


def _mark(x: float, y: float, link: Link, most: int) -> Mark:
    return Mark(
        x=x,
        y=y,
        radius=_radius(link.count, most),
        page=link.page,
        text=_told(link.text, link.count),
        empty=not link.count,
    )


def _radius(count: int, most: int) -> float:
    share = sqrt(count / max(most, _FEW))
    return round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 1)


def _told(name: str, count: int) -> str:
    if not count:
        return name
    # Translators: A mark on a map or over the years: "Brussels: 3 posts".
    return ngettext("%(name)s: %(count)s post", "%(name)s: %(count)s posts", count, name=name)


def world(places: Iterable[tuple[Place, tuple[float, float]]]) -> World | None:
    """Draw *places* with their degrees north and east; the map shows no more than it must."""
    places = list(places)
    if not places:
        return None
    x, y, width, height = _frame([at for _, at in places])
    unit = round(width / 760, 4)
    counts = {place.anchor: sum(link.count for link in place.editions) for place, _ in places}
    most = max(counts.values())
    marks = (
        Mark(
            x=east,
            y=-north,
            radius=round(_radius(counts[place.anchor], most) * unit, 3),
            page=f"#{place.anchor}",
            text=_told(place.name, counts[place.anchor]),
            empty=not counts[place.anchor],
        )
        for place, (north, east) in places
    )
    # Small marks lie on top, so that none is hidden.
    ordered = tuple(sorted(marks, key=lambda mark: (-mark.radius, mark.page)))
    return World(x=x, y=y, width=width, height=height, unit=unit, marks=ordered)


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Return the part of the world to show: left, top, width and height, twice as wide as high."""
    norths, easts = zip(*points, strict=True)
    width = min(360.0, max(_NARROWEST, (max(easts) - min(easts)) * 1.3))
    height = min(_NORTH - _SOUTH, max(width / 2, (max(norths) - min(norths)) * 1.3))
    width = min(360.0, max(width, height * 2))
    left = (max(easts) + min(easts)) / 2 - width / 2
    top = (max(norths) + min(norths)) / 2 + height / 2
    left = min(max(left, -180.0), 180.0 - width)
    top = min(max(top, _SOUTH + height), _NORTH)
    return round(left, 1), round(-top, 1), round(width, 1), round(height, 1)
