"""The HTML that is rewritten, as an lxml tree: how to read it, and what to ask of it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeAlias

from lxml.etree import Comment
from lxml.html import HtmlElement, defs

from confarchive.importing import html_parser
from confarchive.importing.myst import open_tag
from confarchive.model.addresses import html_urls
from confarchive.model.text.html_blocks import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Node: TypeAlias = str | HtmlElement
"""Text, or an element, or a comment (whose tag is not a string)."""

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "plaintext"})
"""Their text is no HTML, nor could it be MyST."""
_AS_WRITTEN = RAW_TEXT - {"textarea", "title"} | {"iframe", "noframes"}
EMBEDS = RAW_TEXT | {
    *("audio", "canvas", "embed", "iframe", "input", "link", "map", "math", "meta", "noscript"),
    *("object", "param", "picture", "select", "svg", "template", "video"),
}
"""Shown as they are, whatever stands around them."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]|\A\s*<!doctype\b[^>]*>?", re.IGNORECASE)
# What a reader sees or meets. The rest served the old blog's style sheets and scripts, now gone.
_SEEN = re.compile(
    r"alt|align|background|bgcolor|border|color|colspan|data|dir|download|face|height|hidden|href|"
    r"hspace|imagesrcset|on.*|open|poster|xlink:href|reversed|rowspan|size|sizes|src|srcset|start|style|title|type|valign|value|"
    r"vspace|width"
)


def parse(markup: str | Iterable[Node]) -> HtmlElement:
    """Return the fragment *markup*, or a copy of its nodes, within a ``div``.

    Characters that HTML has no place for go.
    """
    if not isinstance(markup, str):
        markup = "".join(serialize(node, str) for node in markup)
    markup = _NO_TEXT.sub("", markup.replace("\r\n", "\n"))
    return html_parser.fragment(markup)


def children(element: HtmlElement) -> Iterator[Node]:
    """Yield the texts, elements and comments in *element*."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def is_comment(node: Node) -> bool:
    """Tell whether *node* is a comment or a processing instruction."""
    return not isinstance(node, str) and not isinstance(node.tag, str)


def is_blank(node: Node) -> bool:
    """Tell whether *node* is text that shows nothing."""
    return isinstance(node, str) and not node.strip(" \t\n\r\f")


def is_block(node: Node) -> bool:
    """Tell whether *node* stands on lines of its own, or holds something that does."""
    if isinstance(node, str) or is_comment(node):
        return False
    return node.tag in BLOCKS or any(child.tag in BLOCKS for child in node.iter())


def classes(element: HtmlElement) -> list[str]:
    """Return the element's classes; ``verify.page`` has its own, on purpose: the two share no reading."""
    return (element.get("class") or "").split()


def is_of_page(element: HtmlElement) -> bool:
    """Tell whether *element* says something of the whole page that it stands in: where its links lead, that readers are sent on."""
    return element.tag == "base" or (element.tag == "meta" and "itemprop" not in element.attrib)


def is_seen(attribute: str) -> bool:
    """Tell whether a reader would miss *attribute*."""
    return _SEEN.fullmatch(attribute) is not None


def is_plain(element: HtmlElement, *allowed: str) -> bool:
    """Tell whether no attribute would be missed, except those *allowed*."""
    return not any(is_seen(name) and name not in allowed for name in map(str, element.attrib))


def elements(element: HtmlElement) -> list[HtmlElement]:
    """Return the child elements, comments left out."""
    return [child for child in element if isinstance(child.tag, str)]


def has_only_elements(element: HtmlElement) -> bool:
    """Tell whether no text stands beside the child elements."""
    return all(is_blank(node) or not isinstance(node, str) for node in children(element))


def serialize(node: Node, resolve: Callable[[str], str]) -> str:
    """Return *node* as HTML, its addresses resolved (lxml's own writer would quote them)."""
    written: list[str] = []
    _write(node, resolve, written)
    return "".join(written)


def _write(node: Node, resolve: Callable[[str], str], written: list[str]) -> None:
    if isinstance(node, str):
        written.append(html.escape(node, quote=False))
        return
    if is_comment(node):
        written.append(f"<!--{node.text or ''}-->" if node.tag is Comment else "")
        return
    tag = str(node.tag)
    written.append(open_tag(tag, attributes(node, resolve)))
    if tag in _AS_WRITTEN:
        text = node.text or ""
        written += (html_urls.style_sheet(text, resolve) if tag == "style" else text, f"</{tag}>")
        return
    for child in children(node):
        _write(child, resolve, written)
    # The parser puts what follows tags such as <source> into them.
    written.append("" if tag in defs.empty_tags else f"</{tag}>")


def attributes(element: HtmlElement, resolve: Callable[[str], str]) -> dict[str, str]:
    """Return the element's attributes, its addresses resolved."""
    found = {str(name): str(value) for name, value in element.attrib.items()}
    return {
        k: v if (new := html_urls.value(k, v, resolve)) is None else new for k, v in found.items()
    }
