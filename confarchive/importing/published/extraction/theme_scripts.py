"""Scripts that all pages of a blog have, with other words in each: a theme's that tells of the page, or an author's that draws.

A theme's says what the page says of itself elsewhere: its address, its title, its number. An author's fills an empty
element that stands for it in the text, as programs for charts and maps have it, with numbers and words that stand nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from confarchive.importing.published.extraction import page_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from lxml.html import HtmlElement

_SHARED = 0.95  # of the pages have a word that tells nothing of one of them
_LETTERS = re.compile(r"[\W_]+")
_HOST = re.compile(r"\A(?:\w+:)?//[^/]*")
_DATA = 3  # words that what draws says at least beside the names of elements
_SHORT = 4  # letters of a word that may be a part of others by chance


def constants(roots: Sequence[HtmlElement]) -> frozenset[str]:
    """Return the words that the scripts of nearly all pages have."""
    found = Counter(word for root in roots for word in _words(*root.iter("script")))
    return frozenset(word for word, pages in found.items() if pages >= _SHARED * len(roots))


def drawing(
    root: HtmlElement, body: HtmlElement, scripts: Iterable[HtmlElement], constant: Collection[str]
) -> frozenset[HtmlElement]:
    """Return those of *scripts* on the page *root* that fill an empty element of *body* with what the page does not tell otherwise.

    One that names an element and little else counts visits, or loads what a theme shows there.
    """
    empty = {each.get("id") for each in body.xpath(".//*[@id]") if not page_tree.text_of(each)}
    if not empty:
        return frozenset()
    return frozenset(each for each in scripts if _is_drawing(root, each, empty, constant))


def _is_drawing(
    root: HtmlElement, script: HtmlElement, empty: Collection[str], constant: Collection[str]
) -> bool:
    named = {each for each in _words(script) if each.removeprefix("#") in empty}
    if not named:
        return False
    own = untold(root, script, constant)
    return sum(1 for word in own if not any(word in name for name in named)) >= _DATA


def untold(root: HtmlElement, script: HtmlElement, constant: Collection[str]) -> set[str]:
    """Return the words of *script* that neither other pages have nor the page *root* says of itself."""
    own = _words(script).difference(constant)
    said = _said(root) if own else ""
    letters = _LETTERS.sub("", said)
    return {word for word in own if not _is_told(word.casefold(), said, letters)}


def _words(*scripts: HtmlElement) -> set[str]:
    found = (word for each in scripts for word in page_tree.VARYING.findall(each.text or ""))
    return {word.strip("'\"") for word in found if not word.startswith("//")} - {""}


def _said(root: HtmlElement) -> str:
    """Return the head of a page, its address, and what it calls its outer parts."""
    parts = [etree.tostring(root.head, encoding="unicode"), root.base or ""]
    for element in (root, *root.body.iter("body", "main", "article")):
        parts += (str(value) for value in element.attrib.values())
    return " ".join(parts).casefold()


def _is_told(word: str, said: str, letters: str) -> bool:
    squeezed = _LETTERS.sub("", _HOST.sub("", word.replace("\\/", "/")))
    is_part = len(squeezed) >= _SHORT and squeezed in letters
    return is_part or not squeezed or bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said))
