"""Pictures that a theme shows behind a post's title by a style: they become pictures before what they stand behind.

Only such styles count as stand on the page itself, in an attribute or a ``style`` element: a style sheet of all pages has what is the theme's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MARK = "data-background"
"""An attribute of the pictures that are made here."""
_URL = re.compile(
    r"background(?:-image)?\s*:[^;}]*?url\(\s*[\"']?([^\"')]+?)[\"']?\s*\)", re.IGNORECASE
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[a-z][a-z0-9]*(?:[.#][\w-]+)*|(?:[.#][\w-]+)+", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEAD = 80  # words at most in what stands before a picture: title, subtitle, day
_NAME = re.compile(
    r"(?:^|[\s_-])(?:hero|cover|banner|masthead|background|featured|header|image)(?=[\s_-]|$)",
    re.IGNORECASE,
)


def show(root: HtmlElement) -> None:
    """Put a picture before each element of *root* that has one behind the title, or in place of words over the text."""
    for element, url in [*_found(root)]:
        if not url.lower().startswith("data:") and _is_on_top(element):
            element.addprevious(element.makeelement("img", {"src": url, "alt": "", MARK: ""}))


def _found(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the elements that a style on the page gives a picture, with its address; of several the one of their own."""
    urls: dict[HtmlElement, str] = {}
    for style in root.iter("style"):
        for selectors, declared in _RULE.findall(_COMMENT.sub("", style.text or "")):
            if picture := _URL.search(declared):
                for element in _selected(root, selectors):
                    urls[element] = picture[1].strip()
    for element in root.body.iter("div", "figure", "header", "section", "span"):
        own = _URL.search(element.get("style") or "")
        if own or element in urls:
            yield element, own[1].strip() if own else urls[element]


def _selected(root: HtmlElement, selectors: str) -> Iterator[HtmlElement]:
    """Yield what *selectors* of one step each select: others tell of parts of a theme."""
    for selector in map(str.strip, selectors.split(",")):
        if _SIMPLE.fullmatch(selector):
            yield from root.body.cssselect(selector)


def _is_on_top(element: HtmlElement) -> bool:
    words = len(element.text_content().split())
    if element.find(".//h1") is not None:
        return words <= _HEAD
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_called = element.tag == "header" or _NAME.search(names) is not None
    before = element.xpath("boolean(preceding::p[normalize-space()][preceding::h1])")
    return not words and is_called and not before
