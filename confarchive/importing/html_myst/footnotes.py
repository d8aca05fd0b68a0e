"""Footnotes, as Python-Markdown writes them, become those of MyST; :mod:`foreign_footnotes` has others look so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import tree
from confarchive.importing.html_myst.element_context import Block, joined
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.element_context import ElementContext, WriteBlocks

FOOTNOTE = "footnote"
"""What marks a footnote, which is shown at the end, wherever it stands."""


def find(root: HtmlElement) -> dict[str, str]:
    """Return labels for the footnotes in *root*, by the ids of their texts.

    They are numbers, in the order the footnotes stand in: MyST shows them in the
    order of their numbers. A footnote that nothing refers to has none.
    """
    referred = {a.get("href", "").removeprefix("#") for a in root.iter("a") if is_reference(a)}
    notes = [note for div in root.iter("div") for note in _footnotes(div)]
    ids = [name for note in notes if (name := note.get("id", ""))]
    known = [name for name in ids if name in referred] if referred else ids
    return {name: str(number) for number, name in enumerate(known, 1)}


def is_reference(link: HtmlElement) -> bool:
    """Tell whether *link* is a footnote's mark in the text."""
    return "footnote-ref" in tree.classes(link) or link.get("rel") == "footnote"


def is_footnotes(element: HtmlElement) -> bool:
    """Tell whether *element* holds all footnotes, as Python-Markdown writes them."""
    return element.tag == "div" and "footnote" in tree.classes(element)


def write(
    element: HtmlElement, context: ElementContext, write_blocks: WriteBlocks
) -> Iterator[Block]:
    """Yield the footnotes in *element*; one that nothing refers to as a paragraph."""
    for note in _footnotes(element):
        for link in note.cssselect("a.footnote-backref, a[rev=footnote]"):
            _drop_with_space(link)
        body = joined(write_blocks(tree.children(note), replace(context, nested=True)))
        label = context.labels.get(note.get("id", ""))
        text = myst_blocks.footnote(label, body.text) if label else body.text
        yield replace(body, text=text, marker=FOOTNOTE if label else "")


def _footnotes(element: HtmlElement) -> list[HtmlElement]:
    return list(element.iterfind("ol/li")) if is_footnotes(element) else []


def _drop_with_space(link: HtmlElement) -> None:
    previous, parent = link.getprevious(), link.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()
    link.drop_tree()
