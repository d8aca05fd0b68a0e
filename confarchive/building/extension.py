"""The wiring: which part of a build calls which part of the package."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx import addnodes

from confarchive.building import (
    adapters,
    build_lock,
    clock,
    config_checks,
    failures,
    previews,
    themes,
    translations,
)
from confarchive.building import config as defaults
from confarchive.building.adapters import ablog, sphinx_tags
from confarchive.building.data import kept_texts
from confarchive.building.diagnostics import report
from confarchive.building.documents import (
    cover,
    dependencies,
    draft_filter,
    exclusion,
    registration,
    roles,
    talk_files,
)
from confarchive.building.documents.named_talks import SoughtTalks
from confarchive.building.incremental import cache, stale
from confarchive.building.incremental.inputs import BuildScope
from confarchive.building.output import (
    books,
    data_start,
    manifest,
    page_assets,
    progress,
    redirects,
    static_files,
)
from confarchive.building.search import bodies
from confarchive.building.speed import templates
from confarchive.building.speed.private_names import Speedup
from confarchive.building.speed.speedups import Speedups
from confarchive.model.archive import Archive, scan
from confarchive.model.files import site_files
from confarchive.runtime import garbage_collection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.domain import ArchiveDomain
    from confarchive.building.output.generated_pages import GeneratedPage
    from confarchive.building.output.published_data import PublishedData
    from confarchive.building.pipeline import Writing
    from confarchive.model.post import Post


class Build:
    """One build: the archive it shows, and what its pages show of it."""

    def __init__(self, speedups: Speedups) -> None:
        self._speedups = speedups
        self.now = clock.now()
        self.archive = Archive()
        self.writing: Writing | None = None
        self.data: PublishedData | None = None
        self._exclude_patterns: list[str] = []
        self._refused: dict[str, site_files.FolderEntry] = {}

    def config_inited(self, app: Sphinx, config: Config) -> None:
        """Compute the archive, before Sphinx looks at any document."""
        refused = config_checks.refused(config, Path(app.confdir))
        report(refused.values())
        report(config_checks.places(config, Path(app.confdir)))
        report(self._speedups.problems)
        self._begin_words(Path(app.confdir), config)
        defaults.complete(config, self._speedups.template_bridge, refused)
        report(config_checks.address(config, Path(app.confdir)))
        build_lock.take(Path(app.srcdir), config.tags_output_dir)
        ablog.start_afresh(app)
        self._speedups.begin(app)
        ablog.allow_parallel_reading(app)
        zone = clock.zone_of(config)
        self.now = clock.now(zone)
        self.changes = stale.Changes(app)
        entries = tuple(site_files.walk(Path(app.srcdir), skipping=set(manifest.folders(app))))
        self._refused = {each.path: each for each in entries if each.refusal}
        # Sphinx looks once before it can be told more: into folders elsewhere too, or for long.
        self._exclude_patterns = draft_filter.overlook(config, self._refused.keys())
        self.archive = scan(
            Path(app.srcdir),
            now=self.now,
            zone=zone,
            show_drafts=app.tags.has("drafts"),
            language=config.language or "en",
            excluded=exclusion.matching(config.exclude_patterns),
            parse=self.changes.headers.parse,
            describe=self.changes.headers.describe,
            read_programme=self.changes.headers.programme,
            entries=entries,
        )
        self._redirects = redirects.read(Path(app.srcdir), self.archive)
        self.changes.scanned(self.archive, self.now, self._redirects.files)
        # A document is read for its links to them: all are read anew when others are named.
        config.archive_old_sites = tuple(sorted(self._redirects.sites.sites))
        report(self.archive.problems)
        report(draft_filter.not_read(Path(app.srcdir), self._refused))

    def _begin_words(self, folder: Path, config: Config) -> None:
        """Have pages speak the archive's language."""
        translations.begin(config.language)
        report(config_checks.words(config, folder))
        words = translations.fingerprint()
        config.archive_words = cache.digest(words) if words else ""

    @cached_property
    def _with_talks(self) -> dict[str, Post]:
        return {post.docname: post for post in self.archive.posts if post.talks}

    @cached_property
    def _sought(self) -> tuple[SoughtTalks, dict[str, Post]]:
        return SoughtTalks(self.archive), {post.docname: post for post in self.archive.posts}

    def builder_inited(self, app: Sphinx) -> None:
        """Hide the drafts from Sphinx, and what builds write; write the tags' documents for it."""
        _domain(app.env).builder = app.builder
        overlooked = self.archive.withheld | set(manifest.folders(app)) | self._refused.keys()
        draft_filter.overlook(app.config, overlooked)
        themes.settle(app)
        if app.builder.name == "gettext":
            defaults.hide_templates(app.config)
        sphinx_tags.write_pages(Path(app.srcdir), app.config, self.archive)
        self.data = data_start.begin_early(app.builder, self.archive, self._redirects, self.changes)

    def env_get_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        _changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Sphinx has looked: clean up after it, and after documents that are gone."""
        if Speedup.PROCESS in self._speedups:
            garbage_collection.collect_rarely()
        app.config.exclude_patterns = self._exclude_patterns
        self.changes.gone = frozenset(removed)
        self.changes.is_state_lost = added >= env.found_docs
        draft_filter.forget(Path(app.doctreedir), removed)
        bodies.forget(Path(app.doctreedir), removed)
        if removed:
            kept_texts.forget(app.doctreedir)
        domain = _domain(env)
        edited = dependencies.edited(domain, self.changes.headers.source)
        relinked = dependencies.relinked(domain, added | removed)
        sought, posts = self._sought
        named = (
            name
            for name in domain.texts
            if (sought.digest(posts[name]) if name in posts else "") != domain.sought.get(name, "")
        )
        cut = draft_filter.outdated(domain, self.archive.withheld)
        return [*cut, *edited, *relinked, *named]

    def env_before_read_docs(
        self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]
    ) -> None:
        """Note which documents are read."""
        self.changes.read = frozenset(docnames)
        progress.reading(self.changes.read | self.changes.gone)

    def doctree_read(self, app: Sphinx, doctree: nodes.document) -> None:
        """Collect a document's text, and excuse it from tables of contents: it stands in lists."""
        docname = app.env.current_document.docname
        app.env.metadata[docname].setdefault("orphan", "")
        # Sphinx takes a heading's link to a file for an entry of contents, and breaks at it.
        for link in list(app.env.tocs[docname].findall(addnodes.download_reference)):
            link.replace_self(link.children)
        cover.note(app.env, docname, doctree)
        if post := self._with_talks.get(docname):
            talk_files.note(app.env, post)
        dependencies.note(_domain(app.env), docname, self.changes.headers.source)
        cut = draft_filter.cut_links(app.env, docname, doctree, self.archive.withheld)
        dependencies.note_missing(_domain(app.env), docname, doctree)
        sought, posts = self._sought
        post = posts.get(docname)
        _domain(app.env).collect(docname, doctree, cut, sought.of(post) if post else ())
        if post and (digest := sought.digest(post)):
            _domain(app.env).sought[docname] = digest

    def env_updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Derive what every page shows; return the pages that show something else than before."""
        progress.all_read()
        domain = _domain(env)
        draft_filter.refuse_leaks(env, self.archive.withheld)
        report(draft_filter.links_to_drafts(self.archive.withheld, domain))
        static, refused = static_files.find(Path(app.srcdir), app.config)
        report(refused)
        if self.changes.begin(domain.sources, static) is BuildScope.NOTHING:
            return []
        from confarchive.building.pipeline import Writing  # noqa: PLC0415 (it takes its time)

        self.writing = Writing(
            app,
            self.archive,
            self.changes,
            domain,
            now=self.now,
            table=self._redirects,
            static=static,
            data=self.data,
        )
        if Speedup.TEMPLATES in self._speedups:
            self.writing.contexts.assets = templates.Assets()
        # Sphinx does not save its state when documents only went.
        gone = [env.config.root_doc] if self.changes.gone and not self.changes.read else []
        return self.writing.begin(app, env) or gone

    def html_collect_pages(self, app: Sphinx) -> Iterable[GeneratedPage]:
        """Return the pages that no document stands for."""
        return self.writing.generated_pages(app) if self.writing else ()

    def begin_page_context(
        self, _app: Sphinx, name: str, _template: str, context: dict[str, Any], _tree: Any
    ) -> None:
        """Give a page what the navigation shows: a theme may render that before all else is known."""
        if self.writing and "css_tag" in context:  # no page as JSON, which no template shows
            context["archive_page"] = self.writing.site.page(name)

    def html_page_context(
        self, app: Sphinx, name: str, template: str, context: dict[str, Any], _tree: Any
    ) -> str | None:
        """Give a page what it shows beyond its text."""
        if self.writing is None:
            return None
        return self.writing.contexts.complete_page(app, name, template, context)

    def build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write what no template makes, and note that all is written."""
        if self.writing and not exception:
            self.writing.end(app)
        elif begun := self.writing or self.data:
            begun.abandon()
        self._speedups.end()
        translations.end()
        build_lock.give_back()


def _domain(env: BuildEnvironment) -> ArchiveDomain:
    return cast("ArchiveDomain", env.get_domain("archive"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the archive to Sphinx."""
    failures.tell_briefly()
    failures.end_when_full()
    previews.show_drafts(app)
    for extension in ("myst_parser", "ablog", "sphinx_tags"):
        app.setup_extension(extension)
    adapters.take_over(app)
    speedups = Speedups(app)
    defaults.add_settings(app)
    app.add_css_file("confarchive.css")
    app.add_js_file("confarchive.js", loading_method="defer")
    for add in (speedups.add_parser, speedups.add_builders, books.add_builders, registration.setup):
        add(app)
    data_start.setup(app)
    _connect(app, Build(speedups))
    return {
        "env_version": cache.version(),  # else Sphinx would load values of other classes
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _connect(app: Sphinx, build: Build) -> None:
    app.connect("config-inited", build.config_inited, priority=400)
    app.connect("builder-inited", build.builder_inited, priority=400)
    app.connect("env-get-outdated", build.env_get_outdated)
    app.connect("env-before-read-docs", build.env_before_read_docs)
    app.connect("doctree-read", build.doctree_read)
    app.connect("env-updated", build.env_updated)
    app.connect("warn-missing-reference", roles.warn_missing)
    app.connect("html-collect-pages", build.html_collect_pages)
    app.connect("html-page-context", build.begin_page_context, priority=100)
    app.connect("html-page-context", build.html_page_context, priority=900)
    app.connect("build-finished", build.build_finished)
    app.connect("build-finished", page_assets.shorten_code_styles, priority=900)
