"""The data of the archive in a site, where ``archive_data`` asks for them: files in a folder beside their page.

They tell the texts of posts, so that an edit of a text changes them. What texts say is kept from
build to build, only what was edited is read again, and a file that would stay as it is, is not written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.data import database, export, json_file, kept_texts, reading, rows
from confarchive.building.incremental import files
from confarchive.model.pagenames import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.output.redirects import Table
    from confarchive.model.archive import Archive


def names() -> set[str]:
    """Return the names of the files in the output."""
    return {f"{DATA}/{name}" for name in export.NAMES}


def write(
    builder: StandaloneHTMLBuilder,
    archive: Archive,
    table: Table,
    *,
    source: Callable[[str], str],
    own: AbstractSet[str],
    is_stale: Callable[[str, object, Path], bool],
) -> list[Path]:
    """Write the data, but for files that the site brings, whose names are in *own*; return the files.

    *source* returns what stands for the text of the post at a path, *is_stale* tells of what a file
    is made of whether it would come out otherwise.
    """
    root, config = Path(builder.srcdir), builder.config
    home = config.html_baseurl.rstrip("/")
    told = reading.told(
        root,
        config,
        archive,
        table,
        lambda targets: kept_texts.read(
            root, Path(builder.doctreedir), archive.listed, source, targets
        ),
        url=lambda name: f"{home}/{builder.get_target_uri(name)}" if home else "",
    )
    found = rows.make(told)
    told_whole = ""
    for name, content in export.text_files(found, reading.about(config, archive)):
        if name == json_file.FILE:
            told_whole = hashlib.sha256(content).hexdigest()
        if f"{DATA}/{name}" not in own:
            files.write(builder.outdir / DATA / name, content)
    name = f"{DATA}/{database.FILE}"
    # It takes longest; all that it tells stands in that one file, too.
    if name not in own and is_stale(
        name, (told_whole, sqlite3.sqlite_version), builder.outdir / name
    ):
        files.write(builder.outdir / name, export.database_file(found))
    return [builder.outdir / each for each in sorted(names() - own)]
