"""Formulas that docutils took for words, and a script on the blog's pages for TeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from confarchive.importing.sources.pelican.formulas import script as scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.sources.pelican.formulas import Script

_CODE = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.Invisible)


def marked(tree: nodes.document, script: Script | None) -> nodes.document:
    """Return *tree* with formulas in the places of what *script* makes some of."""
    if script is None:
        return tree
    tree = tree.deepcopy()
    for text in list(tree.findall(nodes.Text)):
        if isinstance(text.parent, nodes.raw):
            _typeset_raw(text.parent, script)
        elif not isinstance(text.parent, _CODE):
            _typeset(text, script)
    return tree


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
