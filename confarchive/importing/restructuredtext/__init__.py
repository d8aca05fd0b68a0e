"""Posts in reStructuredText: what their blog showed of them, and the same in MyST.

:func:`read` has docutils read a post, with its includes, substitutions and
references. From that :class:`DocutilsPost` come the header, the HTML that the
blog's program makes, and by :func:`convert` the MyST, written element by element
(:mod:`.blocks`, :mod:`.inlines`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from confarchive.importing.conversion import Conversion, section_label
from confarchive.importing.restructuredtext import mathematics
from confarchive.importing.restructuredtext.blocks import blocks
from confarchive.importing.restructuredtext.post_context import context_of
from confarchive.importing.restructuredtext.reference_rendering import DocutilsPost, read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from confarchive.importing.formulas import Script

__all__ = ["Reading", "convert", "read"]


def convert(
    reading: DocutilsPost,
    resolve: Callable[[str], str],
    *,
    path: str = "",
    linked: Collection[str] = (),
    script: Script | None = None,
) -> Conversion:
    """Return a post's body as MyST, its addresses mapped by *resolve*.

    *path* is the post's in the archive, and *linked* the ids of sections that other
    posts lead to. *script* is what typeset formulas on its page. Lines in notes count from the
    first of the file.
    """
    tree = mathematics.marked(reading.tree, script)
    context = context_of(tree, resolve, blocks)
    context.labels = _labels(tree, path, linked)
    body = context.blocks(tree.children)
    return Conversion(
        text=f"{body}\n" if body else "",
        html_blocks=context.html_blocks,
        notes=reading.notes,
        doubts=reading.doubts,
        sections=context.labels,
    )


def _labels(tree: nodes.document, path: str, linked: Collection[str]) -> dict[str, str]:
    names = (name for section in tree.findall(nodes.section) for name in section["ids"])
    return {name: section_label(path, name) for name in names if name in linked}
