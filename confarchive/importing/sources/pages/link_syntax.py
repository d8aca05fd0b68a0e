"""Links on pages, which are plain addresses."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from confarchive.importing.links.index import LinkKind
from confarchive.importing.links.link_outcomes import Trouble
from confarchive.importing.published.page_body import with_links
from confarchive.importing.published.site_urls import below
from confarchive.importing.sources.pages import page_names
from confarchive.importing.url_parts import join_url
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.importing.links.link_outcomes import FoundLink
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.page_files import PageFiles


@dataclass(frozen=True, slots=True)
class PageLinks:
    """How pages write links; see :class:`confarchive.importing.links.index.LinkSyntax`.

    ``asked`` are the names of pages that a query asks for, or a program answered with.
    """

    asked: frozenset[str] = frozenset()

    def own(self, url: str) -> tuple[LinkKind, str] | None:
        """Return the page that a query, or a program's name, asks for; None for other links, which are plain addresses."""
        path, mark, query = url.partition("#")[0].partition("?")
        if not self.asked:
            return None
        if not mark:
            return self._of_program(unquote(path))
        for name in page_names.of_link(unquote(path.lstrip("/")), unquote(query)):
            if any(each == name or each.endswith(f"/{name}") for each in self.asked):
                return LinkKind.FILE, quote(f"/{name}" if path.startswith("/") else name)
        return None

    def _of_program(self, path: str) -> tuple[LinkKind, str] | None:
        name = page_names.of_program(path)
        last = f"/{posixpath.basename(name)}"
        is_there = bool(name) and any(f"/{each}".endswith(last) for each in self.asked)
        return (LinkKind.FILE, quote(name)) if is_there else None

    def rooted(self, url: str) -> tuple[str, str] | None:  # noqa: ARG002 - as the protocol has it
        """Return nothing: no page has the words of templates."""
        return None

    def slug(self, name: str, kind: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return the slug of *name*."""
        return slugify(name)


def asking_from_root(html: str, site_urls: Iterable[str]) -> str:
    """Return *html* with those links from the blog's root that spell out its address and ask for a page with a query."""
    sites = [f"{each.partition(':')[2]}/" for each in site_urls]
    return with_links(html, lambda url: (below(url, sites) or url) if is_asking(url) else url)


def is_asking(url: str) -> bool:
    """Tell whether a program answers *url*: one with a query, or one that names it."""
    return "?" in url or bool(page_names.of_program(url.partition("#")[0]))


def find_on_page(url: str, *, resolver: Resolver, files: PageFiles) -> FoundLink:
    """Return what *url* on the page of a post leads to: to one of *files* where nothing else has it."""
    found = resolver.find(url)
    if found.trouble is not Trouble.DEAD:
        return found
    here = f"/{quote(resolver.destination.post.path)}"
    path = resolver.index.old_site.path(url) or join_url(here, url)
    return files.link(path, resolver) or found
