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

from confarchive.building.data import kept_texts, noted_texts
from confarchive.building.documents.parser import PARSED
from confarchive.building.output import books
from confarchive.model.archive import POSTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from confarchive.building.data.noted_texts import NotedTexts
    from confarchive.building.incremental.stale import Changes
    from confarchive.building.output.published_data import PublishedData
    from confarchive.building.output.redirects import Table
    from confarchive.model.archive import Archive

_ASIDE = "confarchive-data"


def setup(app: Sphinx) -> None:
    """Have the texts of posts noted while they are read."""
    app.connect(PARSED, _note)
    app.connect("env-merge-info", noted_texts.merge)
    app.connect("env-updated", noted_texts.forget, priority=900)


def _note(app: Sphinx, options: MdParserConfig, text: str, tokens: Sequence[Token]) -> None:
    if _is_wanted(app.builder) and app.env.docname.startswith(f"{POSTS}/"):
        noted_texts.note(app.env, options, text, tokens)


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
    return _begun(builder, archive, table, changes, None)


def begin(
    builder: Builder, archive: Archive, table: Table, changes: Changes
) -> PublishedData | None:
    """Begin to make the data, where they are asked for; else keep nothing of them."""
    if makes_site(builder) and not builder.config.archive_data:
        kept_texts.forget(Path(builder.doctreedir))
    return _begun(builder, archive, table, changes, noted_texts.noted_in(builder.env))


def _is_wanted(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    if not makes_site(builder) or isinstance(builder, books.ArchiveEpubBuilder):
        return False
    return bool(builder.config.archive_data)


def _begun(
    builder: Builder,
    archive: Archive,
    table: Table,
    changes: Changes,
    noted: NotedTexts | None,
) -> PublishedData | None:
    """Begin with what is *noted* of texts; None where Sphinx has not read them yet."""
    if not _is_wanted(builder):
        return None
    from confarchive.building.output import published_data  # noqa: PLC0415 (few archives want it)

    return published_data.PublishedData(
        builder,
        archive,
        table,
        aside=_aside(builder),
        source=changes.headers.source,
        noted=noted or {},
        is_stale=None if noted is None else changes.is_stale,
    )


def _aside(builder: Builder) -> Path:
    """Return where data stand until they come into the site."""
    return Path(builder.doctreedir) / _ASIDE
