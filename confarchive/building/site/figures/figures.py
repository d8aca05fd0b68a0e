"""Figures as pages show them: a picture, its table, how it is counted, and the query that counts it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from confarchive.building.data.column_words import COLUMNS
from confarchive.building.site.figures import bars
from confarchive.building.site.page_parts import Figure
from confarchive.building.translations import gettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confarchive.building.data.scorecard import Figures
    from confarchive.building.data.table_types import Value
    from confarchive.building.site.figures.bars import Chart
    from confarchive.building.site.pages import SiteData


def of_series(slug: str, data: SiteData) -> tuple[Figure, ...]:
    """Return what its page shows of the figures of a conference that comes back."""
    return of_all(data.scorecards().series.get(slug, ()), data)


def of_person(key: str, data: SiteData) -> tuple[Figure, ...]:
    """Return what their page shows of the figures of the person with this *key* in the data."""
    return of_all(data.scorecards().people.get(key, ()), data)


def of_all(counted: Iterable[Figures], data: SiteData) -> tuple[Figure, ...]:
    """Return what pages show of what was *counted*."""
    return tuple(of(each, data) for each in counted)


def of(figures: Figures, data: SiteData) -> Figure:
    """Return what pages show of *figures*."""
    measure = figures.measure
    rows = tuple((_label(figures.columns[0], first, data), *rest) for first, *rest in figures.rows)
    return Figure(
        name=measure.name,
        title=gettext(measure.title),
        counted=gettext(measure.counted),
        chaoss=measure.chaoss,
        query=measure.query,
        columns=tuple(map(_heading, figures.columns)),
        rows=rows,
        chart=_chart(figures, rows, data),
    )


def _heading(column: str) -> str:
    return pgettext(*COLUMNS[column])


def _label(column: str, value: Value, data: SiteData) -> Value:
    """Return what the first value of a row is called."""
    match column:
        case "country":
            return data.country(str(value))
        case "language":
            return data.language(str(value))
        case "month":
            return data.month_name(date(2000, int(value or 1), 1))
        case "time":
            return gettext(str(value))
    return value


def _chart(figures: Figures, rows: Sequence[tuple[Value, ...]], data: SiteData) -> Chart:
    measure, columns = figures.measure, figures.columns
    if measure.chart == "matrix":
        counts = {(_number(a), _number(b)): _number(count) for a, b, count in figures.rows}
        return bars.matrix(counts, _heading(columns[2]))
    drawn = measure.drawn or columns[1:]
    numbers = {
        str(row[0]): tuple(_number(row[columns.index(name)]) for name in drawn) for row in rows
    }
    names = [_heading(name) for name in drawn]
    if measure.chart == "bars":
        return bars.bars(numbers, names)
    none = (0,) * len(drawn)
    if columns[0] == "month":
        months = [str(_label("month", month, data)) for month in range(1, 13)]
        numbers = {month: numbers.get(month, none) for month in months}
    if columns[0] == "year":
        years = range(min(map(int, numbers)), max(map(int, numbers)) + 1)
        numbers = {str(year): numbers.get(str(year), none) for year in years}
    return bars.columns(numbers, names)


def _number(value: Value) -> int:
    return int(value or 0)
