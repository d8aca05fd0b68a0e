"""The title of a published page, and the heading that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree, theme_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.published.extraction.frame import Frame

TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_META = frozenset({"og:title", "twitter:title", "dc.title", "dcterms.title"})
_SEPARATOR = r"(?:[|–—·•»«:/~-]+|::|&middot;)"
_WITNESSES = 2  # that call a page otherwise than its heading
_START = 80  # signs of an element that are looked at first
_BETWEEN = re.compile(r"[\W_]+")
_ANCHOR = re.compile(r"\s*[¶#§🔗∞⚓]\s*\Z")


def find(
    root: HtmlElement,
    frame: Frame,
    repeated: Collection[HtmlElement],
    body: HtmlElement | None = None,
) -> HtmlElement | None:
    """Return the heading that shows the title of a page: as its head has it, or as themes call it.

    *repeated* are the elements that other pages have too. Of headings that the head does not have, those that follow
    the *body* of the text are of something else.
    """
    wanted = [*filter(None, map(_squeezed, told(root, frame)))]
    shown = [(text(each), each) for each in root.body.iter(*TAGS)]
    headings = [each for words, each in shown if words]
    forms = [(_squeezed(words), each) for words, each in shown if words]
    same = [each for words in dict.fromkeys(wanted) for form, each in forms if form == words]
    following = _following(body)
    own = [each for each in headings if each not in repeated and not _is_in(each, following)]
    named = [each for each in own if theme_names.is_called(each, frame.names, theme_names.TITLE)]
    others = [each for each in _others(root.body) if _is_one(each, wanted)]
    first = [each for each in own if each.tag == "h1"]
    leading = [] if wanted else _leading(own, body, frame)
    return next(iter([*same, *named, *others, *first, *leading]), None)


def _leading(
    headings: Sequence[HtmlElement], body: HtmlElement | None, frame: Frame
) -> list[HtmlElement]:
    """Return the last of *headings* that stands before the *body*, or in it with what is told of a text below it."""
    if body is None:
        return []
    inner = [each for each in headings if body in each.iterancestors()]
    told = [each for each in inner if _has_meta(each, frame)]
    return [*told[:1], *[each for each in headings if each not in inner][-1:]]


def _has_meta(heading: HtmlElement, frame: Frame) -> bool:
    """Tell whether the date of a text and the like stand below *heading*."""
    below = heading.getnext()
    is_meta = below is not None and theme_names.is_called(below, frame.names, theme_names.META)
    return is_meta or (below is not None and below.tag == "time")


def _following(body: HtmlElement | None) -> frozenset[HtmlElement]:
    """Return the outermost elements that follow *body*."""
    levels = () if body is None else (body, *body.iterancestors())
    return frozenset(each for level in levels for each in level.itersiblings())


def _is_in(element: HtmlElement, outer: Collection[HtmlElement]) -> bool:
    return any(each in outer for each in (element, *element.iterancestors()))


def _is_one(element: HtmlElement, wanted: Collection[str]) -> bool:
    """Tell whether the words of *element* are one of *wanted*; what most begin with tells that they are not."""
    start = _squeezed((element.text or "")[:_START])
    is_near = any(each.startswith(start) for each in wanted)
    return is_near and _squeezed(page_tree.text_of(element)) in wanted


def _others(body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that show a title in themes which have no heading for it."""
    for each in body.iter("header", "div", "p", "td"):
        if (each.text or "").strip() and next(each.iter(*TAGS), None) is None:
            yield each


def is_of_text(
    root: HtmlElement, body: HtmlElement, heading: HtmlElement | None, frame: Frame
) -> bool:
    """Tell whether *heading* is the author's own in *body*, as all that the head says calls the page otherwise."""
    if heading is None or body not in heading.iterancestors():
        return False
    words = _squeezed(text(heading))
    said = [_squeezed(without_site(each, frame)) for each in _said(root)]
    others = [each for each in said if each and each not in words and words not in each]
    return len(others) >= _WITNESSES and len(set(others)) == 1 and len(others) == len(said)


def title(root: HtmlElement, heading: HtmlElement | None, frame: Frame) -> str:
    """Return the title that a page's *heading* shows, else what its head says."""
    if heading is not None:
        return text(heading)
    shortest = sorted(filter(None, told(root, frame)), key=len)
    return shortest[0] if shortest else ""


def told(root: HtmlElement, frame: Frame) -> Iterator[str]:
    """Yield what the head of a page calls it, with and without the site's name, which alone is no title."""
    said = [each for each in _said(root) if each not in frame.site_names]
    for each in said:
        if own := without_site(each, frame):
            yield from (each, own)


def _said(root: HtmlElement) -> list[str]:
    titles = [
        meta.get("content") or ""
        for meta in root.head.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in _META
    ]
    found = [" ".join(each.split()) for each in (*titles, root.findtext(".//title") or "")]
    return [each for each in found if each]


def without_site(title: str, frame: Frame) -> str:
    """Return *title* without what those of all pages begin or end with; empty where it has nothing else."""
    for name in sorted(map(re.escape, frame.site_names), key=len, reverse=True):
        pattern = rf"\A{name}\s*{_SEPARATOR}(?:\s+|\Z)|\s*{_SEPARATOR}\s+{name}\Z"
        title = re.sub(pattern, "", title)
    return title


def text(heading: HtmlElement) -> str:
    """Return the words of *heading*, without the sign that links to it."""
    return _ANCHOR.sub("", page_tree.text_of(heading))


def _squeezed(words: str) -> str:
    """Return *words* without what themes write in several ways."""
    return _BETWEEN.sub("", words.casefold())
