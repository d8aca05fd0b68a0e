"""The data of the archive in a site, where ``archive_data`` asks for them: files in a folder beside their page.

They tell the texts of posts, so that an edit of a text changes them. What texts say is kept from
build to build, only what was edited is read again, and a file that would stay as it is, is not written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.background import BackgroundTask
from confarchive.building.data import database, export, json_file, kept_texts, reading, rows
from confarchive.building.incremental import files
from confarchive.building.output import manifest
from confarchive.model.pagenames import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.data.about import About
    from confarchive.building.data.rows import ArchiveData
    from confarchive.building.output.redirects import Table
    from confarchive.model.archive import Archive

_DATABASE = f"{DATA}/{database.FILE}"


def names() -> set[str]:
    """Return the names of the files in the output."""
    return {f"{DATA}/{name}" for name in export.NAMES}


class PublishedData:
    """The data in the making, but for files that the site brings, whose names are in *own*.

    *source* returns what stands for the text of the post at a path, *is_stale* tells of what a file
    is made of whether it would come out otherwise.
    """

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        archive: Archive,
        table: Table,
        *,
        source: Callable[[str], str],
        own: AbstractSet[str],
        is_stale: Callable[[str, object, Path], bool],
    ) -> None:
        self._folder, self._own, self._is_stale = builder.outdir, own, is_stale
        manifest.announce_files(builder, names() - own)
        told = partial(_told, builder, archive, table, source)
        self._task = BackgroundTask(
            lambda: self._write(told(), reading.about(builder.config, archive))
        )

    def result(self) -> list[Path]:
        """Wait until the files are written; return them."""
        digest = self._task.result()
        if _DATABASE not in self._own:
            self._is_database_stale(digest)  # noted here, too, for the next build
        return [self._folder / each for each in sorted(names() - self._own)]

    def _write(self, told: ArchiveData, about: About) -> str:
        """Write the files; return the digest of the one that tells all."""
        found, digest = rows.make(told), ""
        for name, content in export.text_files(found, about):
            if name == json_file.FILE:
                digest = hashlib.sha256(content).hexdigest()
            if f"{DATA}/{name}" not in self._own:
                files.write(self._folder / DATA / name, content)
        # It takes longest.
        if _DATABASE not in self._own and self._is_database_stale(digest):
            files.write(self._folder / _DATABASE, export.database_file(found))
        return digest

    def _is_database_stale(self, digest: str) -> bool:
        made_of = digest, sqlite3.sqlite_version
        return self._is_stale(_DATABASE, made_of, self._folder / _DATABASE)


def _told(
    builder: StandaloneHTMLBuilder, archive: Archive, table: Table, source: Callable[[str], str]
) -> ArchiveData:
    root, doctrees = Path(builder.srcdir), Path(builder.doctreedir)
    home = builder.config.html_baseurl.rstrip("/")
    return reading.told(
        root,
        builder.config,
        archive,
        table,
        lambda targets: kept_texts.read(root, doctrees, archive.listed, source, targets),
        url=lambda name: f"{home}/{builder.get_target_uri(name)}" if home else "",
    )
