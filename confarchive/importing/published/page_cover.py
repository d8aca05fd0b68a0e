"""A post's picture on top taken from its published page, where a theme showed one that the source does not tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree
from confarchive.importing.published.page_body import links_of_page
from confarchive.importing.verify.page import fragment

if TYPE_CHECKING:
    from confarchive.importing.conversion import GeneratedFile
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.extraction.article import Article
    from confarchive.importing.published.finding import PublishedBlog


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCover:
    """A picture on top: its ``url`` in the post's file or elsewhere, and what it shows in words, ``alt``.

    ``files`` are the places of the blog's files that it uses, ``generated`` are files that only the pages have.
    """

    url: str
    alt: str
    files: frozenset[str]
    generated: tuple[GeneratedFile, ...]


def cover_of_page(
    article: Article, address: str, resolver: Resolver, published: PublishedBlog
) -> PageCover | None:
    """Return the one picture above the text of *article*, on the page at *address*.

    None where there are several or none, where its file is gone, and where it has words: a post's cover has no caption.
    """
    top = fragment(article.above)
    shown = page_tree.media(top)
    if len(shown) != 1 or shown[0].tag != "img" or page_tree.text_of(top):
        return None
    source = (shown[0].get("src") or "").strip()
    links, files = links_of_page(address, resolver, published)
    url = links(source)
    if not source or source.startswith("data:") or links.found[source].trouble:
        return None
    alt = " ".join((shown[0].get("alt") or "").split())
    return PageCover(url=url, alt=alt, files=links.files, generated=tuple(files.found.values()))
