"""From what stands within a line of HTML to MyST, element by element.

Each element has a function in a table that takes it apart into pieces. What MyST
cannot say keeps its tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml.html import defs
from markdown_it.common.normalize_url import normalizeLinkText

from confarchive.importing import myst
from confarchive.importing.html_myst import tree
from confarchive.importing.html_myst.element_context import is_name
from confarchive.importing.html_myst.spans import (
    Break,
    MystSource,
    PlainText,
    begin_line,
    marked,
    within_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.element_context import ElementContext
    from confarchive.importing.html_myst.spans import Mark, Piece
    from confarchive.importing.html_myst.tree import Node

_Handler: TypeAlias = "Callable[[HtmlElement, ElementContext], Iterator[Piece]]"

_EMPHASIS, _STRONG, _STRUCK = ("em", "i"), ("strong", "b"), ("del", "s", "strike")
# Lengths as docutils takes them.
_HEIGHT = re.compile(r"\d+(?:\.\d+)?(?:px|em|rem|ex|ch|pt|pc|cm|mm|in)?")
_WIDTH = re.compile(rf"{_HEIGHT.pattern}|\d+(?:\.\d+)?%")
_SPACES = re.compile(r"[ \t\r\f]+")
_TEX = re.compile(
    r"\s*(?:\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$|\$(.*)\$|(\\begin\{(\w+\*?)\}.*\\end\{\6\}))\s*",
    re.DOTALL,
)


def write(nodes: Iterable[Node], context: ElementContext, *, flat: bool = False) -> str:
    """Return *nodes* as MyST that begins a line; *flat*, on a single line."""
    return begin_line(_take_apart(nodes, context), flat=flat)


def tex(element: HtmlElement) -> str | None:
    """Return the formula that *element* shows, as arithmatex and Pelican's render_math write it."""
    if not {"math", "arithmatex"}.intersection(tree.classes(element)):
        return None
    found = _TEX.fullmatch(element.text_content())
    return next(filter(None, found.groups()), None) if found else None


def is_tex_script(element: HtmlElement) -> bool:
    """Tell whether *element* is a ``script`` that holds a formula, as MathJax once read them."""
    return element.tag == "script" and (element.get("type") or "")[:8] == "math/tex"


def _take_apart(nodes: Iterable[Node], context: ElementContext) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, str):
            yield PlainText(_SPACES.sub(" ", node))
        elif tree.is_comment(node):
            yield MystSource(re.sub(r"\n\s*\n", "\n", tree.serialize(node, context.resolve)))
        else:
            yield from _HANDLERS.get(str(node.tag), _tags)(node, context)


def _within(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    yield from _anchor(element, context)
    yield from _take_apart(tree.children(element), context)


def _anchor(element: HtmlElement, context: ElementContext) -> Iterator[MystSource]:
    """Yield the places in *element* that links lead to."""
    for name in dict.fromkeys((element.get("id"), element.get("name"))):
        if name and name in context.targets:
            anchor = myst.open_tag("a", {"id": name}) + "</a>"
            yield MystSource(f"[]{{#{name}}}" if is_name(name) else anchor)


def _tags(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    """Keep the tags as HTML, where MyST has no such thing."""
    tag = str(element.tag)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", tag):  # no name that HTML knows
        yield from _take_apart(tree.children(element), context)
        return
    kept = {
        name: value
        for name, value in tree.attributes(element, context.resolve).items()
        if tag in tree.EMBEDS or name in {"id", "class"} or tree.is_seen(name)
    }
    yield MystSource(myst.open_tag(tag, kept))
    yield from _take_apart(tree.children(element), context)
    if tag not in defs.empty_tags:
        yield MystSource(f"</{tag}>")


def _span(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    if formula := tex(element):
        yield MystSource(myst.math(formula))
    elif tree.is_plain(element) and not context.is_filled(element):
        yield from _within(element, context)
    else:
        yield from _tags(element, context)


def _script(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    if is_tex_script(element):
        yield MystSource(myst.math(element.text or ""))
    else:
        yield MystSource(tree.serialize(element, context.resolve))


def _marks(mark: Mark, tags: tuple[str, ...]) -> dict[str, _Handler]:
    def handle(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
        # Within its own kind, emphasis shows otherwise than Markdown can tell.
        is_nested = any(child.tag in tags for child in element.iterdescendants())
        if is_nested or not tree.is_plain(element) or not element.text_content().strip():
            yield from _tags(element, context)
        else:
            yield from marked(mark, _within(element, context))

    return dict.fromkeys(tags, handle)


def _code(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    if all(child.tag == "span" for child in element.iterdescendants()) and tree.is_plain(element):
        yield from _anchor(element, context)
        yield MystSource(myst.code_span(element.text_content()))
    else:
        yield from _tags(element, context)


def _role(name: str) -> _Handler:
    def handle(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
        reference, text = element.find("a"), element.text_content()
        if reference is not None and (label := _label(reference, context)):
            yield MystSource(myst.footnote_mark(label))
        elif len(element) or not tree.is_plain(element) or not re.fullmatch(r"[^`\s]+", text):
            yield from _tags(element, context)
        else:
            yield MystSource(myst.role(name, text))

    return handle


def _abbreviation(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    words = f"{element.text_content()} ({element.get('title', '')})"
    if len(element) or not re.fullmatch(r"[^`()]+\([^`()]*[^`()\s][^`()]*\)", words):
        yield from _tags(element, context)
    else:
        yield MystSource(myst.role("abbr", " ".join(words.split())))


def _label(element: HtmlElement, context: ElementContext) -> str | None:
    return context.labels.get(element.get("href", "").removeprefix("#"))


def _link(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    url = element.get("href")
    if url is None:
        yield from _span(element, context)
    elif label := _label(element, context):
        yield MystSource(myst.footnote_mark(label))
    elif not tree.is_plain(element, "href", "title", "type"):
        yield from _tags(element, context)
    else:
        yield from _anchor(element, context)
        yield _plain_link(element, url, context)


def _plain_link(element: HtmlElement, url: str, context: ElementContext) -> MystSource:
    target, title = context.resolve(url).strip(), element.get("title", "")
    inner = list(_take_apart(tree.children(element), context))
    if not title and inner == [PlainText(target)] and _is_automatic(target):
        return MystSource(f"<{target}>")
    return MystSource(
        myst.link(within_line(inner), target, title, external=context.is_external(url))
    )


def _is_automatic(url: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>]+", url)) and normalizeLinkText(url) == url


def _image(element: HtmlElement, context: ElementContext) -> Iterator[Piece]:
    found = {str(name): str(value) for name, value in element.attrib.items()}
    url, alt, title = found.pop("src", ""), found.pop("alt", ""), found.pop("title", "")
    seen = {name: value for name, value in found.items() if tree.is_seen(name)}
    yield from _anchor(element, context)
    if _is_said_by_myst(seen) and not context.is_external(url):
        kept = seen | ({"class": found["class"]} if found.get("class") else {})
        yield MystSource(myst.image(alt, context.resolve(url).strip(), title, kept))
    else:
        yield from _tags(element, context)


def _is_said_by_myst(attributes: dict[str, str]) -> bool:
    """Tell whether these attributes of a picture are such as docutils takes."""
    width, height = attributes.get("width", "1"), attributes.get("height", "1")
    return (
        attributes.keys() <= {"width", "height", "align"}
        and attributes.get("align", "left") in {"left", "center", "right"}
        and bool(_WIDTH.fullmatch(width) and _HEIGHT.fullmatch(height))
    )


def _break(_element: HtmlElement, _context: ElementContext) -> Iterator[Piece]:
    yield Break()


_HANDLERS: dict[str, _Handler] = {
    **_marks(myst.emphasis, _EMPHASIS),
    **_marks(myst.strong, _STRONG),
    **_marks(myst.strike, _STRUCK),
    "a": _link,
    "abbr": _abbreviation,
    "br": _break,
    "code": _code,
    "img": _image,
    "p": _within,
    "script": _script,
    "span": _span,
    "sub": _role("sub"),
    "sup": _role("sup"),
    "tt": _code,
}
