"""Posts in reStructuredText: what Pelican shows of them, and the same in MyST.

Both start from docutils' document tree (:mod:`.truth`), which has read includes,
substitutions and references already: :func:`render` writes it as Pelican does,
:func:`convert` as MyST, element by element (:mod:`.blocks`, :mod:`.inlines`).

*settings* are the blog's by Pelican's names, of which ``DOCUTILS_SETTINGS``,
``DEFAULT_LANG`` and ``FORMATTED_FIELDS`` count; *path* is the post's file, which
includes are found from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.importing.conversion import Conversion
from confarchive.importing.restructuredtext.blocks import blocks
from confarchive.importing.restructuredtext.context import context_of
from confarchive.importing.restructuredtext.truth import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["convert", "read_docinfo", "render"]


def render(
    text: str, path: Path, settings: Mapping[str, Any]
) -> tuple[str, dict[str, str | list[str]]]:
    """Return the HTML that Pelican makes of the post *text*, and its header."""
    reading = read(text, path, settings)
    return reading.html, reading.fields


def read_docinfo(text: str, path: Path, settings: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Return the header of the post *text*: names in lower case and in order.

    Values are text as written, a list of names for ``authors``, and HTML for
    ``title`` and the blog's ``FORMATTED_FIELDS``.
    """
    return read(text, path, settings).fields


def convert(
    text: str, path: Path, resolve: Callable[[str], str], settings: Mapping[str, Any]
) -> Conversion:
    """Return the body of the post *text* as MyST; notes count lines from the file's first."""
    reading = read(text, path, settings)
    context = context_of(reading.tree, resolve, blocks)
    body = context.blocks(reading.tree.children)
    return Conversion(
        text=f"{body}\n" if body else "",
        html_blocks=context.html_blocks,
        notes=reading.notes,
    )
