"""What stands beside a post's text and is its author's: pictures on top, over or below the title, with captions, subtitle, credits."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.html_parser import has_class
from confarchive.importing.published.extraction import page_tree, theme_names
from confarchive.importing.published.extraction.background_pictures import MARK
from confarchive.importing.url_parts import split_url

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.published.extraction.surroundings import Surroundings

_PICTURES = frozenset({"audio", "figure", "iframe", "img", "object", "picture", "video"})
_LINES = frozenset({"div", "h2", "h3", "h4", "h5", "h6", "p", "span"})
_POST = frozenset({"hentry", "h-entry"})
"""Classes of what holds a whole post; see https://microformats.org/wiki/h-entry."""
_NAMED = frozenset({"og:image", "og:image:url", "twitter:image", "twitter:image:src", "image"})
_SIZE = re.compile(r"-\d+x\d+(?=\.\w+\Z)")  # as WordPress names pictures that it made smaller
_WEB = frozenset({"", "http", "https"})
_ENDINGS = ("", ".html", "/index.html", ".htm", "/index.htm")
_FILE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)


def above(
    root: HtmlElement, heading: HtmlElement | None, body: HtmlElement, around: Surroundings
) -> Iterator[HtmlElement]:
    """Yield the outermost elements on the page *root* that stand above *body*, which holds the text, and belong to it.

    Those are pictures in what holds *heading* and text, and such as the head of the page names, wherever they stand.
    """
    post, named = _post(heading, body), _named(root)
    texts = {body, *body.iterancestors()}
    taken: HtmlElement | None = None
    is_after = False
    for element in takewhile(lambda each: each is not body, page_tree.elements(root.body)):
        is_after = is_after or element is heading
        if element in texts or (taken is not None and taken in element.iterancestors()):
            continue
        is_named = bool(named & _names(element))
        is_near = is_named or post in element.iterancestors()
        is_sure = (is_after and MARK not in element.attrib) or is_named
        if (
            is_near
            and _is_own(element, texts, around)
            and (is_sure or _is_alone(element, heading, around))
        ):
            taken = element
            yield element


def below(
    heading: HtmlElement | None, body: HtmlElement, around: Surroundings
) -> Iterator[HtmlElement]:
    """Yield the outermost credits that follow *body*, which holds the text, in what holds a whole post."""
    post = _post(heading, body)
    texts = {body, *body.iterancestors()}
    inside = takewhile(lambda each: each is not post, (body, *body.iterancestors()))
    following = (each for level in inside for each in level.itersiblings())
    taken: set[HtmlElement] = set()
    for element in (each for other in following for each in page_tree.elements(other)):
        is_new = taken.isdisjoint(element.iterancestors())
        if is_new and _is_credit(element) and _is_own(element, texts, around):
            taken.add(element)
            yield element


def _post(heading: HtmlElement | None, body: HtmlElement) -> HtmlElement:
    """Return what holds a whole post: where nothing is called so, what *heading* and *body* stand in."""
    above = {body} if heading is None else {heading, *heading.iterancestors()}
    both = next((each for each in (body, *body.iterancestors()) if each in above), body)
    levels = (both, *both.iterancestors())
    called = (each for each in levels if each.tag == "article" or has_class(each, _POST))
    return next(called, both)


def _named(root: HtmlElement) -> frozenset[str]:
    """Return the names of the pictures that the head of a page names for others to show."""
    metas = (
        each.get("content")
        for each in root.head.iter("meta")
        if (each.get("property") or each.get("name") or each.get("itemprop") or "") in _NAMED
    )
    links = (each.get("href") for each in root.head.iter("link") if each.get("rel") == "image_src")
    return frozenset(_name(each) for each in (*metas, *links) if each)


def _names(element: HtmlElement) -> frozenset[str]:
    """Return the names of the pictures that *element* shows."""
    return frozenset(_name(each.get("src") or "") for each in element.iter("img"))


def _name(url: str) -> str:
    return _SIZE.sub("", split_url(url).path.rpartition("/")[2])


def _is_own(element: HtmlElement, texts: Container[HtmlElement], around: Surroundings) -> bool:
    """Tell whether *element* is a picture, or a line that goes with one; *texts* are what the text stands in."""
    inside = takewhile(lambda each: each not in texts, element.iterancestors())
    if element in around.repeated or any(map(around.is_called_other, (element, *inside))):
        return False
    if element.tag in _PICTURES:
        return bool(around.pictures(element))
    names = set(page_tree.names_of(element))  # a theme's, even if no other post has such a line
    is_line = theme_names.is_called(element, names, theme_names.SUBTITLE, theme_names.CREDIT)
    return is_line and element.tag in _LINES and bool(page_tree.text_of(element))


def _is_credit(element: HtmlElement) -> bool:
    names = set(page_tree.names_of(element))
    is_called = theme_names.is_called(element, names, theme_names.CREDIT)
    is_told = theme_names.is_called(
        element, names, theme_names.META
    )  # who wrote it, or may copy it
    return is_called and not is_told and element.tag in _LINES


def _is_alone(element: HtmlElement, heading: HtmlElement | None, around: Surroundings) -> bool:
    """Tell whether *element* shows what no other posts do, and leads to none of them."""
    here = around.address or element.base or ""
    own = {here} | ({*_links(heading)} if heading is not None else set())
    shown = around.pictures(element)
    is_common = any(page_tree.file_of(each) in around.frame.pictures for each in shown)
    leads = {link for each in shown for link in _links(each)}
    posts = around.frame.addresses
    return not is_common and not any(_is_page(link, here, posts) for link in leads - own)


def _links(element: HtmlElement) -> Iterator[str]:
    """Yield where *element* leads."""
    around = element.iterancestors("a")
    yield from filter(None, (each.get("href") for each in (*around, *element.iter("a"))))


def _is_page(link: str, here: str, posts: Collection[str]) -> bool:
    """Tell whether *link*, on the page at *here*, leads to another page of its site, as to one of *posts*.

    Of a page that does not say its own host, the posts alone tell which is the site's.
    """
    own, there = split_url(here), split_url(link, here)
    if there.scheme not in _WEB or _FILE.search(there.path):
        return False
    is_there = there.path.strip("/") != own.path.strip("/")
    return is_there and (there.netloc == own.netloc or _is_post(there.path, posts))


def _is_post(path: str, posts: Collection[str]) -> bool:
    place = unquote(path).strip("/")
    return bool(place) and any(f"{place}{each}" in posts for each in _ENDINGS)
