"""``archive.db``: the tables in SQLite, with full-text search, and what Datasette tells of them."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any

import yaml

from confarchive.building.data.table_types import values
from confarchive.building.data.tables import BY_NAME, TABLES, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlite_utils

    from confarchive.building.data.about import About
    from confarchive.building.data.table_types import DataTable, Row, Rows, Value

FILE, METADATA_FILE = "archive.db", "metadata.yml"
_TYPES = {"text": str, "integer": int, "real": float}
_TOKENIZER = "unicode61 remove_diacritics 2"
_NOT_KEPT_SAFE = ("journal_mode = off", "synchronous = off", "cache_size = -200000")
"""What halves the time: where writing is ended halfway, nobody has the file yet. The cache is of so many KiB at most."""


def write(file: Path, rows: Rows) -> None:
    """Write the *rows* of all tables into a new *file*: the same bytes for the same rows and the same SQLite."""
    import sqlite_utils  # noqa: PLC0415 (it takes a tenth of a second, and most builds write no database)

    database = sqlite_utils.Database(file)
    for pragma in _NOT_KEPT_SAFE:
        database.conn.execute(f"pragma {pragma}")
    for table in _referred_first():
        _create(database, table)
    with database.conn:
        for table in TABLES:
            database.conn.executemany(*_insertion(table, rows[table.name]))
    for table in TABLES:
        if table.searched:
            database.table(table.name).enable_fts(list(table.searched), tokenize=_TOKENIZER)
    database.vacuum()
    database.close()


def _insertion(table: DataTable, rows: list[Row]) -> tuple[str, Iterator[tuple[Value, ...]]]:
    """Return the statement that inserts *rows* into a *table*, and their values: as a whole this takes a third of the time."""
    marks = ", ".join("?" * len(table.columns))
    return f"insert into [{table.name}] values ({marks})", map(tuple, values(rows))  # noqa: S608 (a name of ours)


def _create(database: sqlite_utils.Database, table: DataTable) -> None:
    database.table(table.name).create(
        {column.name: _TYPES[column.type] for column in table.columns},
        pk=table.key[0] if table.keys == 1 else table.key,
        not_null={column.name for column in table.columns if column.required},
        foreign_keys=_references(table),
    )


def _referred_first() -> Iterator[DataTable]:
    """Yield the tables, each behind the others that it refers to."""
    order = TopologicalSorter(
        {each.name: {to for _, to, _ in _references(each)} - {each.name} for each in TABLES}
    )
    yield from map(BY_NAME.__getitem__, order.static_order())


def _references(table: DataTable) -> list[tuple[str, str, str]]:
    keys = {each.name: each.key[0] for each in TABLES}
    return [(column.name, column.to, keys[column.to]) for column in table.columns if column.to]


def metadata_text(about: About) -> str:
    """Return what Datasette is to tell of the database.

    See https://docs.datasette.io/en/stable/metadata.html.
    """
    told = {
        "title": about.title,
        "description": f"An archive of conference posts as data, version {VERSION} of its tables.",
        "license": about.license,
        "license_url": about.license_url,
        "source_url": about.url,
        "databases": {FILE.removesuffix(".db"): {"tables": {t.name: _told(t) for t in TABLES}}},
    }
    known = {name: value for name, value in told.items() if value}
    return str(yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=100))


def _told(table: DataTable) -> dict[str, Any]:
    told = {
        "description": table.meaning,
        "columns": {column.name: _meaning(column.meaning, column.unit) for column in table.columns},
        "units": {column.name: column.unit for column in table.columns if column.unit},
        "facets": list(table.facets),
        "label_column": table.label,
    }
    return {name: value for name, value in told.items() if value}


def _meaning(meaning: str, unit: str) -> str:
    return f"{meaning}, in {unit}" if unit else meaning
