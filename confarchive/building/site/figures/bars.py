"""Where things stand in the pictures of the scorecard; the templates draw them as SVG.

Across, they count in percent of their width, downwards in pixels. What they show stands in a table beneath, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from confarchive.building.translations import gettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Numbers = tuple[int, ...]

_TOP, _HIGHEST, _FOOT = 18.0, 130.0, 20.0
"""Pixels above the highest column, of that, and beneath, where years stand."""
_GAP = 0.2
"""The part of a column's place that is left free."""
_ROW, _BAR = 40.0, 12.0
_LINE, _LARGEST, _SMALLEST = 26.0, 11.0, 3.0
_LEFT = 12.0
"""Percent that names of the rows of a matrix take."""
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A part of a column or bar, which shows the value of the series at number ``series``, from 0."""

    x: float
    y: float
    width: float
    height: float
    series: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A circle of a matrix."""

    x: float
    y: float
    radius: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture: its height in pixels, and the ``names`` of its series, of which one needs none told.

    ``labels`` are texts with their places, whose ``anchor`` is as SVG has it; ``top`` is the largest value of columns.
    """

    height: float
    names: tuple[str, ...]
    labels: tuple[tuple[float, float, str, str], ...]
    rectangles: tuple[Rectangle, ...] = ()
    dots: tuple[Dot, ...] = ()
    top: int = 0


def columns(values: Mapping[str, Numbers], names: Sequence[str]) -> Chart:
    """Draw a column for each of *values*, in their order, with a part for each of the series called *names*."""
    top = max((sum(each) for each in values.values()), default=0) or 1
    place = 100 / len(values)
    return Chart(
        height=_TOP + _HIGHEST + _FOOT,
        names=tuple(names),
        labels=tuple(_ticks(list(values), place)),
        rectangles=tuple(_stacked(values, names, place, top)),
        top=top,
    )


def _stacked(
    values: Mapping[str, Numbers], names: Sequence[str], place: float, top: int
) -> Iterator[Rectangle]:
    for number, (label, each) in enumerate(values.items()):
        bottom = _TOP + _HIGHEST
        for series, value in enumerate(each):
            height = round(_HIGHEST * value / top, 1)
            bottom -= height
            if value:
                yield Rectangle(
                    x=round(place * (number + _GAP / 2), 2),
                    y=round(bottom, 1),
                    width=round(place * (1 - _GAP), 2),
                    height=height,
                    series=series,
                    text=_told(label, names[series], value),
                )


def _ticks(labels: Sequence[str], place: float) -> Iterator[tuple[float, float, str, str]]:
    """Yield the names of columns that have room: the ends, and some between."""
    step = _step(labels)
    y = _TOP + _HIGHEST + _FOOT - 5
    last = len(labels) - 1
    for number, label in enumerate(labels):
        if not last:
            yield 50, y, "middle", label
        elif number in {0, last}:  # within the picture, however narrow it is
            yield (0, y, "start", label) if number == 0 else (100, y, "end", label)
        elif number % step == 0 and last - number >= step:
            yield round(place * (number + 0.5), 2), y, "middle", label


def _step(places: Sequence[object]) -> int:
    """Return of how many *places* one has its name told, where not all have room."""
    return max(1, -(-len(places) // _MOST_TICKS))


def bars(values: Mapping[str, Numbers], names: Sequence[str]) -> Chart:
    """Draw a bar for each of *values*, in their order, under its name, and below it one of each further series."""
    most = max((max(each) for each in values.values()), default=0) or 1
    row = _ROW + _BAR * (len(names) - 1)
    rectangles = tuple(
        Rectangle(
            x=0,
            y=row * number + 22 + _BAR * series,
            width=round(100 * value / most, 2),
            height=_BAR - 2,
            series=series,
            text=_told(label, names[series], value),
        )
        for number, (label, each) in enumerate(values.items())
        for series, value in enumerate(each)
        if value
    )
    return Chart(
        height=row * len(values) + 4,
        names=tuple(names),
        labels=tuple(
            (0, row * number + 16, "start", f"{label} {' / '.join(map(str, each))}")
            for number, (label, each) in enumerate(values.items())
        ),
        rectangles=rectangles,
    )


def matrix(counts: Mapping[tuple[int, int], int], name: str) -> Chart:
    """Draw a circle for each of *counts*, by its row and column, which are years; all years between have a place."""
    across = _years({column for _, column in counts})
    down = _years({row for row, _ in counts})
    most = max(counts.values())
    place = (100 - _LEFT) / len(across)
    foot = _LINE * len(down) + 14

    def x(column: int) -> float:
        return round(_LEFT + place * (across.index(column) + 0.5), 2)

    step = _step(across)
    rows = [(0.0, _LINE * (n + 0.5) + 4, "start", str(year)) for n, year in enumerate(down)]
    ends = [(x(year), foot, "middle", str(year)) for year in across[::step]]
    return Chart(
        height=foot + 6,
        names=(name,),
        labels=(*rows, *ends),
        dots=tuple(
            Dot(
                x=x(column),
                y=_LINE * (down.index(row) + 0.5),
                radius=round(_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(count / most), 1),
                text=_told_of_years(row, column, name, count),
            )
            for (row, column), count in counts.items()
        ),
    )


def _told(label: str, name: str, value: int) -> str:
    """Return what a part of a picture tells where it is pointed at."""
    # Translators: A year or a name, what is counted, and its number: "2015, Talks: 3".
    return gettext("%(label)s, %(counted)s: %(number)s", label=label, counted=name, number=value)


def _told_of_years(row: int, column: int, name: str, value: int) -> str:
    """Return what a circle of a matrix tells where it is pointed at."""
    # Translators: Posts of the first year that cite those of the second: "2015 to 2012, Citations: 3".
    return gettext(
        "%(row)s to %(column)s, %(counted)s: %(number)s",
        row=row,
        column=column,
        counted=name,
        number=value,
    )


def _years(found: set[int]) -> list[int]:
    return list(range(min(found), max(found) + 1))
