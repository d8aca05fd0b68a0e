"""Formulas that docutils took for words, and a script on the blog's pages for TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.writers.html4css1 import HTMLTranslator

from confarchive.importing.formulas import script as scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.formulas import Script

_CODE = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.Invisible)


def marked(tree: nodes.document, script: Script | None) -> nodes.document:
    """Return *tree* with formulas in the places of what *script* makes some of."""
    if script is None:
        return tree
    tree = tree.deepcopy()
    for text in list(tree.findall(nodes.Text)):
        if isinstance(text.parent, nodes.raw):
            _typeset_raw(text.parent, script)
        elif _is_plain_literal(text.parent):
            _typeset_literal(text.parent, script)
        elif not isinstance(text.parent, _CODE):
            _typeset(text, script)
    return tree


def _is_plain_literal(node: nodes.Node) -> bool:
    """Tell whether docutils writes *node* as ``tt``, which scripts look into, and not as ``code``."""
    return isinstance(node, nodes.literal) and "code" not in node["classes"]


def _typeset_literal(literal: nodes.Element, script: Script) -> None:
    """Typeset formulas in a literal; none goes on behind an element that holds one of its words."""
    pieces = _pieces(literal.astext())
    parts = [part for piece in pieces for part in scripts.split(piece, script) if part]
    if all(isinstance(part, str) for part in parts):
        return
    start, end = (nodes.raw(tag, tag, format="html") for tag in ("<code>", "</code>"))
    literal.parent.replace(literal, [start, *_nodes(parts), end])


def _pieces(text: str) -> Iterator[str]:
    """Cut a literal as docutils does: words that a browser might break are elements of their own."""
    piece = ""
    for word in re.split(r"([^ \n]+)", text):
        if word.strip() and HTMLTranslator.in_word_wrap_point.search(word):
            yield from (piece, word)
            piece = ""
        else:
            piece += word
    yield piece


def _typeset_raw(raw: nodes.raw, script: Script) -> None:
    if "html" in raw.get("format", "").split():
        raw.children = [nodes.Text(scripts.typeset(raw.astext(), script))]


def _typeset(text: nodes.Text, script: Script) -> None:
    parts = [part for part in scripts.split(text.astext(), script) if part]
    if all(isinstance(part, str) for part in parts) and "".join(map(str, parts)) == text.astext():
        return
    parent, whole = text.parent, text.astext().strip()
    alone = [part for part in parts if not isinstance(part, str) or part.strip()]
    is_block = isinstance(parent, nodes.paragraph) and len(parent) == len(alone) == 1
    if is_block and isinstance(alone[0], tuple) and alone[0][1] and whole:
        tex = alone[0][0]
        parent.parent.replace(parent, nodes.math_block(tex, tex))
        return
    parent.replace(text, list(_nodes(parts)))


def _nodes(parts: list[str | tuple[str, bool]]) -> Iterator[nodes.Node]:
    for part in parts:
        if isinstance(part, str):
            yield nodes.Text(part)
        else:
            tex = rf"\displaystyle {part[0]}" if part[1] else part[0]
            yield nodes.math(tex, tex)
