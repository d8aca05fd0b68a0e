"""Figures as pages show them: a picture, its table, how it is counted, and the query that counts it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from confarchive.building.data.measures import Measure
from confarchive.building.data.scorecard import Figures
from confarchive.building.site import bars
from confarchive.building.site.page_parts import Figure
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confarchive.building.data.table_types import Value
    from confarchive.building.site.bars import Chart
    from confarchive.building.site.pages import SiteData
    from confarchive.model.post import Post


def of(figures: Figures, data: SiteData) -> Figure:
    """Return what pages show of *figures*."""
    measure = figures.measure
    rows = tuple((_label(figures.columns[0], first, data), *rest) for first, *rest in figures.rows)
    return Figure(
        name=measure.name,
        title=measure.title,
        counted=measure.counted,
        chaoss=measure.chaoss,
        query=measure.query,
        columns=tuple(map(_words, figures.columns)),
        rows=rows,
        chart=_chart(figures, rows),
    )


def _words(column: str) -> str:
    return column.replace("_", " ").capitalize()


def _label(column: str, value: Value, data: SiteData) -> Value:
    """Return what the first value of a row is called."""
    match column:
        case "country":
            return data.country(str(value))
        case "language":
            return data.language(str(value))
        case "month":
            return data.month_name(date(2000, int(value or 1), 1))
    return value


def _chart(figures: Figures, rows: Sequence[tuple[Value, ...]]) -> Chart:
    measure, columns = figures.measure, figures.columns
    if measure.chart == "matrix":
        counts = {(_number(a), _number(b)): _number(count) for a, b, count in figures.rows}
        return bars.matrix(counts, columns[2])
    drawn = measure.drawn or columns[1:]
    numbers = {
        str(row[0]): tuple(_number(row[columns.index(name)]) for name in drawn) for row in rows
    }
    names = [_words(name).lower() for name in drawn]
    if measure.chart == "bars":
        return bars.bars(numbers, names)
    if columns[0] == "year":
        none = (0,) * len(drawn)
        years = range(min(map(int, numbers)), max(map(int, numbers)) + 1)
        numbers = {str(year): numbers.get(str(year), none) for year in years}
    return bars.columns(numbers, names)


def _number(value: Value) -> int:
    return int(value or 0)


def of_series(slug: str, posts: Iterable[Post], data: SiteData) -> tuple[Figure, ...]:
    """Return the figures of a conference that comes back, whom *posts* are about; none without a scorecard."""
    if not data.settings.scorecard:
        return ()
    counts: Counter[int] = Counter()
    authors: dict[int, set[str]] = defaultdict(set)
    for post in posts:
        if post.date:
            counts[post.date.year] += 1
            authors[post.date.year].update(map(slugify, post.authors))
    measure = Measure(
        name="posts-by-year",
        title="Posts a year",
        counted="Posts about it or one of its editions, by the year of their date, and those who wrote them.",
        chaoss="Activity Dates and Times; Contributors",
        query=f"""\
select year, count(distinct posts.id) as posts, count(distinct person) as authors
from posts left join post_people on post_people.post = posts.id
where posts.id in (
  select post from post_conferences where relation = 'about' and conference = {_quoted(slug)}
)
group by year order by year""",  # noqa: S608 (it is shown, and nobody's words but a slug are in it)
        drawn=("posts",),
    )
    rows = tuple((year, counts[year], len(authors[year])) for year in sorted(counts))
    return _if_years(
        Figures(measure=measure, columns=("year", "posts", "authors"), rows=rows), data
    )


def of_person(key: str, posts: Iterable[Post], data: SiteData) -> tuple[Figure, ...]:
    """Return the figures of the person with this *key* in the data, who wrote *posts*; none without a scorecard."""
    if not data.settings.scorecard:
        return ()
    counts = Counter(post.date.year for post in posts if post.date)
    measure = Measure(
        name="posts-by-year",
        title="Posts a year",
        counted="Posts that they wrote, alone or with others, by the year of their date.",
        chaoss="Activity Dates and Times",
        query=f"""\
select year, count(*) as posts from post_people join posts on posts.id = post
where person = {_quoted(key)} group by year order by year""",  # noqa: S608 (as above)
    )
    rows = tuple(sorted(counts.items()))
    return _if_years(Figures(measure=measure, columns=("year", "posts"), rows=rows), data)


def _quoted(text: str) -> str:
    """Return *text* as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _if_years(figures: Figures, data: SiteData) -> tuple[Figure, ...]:
    """Return what pages show of *figures* where they are of more than one year."""
    return (of(figures, data),) if len(figures.rows) > 1 else ()
