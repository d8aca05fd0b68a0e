"""What of a site would come out otherwise than an earlier build left it.

Sphinx compares dates of files, and only those of documents with their pages. Here values
are compared: what a page or a feed is made of is noted when it is written.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx

from confarchive.building.adapters.sphinx import config_hashes
from confarchive.building.incremental import fingerprints
from confarchive.building.incremental.cache import Headers, OutputRecord
from confarchive.building.output import manifest, static_files
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.speed.builders import IdleBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from confarchive.building.site.assembly import Site
    from confarchive.model.archive import Archive

_ALL = "all of it"
_FILES = "files"
_PAGES = "what pages are made of"


class Changes:
    """Compares one build with the one before it into the same folder.

    ``read`` are the documents that Sphinx reads, ``gone`` those that it has lost, and
    ``touched`` tells that there is one of either; ``unchanged`` are the
    generated pages that need not be written; ``standing`` tells that all files are made of what
    they were, but for the pages of documents that are read; ``complained`` tells that something
    is wrong which only a build of all pages sees.
    """

    def __init__(self, app: Sphinx) -> None:
        self.headers = Headers(Path(app.doctreedir))
        self.read: frozenset[str] = frozenset()
        self.gone: frozenset[str] = frozenset()
        self.complained = False
        self.unchanged: set[str] = set()
        self._app = app
        self._sources: tuple[object, ...] = ()
        self._static: list[tuple[str, int, int]] = []
        self.standing = False
        self._complete = False
        self._made: OutputRecord

    def scanned(self, archive: Archive, now: datetime, files: Mapping[str, Path]) -> None:
        """Take note of what the archive was made of; *files* are not read."""
        self.headers.keep(archive.withheld)
        source = Path(self._app.srcdir)
        self._static = static_files.stamps(self._app)
        undated = any(post.date is None for post in archive.listed)
        self._sources = (
            self.headers.texts(),
            [(f.name, f.read_bytes()) for f in sorted(source.glob("*.yml")) if f.is_file()],
            sorted(archive.withheld),
            sorted(archive.drafts),
            now if undated else None,
            [(name, *fingerprints.of_file(file)) for name, file in sorted(files.items())],
            self._static,
        )

    @property
    def touched(self) -> bool:
        """Whether Sphinx reads a document, or has lost one."""
        return bool(self.read or self.gone)

    @property
    def may_tell(self) -> bool:
        """Whether files in the output may tell of what is no part of the site any more.

        So it is where a document is gone, and where the last build came to no end.
        """
        return bool(self.gone) or not self._made.known

    def begin(self) -> bool:
        """Begin to compare; tell whether there is nothing at all to do.

        Otherwise files are going to be written from here on.
        """
        app = self._app
        self._made = OutputRecord(Path(app.doctreedir), Path(app.outdir), _basis(app, self._static))
        builder = app.builder
        self._complete = self.same(_FILES, _files(Path(app.outdir)))
        same = self.same(_ALL, self._sources) and self._complete
        if isinstance(builder, ArchiveBuilder):
            builder.unchanged = self.unchanged
            builder.inventory_stands = lambda: self._inventory_stands(app.env)
        if isinstance(builder, IdleBuilder):
            builder.idle = same and builder.up_to_date and not self.touched
            if builder.idle:
                return True
        self._made.begin()
        return False

    def compare(self, env: BuildEnvironment, site: Site, own_files: Iterable[str]) -> list[str]:
        """Compare all pages; return the documents whose pages would differ.

        *own_files* are the names of those that the site has in the output beside pages.

        Where nothing differs but texts of documents that are read, and which posts are alike,
        all others stand as they are.
        """
        alike = [
            name
            for name, posts in site.posts.related.items()
            if not self.same(f"alike {name}", [post.page for post in posts])
        ]
        offered = sorted(file for _, file in env.dlfiles.values())
        beside = (offered, sorted(own_files))
        made_of = (self.headers.told(), *self._sources[1:-1], site.made_of(), beside)
        same = self.same(_PAGES, made_of) and self._complete
        self.standing = same and _texts_show_alone(self._app)
        if self.standing:
            self._made.stand()
            return [name for name in alike if not self._same_page(site, name)]
        self._compare_lists(env, site)
        return [name for name in env.found_docs if not self._same_page(site, name)]

    def _same_page(self, site: Site, name: str) -> bool:
        return self.same(f"page {name}", site.page(name))

    def same(self, name: str, value: object) -> bool:
        """Note what *name* is made of; tell whether it is what it was made of last."""
        return self._made.same(name, value)

    def _compare_lists(self, env: BuildEnvironment, site: Site) -> None:
        """Find the generated lists that would come out as they stand there."""
        for name in site.names - env.found_docs:
            self.compare_page(name, site.page(name))

    def compare_page(self, page: str, made_of: object) -> None:
        """Tell the builder if a generated page would come out as it stands there."""
        same, builder = self.same(f"page {page}", made_of), self._app.builder
        if same and isinstance(builder, ArchiveBuilder) and builder.get_output_path(page).is_file():
            self.unchanged.add(page)

    def _inventory_stands(self, env: BuildEnvironment) -> bool:
        """Tell whether the inventory would come out as it stands there, now that all is settled."""
        return self.same("objects.inv", _objects(env)) and self.standing

    def end(self) -> None:
        """Keep what was noted: all is written."""
        if self.complained:
            self.same(_ALL, None)
            self.same(_PAGES, None)
        self.same(_FILES, _files(Path(self._app.outdir)))
        self._made.keep()


def _objects(env: BuildEnvironment) -> tuple[object, ...]:
    """Return what documents have that other sites may link to, beside titles."""
    standard = env.domains.standard_domain
    # Lists are told by headers, and the documents among Sphinx's own objects by titles.
    own = {"archive", standard.name}
    others = (domain for domain in env.domains.sorted() if domain.name not in own)
    objects = [(domain.name, *sorted(domain.get_objects())) for domain in others]
    found = (standard.progoptions, standard.objects, standard.labels, standard.anonlabels)
    return (*(sorted(each.items()) for each in found), objects)


def _texts_show_alone(app: Sphinx) -> bool:
    """Tell whether texts, beside what is told of them, show in the pages of their documents alone.

    They do not where feeds have them, where Sphinx makes a page of each letter of its index,
    or where other extensions make pages, pictures or files to download of them.
    """
    config = app.config
    others = len(app.events.listeners["html-collect-pages"]) > 1 or manifest.of_others(
        Path(app.outdir), app.env
    )
    return not (config.blog_feed_fulltext or config.html_split_index or others)


def _basis(app: Sphinx, static: Iterable[tuple[str, int, int]]) -> tuple[object, ...]:
    """Return what all pages depend on: settings, tags of the build, code, templates, styles."""
    return (
        app.builder.name,
        getattr(app.builder, "search", False),  # pages' bodies are kept for it alone
        *config_hashes(app),
        sphinx.__display_version__,
        fingerprints.of_code(app),
        fingerprints.of_templates(app.builder),
        fingerprints.of_assets(static),
    )


def _files(outdir: Path) -> list[tuple[str, list[str]]]:
    """Return the names of all files in *outdir* by folder, but for the state of builds."""
    found, root = [], len(os.fspath(outdir))
    for folder, folders, names in os.walk(outdir):
        if ".doctrees" in folders:
            folders.remove(".doctrees")
        found.append((folder[root:], sorted(names)))
    return sorted(found)
