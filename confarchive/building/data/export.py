"""The files of the data: made whole, and written only where they differ from what stands there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.data import about, csv_files, database, json_file, reading, rows
from confarchive.building.data.output_files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.data.about import About
    from confarchive.building.data.table_types import Rows
    from confarchive.model.problems import Problem


def export(
    root: Path, folder: Path, *, in_folders: bool = False
) -> tuple[Rows, tuple[Problem, ...]]:
    """Write what the archive in the folder *root* tells into *folder*; return its rows, and what is wrong with what was checked.

    *in_folders* is as in :func:`.reading.read`. Raises reading.UnreadableSettingsError, and OSError.
    """
    config = reading.settings(root)
    told = reading.read(root, config, in_folders=in_folders)
    found = rows.make(told)
    for name, content in text_files(found, reading.about(config, told.archive)):
        write_file(folder / name, content)
    write_file(folder / database.FILE, database_file(found))
    return found, told.problems


def refuse_others(folder: Path) -> None:
    """Raise ValueError where *folder* holds what is not of an export and would be written over, or is an archive's own."""
    if (folder / "conf.py").exists():
        raise ValueError(
            f"{folder}: holds a conf.py, so that it is no folder for data; name another"
        )
    # It is written first.
    of_others = (
        [] if (folder / json_file.FILE).exists() else [n for n in NAMES if (folder / n).exists()]
    )
    if of_others:
        raise ValueError(
            f"{folder}: holds {of_others[0]}, which is of no export; name another folder"
        )


def text_files(found: Rows, told: About) -> Iterator[tuple[str, bytes]]:
    """Yield the files by name, but for the database."""
    yield json_file.FILE, json_file.text(found, told.title).encode()
    yield json_file.SCHEMA_FILE, json_file.schema_text().encode()
    yield database.METADATA_FILE, database.metadata_text(told).encode()
    yield about.CITATION_FILE, about.citation_text(told).encode()
    for name, text in csv_files.texts(found):
        yield name, text.encode()


def database_file(found: Rows) -> bytes:
    """Return the database."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / database.FILE
        database.write(file, found)
        return file.read_bytes()


NAMES = (
    *(json_file.FILE, json_file.SCHEMA_FILE, database.METADATA_FILE, about.CITATION_FILE),
    *csv_files.NAMES,
    database.FILE,
)
"""The names of all files."""
