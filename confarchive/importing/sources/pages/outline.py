"""What a page is like, seen from afar: enough to tell posts from lists, and the blog's own address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from confarchive.importing.published.extraction import heading as headings
from confarchive.importing.published.extraction import page_heads, page_tree, themes
from confarchive.importing.published.extraction.frame import Frame
from confarchive.importing.sources.pages import (
    dateline,
    dates,
    entries,
    head,
    term_sections,
    whole_lists,
)
from confarchive.importing.sources.pages.site import place_of_url
from confarchive.runtime.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.pages import PublishedPages

_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?[^>]*\?>\s*)*<(?:feed|rss|rdf:RDF)\b",
    re.DOTALL,
)
_OTHERS = (".xml", ".rss", ".atom", ".rdf")
_START = 4096  # bytes that tell what a file is


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A page from afar, at ``address``.

    ``url`` is the one that it says to have, and ``refresh`` the one that it sends its readers on to. ``typed`` tells
    that it says to be an article, ``dated`` that it tells when it was written. ``entries`` are how many articles it
    shows, ``words`` how many words it has, of which ``linked`` are links'. ``links`` lead to
    other pages: paths from the server's root, or whole URLs; those ``in_languages`` to the same in others. ``terms`` are those
    that it lists, each with what its section leads to. ``keywords`` are those that search engines were told, ``summaries`` what
    they were told that it is about, and ``marks`` tell its theme.
    """

    address: str
    title: str = ""
    heading: str = ""
    site_name: str = ""
    url: str = ""
    refresh: str = ""
    language: str = ""
    typed: bool = False
    dated: bool = False
    entries: int = 0
    words: int = 0
    linked: int = 0
    links: frozenset[str] = frozenset()
    in_languages: frozenset[str] = frozenset()
    terms: tuple[tuple[str, frozenset[str]], ...] = ()
    keywords: tuple[str, ...] = ()
    summaries: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    ended: bool = False
    feed: bool = False


def outline(address: str, pages: PublishedPages, seconds: float) -> Outline | None:
    """Return what the page at *address* is like, looked at for at most *seconds*; None for no page.

    One that takes longer counts as an article: to read it takes as long, and tells of it.
    """
    try:
        with within(seconds):
            data = pages.read(address)
            if _FEED.search(data, 0, _START):
                return Outline(address=address, feed=True)
            is_page = b"<" in data and not address.lower().endswith(_OTHERS)
            return _of_page(address, data) if is_page else None
    except OverdueError:
        return Outline(address=address, typed=True)
    except Exception:  # noqa: BLE001 - what cannot be looked at is no page, and one must not end all
        return None


def _of_page(address: str, data: bytes) -> Outline:
    root = page_tree.parse(data)
    page_tree.clean(root)
    nodes = page_tree.held(root)
    says = head.read(root.head, root.body)
    heading = headings.find(root, Frame(), frozenset())
    text = page_tree.text_of(root.body)
    anchors = [(each, str(each.get("href") or "")) for each in root.body.iter("a")]
    found = Outline(
        address=address,
        title=" ".join((root.findtext(".//title") or "").split()),
        heading="" if heading is None else headings.text(heading),
        site_name=says.first("og:site_name"),
        url=page_tree.canonical(root) or says.first("og:url"),
        refresh=_refresh(root, address),
        language=str(root.get("lang") or says.first("og:locale")).replace("_", "-"),
        typed=says.is_article,
        dated=any(dates.read(each) for each in says.dates) or dateline.has_date(root.body, heading),
        entries=entries.shown(root.body),
        words=page_tree.count_words(text),
        linked=sum(page_tree.count_words(page_tree.text_of(each)) for each, _ in anchors),
        links=frozenset(_places(address, [href for _, href in anchors])),
        in_languages=frozenset(_places(address, [*_in_languages(root)])),
        terms=tuple(_terms(root.body, address)),
        keywords=says.keywords,
        summaries=says.summaries,
        marks=themes.marks(root),
        ended=page_tree.has_end(data),
    )
    del nodes
    return found


def _terms(body: HtmlElement, address: str) -> Iterator[tuple[str, frozenset[str]]]:
    if whole_lists.kind_of(address):
        for name, urls in term_sections.of_page(body):
            yield name, frozenset(_places(address, urls))


def _in_languages(root: HtmlElement) -> Iterator[str]:
    """Yield the addresses at which the page *root* is there in other languages; feeds are none."""
    for each in root.iter("link", "a"):
        is_way = each.tag == "a" or (each.get("rel") or "").lower().split() == ["alternate"]
        if each.get("hreflang") and is_way and not each.get("type", "").startswith("application/"):
            yield each.get("href") or ""


def _refresh(root: HtmlElement, address: str) -> str:
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            url = page_heads.refreshed(meta.get("content") or "")
            return next(iter(_places(address, [url])), "")
    return ""


def _places(address: str, urls: list[str]) -> Iterator[str]:
    for url in urls:
        if url and not url.startswith(("#", "mailto:", "javascript:", "tel:", "data:")):
            try:
                yield place_of_url(urljoin(f"//own/{address}", url)).removeprefix("//own")
            except ValueError:
                continue
