"""Where a link of a post leads, as far as readers may know it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from confarchive.building.data import markdown_syntax
from confarchive.building.incremental.cache import digest
from confarchive.model.addresses.document_urls import documents_of_url, joined, path_below
from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from confarchive.model.addresses.old_sites import OldSites
    from confarchive.model.archive import Archive

POST, PAGE, CONFERENCE, TERM, FILE, OUTER = "post", "page", "conference", "term", "file", "outer"
KINDS = (POST, PAGE, CONFERENCE, TERM, FILE, OUTER)
_SCHEME = re.compile(r"(?i)(?:project|path|inv|mailto|[a-z][a-z0-9+.-]*):")


@dataclass(frozen=True, kw_only=True)  # no slots: builds keep all of them
class LinkTarget:
    """What a link leads to: one of :data:`KINDS`, its name or address, and what stands for words of its own."""

    kind: str
    target: str
    title: str


class LinkTargets:
    """What links in posts of *archive*, whose files are in *root*, can lead to.

    ``home`` is the site's own address, "" where it is not known. What is not listed is nothing.
    """

    def __init__(self, root: Path, archive: Archive, home: str, old_sites: OldSites) -> None:
        self._root = root
        self._archive = archive
        self._home = home
        self._old_sites = old_sites
        self._files: dict[str, bool] = {}

    @cached_property
    def documents(self) -> Mapping[str, LinkTarget]:
        """The posts and pages that lists name, by document name."""
        posts = ((POST, post) for post in self._archive.listed)
        pages = ((PAGE, page) for page in self._archive.listed_pages)
        return {
            post.docname: LinkTarget(
                kind=kind, target=post.docname, title=markdown_syntax.plain(post.title)
            )
            for kind, post in (*posts, *pages)
        }

    def title(self, docname: str) -> str:
        """Return the title of a post or page as plain text."""
        return self.documents[docname].title

    @cached_property
    def _posts(self) -> Mapping[str, LinkTarget]:
        """The listed posts by slug; of two that share one, the newest."""
        listed = reversed(self._archive.listed)
        return {post.slug: self.documents[post.docname] for post in listed}

    @cached_property
    def _names(self) -> Mapping[str, LinkTarget]:
        """What links call by a name: conferences, and terms with what they are before their slug."""
        sorts = {"tag": self._archive.tags, **self._archive.catalogs}
        terms = {
            f"{sort}-{slug}": LinkTarget(kind=TERM, target=f"{sort}-{term.slug}", title=term.label)
            for sort, found in sorts.items()
            for term in found
            for slug in term.slugs
        }
        return terms | {
            place.slug: LinkTarget(kind=CONFERENCE, target=place.slug, title=place.name)
            for place in self._archive.conferences.places
        }

    def find(self, kind: str, *named: str) -> LinkTarget | None:
        """Return what a *kind* of naming leads to: that which the method called so returns."""
        ways: dict[str, Callable[..., LinkTarget | None]] = {
            "named": self.named,
            "conference": self.conference,
            "post": self.post,
            "document": self.document,
            "file": self.file,
            "url": self.url,
        }
        return ways[kind](*named)

    @cached_property
    def fingerprint(self) -> str:
        """What changes when any answer may but None and files: these may change with what lies in the site's folder."""
        slugs = [(slug, found.target) for slug, found in self._posts.items()]
        return digest((self.documents, slugs, self._names, self._home, self._old_sites))

    def named(self, name: str) -> LinkTarget | None:
        """Return the list that ``#name`` leads to."""
        return self._names.get(name)

    def conference(self, slug: str) -> LinkTarget | None:
        """Return the conference that a role names."""
        found = self._names.get(slug)
        return found if found and found.kind == CONFERENCE else None

    def post(self, slug: str) -> LinkTarget | None:
        """Return the post that a role names."""
        return self._posts.get(slug)

    def document(self, docname: str, path: str) -> LinkTarget | None:
        """Return the document at *path*, as seen from *docname*."""
        return self.documents.get(joined(docname, path))

    def file(self, docname: str, path: str) -> LinkTarget | None:
        """Return the file of the site at *path*, as seen from *docname*; a post's own text is none."""
        name = joined(docname, unquote(re.split("[?#]", path, maxsplit=1)[0]))
        if name not in self._files:
            file = self._root / name
            self._files[name] = (
                not name.endswith(".md")
                and os.path.isfile(file)  # noqa: PTH113 (takes names that no file has)
                and not site_files.leads_out(file, self._root)
            )
        title = name.rpartition("/")[2]
        return LinkTarget(kind=FILE, target=name, title=title) if self._files[name] else None

    def url(self, docname: str, url: str) -> LinkTarget | None:
        """Return what an address leads to that stands in *docname*."""
        scheme = url.partition(":")[0].lower()
        if scheme in {"project", "path"}:
            url = url.partition(":")[2]
        if url.startswith("#"):
            return self.named(unquote(url[1:]))
        named = [*documents_of_url(docname, url, self._home, tuple(self._old_sites.sites))]
        found = (self.documents.get(self._of_old_site(each)) for each in named)
        if document := next(filter(None, found), None):
            return document
        if is_elsewhere(url):
            return None if self._is_own(url) else LinkTarget(kind=OUTER, target=url, title=url)
        return None if _SCHEME.match(url) else self.file(docname, url)

    def _of_old_site(self, name: str) -> str:
        return self._old_sites.find(name, self.documents) if name.startswith("//") else name

    def _is_own(self, url: str) -> bool:
        """Tell whether *url* is one of this site: what is not listed of it is not told of."""
        return path_below(url, self._home) is not None


def is_elsewhere(url: str) -> bool:
    """Tell whether *url* is the address of something on the web."""
    return re.match(r"(?i)(?:https?:)?//[^/]", url) is not None


def host(url: str) -> str:
    """Return the host of an address, without ``www.``; "" where it cannot be read."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
