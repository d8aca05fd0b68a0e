"""docutils' body elements as MyST: a table of small functions, one for each kind of node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.importing import myst_blocks
from confarchive.importing.restructuredtext.boxes import BOXES
from confarchive.importing.restructuredtext.inlines import inline
from confarchive.importing.restructuredtext.lists import LISTS
from confarchive.importing.restructuredtext.tables import table
from confarchive.importing.restructuredtext.texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from confarchive.importing.restructuredtext.context import Context


def blocks(children: Sequence[nodes.Node], context: Context) -> str:
    """Return body elements, and sections, as MyST."""
    return myst_blocks.join(_block(node, context) for node in children)


def _block(node: Any, context: Context) -> str:
    """Return one body element, the places that links lead to in front of it."""
    if isinstance(node, _WITHIN_LINES) and node.tagname not in _BLOCKS:
        return inline([node], context)
    text = _BLOCKS.get(node.tagname, _html)(node, context)
    if not text or isinstance(node, nodes.section):
        return text
    return "\n".join([*map(myst_blocks.target, context.anchors(node)), text])


def _html(node: nodes.Element, context: Context) -> str:
    return context.html(node)


def _children(node: nodes.Element, context: Context) -> str:
    return context.blocks(node.children)


def _nothing(_node: nodes.Element, _context: Context) -> str:
    return ""


_WITHIN_LINES: Any = (nodes.Inline, nodes.Text)
_HIDDEN = [
    "decoration",
    "docinfo",
    "meta",
    "pending",
    "substitution_definition",
    "subtitle",
    "target",
    "title",
]
_BLOCKS: Mapping[str, Callable[[Any, Context], str]] = {
    **TEXTS,
    **LISTS,
    **BOXES,
    **dict.fromkeys(_HIDDEN, _nothing),
    "compound": _children,
    "table": table,
}
