"""A post's body taken from its published page, where its source cannot give what readers saw.

So it is where a plugin or a script made a part of the post that is not here: a notebook that is gone, a tag, formulas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.importing import html_bodies
from confarchive.importing.html_myst.tree import children, serialize
from confarchive.importing.links.link_outcomes import FoundLink, Links, Trouble
from confarchive.importing.published.page_files import PageFiles
from confarchive.importing.published.site_urls import below
from confarchive.importing.verify.page import fragment
from confarchive.model.addresses.schemes import runs_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.importing.body import Body
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.finding import PublishedBlog


def body_of_page(html: str, address: str, body: Body, published: PublishedBlog) -> Body:
    """Return *body* with the text of *html* in place of its own: the article on the page at *address*.

    Files that only the published pages have come along.
    """
    # Settings may not name its host.
    html = with_links(html, lambda url: below(url, published.site_urls) or url)
    links, files = links_of_page(address, body.resolver, published)
    destination, index = body.resolver.destination, body.resolver.index
    linked = index.sections.get(destination.path, {})
    conversion = html_bodies.convert(html, links, path=destination.path, linked=linked)
    return replace(
        body,
        conversion=conversion,
        truth=html,
        links=links,
        generated=tuple(files.found.values()),
        comparable=True,
        left="",
    )


def links_of_page(
    address: str, resolver: Resolver, published: PublishedBlog
) -> tuple[Links, PageFiles]:
    """Return the links of the page at *address*, and the files that only the pages have of what they lead to."""
    files = PageFiles(pages=published.pages)
    finder = _LinksOfPage(resolver=resolver, address=address, published=published, files=files)
    return Links(finder.find), files


def with_links(html: str, moved: Callable[[str], str]) -> str:
    """Return *html* with its addresses as *moved* returns them."""
    root = fragment(html)
    root.rewrite_links(moved, resolve_base_href=False)
    return "".join(serialize(node, str) for node in children(root))


@dataclass(frozen=True, slots=True, kw_only=True)
class _LinksOfPage:
    """Finds what the addresses on a page lead to; ``files`` are those that only the pages have."""

    resolver: Resolver
    address: str
    published: PublishedBlog
    files: PageFiles

    def find(self, url: str) -> FoundLink:
        """Return what *url* on the page leads to."""
        if runs_script(url):
            return FoundLink(url="#", trouble=Trouble.SCRIPT)
        path = self.published.path(url, self.address)
        found = self.resolver.resolve(path, keep=False)
        if found.trouble is not Trouble.DEAD:
            return found
        return self.files.link(path, self.resolver) or replace(found, url=url)
