"""What docs/data.md tells of the tables of exported data, written from where these are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.data.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.data.table_types import Column, DataTable

DOCUMENT = Path(__file__).resolve().parents[1] / "docs/data.md"
BEGIN, END = "<!-- tables -->\n", "<!-- end of tables -->\n"


def updated(text: str) -> str:
    """Return *text*, that of the document, with the tables as they are."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{''.join(map(_section, TABLES))}\n{END}{rest.partition(END)[2]}"


def _section(table: DataTable) -> str:
    rows = "".join(
        f"| `{each.name}` | {each.type} | {', '.join(_told(each))} |\n" for each in table.columns
    )
    return f"\n### `{table.name}`\n\n{table.meaning}\n\n| Column | Type | |\n|---|---|---|\n{rows}"


def _told(column: Column) -> Iterator[str]:
    yield column.meaning
    if column.unit:
        yield f"in {column.unit}"
    if column.to:
        yield f"one of `{column.to}`"
    if not column.required:
        yield "or nothing"


if __name__ == "__main__":
    DOCUMENT.write_text(updated(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
