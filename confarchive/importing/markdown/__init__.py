"""Markdown as Pelican read it, as the archive's MyST.

:func:`convert` keeps the author's text wherever the archive shows of it what
Pelican showed. Where it does not, a segment of the body is repaired, and where
repairs do not help it is written anew from the HTML that Pelican made of it. So can
the whole body be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Conversion, Note
from confarchive.importing.markdown import footnotes, link_reference_definitions, mathematics
from confarchive.importing.markdown.postprocessing import finish
from confarchive.importing.markdown.repair import search
from confarchive.importing.markdown.visible.sides import blank_lines, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from confarchive.importing.markdown.dialect import Dialect

__all__ = ["convert"]


def convert(
    body: str,
    dialect: Dialect,
    resolve: Callable[[str], str],
    *,
    path: str = "",
    linked: Collection[str] = (),
    anew: bool = False,
) -> Conversion:
    """Return *body*, a post without its header, as MyST.

    *resolve* maps an address as the author wrote it to the one that the post's
    file must have. *path* is that file's in the archive, and *linked* the ids of
    headings that other posts lead to. With *anew*, nothing stays as it was written.
    """
    above = blank_lines(body)
    body = footnotes.rename(clean(body))
    body, formulas = mathematics.hide(body, dialect)
    with dialect.within(body, has_formulas=bool(formulas)) as part:
        mended = search.write_anew(part) if anew else search.mend(body, dialect, part)
    text, notes = footnotes.settle(
        link_reference_definitions.drop_repeated(mended.text), mended.footnotes
    )
    ranges = dialect.has("superfences")
    text, rules, sections = finish(text, resolve, mended.headings, path, linked, ranges=ranges)
    return Conversion(
        text=mathematics.show(text, formulas).strip("\n"),
        html_blocks=mended.html_blocks + rules,
        notes=(*(_below(note, above) for note in mended.notes), *notes),
        sections=sections,
    )


def _below(note: Note, lines: int) -> Note:
    """Return *note* as it counts with the blank *lines* above the text."""
    return note if note.line is None else replace(note, line=note.line + lines)
