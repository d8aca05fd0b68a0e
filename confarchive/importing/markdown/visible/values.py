"""What a reader sees of HTML, as values that can be compared.

:func:`blocks` turns a page's fragment into one :class:`Seen` for each of its
top-level elements. Two fragments show the same when their :func:`shown` lists
are equal: words and their order, headings (not their levels), links and where
they lead, pictures, code, lists, tables, quotations, emphasis, embedded things.
Paragraphs end where they end, but whether an item of a list holds one is not
seen; nor are classes, identifiers, colours and numbers of footnotes.

Repairs are told from losses by this. What is claimed of a post is told by another such model,
:mod:`confarchive.importing.verify`, on purpose: they share nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing import html_parser
from confarchive.importing.html_myst import foreign_footnotes
from confarchive.importing.html_myst.tree import children, classes
from confarchive.importing.markdown.visible.shapes import (
    CLOSE,
    HEADINGS,
    OPEN,
    ShapeCollector,
    is_inline,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|\A\s*<!doctype\b[^>]*>?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A top-level element of a fragment, or the text between two, and what is seen of it."""

    nodes: tuple[HtmlElement | str, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote's ``li``, which may be out of its page, and what is seen of it."""

    item: HtmlElement
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading's id, and its words written together."""

    name: str
    words: str


def fragment(markup: str) -> HtmlElement:
    """Parse a page's fragment; its nodes are the children of the ``div`` that is returned.

    ``verify.page`` has the same of its own, on purpose: converting and comparing share no reading.
    """
    return html_parser.fragment(_CONTROL.sub("", markup))


def blocks(root: HtmlElement) -> list[Seen]:
    """Return what is seen of each part of *root*; what shows nothing is left out."""
    found: list[Seen] = []
    line: list[HtmlElement | str] = []
    for node in children(root):
        if isinstance(node, str) or is_inline(node):
            line.append(node)
            continue
        found.extend(_seen(line))
        line = []
        found.extend(_seen([node]))
    return [*found, *_seen(line)]


def shown(parts: Iterable[Seen]) -> list[str]:
    """Return all that is seen of *parts*, in order."""
    return [piece for part in parts for piece in part.shown]


def headings(root: HtmlElement) -> list[Heading]:
    """Return the headings in *root* that have an id."""
    return [
        Heading(
            name=heading.get("id", ""), words="".join(re.findall(r"\w+", heading.text_content()))
        )
        for heading in root.iter(*HEADINGS)
        if heading.get("id")
    ]


def linked_ids(root: HtmlElement) -> set[str]:
    """Return the ids in *root* that links in it lead to."""
    links = {a.get("href", "")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    return links & {name for e in root.iter() for name in (e.get("id"), e.get("name")) if name}


def told_apart(was: str, now: str) -> tuple[str, str]:
    """Return two pieces of what is seen for a person to read, each cut to a line.

    Where their words are the same, their marks are shown.
    """
    words = _plain(was), _plain(now)
    return words if words[0] != words[1] else (_marked(was), _marked(now))


def _plain(piece: str) -> str:
    words = re.sub(f"{OPEN}[^{CLOSE}]*{CLOSE}?", "", piece)
    return " ".join(words.split())[:60]


def _marked(piece: str) -> str:
    marks = re.sub(f"{OPEN}([^{OPEN}{CLOSE}\n]*){CLOSE}?", r"<\1>", piece)
    return " ".join(marks.split())[:60]


def take_footnotes(root: HtmlElement) -> dict[str, Footnote]:
    """Take the footnotes out of *root*, whichever program wrote them; return them by their labels, in order."""
    foreign_footnotes.normalise(root)
    _drop_links_back(root)
    found = {}
    for division in list(root.iter("div")):
        if "footnote" in classes(division) and division.getparent() is not None:
            for item in division.iter("li"):
                label = (item.get("id") or "").partition(":")[2]
                if label and label not in found:
                    seen = ShapeCollector()
                    seen.inside(item)
                    found[label] = Footnote(item=item, shown=tuple(seen.finish()))
            division.drop_tree()
    return found


def _drop_links_back(root: HtmlElement) -> None:
    """Drop the links that end footnotes, and the space before them."""
    for link in [link for link in root.iter("a") if "footnote-backref" in classes(link)]:
        before, parent = link.getprevious(), link.getparent()
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        elif parent is not None:
            parent.text = (parent.text or "").rstrip()
        link.drop_tree()


def _seen(nodes: list[HtmlElement | str]) -> list[Seen]:
    view = ShapeCollector()
    for node in nodes:
        view.add(node)
    pieces = view.finish()
    return [Seen(nodes=tuple(nodes), shown=tuple(pieces))] if pieces else []
