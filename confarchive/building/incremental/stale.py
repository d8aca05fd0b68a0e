"""What of a site would come out otherwise than an earlier build left it.

Sphinx compares dates of files, and only those of documents with their pages. Here fingerprints of
values are compared: :func:`~confarchive.building.incremental.inputs.scope_of` tells how far a build
looks, and :meth:`Changes.is_stale` of all that it looks at whether it is written.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.incremental import fingerprints
from confarchive.building.incremental.cache import Headers, OutputRecord
from confarchive.building.incremental.inputs import BuildScope, Input, scope_of
from confarchive.building.output import manifest
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.speed.builders import IdleBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from confarchive.building.output.static_files import StaticFile
    from confarchive.building.site.assembly import Site
    from confarchive.model.archive import Archive


class Changes:
    """Compares one build with the one before it into the same folder.

    ``read`` are the documents that Sphinx reads, ``gone`` those that it has lost; where its
    ``is_state_lost``, nobody knows these. ``scope`` is how far the build looks, and ``fresh`` are the
    generated pages that need not be written.
    """

    def __init__(self, app: Sphinx) -> None:
        self.headers = Headers(Path(app.doctreedir))
        self.read: frozenset[str] = frozenset()
        self.gone: frozenset[str] = frozenset()
        self.is_state_lost = False
        self.scope = BuildScope.COMPARED
        self.fresh: set[str] = set()
        self._app = app
        self._inputs: dict[Input, object] = {}
        self._differing: set[Input] = set()
        self._digests: Mapping[str, str] = {}
        self._record: OutputRecord

    def scanned(self, archive: Archive, now: datetime, old_files: Mapping[str, Path]) -> None:
        """Take note of what the *archive* was made of; *old_files* are not read."""
        self.headers.keep(archive.withheld)
        undated = any(post.date is None for post in archive.listed)
        self._inputs = {
            Input.DRAFTS: [(path, self.headers.source(path)) for path in sorted(archive.withheld)],
            Input.HEADERS: self.headers.digest(),
            Input.DATA_FILES: fingerprints.of_data_files(Path(self._app.srcdir)),
            Input.TIME: (sorted(archive.drafts), now if undated else None),
            Input.OLD_FILES: [
                (name, *fingerprints.of_file(file)) for name, file in sorted(old_files.items())
            ],
        }

    def begin(self, sources: Mapping[str, str], static: Sequence[StaticFile]) -> BuildScope:
        """Compare what is known before pages are made; return how far the build looks.

        *sources* are the fingerprints of what documents are read from, by document name, *static*
        the site's own files. Where there is anything to do, files are written from here on.
        """
        app, builder = self._app, self._app.builder
        stamps = [(each.name, *each.stamp) for each in static]
        rendering = fingerprints.of_rendering(app, stamps)
        self._record = OutputRecord(Path(app.doctreedir), Path(app.outdir), rendering)
        self._digests = sources
        self._inputs[Input.OUTPUT] = fingerprints.of_names(Path(app.outdir))
        self._inputs[Input.DOCUMENTS] = sorted(sources.items())
        self._inputs[Input.STATIC_FILES] = stamps
        self._look(self._inputs)
        if isinstance(builder, ArchiveBuilder):
            builder.fresh = self.fresh
            builder.is_inventory_stale = self._is_inventory_stale
        if isinstance(builder, IdleBuilder):
            builder.scope = self.scope
        if self.scope is not BuildScope.NOTHING:
            self._record.begin()
        return self.scope

    def _look(self, inputs: Mapping[Input, object]) -> None:
        """Compare *inputs*; tell by all that were compared so far how far the build looks."""
        for each, value in inputs.items():
            if self._record.differs(each.value, value):
                self._differing.add(each)
        builder = self._app.builder
        self.scope = scope_of(
            self._differing,
            known=self._record.known and not (self.gone or self.is_state_lost),
            idle=isinstance(builder, IdleBuilder) and not {*self.read, *builder.outdated},
            texts_show_alone=lambda: self._texts_show_alone,
        )

    @cached_property
    def _texts_show_alone(self) -> bool:
        """Whether texts, beside the facts of them, show on the pages of their documents alone.

        They do not where feeds have them, where Sphinx makes a page of each letter of its index,
        or where other extensions make pages, pictures or files to download of them; and builders
        other than ours write all that is no document at each build.
        """
        app, config = self._app, self._app.config
        others = len(app.events.listeners["html-collect-pages"]) > 1 or manifest.of_others(
            Path(app.outdir), app.env
        )
        elsewhere = config.blog_feed_fulltext or config.html_split_index or others
        return isinstance(app.builder, ArchiveBuilder) and not elsewhere

    def compare(self, env: BuildEnvironment, site: Site, own_files: Iterable[str]) -> list[str]:
        """Compare all pages that may differ; return the documents whose pages do.

        *own_files* are the names of those that the site has in the output beside pages.
        """
        downloads = sorted(file for _, file in env.dlfiles.values())
        copies = (downloads, sorted(own_files))
        self._look({Input.FACTS: site.facts.fingerprint(), Input.COPIES: copies})
        stale = {name for name in env.found_docs if self._is_text_stale(site, name)}
        if self.scope is BuildScope.TEXTS:
            self._record.carry_over()
        else:
            self._compare_lists(env, site)
            stale |= {name for name in env.found_docs if self._is_page_stale(site, name)}
        return sorted(stale)

    def _is_text_stale(self, site: Site, name: str) -> bool:
        """Tell whether a document's page shows another text, or names other related posts."""
        related = [post.page for post in site.posts.related.get(name, ())]
        return self.is_stale(f"text {name}", (self._digests.get(name), related))

    def _is_page_stale(self, site: Site, name: str) -> bool:
        return self.is_stale(f"page {name}", site.page(name))

    def _compare_lists(self, env: BuildEnvironment, site: Site) -> None:
        """Find the generated lists that would come out as they stand there."""
        for name in site.names - env.found_docs:
            self.compare_page(name, site.page(name))

    def compare_page(self, page: str, value: object) -> None:
        """Find out whether a generated page would come out as it stands there."""
        builder = self._app.builder
        file = builder.get_output_path(page) if isinstance(builder, ArchiveBuilder) else None
        if not self.is_stale(f"page {page}", value, file) and file:
            self.fresh.add(page)

    def is_stale(self, name: str, value: object, file: Path | None = None) -> bool:
        """Note what *name* is made of; tell whether it would come out otherwise than it stands there.

        Where a *file* is told, it is that which stands there.
        """
        differs = self._record.differs(name, value)
        return differs or (file is not None and not file.is_file())

    def _is_inventory_stale(self, file: Path) -> bool:
        """Tell whether the inventory would come out otherwise, now that all is settled.

        Titles and lists, which are in it too, stand where only texts differ, and so does the *file*.
        """
        differs = self.is_stale(file.name, fingerprints.of_objects(self._app.env))
        return differs or self.scope is not BuildScope.TEXTS

    def look_again(self) -> None:
        """Have the next build compare all pages: no other tells what is wrong with some."""
        for each in Input:
            self._record.forget(each.value)

    def end(self) -> None:
        """Keep what was noted: all is written."""
        self._record.differs(Input.OUTPUT.value, fingerprints.of_names(Path(self._app.outdir)))
        self._record.keep()
