"""From what stands within a line of HTML to MyST.

An element is first taken apart into pieces, as how a piece is written depends on
those beside it: text is escaped at the beginning of a line, emphasis needs to
know what touches it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from markdown_it.common.normalize_url import normalizeLinkText

from confarchive.importing import myst
from confarchive.importing.html_myst import tree
from confarchive.importing.html_myst.context import is_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.context import Context
    from confarchive.importing.html_myst.tree import Node


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader sees, not yet escaped."""

    plain: str


@dataclass(frozen=True, slots=True)
class Source:
    """MyST that reads the same wherever it stands."""

    myst: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Pieces that are emphasised, bold or struck through."""

    mark: Callable[[str, str, str], str]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line that is shown as one."""


Piece: TypeAlias = Text | Source | Marked | Break
_Handler: TypeAlias = "Callable[[HtmlElement, Context], Iterator[Piece]]"

_WIDTH = re.compile(r"\d+(?:\.\d+)?(?:px|em|rem|ex|ch|pt|pc|cm|mm|in|%)?")
_HEIGHT = re.compile(r"\d+(?:\.\d+)?(?:px|em|rem|ex|ch|pt|pc|cm|mm|in)?")
_TEX = re.compile(r"\s*(?:\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$|\$(.*)\$)\s*", re.DOTALL)


def write(nodes: Iterable[Node], context: Context, *, flat: bool = False) -> str:
    """Return *nodes* as MyST that begins a line; *flat*, on a single line."""
    return _compose(list(take_apart(nodes, context)), flat=flat, starts_line=True)


def take_apart(nodes: Iterable[Node], context: Context) -> Iterator[Piece]:
    """Yield the pieces that *nodes* consist of."""
    for node in nodes:
        if isinstance(node, str):
            yield Text(re.sub(r"[ \t\r\f]+", " ", node))
        elif tree.is_comment(node):
            yield Source(re.sub(r"\n\s*\n", "\n", tree.serialize(node, context.resolve)))
        else:
            yield from _HANDLERS.get(str(node.tag), _tags)(node, context)


def _compose(pieces: list[Piece], *, flat: bool, starts_line: bool) -> str:
    while pieces and starts_line and _is_empty(pieces[-1]):
        pieces.pop()
    line = ""
    merged = [*_merged(pieces), Text("")]
    for piece, following in pairwise(merged):
        begins = line.endswith("\n") or (starts_line and not line)
        match piece:
            case Text(plain):
                written = myst.escape(plain, at_line_start=begins)
            case Source(source):
                written = source
            case Marked(mark, inner):
                text = _compose(list(inner), flat=flat, starts_line=False)
                written = mark(text, line[-1:], _first_sign(following))
            case Break():
                line = line if line.endswith("\\\n") else line.rstrip(" \t\n")
                written = "<br>" if flat or not line else myst.HARD_BREAK
        line = myst.join((line, written))
    return re.sub(r"[ \t]+\n[ \t]*", "\n", " ".join(line.split("\n")) if flat else line)


def _is_empty(piece: Piece) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Text) and tree.is_blank(piece.plain))


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, those of text that touch made one."""
    plain = ""
    for piece in pieces:
        if isinstance(piece, Text):
            plain += piece.plain
            continue
        if plain:
            yield Text(plain)
        plain = ""
        yield piece
    if plain:
        yield Text(plain)


def _first_sign(piece: Piece) -> str:
    match piece:
        case Text(plain):
            return myst.escape(plain)[:1]
        case Source(source):
            return source[:1]
        case Marked():
            return "*"
        case Break():
            return "\n"


def _within(element: HtmlElement, context: Context) -> Iterator[Piece]:
    yield from _anchor(element, context)
    yield from take_apart(tree.children(element), context)


def _anchor(element: HtmlElement, context: Context) -> Iterator[Source]:
    """Yield the place that a link leads to."""
    for name in dict.fromkeys((element.get("id"), element.get("name"))):
        if name and name in context.targets:
            yield Source(
                f"[]{{#{name}}}" if is_name(name) else myst.open_tag("a", {"id": name}) + "</a>"
            )


def _tags(element: HtmlElement, context: Context) -> Iterator[Piece]:
    """Keep the tags as HTML, where MyST has no such thing."""
    tag = str(element.tag)
    lasting = {
        name: value
        for name, value in tree.attributes(element, context.resolve).items()
        if tag in tree.EMBEDS or name in {"id", "class"} or not tree.is_losable(name)
    }
    yield Source(myst.open_tag(tag, lasting))
    if tag not in _VOID:
        yield from take_apart(tree.children(element), context)
        yield Source(f"</{tag}>")


def _span(element: HtmlElement, context: Context) -> Iterator[Piece]:
    if formula := tex(element):
        yield Source(myst.math(formula))
    elif tree.is_plain(element):
        yield from _within(element, context)
    else:
        yield from _tags(element, context)


def _script(element: HtmlElement, context: Context) -> Iterator[Piece]:
    if is_tex_script(element):
        yield Source(myst.math(element.text or ""))
    else:
        yield Source(tree.serialize(element, context.resolve))


def is_tex_script(element: HtmlElement) -> bool:
    """Tell whether *element* is a ``script`` that holds a formula, as MathJax once read them."""
    return element.tag == "script" and (element.get("type") or "").startswith("math/tex")


def tex(element: HtmlElement) -> str | None:
    """Return the formula that *element* shows, as arithmatex and Pelican's render_math write it."""
    if not {"math", "arithmatex"}.intersection(tree.classes(element)):
        return None
    found = _TEX.fullmatch(element.text_content())
    return next(filter(None, found.groups()), None) if found else None


def _marked(mark: Callable[[str, str, str], str]) -> _Handler:
    def handle(element: HtmlElement, context: Context) -> Iterator[Piece]:
        inner = list(_within(element, context))
        if not inner or not tree.is_plain(element):
            yield from _tags(element, context)
            return
        first = next((n for n, piece in enumerate(inner) if not _is_empty(piece)), len(inner))
        last = next((n for n in range(len(inner), first, -1) if not _is_empty(inner[n - 1])), first)
        yield from inner[:first]
        if inner[first:last]:
            yield Marked(mark, tuple(inner[first:last]))
        yield from inner[last:]

    return handle


def _code(element: HtmlElement, context: Context) -> Iterator[Piece]:
    if all(child.tag == "span" for child in element.iterdescendants()) and tree.is_plain(element):
        yield from _anchor(element, context)
        yield Source(myst.code_span(element.text_content()))
    else:
        yield from _tags(element, context)


def _role(name: str) -> _Handler:
    def handle(element: HtmlElement, context: Context) -> Iterator[Piece]:
        reference = element.find("a")
        text = element.text_content()
        if reference is not None and (label := _label(reference, context)):
            yield Source(myst.footnote_mark(label))
        elif len(element) or not tree.is_plain(element) or not re.fullmatch(r"[^`\s]+", text):
            yield from _tags(element, context)
        else:
            yield Source(myst.role(name, text))

    return handle


def _abbreviation(element: HtmlElement, context: Context) -> Iterator[Piece]:
    text, title = element.text_content(), element.get("title", "")
    words = f"{text} ({title})"
    if len(element) or not title.strip() or not re.fullmatch(r"[^`()]+\([^`()]+\)", words):
        yield from _tags(element, context)
    else:
        yield Source(myst.role("abbr", " ".join(words.split())))


def _label(element: HtmlElement, context: Context) -> str | None:
    return context.labels.get((element.get("href") or "").removeprefix("#"))


def _link(element: HtmlElement, context: Context) -> Iterator[Piece]:
    url = element.get("href")
    if label := _label(element, context):
        yield Source(myst.footnote_mark(label))
        return
    if url is None:
        yield from _span(element, context)
        return
    yield from _anchor(element, context)
    target = context.resolve(url).strip()
    inner = list(take_apart(tree.children(element), context))
    text, title = _compose(inner, flat=False, starts_line=False), element.get("title", "")
    if not title and inner == [Text(target)] and _is_automatic(target):
        yield Source(f"<{target}>")
    elif tree.is_plain(element, "href", "title"):
        yield Source(myst.link(text, target, title, external=context.is_external(url)))
    else:
        yield from _tags(element, context)


def _is_automatic(url: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>]+", url)) and normalizeLinkText(url) == url


def _image(element: HtmlElement, context: Context) -> Iterator[Piece]:
    found = {str(name): str(value) for name, value in element.attrib.items()}
    url, alt, title = found.pop("src", ""), found.pop("alt", ""), found.pop("title", "")
    found = {name: value for name, value in found.items() if not tree.is_losable(name)}
    yield from _anchor(element, context)
    if _is_said_by_myst(found) and not context.is_external(url):
        kept = {**found, **({"class": element.get("class", "")} if element.get("class") else {})}
        yield Source(myst.image(alt, context.resolve(url).strip(), title, kept))
    else:
        yield from _tags(element, context)


def _is_said_by_myst(found: dict[str, str]) -> bool:
    """Tell whether these attributes of a picture are those that docutils takes."""
    width, height, align = (found.get(name) for name in ("width", "height", "align"))
    return (
        set(found) <= {"width", "height", "align"}
        and (width is None or bool(_WIDTH.fullmatch(width)))
        and (height is None or bool(_HEIGHT.fullmatch(height)))
        and align in {None, "left", "center", "right"}
    )


def _break(_element: HtmlElement, _context: Context) -> Iterator[Piece]:
    yield Break()


_VOID: frozenset[str] = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_MARKS: dict[Callable[[str, str, str], str], Sequence[str]] = {
    myst.emphasis: ("em", "i"),
    myst.strong: ("strong", "b"),
    myst.strike: ("del", "s", "strike"),
}
_HANDLERS: dict[str, _Handler] = {
    **{tag: _marked(mark) for mark, tags in _MARKS.items() for tag in tags},
    "a": _link,
    "abbr": _abbreviation,
    "br": _break,
    "code": _code,
    "tt": _code,
    "img": _image,
    "p": _within,
    "script": _script,
    "span": _span,
    "sub": _role("sub"),
    "sup": _role("sup"),
}
