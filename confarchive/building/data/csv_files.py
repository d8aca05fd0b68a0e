"""A CSV file of each table: RFC 4180 in UTF-8, its first line the names of the columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.building.data.table_types import values
from confarchive.building.data.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.building.data.table_types import DataTable, Row, Rows, Value

NAMES = tuple(f"{table.name}.csv" for table in TABLES)
_find_special = re.compile('[",\r\n]').search


def texts(rows: Rows) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the files of all tables. What is missing is empty."""
    for name, table in zip(NAMES, TABLES, strict=True):
        yield name, _text(table, rows[table.name])


def _text(table: DataTable, rows: list[Row]) -> str:
    lines = [_line(column.name for column in table.columns), *map(_line, values(rows))]
    return "\r\n".join([*lines, ""])


def _line(values_: Iterable[Value]) -> str:
    return ",".join(map(_field, values_))


def _field(value: Value) -> str:
    """Return a value as Python's csv writes it, which looks at each letter of a text and takes three times as long."""
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _find_special(text) else text
