"""Admonitions, as Python-Markdown writes them, become those of MyST."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import inline, tree
from confarchive.importing.html_myst.element_context import Block, joined
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.element_context import ElementContext, WriteBlocks

_KINDS = {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"}


def write(element: HtmlElement, context: ElementContext, write_blocks: WriteBlocks) -> list[Block]:
    """Return the admonition that *element* is, or nothing if it is empty.

    Python-Markdown writes ``div.admonition.KIND > p.admonition-title``.
    """
    title = _title_of(element)
    inner = [node for node in tree.children(element) if node is not title]
    body = joined(write_blocks(inner, replace(context, nested=True)))
    if not body.text:
        return []
    names = [name for name in tree.classes(element) if name != "admonition"]
    return [replace(body, text=_admonition(names, title, context, body.text))]


def _admonition(
    names: list[str], title: HtmlElement | None, context: ElementContext, body: str
) -> str:
    if title is None:
        return myst_blocks.directive("container", " ".join(["admonition", *names]), body=body)
    text = inline.write(tree.children(title), context, flat=True)
    if len(names) == 1 and names[0] in _KINDS and text == names[0].capitalize():
        return myst_blocks.directive(names[0], body=body)
    options = {"class": " ".join(names)} if names else {}
    return myst_blocks.directive("admonition", text, options, body)


def _title_of(element: HtmlElement) -> HtmlElement | None:
    first = next(iter(tree.elements(element)), None)
    return first if first is not None and "admonition-title" in tree.classes(first) else None
