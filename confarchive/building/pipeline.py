"""What a build writes, where anything differs from what stands there.

A build that finds nothing to do loads nothing of this, nor what makes views and feeds.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError

from confarchive.building import config, gathered_facts, page_kinds, search, themes
from confarchive.building.adapters import ablog, sphinx_tags
from confarchive.building.diagnostics import report
from confarchive.building.documents import cover, draft_filter, old_links, pictures
from confarchive.building.incremental import cache
from confarchive.building.incremental.inputs import BuildScope
from confarchive.building.output import (
    books,
    calendars,
    card_files,
    data_start,
    draft_files,
    feed_content,
    feeds,
    generated_pages,
    host_files,
    inventory,
    manifest,
    prepared_pictures,
    redirect_rules,
    redirects,
    site_logo,
    sitemaps,
    static_files,
)
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.output.template_context import TemplateContexts
from confarchive.building.search import bodies
from confarchive.building.site import book_parts
from confarchive.building.site.assembly import Site
from confarchive.building.site.documents import related
from confarchive.model.addresses.page_names import NOT_FOUND
from confarchive.model.files import link_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.domain import ArchiveDomain
    from confarchive.building.incremental.stale import Changes
    from confarchive.building.output.published_data import PublishedData
    from confarchive.building.site.documents.document_facts import DocumentFacts
    from confarchive.model.archive import Archive
    from confarchive.model.problems import Problem


class Writing:
    """One build's pages, and what it writes beside them."""

    def __init__(
        self,
        app: Sphinx,
        archive: Archive,
        changes: Changes,
        domain: ArchiveDomain,
        *,
        now: datetime,
        table: redirects.Table,
        static: Sequence[static_files.StaticFile],
        data: PublishedData | None,
    ) -> None:
        self._builder = app.builder
        self._archive = archive
        self._changes = changes
        self._now = now
        self._table = table
        checked, self._link_problems = link_file.read(Path(app.srcdir))
        report(self._link_problems)
        self._index: search.Work | None = None
        self._data = data
        self._sources_withheld = draft_filter.named_in(domain)
        self._strangers: AbstractSet[str] = frozenset()
        self._made: AbstractSet[str] = frozenset()  # pictures
        withheld = draft_files.of_drafts(app, static, archive.withheld)
        report(draft_files.withheld_problems(withheld, Path(app.srcdir)))
        drafts_themselves = (Path(app.srcdir, path).resolve() for path in archive.withheld)
        self._withheld_files = withheld.keys() | set(drafts_themselves)
        self._own_files = {
            each.name
            for each in static
            if not self._withheld_files or each.file.resolve() not in self._withheld_files
        }
        pictures.settle(app.env, in_folders=isinstance(app.builder, StandaloneHTMLBuilder))
        shown = cover.shown_in_texts(app.env, app.tags)
        paths = {*chain.from_iterable(shown.values()), *cover.own_files(app.env).values()}
        self._pictures = prepared_pictures.prepare(app.builder, paths, jobs=app.parallel)
        self.site = self._new_site(
            app, gathered_facts.gather(app, domain, checked, shown, self._pictures.pictures)
        )
        self.contexts = TemplateContexts(
            site=self.site,
            sources_withheld=self._sources_withheld,
            in_furo=themes.is_furo(app.builder),
            pictures=self._pictures.by_address if isinstance(app.builder, ArchiveBuilder) else {},
        )
        domain.site = self.site

    def _new_site(self, app: Sphinx, known: DocumentFacts) -> Site:
        return Site(
            self._archive,
            config.site_settings(app.config),
            known,
            tag_colour=lambda label: sphinx_tags.colour(app.config, label),
            alike=partial(
                related.find, cache.CachedValue(app.doctreedir / "confarchive-related.pickle")
            ),
            old_sites=self._table.sites,
            old_files=self._table.files,
            kinds=page_kinds.KINDS,
            logo=site_logo.find(app.config, Path(app.srcdir)),
            card_style=card_files.style(app),
        )

    def begin(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the documents whose pages show something else than before."""
        ablog.fill(app, self.site.archive, self.site.addresses, self.site.posts.entries)
        _settle_found(app.builder, self._archive, self._changes.read)
        if isinstance(app.builder, StandaloneHTMLBuilder):
            copy = partial(static_files.copy, app.builder, self._withheld_files)
            app.builder.copy_extra_files = copy  # type: ignore[method-assign]
            static = partial(static_files.copy_static, app.builder, self._withheld_files)
            app.builder.copy_html_static_files = static  # type: ignore[method-assign]
        if isinstance(app.builder, books.BookBuilder):
            app.builder.parts = book_parts.of_site(self.site)
        changed = self._changes.compare(env, self.site, self._own_files)
        is_all = self._changes.scope is not BuildScope.TEXTS  # of which no card tells
        cards = card_files.of_site(self.site) if is_all else {}
        self._made = self._pictures.copies.keys() | cards.keys()
        sitemaps.hand_over(app, self.site if is_all else None, self._now)
        self._clear(app.builder, env.found_docs - self._changes.read.union(changed))
        if isinstance(app.builder, StandaloneHTMLBuilder):
            manifest.announce_files(app.builder, self._made)
            self._pictures.bring(app.builder)
            card_files.write(cards, Path(app.outdir), jobs=app.parallel)
        # It needs what headers and texts tell, no page: it goes on beside all that is written.
        self._data = self._data or data_start.begin(
            app.builder, self._archive, self._table, self._changes
        )
        if self._data:
            self._data.announce(self._own_files)
        return changed

    def _clear(self, builder: Builder, standing: AbstractSet[str]) -> None:
        """Take what may tell of posts taken back out of the output, before anything is written.

        The documents *standing* are not written anew. Builders other than ours write all but
        documents at each build.
        """
        site, changes = self.site, self._changes
        if not manifest.writes_files(builder):
            return
        if not isinstance(builder, ArchiveBuilder):
            self._strangers = manifest.strangers(builder)
            files = manifest.page_files(builder, standing) | self._own_files
            manifest.clear(builder, files, self._sources_withheld)
        elif changes.scope is BuildScope.CLEARED:
            bodies.clear(builder, builder.env.found_docs)
            pages = {*standing, *changes.fresh, *(page for page, *_ in self._leading[0])}
            files = manifest.page_files(builder, pages)
            files |= feeds.unchanged_files(site, pages, builder.config)
            files |= calendars.fresh(builder, site, changes.is_stale)
            files |= self._own_files | self._made
            manifest.clear(builder, files, self._sources_withheld)
        if changes.scope is not BuildScope.TEXTS:
            coming = (site.names | builder.env.found_docs) - standing - changes.fresh
            manifest.announce(builder, coming, changes.read)

    @cached_property
    def _leading(self) -> tuple[list[generated_pages.GeneratedPage], list[Problem]]:
        """The pages that lead on from old addresses, and what is wrong with these."""
        if not data_start.makes_site(self._builder) or isinstance(self._builder, books.BookBuilder):
            return [], []
        return redirects.leading(self._table, self.site, self._builder)

    def generated_pages(self, app: Sphinx) -> Iterator[generated_pages.GeneratedPage]:
        """Yield the pages that no document stands for, where they do not stand there already."""
        builder = app.builder
        search.drop_unused_words(builder)
        if not data_start.makes_site(builder):
            return
        # Pagefind takes as long as all that is still to do: both go on at once.
        self._index = search.Work(builder, self.site, app.parallel if builder.parallel_ok else 1)
        if self._changes.scope is BuildScope.TEXTS:
            return
        left_out = {NOT_FOUND} if self._needs_no_host(builder) else frozenset()
        pages = generated_pages.generate(app, self.site)
        yield from (page for page in pages if page[0] not in left_out)
        leading, problems = self._leading
        report(problems)
        if problems:
            self._changes.look_again()
        for page, *value in leading:
            self._changes.compare_page(page, value)
        new = {page for page, *_ in leading} - self._changes.fresh
        manifest.announce(builder, new, frozenset())
        yield from leading

    def end(self, app: Sphinx) -> None:
        """Write what no template makes, and note that all is written."""
        builder = app.builder
        if data_start.makes_site(builder) and not isinstance(builder, books.ArchiveEpubBuilder):
            data = self._data.bring(self._changes.is_stale) if self._data else []
            if self._changes.scope is not BuildScope.TEXTS:
                self._write_beside(builder, data)
        if self._index is not None:
            self._index.result()
        if not isinstance(builder, ArchiveBuilder) and manifest.writes_files(builder):
            manifest.note(builder, self._strangers)
        if self._link_problems:
            self._changes.look_again()
        self._changes.end()

    def abandon(self) -> None:
        """Wait for what still goes on beside a build that failed: the next one shall be alone."""
        if self._data:
            self._data.abandon()
        with suppress(SphinxError):
            if self._index:
                self._index.result()

    def _write_beside(self, builder: StandaloneHTMLBuilder, data: Iterable[Path]) -> None:
        """Write the feeds, and remove what earlier builds left; the search index is made meanwhile."""
        is_stale, site = self._changes.is_stale, self.site
        text = feed_content.renderer(builder, site.old_targets)
        old = redirects.feeds_of(self._table, site)
        files = feeds.write(builder, site, self._now, text, is_stale, old=old)
        files += calendars.write(builder, site, is_stale)
        sitemap = sitemaps.write(builder, site, self._now, is_stale, own=self._own_files)
        name = sitemap[-1].name if sitemap else ""
        files += sitemap + host_files.write(builder, self._own_files, is_stale, sitemap=name)
        files += redirect_rules.write(builder, self._leading[0], self._own_files, is_stale)
        files += [*old_links.copy_files(site.old_targets, builder.outdir), *data]
        files += [builder.outdir / name for name in (*self._own_files, *self._made)]
        if isinstance(builder, ArchiveBuilder):
            written = {*self.contexts.pages, *self._changes.fresh}
            manifest.sweep(builder, written, files, self._sources_withheld)

    def _needs_no_host(self, builder: StandaloneHTMLBuilder) -> bool:
        """Tell whether no host shows a page of ours where nothing is: of a book, or of a site that brings its own."""
        return (
            isinstance(builder, books.ArchiveEpubBuilder) or f"{NOT_FOUND}.html" in self._own_files
        )


def _settle_found(builder: Builder, archive: Archive, read_now: AbstractSet[str]) -> None:
    """Keep what lists do not show out of the files that tell of all pages; add what only headers say."""
    unlisted, documents = archive.unlisted, (*archive.posts, *archive.pages)
    if isinstance(builder, ArchiveBuilder):
        builder.unlisted, builder.read_now = unlisted, read_now
    elif isinstance(builder, StandaloneHTMLBuilder):
        builder.dump_inventory = partial(inventory.dump, builder, unlisted)  # type: ignore[method-assign]
    subtitles = {post.docname: post.subtitle for post in documents if post.subtitle}
    search.settle(builder, unlisted, subtitles)
