"""From lists of HTML to MyST: bullets, numbers, check boxes, definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from confarchive.importing import myst
from confarchive.importing.html_myst import inline, tree
from confarchive.importing.html_myst.element_context import Block, joined
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.element_context import ElementContext, WriteBlocks

TERMS = "terms"
"""What marks a list of definitions, which another one would continue."""

_STYLES = {
    "1": "",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_RULE = re.compile(r"([-*])(?:[ ]*\1){2,}[ ]*(?:\n|\Z)")
_LIST_START = re.compile(r"[-*] |1[.)] ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list that MyST can say."""

    items: tuple[HtmlElement, ...]
    ordered: bool
    start: int
    style: str


def find(element: HtmlElement) -> Items | None:
    """Return the list in ``ul`` or ``ol``, or None if MyST cannot say it."""
    ordered = element.tag == "ol"
    items = tuple(tree.elements(element))
    start, style = element.get("start", "1"), _STYLES.get(element.get("type", "1"))
    is_plain = tree.is_plain(element, "start", "type") and all(map(tree.is_plain, items))
    if not items or any(item.tag != "li" for item in items) or not is_plain:
        return None
    if not tree.has_only_elements(element) or not re.fullmatch(r"\d{1,6}", start):
        return None
    if style is None or ("type" in element.attrib and not ordered):
        return None
    return Items(items=items, ordered=ordered, start=int(start), style=style)


def write(found: Items, context: ElementContext, beside: str, write_blocks: WriteBlocks) -> Block:
    """Return a list; *beside* is the marker of the block before it."""
    nested = replace(context, nested=True)
    boxes = [_take_check_box(item) for item in found.items]
    written = [write_blocks(tree.children(item), nested) for item in found.items]
    tight = all(map(_is_tight, found.items, written))
    separator = "\n" if tight else "\n\n"
    bodies = [
        box + separator.join(block.text for block in blocks)
        for box, blocks in zip(boxes, written, strict=True)
    ]
    if found.ordered:
        marker = ")" if beside == "." else "."
        text = myst_blocks.ordered_list(bodies, start=found.start, delimiter=marker, tight=tight)
    else:
        free = (each for each in "-*+" if each != beside and not _is_rule(each, bodies))
        marker = next(free, "-")
        text = myst_blocks.bullet_list(bodies, marker=marker, tight=tight)
    style = f"{{style={found.style}}}\n" if found.style else ""
    html_blocks = sum(block.html_blocks for block in chain(*written))
    return Block(text=style + text, marker=marker, html_blocks=html_blocks)


def _is_rule(marker: str, bodies: list[str]) -> bool:
    """Tell whether an item would be read as a line across the page, as ``- - -`` is."""
    return any(_RULE.match(f"{marker} {body}") for body in bodies)


def _is_tight(item: HtmlElement, blocks: list[Block]) -> bool:
    """Tell whether an item is a line, with a list at most below it."""
    if item.find("p") is not None or len(blocks) > 2:  # noqa: PLR2004 - a line and a list
        return False
    if any(block.marker or myst_blocks.is_html(block.text) for block in blocks[:1]):
        return len(blocks) == 1
    return all(_LIST_START.match(block.text) for block in blocks[1:])


def _take_check_box(item: HtmlElement) -> str:
    """Take the box that a task's item begins with, and return it as MyST."""
    box = next(item.iter("input"), None)
    if box is None or box.get("type") != "checkbox" or "task-list-item" not in tree.classes(item):
        return ""
    label = box.getparent()
    taken = label if label is not None and label.tag == "label" and not _says(label) else box
    taken.drop_tree()
    return "[x] " if "checked" in box.attrib else "[ ] "


def _says(element: HtmlElement) -> bool:
    return bool(element.text_content().strip())


def write_definitions(
    element: HtmlElement, context: ElementContext, beside: str, write_blocks: WriteBlocks
) -> list[Block]:
    """Return the definitions of a ``dl``, or nothing if MyST cannot say them."""
    entries: list[tuple[str, list[Block]]] = []
    for child in tree.elements(element):
        if child.tag == "dt" and not any(map(tree.is_block, tree.children(child))):
            term = inline.write(tree.children(child), context, flat=True)
            entries.append((term.strip(), []))
        elif child.tag == "dd" and entries:
            body = joined(write_blocks(tree.children(child), replace(context, nested=True)))
            entries[-1][1].append(body)
        else:
            return []
    bodies = [body for _, definitions in entries for body in definitions]
    is_full = all(term and definitions for term, definitions in entries)
    if not is_full or any(myst_blocks.is_html(term) for term, _ in entries):
        return []
    if not bodies or not all(body.text for body in bodies) or not tree.is_plain(element):
        return []
    text = myst_blocks.definition_list(
        (term, [body.text for body in definitions]) for term, definitions in entries
    )
    html_blocks = sum(body.html_blocks for body in bodies)
    written = Block(text=text, marker=TERMS, html_blocks=html_blocks)
    return [Block(text=myst.NOTHING), written] if beside == TERMS else [written]
