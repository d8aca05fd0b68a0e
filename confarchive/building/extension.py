"""The wiring: which part of a build calls which part of the package."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.matching import Matcher

import confarchive
from confarchive.building import (
    blog,
    builders,
    calendars,
    changes,
    drafts,
    feeds,
    fulltext,
    mathematics,
    memory,
    names,
    outputs,
    pages,
    pictures,
    reading,
    redirects,
    references,
    related,
    rendering,
    search,
    settings,
    tags,
    thrift,
)
from confarchive.building import context as page_context
from confarchive.building.domain import ArchiveDomain
from confarchive.building.reporting import report
from confarchive.building.site import Site
from confarchive.model.archive import Archive, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from confarchive.model.problems import Problem


class Build:
    """One build: the archive it shows, and what its pages show of it."""

    def __init__(self) -> None:
        self.now = _now()
        self.archive = Archive()
        self.site: Site | None = None
        self._exclude_patterns: list[str] = []
        self._redirects: tuple[redirects.Redirect, ...] = ()
        self._complaints: list[Problem] = []
        self._old_files: dict[str, Path] = {}
        self._assets = rendering.Assets()
        self._index: search.Work | None = None
        self._pages: list[str] = []
        self._read = False
        self._sources_withheld: frozenset[str] = frozenset()

    def config_inited(self, app: Sphinx, config: Config) -> None:
        """Compute the archive, before Sphinx looks at any document."""
        settings.complete(config)
        blog.start_afresh()
        reading.share_settings()
        thrift.collect_rarely()
        thrift.exit_at_once()
        thrift.drop_unseen_messages(app.verbosity)
        # ABlog forbids reading in parallel for the state it keeps while reading: here it keeps none.
        app.extensions["ablog"].parallel_read_safe = True
        self.changes = changes.Changes(app)
        self.archive = scan(
            Path(app.srcdir),
            now=self.now,
            show_drafts=app.tags.has("drafts"),
            excluded=Matcher(config.exclude_patterns).match,
            parse=self.changes.headers.parse,
            describe=self.changes.headers.describe,
        )
        self._redirects, self._complaints = redirects.read(Path(app.srcdir))
        self._old_files = redirects.files(self._redirects, Path(app.srcdir))
        self.changes.scanned(self.archive, self.now, self._old_files)
        self._old_sites = redirects.old_sites(self.archive, self._redirects)
        # A document is read for its links to them: all are read anew when others are named.
        config.archive_old_sites = tuple(sorted(self._old_sites.sites))
        report(self.archive.problems)

    def builder_inited(self, app: Sphinx) -> None:
        """Hide the drafts from Sphinx, and what builds write; write the tags' documents for it."""
        overlooked = self.archive.withheld | set(outputs.folders(app))
        self._exclude_patterns = drafts.overlook(app.config, overlooked)
        tags.write_pages(Path(app.srcdir), app.config, self.archive)

    def env_get_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        _added: set[str],
        _changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Sphinx has looked: clean up after it, and after documents that are gone."""
        thrift.collect_rarely()
        app.config.exclude_patterns = self._exclude_patterns
        self.changes.touched = bool(removed)
        drafts.forget(Path(app.doctreedir), removed)
        return drafts.outdated(_domain(env), self.archive.withheld)

    def env_before_read_docs(
        self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]
    ) -> None:
        """Note whether any document is read."""
        self._read = bool(docnames)
        self.changes.touched |= self._read

    def doctree_read(self, app: Sphinx, doctree: nodes.document) -> None:
        """Collect a document's text, and excuse it from tables of contents: it stands in lists."""
        docname = app.env.current_document.docname
        app.env.metadata[docname].setdefault("orphan", "")
        # Sphinx takes a heading's link to a file for an entry of contents, and breaks at it.
        for link in list(app.env.tocs[docname].findall(addnodes.download_reference)):
            link.replace_self(link.children)
        pictures.note(app.env, docname)
        cut = drafts.cut_links(app.env, docname, doctree, self.archive.withheld)
        _domain(app.env).collect(docname, doctree, cut)

    def env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Derive what every page shows; return the pages that show something else than before."""
        domain = _domain(env)
        drafts.refuse_leaks(env, self.archive.withheld)
        report(drafts.links_to_drafts(self.archive.withheld, domain))
        self._sources_withheld = drafts.named_in(domain)
        if self.changes.begin():
            return []
        site = Site(
            self.archive,
            app.config,
            texts=domain.texts,
            titles={name: title.astext() for name, title in env.titles.items()},
            pictures=pictures.settle(env),
            standing_for=pictures.standing_for(env, app.builder),
            tag_colour=lambda label: tags.colour(app.config, label),
            alike=partial(related.find, memory.Kept(app.doctreedir / "confarchive-related.pickle")),
            old_sites=self._old_sites,
            old_files=self._old_files,
        )
        self.site = site
        domain.site = site
        blog.fill(app, site)
        search.leave_out(env, self.archive.unlisted)
        # Sphinx does not save its state when documents only went.
        gone = [env.config.root_doc] if self.changes.touched and not self._read else []
        return self.changes.compare(env, site) or gone

    def html_collect_pages(self, app: Sphinx) -> Iterator[pages.GeneratedPage]:
        """Yield the pages that no document stands for, where they do not stand there already."""
        if self.site is None or not isinstance(app.builder, StandaloneHTMLBuilder):
            return
        # Pagefind takes as long as all that is still to do: both go on at once.
        self._index = search.Work(app.builder, self.site)
        search.drop_unused_words(app.builder)
        if self.changes.standing:
            return
        yield from pages.generate(app, self.site)
        known = self.site.names
        table = (entry for entry in self._redirects if entry.target in known)
        wanted = (*redirects.old_addresses(self.site), *table)
        leading, taken = redirects.pages(wanted, app.builder, known)
        wrong = redirects.check(self._redirects, known | self._old_files.keys())
        problems = [*self._complaints, *wrong, *taken]
        report(problems)
        self.changes.complained = bool(problems)
        for page, *made_of in leading:
            self.changes.compare_page(page, made_of)
        yield from leading

    def html_page_context(
        self, app: Sphinx, name: str, template: str, context: dict[str, Any], _tree: Any
    ) -> str | None:
        """Give a page what it shows beyond its text."""
        if self.site is None:
            return None
        self._pages.append(name)
        self._assets.keep(context)
        if "body" in context:
            context["body"] = self.site.old_links.mark(context["body"], app.builder, name)
        page_context.complete(context, self.site, name, app.config.html_baseurl)
        view = self.site.page(name).view
        if view and view.kind in {"post", "conference", "conferences"}:
            app.add_css_file("confarchive-conferences.css")  # to this page alone
        if name in self._sources_withheld:
            context["sourcename"] = ""
        return "confarchive/page.html" if template == "page.html" else None

    def build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write what no template makes, and note that all is written."""
        if exception or self.site is None:
            return
        if isinstance(app.builder, StandaloneHTMLBuilder):
            self._write_beside(app.builder, self.site)
        self.changes.end()

    def _write_beside(self, builder: StandaloneHTMLBuilder, site: Site) -> None:
        """Write the feeds, and remove what earlier builds left; the search index is made meanwhile."""
        if not self.changes.standing:
            self._write_others(builder, site)
        if self._index is not None:
            self._index.result()

    def _write_others(self, builder: StandaloneHTMLBuilder, site: Site) -> None:
        same = self.changes.same
        text = fulltext.renderer(builder, site.old_links)
        files = feeds.write(builder, site, self.now, text, same)
        files += calendars.write(builder, site, same)
        files += site.old_links.copy_files(builder.outdir)
        unwanted = set() if self.archive.drafts else {site.addresses.drafts}
        written = {*self._pages, *self.changes.unchanged}
        outputs.sweep(builder, written, unwanted, files, self._sources_withheld)


def _domain(env: BuildEnvironment) -> ArchiveDomain:
    return cast("ArchiveDomain", env.get_domain("archive"))


def _now() -> datetime:
    """Return the moment that a whole build takes for now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now().astimezone()


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the archive to Sphinx."""
    for extension in ("myst_parser", "ablog", "sphinx_tags"):
        app.setup_extension(extension)
    settings.take_over(app)
    app.add_config_value("archive_page_size", 50, "html", int)
    app.add_config_value("archive_home_posts", 10, "html", int)
    app.add_config_value("archive_old_sites", (), "env", tuple)  # redirects.yml names them
    app.add_css_file("confarchive.css")
    app.add_js_file("confarchive.js", loading_method="defer")
    app.add_js_file("confarchive-search-box.js", loading_method="defer")
    app.add_source_parser(reading.ArchiveParser, override=True)
    for builder in (builders.SparingBuilder, builders.SparingDirectoryBuilder):
        app.add_builder(builder, override=True)
    app.add_domain(ArchiveDomain)
    for name, role in ArchiveDomain.roles.items():
        app.add_role(name, role)
    app.add_post_transform(names.NearNames)
    mathematics.setup(app)
    app.add_directive("tags", tags.ArchiveTagLinks, override=True)
    app.add_transform(blog.UpdateTitles)
    app.add_transform(references.EncodedNames)
    app.add_transform(references.RawFiles)
    app.add_post_transform(references.LinksToItself)
    app.add_post_transform(references.RawLinks)
    app.add_post_transform(pictures.NamedPictures)
    build = Build()
    app.connect("config-inited", build.config_inited, priority=400)
    app.connect("builder-inited", build.builder_inited, priority=400)
    app.connect("env-get-outdated", build.env_get_outdated)
    app.connect("env-before-read-docs", build.env_before_read_docs)
    app.connect("doctree-read", build.doctree_read)
    app.connect("env-updated", build.env_updated)
    app.connect("warn-missing-reference", names.warn_missing)
    app.connect("html-collect-pages", build.html_collect_pages)
    app.connect("html-page-context", build.html_page_context, priority=900)
    app.connect("build-finished", build.build_finished)
    return {
        "version": confarchive.__version__,
        "env_version": memory.version(),  # else Sphinx would load values of other classes
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
