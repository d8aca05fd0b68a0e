"""docutils' body elements as MyST: a table of small functions, one for each kind of node."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.importing import myst
from confarchive.importing.myst import blocks as myst_blocks
from confarchive.importing.restructuredtext.containers import BOXES
from confarchive.importing.restructuredtext.inlines import inline
from confarchive.importing.restructuredtext.lists import LISTS
from confarchive.importing.restructuredtext.tables import table
from confarchive.importing.restructuredtext.texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from confarchive.importing.restructuredtext.post_context import PostContext


def blocks(children: Sequence[nodes.Node], context: PostContext) -> str:
    """Return body elements, and sections, as MyST."""
    written: list[str] = []
    before: nodes.Node | None = None
    for node in children:
        text = _block(node, context)
        if isinstance(before, nodes.definition_list) and _goes_on(node, text):
            written.append(myst.NOTHING)
        written.append(text)
        before = node if text else before
    return myst_blocks.join(written)


def _goes_on(node: nodes.Node, text: str) -> bool:
    """Tell whether *text* would be read as more terms of the definitions before it."""
    return isinstance(node, nodes.definition_list) or bool(_BEGINS_WITH_TERM.match(text))


def _block(node: Any, context: PostContext) -> str:
    """Return one body element, the places that links lead to in front of it."""
    if isinstance(node, _WITHIN_LINES) and node.tagname not in _BLOCKS:
        return inline([node], context)
    text = _BLOCKS.get(node.tagname, _html)(node, context)
    has_own = isinstance(node, _WITH_OWN_PLACES) or not text
    return text if has_own else myst_blocks.join((context.anchors(node, "div"), text))


def _html(node: nodes.Element, context: PostContext) -> str:
    return context.html(node)


def _children(node: nodes.Element, context: PostContext) -> str:
    return context.blocks(node.children)


def _place(node: nodes.target, context: PostContext) -> str:
    """Write a place that nothing comes after; docutils gives others to the next block."""
    leads_elsewhere = "refuri" in node or "refname" in node
    return "" if leads_elsewhere else context.anchors(node, "div")


def _nothing(_node: nodes.Element, _context: PostContext) -> str:
    return ""


_BEGINS_WITH_TERM = re.compile(r"\A(?:[-*]|\d+[.)]) .*\n +:")
_WITH_OWN_PLACES = (
    nodes.citation,
    nodes.footnote,
    nodes.paragraph,
    nodes.section,
    nodes.target,
)
_WITHIN_LINES: Any = (nodes.Inline, nodes.Text)
_HIDDEN = [
    "decoration",
    "docinfo",
    "meta",
    "pending",
    "substitution_definition",
    "subtitle",
    "title",
]
_BLOCKS: Mapping[str, Callable[[Any, PostContext], str]] = {
    **TEXTS,
    **LISTS,
    **BOXES,
    **dict.fromkeys(_HIDDEN, _nothing),
    "compound": _children,
    "target": _place,
    "table": table,
}
