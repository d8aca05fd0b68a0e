"""What a reader sees of HTML, as values that can be compared.

:func:`blocks` turns a page's fragment into one :class:`Seen` for each of its
top-level elements. Two fragments show the same when their :func:`shown` lists
are equal: words and their order, headings (not their levels), links and where
they lead, pictures, code, lists, tables, quotations, emphasis, embedded things.
Paragraphs end where they end, but whether an item of a list holds one is not
seen; nor are classes, identifiers, colours and numbers of footnotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import html
from markdown_it.common.html_blocks import block_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Marks of inline elements stand in the text between these two, which no text holds.
_OPEN, _CLOSE = "\x01", "\x02"
_MARK = f"{_OPEN}[^{_CLOSE}]*{_CLOSE}"
_BREAK = f"{_OPEN}br{_CLOSE}"
_AROUND_BREAK = re.compile(f" *{_BREAK} *")
_EDGE = re.compile(rf"\A(?: |({_BREAK}))+|(?: |({_BREAK}))+\Z")
_SPACES = rf"((?: |{_BREAK})+)"
_AFTER_OPEN = re.compile(rf"((?:{_OPEN}(?:em|strong|del|a [^{_CLOSE}]*){_CLOSE})+){_SPACES}")
_BEFORE_CLOSE = re.compile(rf"{_SPACES}((?:{_OPEN}/(?:em|strong|del|a){_CLOSE})+)")
_EMPHASES = re.compile(
    rf"{_OPEN}em{_CLOSE}{_OPEN}strong{_CLOSE}(.*?){_OPEN}/strong{_CLOSE}{_OPEN}/em{_CLOSE}"
)
_EMPTY = re.compile(
    rf"{_OPEN}(em|strong|code|del|ins|sub|sup)[^{_CLOSE}]*{_CLOSE}( ?){_OPEN}/\1{_CLOSE}"
)
_SAME = {"i": "em", "b": "strong", "tt": "code", "s": "del", "strike": "del", "u": "ins"}
_INLINE = frozenset(
    [
        "em",
        "strong",
        "code",
        "del",
        "ins",
        "sub",
        "sup",
        "kbd",
        "var",
        "samp",
        "mark",
        "cite",
        "q",
        "small",
        "big",
        "abbr",
        "acronym",
    ]
)
_THROUGH = frozenset(
    [
        "span",
        "font",
        "label",
        "bdo",
        "bdi",
        "time",
        "nobr",
        "wbr",
        "data",
        "dfn",
        "a",
        "tbody",
        "thead",
        "tfoot",
    ]
)
_SHAPES = frozenset(["ul", "ol", "li", "blockquote", "table", "tr", "dl", "dt", "dd"])
_BLOCKS = frozenset({*block_names, "figure", "figcaption", "video", "audio"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESSES = ("src", "href", "data", "poster", "action", "value")
_DROPPED = frozenset({"toc", "headerlink", "footnote-backref", "linenos", "linenodiv", "label"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A top-level element of a fragment, or the text between two, and what is seen of it."""

    nodes: tuple[HtmlElement | str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote's ``li``, which may be out of its page, and what is seen of it."""

    item: HtmlElement
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading's id, and its words written together."""

    name: str
    words: str


def fragment(markup: str) -> HtmlElement:
    """Parse a page's fragment; its nodes are the children of the ``div`` that is returned."""
    return html.fragment_fromstring(_CONTROL.sub("", markup), create_parent="div")


def blocks(root: HtmlElement) -> list[Seen]:
    """Return what is seen of each part of *root*; what shows nothing is left out."""
    found: list[Seen] = []
    line: list[HtmlElement | str] = []
    for node in _children(root):
        if isinstance(node, str) or _is_inline(node):
            line.append(node)
            continue
        found.extend(_seen(line))
        line = []
        found.extend(_seen([node]))
    return [*found, *_seen(line)]


def shown(parts: Iterable[Seen]) -> list[str]:
    """Return all that is seen of *parts*, in order."""
    return [piece for part in parts for piece in part.shown]


def headings(root: HtmlElement) -> list[Heading]:
    """Return the headings in *root* that have an id."""
    return [
        Heading(
            name=heading.get("id", ""), words="".join(re.findall(r"\w+", heading.text_content()))
        )
        for heading in root.iter(*_HEADINGS)
        if heading.get("id")
    ]


def linked_ids(root: HtmlElement) -> set[str]:
    """Return the ids in *root* that links in it lead to."""
    links = {a.get("href", "")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    return links & {name for e in root.iter() for name in (e.get("id"), e.get("name")) if name}


def plain(piece: str) -> str:
    """Return a piece of what is seen for a person to read, cut to a line."""
    words = re.sub(_MARK, "", piece.replace(f"{_OPEN}/", "end of ")).replace(_OPEN, "")
    return " ".join(words.split())[:60]


def take_footnotes(root: HtmlElement) -> dict[str, Footnote]:
    """Take the footnotes out of *root*; return them by their labels, in order."""
    found = {}
    for division in list(root.iter("div")):
        if "footnote" in _classes(division) and division.getparent() is not None:
            for item in division.iter("li"):
                label = (item.get("id") or "").partition(":")[2]
                if label and label not in found:
                    found[label] = _footnote(item)
            division.drop_tree()
    return found


def _footnote(item: HtmlElement) -> Footnote:
    """Read a footnote, without the links back that end it."""
    for link in list(item.iter("a")):
        if "footnote-backref" in _classes(link):
            link.drop_tree()
    last = item[-1] if len(item) else item
    if len(last) and last[-1].tail:
        last[-1].tail = last[-1].tail.rstrip()
    elif not len(last):
        last.text = (last.text or "").rstrip()
    view = _View()
    view.inside(item)
    return Footnote(item=item, shown=tuple(view.finish()))


def _seen(nodes: list[HtmlElement | str]) -> list[Seen]:
    view = _View()
    for node in nodes:
        view.add(node)
    pieces = view.finish()
    return [Seen(nodes=tuple(nodes), shown=tuple(pieces))] if pieces else []


def _children(element: HtmlElement) -> Iterable[HtmlElement | str]:
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def _is_inline(node: HtmlElement) -> bool:
    if not isinstance(node.tag, str):
        return True
    tag = _SAME.get(node.tag, node.tag)
    known = tag in _INLINE or tag in {"img", "br", "input", "button"} or tag not in _BLOCKS
    return known and all(_is_inline(child) for child in node)


class _View:
    """Collects what is seen, in order: shapes, and lines of text with marks in them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.line: list[str] = []

    def add(self, node: HtmlElement | str) -> None:
        if isinstance(node, str):
            self.line.append(node)
        elif isinstance(node.tag, str) and not (_classes(node) & _DROPPED):
            tag = _SAME.get(node.tag, node.tag)
            handle = _HANDLERS.get(tag, _View.block if tag in _BLOCKS else _View.through)
            handle(self, node, tag)

    def inside(self, node: HtmlElement) -> None:
        for child in _children(node):
            self.add(child)

    def end_line(self) -> None:
        text = _SPACE.sub(" ", "".join(self.line))
        self.line.clear()
        if _OPEN in text:
            text = _settle(text)
        if text := text.strip(" \xa0"):
            self.pieces.append(text)

    def finish(self) -> list[str]:
        self.end_line()
        return self.pieces

    def block(self, node: HtmlElement, _tag: str) -> None:
        self.end_line()
        self.inside(node)
        self.end_line()

    def shape(self, node: HtmlElement, tag: str) -> None:
        if _classes(node) & {"highlighttable", "codehilitetable"}:
            for code in node.iterfind(".//td[@class='code']//pre"):
                self.code(code, "pre")
            return
        self.end_line()
        self.pieces.append(f"{_OPEN}{tag}")
        self.inside(node)
        self.end_line()
        self.pieces.append(f"{_OPEN}/{tag}")

    def heading(self, node: HtmlElement, _tag: str) -> None:
        if len(node) or (node.text or "").strip():
            self.shape(node, "h")

    def cell(self, node: HtmlElement, _tag: str) -> None:
        self.shape(node, "td")

    def rule(self, _node: HtmlElement, tag: str) -> None:
        self.end_line()
        self.pieces.append(_OPEN + tag)

    def code(self, node: HtmlElement, _tag: str) -> None:
        self.end_line()
        lines = "".join(node.itertext()).expandtabs(4).strip("\n").splitlines()
        self.pieces.append("\n".join([f"{_OPEN}pre", *(line.rstrip() for line in lines)]))

    def opaque(self, node: HtmlElement, tag: str) -> None:
        self.end_line()
        self.pieces.append(f"{_OPEN}{tag} {node.get('src', '')} {(node.text or '').strip()}")

    def inline(self, node: HtmlElement, tag: str) -> None:
        self.line.append(f"{_OPEN}{tag}{_CLOSE}")
        self.inside(node)
        self.line.append(f"{_OPEN}/{tag}{_CLOSE}")

    def raised(self, node: HtmlElement, tag: str) -> None:
        if any("footnote-ref" in _classes(child) for child in node):
            self.line.append(f"{_OPEN}footnote{_CLOSE}")
        else:
            self.inline(node, tag)

    def through(self, node: HtmlElement, _tag: str) -> None:
        self.inside(node)

    def link(self, node: HtmlElement, tag: str) -> None:
        if not (href := (node.get("href") or "").strip()):
            self.inside(node)
            return
        self.line.append(f"{_OPEN}{tag} {_address(href)} {_title(node)}{_CLOSE}")
        self.inside(node)
        self.line.append(f"{_OPEN}/{tag}{_CLOSE}")

    def picture(self, node: HtmlElement, tag: str) -> None:
        words = _SPACE.sub(" ", node.get("alt") or "").strip()
        address = _address(node.get("src") or "")
        self.line.append(f"{_OPEN}{tag} {address} {words} {_title(node)}{_CLOSE}")

    def break_(self, _node: HtmlElement, _tag: str) -> None:
        self.line.append(_BREAK)

    def embedded(self, node: HtmlElement, tag: str) -> None:
        named = [f"{name}={_address(node.get(name))}" for name in _ADDRESSES if node.get(name)]
        self.line.append(f"{_OPEN}{' '.join([tag, *named])}{_CLOSE}")
        self.inside(node)


_HANDLERS: dict[str, Callable[[_View, HtmlElement, str], None]] = {
    **dict.fromkeys(_SHAPES, _View.shape),
    **dict.fromkeys(_HEADINGS, _View.heading),
    **dict.fromkeys(("td", "th"), _View.cell),
    **dict.fromkeys(_INLINE, _View.inline),
    **dict.fromkeys(_THROUGH, _View.through),
    **dict.fromkeys(("script", "style", "svg", "math"), _View.opaque),
    **dict.fromkeys(
        ("iframe", "video", "audio", "source", "embed", "object", "param", "input", "button"),
        _View.embedded,
    ),
    "hr": _View.rule,
    "pre": _View.code,
    "sup": _View.raised,
    "a": _View.link,
    "img": _View.picture,
    "br": _View.break_,
}


def _settle(text: str) -> str:
    """Write in one way what looks the same: nested emphasis, empty marks, edges of lines."""
    text = _AFTER_OPEN.sub(r"\2\1", _BEFORE_CLOSE.sub(r"\2\1", text))
    text = _AROUND_BREAK.sub(_BREAK, _SPACE.sub(" ", text))
    previous = None
    while text != previous:
        previous, text = text, _EMPTY.sub(r"\2", text)
    text = _EMPHASES.sub(
        rf"{_OPEN}strong{_CLOSE}{_OPEN}em{_CLOSE}\1{_OPEN}/em{_CLOSE}{_OPEN}/strong{_CLOSE}", text
    )
    return _EDGE.sub("", text)


def _classes(node: HtmlElement) -> frozenset[str]:
    return frozenset((node.get("class") or "").split())


def _address(url: str | None) -> str:
    return _SPACE.sub("", unquote(url or ""))


def _title(node: HtmlElement) -> str:
    return _SPACE.sub(" ", node.get("title") or "").strip()
