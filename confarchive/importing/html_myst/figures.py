"""From figures of HTML to MyST."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.html_myst import inline, tree
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.element_context import ElementContext


def write(element: HtmlElement, context: ElementContext) -> str | None:
    """Return a ``figure`` of one picture as MyST, or None if MyST cannot say it."""
    picture, *captions = tree.elements(element) or [None]
    is_simple = tree.is_plain(element) and tree.has_only_elements(element)
    if picture is None or not is_simple or not _is_picture(picture) or len(captions) > 1:
        return None
    caption = _caption(captions[0], context) if captions else ""
    written = inline.write([picture], context).strip()
    if not caption:
        return None if caption is None else myst_blocks.paragraph(written)
    if picture.tag != "img" or not written.startswith("!["):
        return None
    options = {name: picture.get(name, "") for name in ("alt", "width", "height", "align")}
    kept = {name: " ".join(value.split()) for name, value in options.items() if value}
    url = context.resolve(picture.get("src", "")).strip()
    return myst_blocks.directive("figure", url, kept, caption)


def _is_picture(node: HtmlElement) -> bool:
    """Tell whether *node* is a picture, linked or not, in a paragraph or not."""
    inner = tree.elements(node)
    if node.tag in {"a", "p"} and tree.has_only_elements(node) and len(inner) == 1:
        return _is_picture(inner[0])
    return bool(node.tag == "img")


def _caption(node: HtmlElement, context: ElementContext) -> str | None:
    if node.tag != "figcaption":
        return None
    inner = tree.elements(node)
    if len(inner) == 1 and inner[0].tag == "p" and tree.has_only_elements(node):
        node = inner[0]
    if any(map(tree.is_block, tree.children(node))):
        return None
    return myst_blocks.paragraph(inline.write(tree.children(node), context))
