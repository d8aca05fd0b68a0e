"""Whether a build makes the archive's data, and from when on.

Where a post that stands in lists was edited, the data are begun before Sphinx reads anything: all that they are made of
is known by then, and until pages are written and the search index is made, a build has work for one processor alone.
Otherwise it is not known yet whether a build writes anything, or all processors are busy: they are begun with the pages.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from sphinx.builders.html import StandaloneHTMLBuilder

from confarchive.building.data import kept_texts
from confarchive.building.output import books

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from confarchive.building.incremental.stale import Changes
    from confarchive.building.output.published_data import PublishedData
    from confarchive.building.output.redirects import Table
    from confarchive.model.archive import Archive

_ASIDE = "confarchive-data"


def makes_site(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Tell whether pages are files that browsers read; those of JSON are of the same class."""
    return isinstance(builder, StandaloneHTMLBuilder) and builder.out_suffix.endswith("html")


def begin_early(
    builder: Builder, archive: Archive, table: Table, changes: Changes
) -> PublishedData | None:
    """Begin to make the data where posts that lists name were edited, and they are asked for; None for not yet.

    What a build left that was interrupted goes in any case.
    """
    shutil.rmtree(_aside(builder), ignore_errors=True)
    edited = changes.headers.edited()
    if not edited.intersection(post.path for post in archive.listed):
        return None
    return _begun(builder, archive, table, changes, is_early=True)


def begin(
    builder: Builder, archive: Archive, table: Table, changes: Changes
) -> PublishedData | None:
    """Begin to make the data, where they are asked for; else keep nothing of them."""
    if makes_site(builder) and not builder.config.archive_data:
        kept_texts.forget(Path(builder.doctreedir))
    return _begun(builder, archive, table, changes, is_early=False)


def _begun(
    builder: Builder, archive: Archive, table: Table, changes: Changes, *, is_early: bool
) -> PublishedData | None:
    if not makes_site(builder) or isinstance(builder, books.ArchiveEpubBuilder):
        return None
    if not builder.config.archive_data:
        return None
    from confarchive.building.output import published_data  # noqa: PLC0415 (few archives want it)

    return published_data.PublishedData(
        builder,
        archive,
        table,
        aside=_aside(builder),
        source=changes.headers.source,
        is_stale=None if is_early else changes.is_stale,
    )


def _aside(builder: Builder) -> Path:
    """Return where data stand until they come into the site."""
    return Path(builder.doctreedir) / _ASIDE
