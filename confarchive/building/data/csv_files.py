"""A CSV file of each table: RFC 4180 in UTF-8, its first line the names of the columns."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from confarchive.building.data.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.data.table_types import DataTable, Row, Rows

NAMES = tuple(f"{table.name}.csv" for table in TABLES)


def texts(rows: Rows) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the files of all tables. What is missing is empty."""
    for name, table in zip(NAMES, TABLES, strict=True):
        yield name, _text(table, rows[table.name])


def _text(table: DataTable, rows: list[Row]) -> str:
    file = io.StringIO()
    names = [column.name for column in table.columns]
    writer = csv.writer(file)
    writer.writerow(names)
    writer.writerows(map(row.__getitem__, names) for row in rows)
    return file.getvalue()
