"""A post's body taken from its published page, where its source cannot give what readers saw.

So it is where a plugin or a script made a part of the post that is not here: a notebook that is gone, a tag, formulas.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from confarchive.importing import html_bodies
from confarchive.importing.conversion import GeneratedFile
from confarchive.importing.html_myst.tree import children, serialize
from confarchive.importing.links.found import FoundLink, Links, Trouble
from confarchive.importing.published.hidden import is_of_server
from confarchive.importing.published.site_urls import below
from confarchive.importing.verify.page import fragment
from confarchive.model.schemes import runs_script
from confarchive.model.slugs import name_of_file

if TYPE_CHECKING:
    from confarchive.importing.body import Body
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.finding import PublishedBlog

_PAGES = (".html", ".htm", "")  # ends of what is no file that a post could use


def body_of_page(html: str, address: str, body: Body, published: PublishedBlog) -> Body:
    """Return *body* with the text of *html* in place of its own: the article on the page at *address*.

    Files that only the published pages have come along.
    """
    html = _from_root(html, published)
    finder = _LinksOfPage(resolver=body.resolver, address=address, published=published)
    links = Links(finder.find)
    destination, index = body.resolver.destination, body.resolver.index
    linked = index.sections.get(destination.path, {})
    conversion = html_bodies.convert(html, links, path=destination.path, linked=linked)
    return replace(
        body,
        conversion=conversion,
        truth=html,
        links=links,
        generated=tuple(finder.files.values()),
        comparable=True,
        left="",
    )


def _from_root(html: str, published: PublishedBlog) -> str:
    """Return *html* with the blog's own addresses from its root, for settings may not name its host."""
    root = fragment(html)
    root.rewrite_links(lambda url: below(url, published.site_urls) or url, resolve_base_href=False)
    return "".join(serialize(node, str) for node in children(root))


@dataclass(slots=True, kw_only=True)
class _LinksOfPage:
    """Finds what the addresses on a page lead to; ``files`` are those that only the pages have, by their addresses."""

    resolver: Resolver
    address: str
    published: PublishedBlog
    files: dict[str, GeneratedFile] = field(default_factory=dict)

    def find(self, url: str) -> FoundLink:
        """Return what *url* on the page leads to."""
        if runs_script(url):
            return FoundLink(url="#", trouble=Trouble.SCRIPT)
        path = below(url, self.published.site_urls) or urljoin(f"/{quote(self.address)}", url)
        found = self.resolver.resolve(path, keep=False)
        if found.trouble is not Trouble.DEAD:
            return found
        file = self._file(unquote(urlsplit(path).path).lstrip("/"))
        if file is None:
            return replace(found, url=url)
        folder = posixpath.dirname(self.resolver.destination.path)
        target = f"{self.resolver.index.folder}/{file.name}"
        return FoundLink(url=quote(posixpath.relpath(target, folder)))

    def _file(self, address: str) -> GeneratedFile | None:
        """Return the file at *address* among the pages; None for none, for a page and for what is the server's own."""
        address = posixpath.normpath(address)
        if posixpath.splitext(address)[1].lower() in _PAGES or is_of_server(address):
            return None
        if address not in self.files:
            try:
                data = self.published.pages.read(address)
            except OSError:
                return None
            name = "/".join(("published", *map(name_of_file, address.split("/"))))
            self.files[address] = GeneratedFile(name=name, data=data)
        return self.files[address]
