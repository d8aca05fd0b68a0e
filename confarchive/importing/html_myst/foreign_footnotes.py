"""Footnotes as other programs write them, brought into the form that Python-Markdown gives them.

Goldmark and kramdown have all of them in ``div.footnotes``; docutils has each in a ``table.footnote``, or, in its HTML 5, in
an ``aside.footnote``. Marks and links back have other classes, or roles of
https://www.w3.org/TR/dpub-aria-1.0/.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import html

from confarchive.importing.html_myst.tree import classes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = frozenset({"footnote-reference", "footnote"})
# What HTML 5 has before a note's text.
_FRAME = frozenset({"label", "backrefs"})
_BACK = frozenset({"reversefootnote", "fn-backref"})


def normalise(root: HtmlElement) -> None:
    """Rewrite the footnotes in *root*; those that Python-Markdown wrote stay as they are."""
    if not any("footnote" in value for value in root.xpath(".//@class")):
        return
    for link in root.iter("a"):
        if link.get("role") == "doc-backlink" or not _BACK.isdisjoint(classes(link)):
            link.set("class", "footnote-backref")
        elif link.get("role") == "doc-noteref" or not _MARKS.isdisjoint(classes(link)):
            link.set("class", "footnote-ref")
    for division in root.iter("div"):
        if "footnotes" in classes(division) and division.find("ol/li[@id]") is not None:
            division.set("class", "footnote")
    _gather(root)


def _gather(root: HtmlElement) -> None:
    """Put docutils' footnotes that stand below each other into one list."""
    found = [each for each in root.iter("table", "aside") if _is_note(each)]
    places: dict[str, HtmlElement] = {}
    for note in found:
        before = note.getprevious()
        place = places.get(before.get("id", "")) if before is not None else None
        if place is None:
            place = html.Element("ol")
            division = html.Element("div", {"class": "footnote"})
            division.append(place)
            note.addprevious(division)
        places[note.get("id", "")] = place
        place.append(_item(note))
    for note in found:
        _replace(note)
    for link in root.iter("a"):
        if link.get("href", "").removeprefix("#") in places:
            link.set("href", f"#fn:{link.get('href', '')[1:]}")


def _is_note(element: HtmlElement) -> bool:
    return "footnote" in classes(element) and bool(element.get("id"))


def _item(note: HtmlElement) -> HtmlElement:
    """Return what *note* says, without its number and the links back that stand before it."""
    cells = [cell for cell in note.iter("td") if "label" not in classes(cell)]
    body = copy.deepcopy(cells[0] if cells else note)
    for each in list(body):
        marks = each.findall("a[@class='footnote-backref']")
        if _FRAME & {*classes(each)} or (each.tag == "em" and marks):
            each.drop_tree()
    body.tag, body.tail = "li", None
    body.attrib.clear()
    body.set("id", f"fn:{note.get('id')}")
    return body


def _replace(note: HtmlElement) -> None:
    """Take *note* out, and what holds nothing but notes."""
    parent = note.getparent()
    note.drop_tree()
    if parent is not None and "footnote-list" in classes(parent):
        parent.drop_tag()
