"""A CSV file of each table: RFC 4180 in UTF-8, its first line the names of the columns."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from confarchive.building.data.tables import TABLES

if TYPE_CHECKING:
    from confarchive.building.data.table_types import DataTable, Row, Rows


def texts(rows: Rows) -> dict[str, str]:
    """Return the files of all tables, by their names. What is missing is empty."""
    return {f"{table.name}.csv": _text(table, rows[table.name]) for table in TABLES}


def _text(table: DataTable, rows: list[Row]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, [column.name for column in table.columns])
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
