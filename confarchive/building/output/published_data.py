"""The data of the archive in a site, where ``archive_data`` asks for them: files in a folder beside their page.

They tell the texts of posts, so that an edit of a text changes them. What texts say is kept from
build to build, only what was edited is read again, and a file that would stay as it is, is not written.
They are made beside what a build does, and come into the site at its end.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.errors import SphinxError

from confarchive.building.background import BackgroundTask
from confarchive.building.data import database, export, json_file, kept_texts, reading, rows
from confarchive.building.incremental import files
from confarchive.building.output import manifest
from confarchive.model.addresses.page_names import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.data.about import About
    from confarchive.building.data.noted_texts import NotedTexts
    from confarchive.building.data.rows import ArchiveData
    from confarchive.building.output.redirects import Table
    from confarchive.model.archive import Archive

_IsStale: TypeAlias = "Callable[[str, object, Path], bool]"
_DATABASE = f"{DATA}/{database.FILE}"


def names() -> set[str]:
    """Return the names of the files in the output."""
    return {f"{DATA}/{name}" for name in export.NAMES}


class PublishedData:
    """The data in the making: in the folder *aside*, from where they come into the site when that is written.

    *source* returns what stands for the text of the post at a path, *noted* is what texts say that Sphinx has read, *is_stale* tells of what a file is made of whether
    it would come out otherwise; where that is not known yet, all files are made.
    """

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        archive: Archive,
        table: Table,
        *,
        aside: Path,
        source: Callable[[str], str],
        noted: NotedTexts,
        is_stale: _IsStale | None,
    ) -> None:
        self._builder, self._aside, self._is_stale = builder, aside, is_stale
        self._own: AbstractSet[str] = frozenset()
        told = partial(_told, builder, archive, table, source, noted)
        self._task = BackgroundTask(
            lambda: self._make(told(), reading.about(builder.config, archive))
        )

    def announce(self, own: AbstractSet[str]) -> None:
        """Note what is going to be in the output, but for files that the site brings, whose names are in *own*."""
        self._own = own
        manifest.announce_files(self._builder, names() - own)

    def bring(self, is_stale: _IsStale) -> list[Path]:
        """Wait until the files are made, and bring them into the output; return them.

        *is_stale* notes for the next build what they are made of.
        """
        digest = self._task.result()
        if _DATABASE not in self._own:
            is_stale(*self._database_made_of(digest))
        brought = sorted(names() - self._own)
        for name in brought:
            if (self._aside / name).exists():
                files.move(self._aside / name, self._builder.outdir / name)
        shutil.rmtree(self._aside)
        return [self._builder.outdir / name for name in brought]

    def abandon(self) -> None:
        """Wait until the files are made, and leave the output as it is."""
        with suppress(SphinxError):
            self._task.result()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _make(self, told: ArchiveData, about: About) -> str:
        """Make the files; return the digest of the one that tells all."""
        found, digest = rows.make(told), ""
        for name, content in export.text_files(found, about):
            if name == json_file.FILE:
                digest = hashlib.sha256(content).hexdigest()
            files.write(self._aside / DATA / name, content)
        # It takes longest.
        if self._is_stale is None or self._is_stale(*self._database_made_of(digest)):
            files.write(self._aside / _DATABASE, export.database_file(found))
        return digest

    def _database_made_of(self, digest: str) -> tuple[str, object, Path]:
        """Return what is told of the database to learn whether it is stale; *digest* is that of the file that tells all."""
        return _DATABASE, (digest, sqlite3.sqlite_version), self._builder.outdir / _DATABASE


def _told(
    builder: StandaloneHTMLBuilder,
    archive: Archive,
    table: Table,
    source: Callable[[str], str],
    noted: NotedTexts,
) -> ArchiveData:
    root, doctrees = Path(builder.srcdir), Path(builder.doctreedir)
    home = builder.config.html_baseurl.rstrip("/")
    return reading.told(
        root,
        builder.config,
        archive,
        table,
        partial(kept_texts.read, root, doctrees, archive.listed, source=source, noted=noted),
        url=lambda name: f"{home}/{_page_address(builder, name)}" if home else "",
    )


def _page_address(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the address of a page within the site; of pages in folders, Sphinx quotes no sign."""
    address = builder.get_target_uri(docname)
    return quote(address) if isinstance(builder, DirectoryHTMLBuilder) else address
