"""How an archive and its community fare: the measures of :mod:`.measures`, counted by their queries."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.building.data import link_states, rows
from confarchive.building.data.link_targets import OUTER
from confarchive.building.data.measures import MEASURES
from confarchive.building.data.part_measures import PERSON, SERIES, measures_of
from confarchive.building.data.tables import BY_NAME, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.building.data.measures import Measure
    from confarchive.building.data.part_measures import ArchivePart
    from confarchive.building.data.table_types import Row, Value
    from confarchive.model.archive import Archive
    from confarchive.model.files.link_file import CheckedLink

_COUNTED = {
    "posts": ("id", "date", "year", "month", "language"),
    "post_people": ("post", "person"),
    "post_conferences": ("post", "conference", "edition", "relation"),
    "conferences": ("id", "name"),
    "editions": ("id", "conference", "year", "start", "end", "country"),
    "journeys": ("person", "edition", "kilometres"),
    "talks": ("id", "conference", "edition"),
    "talk_people": ("talk", "person"),
    "terms": ("id", "kind", "name"),
    "post_terms": ("post", "term"),
    "citations": ("post", "cited"),
    "links": ("post", "kind", "found", "dead"),
}
"""The columns that measures count: no text of a post is among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a measure counted: the names of its ``columns``, and its ``rows``, at least one."""

    measure: Measure
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecards:
    """The figures of an archive as a ``whole``, of its ``series`` of conferences, by their names, and of ``people``, by their keys."""

    whole: tuple[Figures, ...]
    series: Mapping[str, tuple[Figures, ...]]
    people: Mapping[str, tuple[Figures, ...]]


def of_archive(
    archive: Archive,
    citations: Iterable[tuple[str, str]],
    elsewhere: Iterable[tuple[str, CheckedLink | None]],
) -> Scorecards:
    """Return the figures of *archive*, and those of series and people that posts of more than one year are about or by.

    *citations* are the names of posts that link, each with that of the other post; *elsewhere* those that lead to
    addresses elsewhere, each with what was found there, None where it was not checked.
    """
    cited: list[Row] = [{"post": post, "cited": other} for post, other in citations]
    tables: dict[str, list[Row]] = {
        **rows.of_headers(archive),
        "citations": cited,
        "links": [
            {"post": post, "kind": OUTER, **link_states.row(found)} for post, found in elsewhere
        ],
    }
    with closing(_filled(tables)) as database:
        return Scorecards(
            whole=_figures(database, MEASURES),
            series=_of_each(database, SERIES),
            people=_of_each(database, PERSON),
        )


def of_rows(tables: Mapping[str, Sequence[Row]]) -> tuple[Figures, ...]:
    """Return the figures of rows by the names of their *tables*; of what is not there to be counted, none."""
    with closing(_filled(tables)) as database:
        return _figures(database, MEASURES)


def _of_each(database: sqlite3.Connection, part: ArchivePart) -> dict[str, tuple[Figures, ...]]:
    """Return the figures of each *part* of an archive that has posts of more than one year."""
    names = [name for (name,) in database.execute(part.of_several_years)]
    return {name: _figures(database, measures_of(part, name)) for name in names}


def _figures(database: sqlite3.Connection, measures: Iterable[Measure]) -> tuple[Figures, ...]:
    found = (_count(database, measure) for measure in measures)
    return tuple(each for each in found if each.rows)


def _filled(tables: Mapping[str, Sequence[Row]]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    for name, columns in _COUNTED.items():
        _fill(database, name, columns, tables[name])
    return database


def _fill(
    database: sqlite3.Connection, name: str, columns: Sequence[str], rows_: Iterable[Row]
) -> None:
    table = BY_NAME[name]
    sought = {table.key[0], *(column.name for column in table.columns if column.to)}
    names, marks = ", ".join(f'"{each}"' for each in columns), ", ".join("?" * len(columns))
    database.execute(f'create table "{name}" ({names})')
    for each in sought.intersection(columns):
        database.execute(f'create index "{name} by {each}" on "{name}" ("{each}")')
    values = (tuple(row.get(each) for each in columns) for row in rows_)
    database.executemany(f'insert into "{name}" values ({marks})', values)  # noqa: S608 (names of ours)


def _count(database: sqlite3.Connection, measure: Measure) -> Figures:
    found = database.execute(measure.query)
    columns = tuple(name for name, *_ in found.description)
    return Figures(measure=measure, columns=columns, rows=tuple(found))


def json_text(figures: Iterable[Figures], title: str) -> str:
    """Return the *figures* of the archive called *title* as JSON, for a team's own dashboard."""
    told = {
        "version": VERSION,
        "title": title,
        "measures": [_told(each) for each in figures],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _told(each: Figures) -> dict[str, object]:
    measure = each.measure
    return {
        "name": measure.name,
        "title": measure.title,
        "chaoss": measure.chaoss or None,
        "counted": measure.counted,
        "query": measure.query,
        "rows": [dict(zip(each.columns, row, strict=True)) for row in each.rows],
    }
