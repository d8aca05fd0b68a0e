"""HTML as one running text, and where in it each element stands.

Left out is what a generator adds: tables of contents, numbers of lines,
footnotes' marks and the links back from them, permanent links, buttons.
Typographic quotes, dashes and ellipses are read as their plain forms, for a
generator may make the one of the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import html

from confarchive.importing import html_parser
from confarchive.importing.verify import formulas

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lxml.html import HtmlElement

_PLAIN = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("–—\u2011", "-"),
    "…": "...",
    "\u00a0": " ",
    **dict.fromkeys("\u200b\ufeff", ""),
}
_TYPOGRAPHIC = re.compile(f"[{''.join(_PLAIN)}]")  # str.translate looks up each letter
_WORD = re.compile(r"\w+|-+|\.{3,}|[^\w\s]")
_LONG_WORD = 20  # letters that a quotation may go on for, to end where a word does
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|\A\s*<!doctype\b[^>]*>?", re.IGNORECASE)
_AFTER = "<p>(and here the page goes on)</p>"

# At these a word ends; inside all others it may go on: <b>f</b>oo is one word.
_APART = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "br", "hr"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
        *("div", "section", "article", "aside", "header", "footer", "center", "address"),
        *("figure", "figcaption", "img", "iframe", "video", "form", "details", "summary"),
    )
)
_FURNITURE_TAGS = frozenset({"style", "button", "colgroup", "template"})
_FURNITURE_CLASSES = {
    "*": frozenset({"copybtn", "eqno", "visually-hidden", "sr-only"}),
    "a": frozenset(
        {
            *("headerlink", "footnote-ref", "footnote-reference", "footnote"),
            *("footnote-backref", "fn-backref", "reversefootnote"),
        }
    ),
    "div": frozenset({"toc", "contents"}),
    "nav": frozenset({"toc", "contents"}),
    "hr": frozenset({"footnotes"}),
    "span": frozenset({"label", "linenos", "backrefs", "fn-bracket"}),
    "td": frozenset({"label", "linenos"}),
}

# How Python-Markdown, and how Goldmark and kramdown, call the part of a page with footnotes.
_NOTES = frozenset({"footnote", "footnotes"})
# Of marks of footnotes and links back from them: https://www.w3.org/TR/dpub-aria-1.0/
_ROLES = frozenset({"doc-noteref", "doc-backlink"})


def fragment(source: str) -> HtmlElement:
    """Parse HTML that stands alone: what it leaves open ends with it.

    ``markdown.visible.values`` has the same of its own, on purpose: converting and comparing share no reading.
    """
    return html_parser.fragment(_CONTROL.sub("", source))


def article(source: str) -> HtmlElement:
    """Parse HTML as a part of a page, as a browser would.

    What *source* closes too much is lost to the post; where it leaves something
    open, the page's own words become the post's.
    """
    page = f"<div><div><article>{_CONTROL.sub('', source)}</article></div>{_AFTER}</div>"
    encoded = page.encode("utf-8", "replace")
    document = html.document_fromstring(encoded, parser=html_parser.plain_parser(encoding="utf-8"))
    return next(document.iter("article"))


def take_title(root: HtmlElement) -> str | None:
    """Take the first heading of level one out of *root*, and return its text on one line."""
    heading = next(root.iter("h1"), None)
    if heading is None:
        return None
    for link in list(heading.iter("a")):
        if "headerlink" in classes(link):
            link.drop_tree()
    text = on_one_line("".join(heading.itertext()))
    heading.drop_tree()
    return text


def words(text: str) -> list[str]:
    """Split *text* into words and signs, as they are compared."""
    return [_same(word) for word in _WORD.findall(_plainly(text))]


def line(text: str) -> str:
    """Return *text* on one line, as its words are compared."""
    return " ".join(words(text))


def on_one_line(text: str) -> str:
    """Return *text* on one line, as it is written."""
    return " ".join(text.split())


def target(address: str) -> str:
    """Return *address* in the form in which addresses are compared."""
    return "".join(_plainly(unquote(address.strip())).split()).removesuffix("/")


def _plainly(text: str) -> str:
    """Return *text* with plain signs; ASCII, most of all texts, has no others."""
    return text if text.isascii() else _TYPOGRAPHIC.sub(lambda sign: _PLAIN[sign[0]], text)


def _same(word: str) -> str:
    """Read any run of hyphens as a dash, and any run of dots as an ellipsis."""
    if word[0] not in "-.":
        return word
    return "-" if word[0] == "-" else "..." if word.startswith("...") else word


def drop_furniture(root: HtmlElement) -> None:
    """Take out of *root* what its generator added; the text around it stays."""
    for element in list(root.iter()):
        if element.getparent() is not None and _is_furniture(element):
            element.drop_tree()


def _is_furniture(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _FURNITURE_TAGS:
        return True
    if tag == "sup" and element.get("id", "").startswith("fnref"):
        return True
    if tag == "hr" and any(classes(e) & _NOTES for e in element.iterancestors("div")):
        return True
    if tag == "a" and element.get("role") in _ROLES:
        return True
    own = classes(element)
    return bool(own) and not (
        own.isdisjoint(_FURNITURE_CLASSES["*"]) and own.isdisjoint(_FURNITURE_CLASSES.get(tag, ()))
    )


def classes(element: HtmlElement) -> frozenset[str]:
    """Return the names in the ``class`` of *element*; ``html_myst.tree`` has its own, on purpose, see :func:`fragment`."""
    return frozenset(element.get("class", "").split())


class RenderedPage:
    """A body as one running text, and where in it each element stands.

    ``resolve`` maps an address as it is written to the one it stands for, ``lists`` are the
    names by which links lead to lists of posts;
    ``scripts`` has the source of each script, whose text is no part of the page.
    """

    def __init__(
        self, root: HtmlElement, resolve: Callable[[str], str], lists: Collection[str] = ()
    ) -> None:
        self.root = root
        self.resolve = resolve
        self.lists = lists
        self.scripts: dict[HtmlElement, str] = {}
        self._pieces: list[str] = []
        self._tex: dict[int, str] = {}
        self._places: dict[HtmlElement, tuple[int, int]] = {}
        self._write(root)
        self._text = "".join(self._pieces)
        self._ends = [0, *accumulate(map(len, self._pieces))]
        self._formulas = {self._ends[number + 1] - 1: tex for number, tex in self._tex.items()}
        plain = [_plainly(piece) for piece in self._pieces]
        self._lengths = [0, *accumulate(map(len, plain))]
        found = [(match.start(), match[0]) for match in _WORD.finditer("".join(plain))]
        self._starts = [start for start, _ in found]
        self.words = [_same(word) for _, word in found]

    def _write(self, element: HtmlElement) -> None:
        """Add the text of *element*; HTML is parsed no deeper than 256 levels."""
        start = len(self._pieces)
        apart = " " if element.tag in _APART else ""
        if formulas.is_formula(element):
            self._tex[len(self._pieces)] = formulas.shown(element)
            self._pieces.append(f"{apart}{formulas.IN_TEXT}")
        elif element.tag == "script":
            self.scripts[element] = element.get("src") or element.text or ""
        else:
            self._pieces.append(apart + (element.text or ""))
        for child in element:
            self._write(child)
            self._pieces.append(child.tail or "")
        self._pieces.append(apart)
        self._places[element] = (start, len(self._pieces))

    def text(self, element: HtmlElement) -> str:
        """Return the text of *element* as it stands."""
        start, end = self._places[element]
        return "".join(self._pieces[start:end])

    def line(self, element: HtmlElement) -> str:
        """Return the words of *element* on one line."""
        return line(self.text(element))

    def plain(self, element: HtmlElement) -> str:
        """Return the text of *element* on one line, as it is written, formulas as TeX."""
        first, last = (self._ends[at] for at in self._places[element])
        return on_one_line(self._written(first, last))

    def _written(self, start: int, end: int) -> str:
        """Return the text from one letter up to another, with the TeX of its formulas."""
        if not self._formulas:
            return self._text[start:end]
        letters = enumerate(self._text[start:end], start)
        return "".join(self._formulas.get(at, letter) for at, letter in letters)

    def quote(self, start: int, end: int) -> str:
        """Return the text from word *start* up to word *end*, as it is written."""
        start, end = max(start, 0), min(end, len(self.words))
        if start >= end:
            return ""
        last = self._starts[end] if end < len(self.words) else self._lengths[-1]
        first, last = (bisect_left(self._origins, at) for at in (self._starts[start], last))
        return on_one_line(self._written(_begin(self._text, first), _end(self._text, last)))

    @cached_property
    def _origins(self) -> list[int]:
        """Where each letter of the text, as it is written, stands in its plain form."""
        lengths = (len(_PLAIN.get(char, char)) for char in self._text)
        return [0, *accumulate(lengths)]

    def position(self, element: HtmlElement) -> int:
        """Return how many words stand before *element*."""
        return bisect_left(self._starts, self._lengths[self._places[element][0]])

    @cached_property
    def anchors(self) -> dict[str, HtmlElement]:
        """What a link within the page can lead to: the first element of each name."""
        found: dict[str, HtmlElement] = {}
        for element in self.root.iter():
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    found.setdefault(name, element)
        return found


def _begin(text: str, at: int) -> int:
    """Return where the word begins that the letter number *at* stands in."""
    lowest = max(at - _LONG_WORD, 0)
    while at > lowest and not text[at - 1].isspace():
        at -= 1
    return at


def _end(text: str, at: int) -> int:
    """Return where the word ends that the letter before number *at* stands in."""
    highest = min(at + _LONG_WORD, len(text))
    while 0 < at < highest and not (text[at - 1].isspace() or text[at].isspace()):
        at += 1
    return at
