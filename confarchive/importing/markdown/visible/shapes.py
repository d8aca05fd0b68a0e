r"""What is seen of one piece of HTML: its shapes, and its lines with marks in them.

A shape (a list, a cell, a heading) is a piece that begins with :data:`OPEN`, and
another one at its end. What stands within a line is part of its text, between
:data:`OPEN` and :data:`CLOSE`: ``\x01em\x02word\x01/em\x02``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.common.html_blocks import block_names

from confarchive.importing.html_myst.tree import children, classes

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

OPEN, CLOSE = "\x01", "\x02"
"""Signs that no text holds, around what is no text."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = f"{OPEN}br{CLOSE}"
_AROUND_BREAK = re.compile(f" *{_BREAK} *")
# Blanks around what a player is given show nothing.
_AROUND_GIVEN = re.compile(
    rf" *({OPEN}(?:param|source|embed)\b[^{CLOSE}]*{CLOSE})(?: +(?={OPEN}|\Z))?"
)
_EDGE = re.compile(rf"\A(?: |({_BREAK}))+|(?: |({_BREAK}))+\Z")
_SPACES = rf"((?: |{_BREAK})+)"
_AFTER_OPEN = re.compile(rf"((?:{OPEN}(?:em|strong|del|a [^{CLOSE}]*){CLOSE})+){_SPACES}")
_BEFORE_CLOSE = re.compile(rf"{_SPACES}((?:{OPEN}/(?:em|strong|del|a){CLOSE})+)")
_EMPHASES = re.compile(
    rf"{OPEN}em{CLOSE}{OPEN}strong{CLOSE}(.*?){OPEN}/strong{CLOSE}{OPEN}/em{CLOSE}"
)
_EMPTY = re.compile(
    rf"{OPEN}(em|strong|code|del|ins|sub|sup)[^{CLOSE}]*{CLOSE}( ?){OPEN}/\1{CLOSE}"
)
_SAME = {"i": "em", "b": "strong", "tt": "code", "s": "del", "strike": "del", "u": "ins"}


def words(text: str) -> frozenset[str]:
    """Return the words of *text*: a list of tags that can be read."""
    return frozenset(text.split())


_INLINE = words("em strong code del ins sub kbd var samp mark cite q small big abbr acronym")
_THROUGH = words("span font label bdo bdi time nobr wbr data dfn tbody thead tfoot")
_SHAPES = words("ul ol li blockquote table tr dl dt dd")
_BLOCKS = frozenset({*block_names, "figure", "figcaption", "video", "audio"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESSES = ("src", "href", "data", "poster", "action", "value")
_DROPPED = words("toc headerlink footnote-backref linenos linenodiv label")


def is_inline(node: HtmlElement) -> bool:
    """Tell whether *node* stands within a line, and all that is in it."""
    if not isinstance(node.tag, str):
        return True
    tag = _SAME.get(node.tag, node.tag)
    known = (
        tag in _INLINE or tag in {"img", "br", "input", "button", "sup", "a"} or tag not in _BLOCKS
    )
    return known and all(is_inline(child) for child in node)


class ShapeCollector:
    """Collects what is seen, in order: shapes, and lines of text with marks in them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.line: list[str] = []

    def add(self, node: HtmlElement | str) -> None:
        """Add what is seen of *node*."""
        if isinstance(node, str):
            self.line.append(node)
        elif isinstance(node.tag, str) and _DROPPED.isdisjoint(classes(node)):
            tag = _SAME.get(node.tag, node.tag)
            handle = _HANDLERS.get(tag, _block if tag in _BLOCKS else _through)
            handle(self, node, tag)

    def inside(self, node: HtmlElement) -> None:
        """Add what is seen of the children of *node*."""
        for child in children(node):
            self.add(child)

    def end_line(self) -> None:
        """End the line that text was added to, if there is one."""
        text = _SPACE.sub(" ", "".join(self.line))
        self.line.clear()
        if OPEN in text:
            text = _settle(text)
        if text := text.strip(" \xa0"):
            self.pieces.append(text)

    def finish(self) -> list[str]:
        """Return the pieces, after the last of which there is nothing."""
        self.end_line()
        return self.pieces


def _block(seen: ShapeCollector, node: HtmlElement, _tag: str) -> None:
    seen.end_line()
    seen.inside(node)
    seen.end_line()


def _shape(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    if not {"highlighttable", "codehilitetable"}.isdisjoint(classes(node)):
        for name in node.iterfind(".//span[@class='filename']"):
            _block(seen, name, "p")
        for code in node.iterfind(".//td[@class='code']//pre"):
            _code(seen, code, "pre")
        return
    seen.end_line()
    seen.pieces.append(f"{OPEN}{tag}")
    seen.inside(node)
    seen.end_line()
    seen.pieces.append(f"{OPEN}/{tag}")


def _heading(seen: ShapeCollector, node: HtmlElement, _tag: str) -> None:
    if len(node) or (node.text or "").strip():
        _shape(seen, node, "h")


def _cell(seen: ShapeCollector, node: HtmlElement, _tag: str) -> None:
    _shape(seen, node, "td")


def _rule(seen: ShapeCollector, _node: HtmlElement, tag: str) -> None:
    seen.end_line()
    seen.pieces.append(OPEN + tag)


def _code(seen: ShapeCollector, node: HtmlElement, _tag: str) -> None:
    seen.end_line()
    lines = "".join(node.itertext()).expandtabs(4).strip("\n").splitlines()
    seen.pieces.append("\n".join([f"{OPEN}pre", *(line.rstrip() for line in lines)]))


def _opaque(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    seen.end_line()
    seen.pieces.append(f"{OPEN}{tag} {node.get('src', '')} {(node.text or '').strip()}")


def _inline(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    seen.line.append(f"{OPEN}{tag}{CLOSE}")
    seen.inside(node)
    seen.line.append(f"{OPEN}/{tag}{CLOSE}")


def _raised(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    if any("footnote-ref" in classes(child) for child in node):
        seen.line.append(f"{OPEN}footnote{CLOSE}")
    else:
        _inline(seen, node, tag)


def _through(seen: ShapeCollector, node: HtmlElement, _tag: str) -> None:
    seen.inside(node)


def _link(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    if not (href := (node.get("href") or "").strip()):
        seen.inside(node)
        return
    seen.line.append(f"{OPEN}{tag} {_address(href)} {_title(node)}{CLOSE}")
    seen.inside(node)
    seen.line.append(f"{OPEN}/{tag}{CLOSE}")


def _picture(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    alt = _SPACE.sub(" ", node.get("alt") or "").strip()
    address = _address(node.get("src") or "")
    seen.line.append(f"{OPEN}{tag} {address} {alt} {_title(node)}{CLOSE}")


def _break(seen: ShapeCollector, _node: HtmlElement, _tag: str) -> None:
    seen.line.append(_BREAK)


def _embedded(seen: ShapeCollector, node: HtmlElement, tag: str) -> None:
    named = [f"{name}={_address(node.get(name))}" for name in _ADDRESSES if node.get(name)]
    seen.line.append(f"{OPEN}{' '.join([tag, *named])}{CLOSE}")
    seen.inside(node)


_HANDLERS: dict[str, Callable[[ShapeCollector, HtmlElement, str], None]] = {
    **dict.fromkeys(_SHAPES, _shape),
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(_INLINE, _inline),
    **dict.fromkeys(_THROUGH, _through),
    **dict.fromkeys(("script", "style", "svg", "math"), _opaque),
    **dict.fromkeys(
        ("iframe", "video", "audio", "source", "embed", "object", "param", "input", "button"),
        _embedded,
    ),
    "hr": _rule,
    "pre": _code,
    "sup": _raised,
    "a": _link,
    "img": _picture,
    "br": _break,
}


def _settle(text: str) -> str:
    """Write in one way what looks the same: nested emphasis, empty marks, edges of lines."""
    text = _AFTER_OPEN.sub(r"\2\1", _BEFORE_CLOSE.sub(r"\2\1", text))
    text = _AROUND_BREAK.sub(_BREAK, _SPACE.sub(" ", text))
    text = _AROUND_GIVEN.sub(r"\1", text)
    previous = None
    while text != previous:
        previous, text = text, _EMPTY.sub(r"\2", text)
    text = _EMPHASES.sub(
        rf"{OPEN}strong{CLOSE}{OPEN}em{CLOSE}\1{OPEN}/em{CLOSE}{OPEN}/strong{CLOSE}", text
    )
    return _EDGE.sub("", text)


def _address(url: str | None) -> str:
    return _SPACE.sub("", unquote(url or ""))


def _title(node: HtmlElement) -> str:
    return _SPACE.sub(" ", node.get("title") or "").strip()
