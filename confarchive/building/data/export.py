"""The files of the data: made whole, and written only where they differ from what stands there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.data import csv_files, database, json_file, reading, rows
from confarchive.building.data.output_files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.data.table_types import Rows


def export(root: Path, folder: Path) -> Rows:
    """Write what the archive in the folder *root* tells into *folder*; return its rows.

    Raises reading.UnreadableSettingsError, and OSError.
    """
    config = reading.settings(root)
    found = rows.make(reading.read(root, config))
    for name, content in _files(found, config.project):
        write_file(folder / name, content)
    return found


def _files(found: Rows, title: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name."""
    texts = {
        json_file.FILE: json_file.text(found, title),
        json_file.SCHEMA_FILE: json_file.schema_text(),
        database.METADATA_FILE: database.metadata_text(title),
        **csv_files.texts(found),
    }
    for name, text in texts.items():
        yield name, text.encode()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / database.FILE
        database.write(file, found)
        yield database.FILE, file.read_bytes()
