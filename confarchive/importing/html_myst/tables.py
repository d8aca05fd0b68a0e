"""From tables of HTML to MyST: with pipes, or where cells hold blocks as a ``list-table``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import inline, tree
from confarchive.importing.html_myst.element_context import Block, joined
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.element_context import ElementContext, WriteBlocks

_ALIGNED = re.compile(r"\s*text-align:\s*(left|right|center)\s*;?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The rows of a table that has neither a caption nor cells that span others."""

    rows: tuple[tuple[HtmlElement, ...], ...]

    @property
    def has_head(self) -> bool:
        """Whether the first row is the head, and the only one."""
        return all(cell.tag == "th" for cell in self.rows[0]) and not any(
            cell.tag == "th" for row in self.rows[1:] for cell in row
        )

    @property
    def has_blocks(self) -> bool:
        """Whether a cell holds more than a line can."""
        return any(_has_blocks(cell) for row in self.rows for cell in row)


def find(table: HtmlElement) -> Grid | None:
    """Return the grid of a *table* that MyST can say, or None."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    cells = [tuple(tree.elements(row)) for row in rows]
    others = {str(node.tag) for node in table.iter() if not tree.is_comment(node)}
    if {"caption", "tfoot", "colgroup"} & others or len(list(table.iter("table"))) > 1:
        return None
    if not cells or not cells[0] or len({len(row) for row in cells}) > 1:
        return None
    if not tree.is_plain(table, "border") or not all(tree.is_plain(row) for row in rows):
        return None
    grid = Grid(rows=tuple(cells))
    is_simple = all(_is_simple(cell) for row in cells for cell in row)
    return grid if is_simple and _can_be_said(grid) else None


def _can_be_said(grid: Grid) -> bool:
    """Tell whether the rows fit a table with pipes, or the directive."""
    if grid.has_head and not grid.has_blocks:
        return True
    cells = [cell for row in grid.rows for cell in row]
    has_other_head = not grid.has_head and any(cell.tag == "th" for cell in cells)
    is_head_only = grid.has_head and len(grid.rows) == 1
    return not (has_other_head or is_head_only or any(map(_alignment, cells)))


def _is_simple(cell: HtmlElement) -> bool:
    style = cell.get("style")
    return (
        cell.tag in {"td", "th"}
        and tree.is_plain(cell, "style", "align")
        and (style is None or bool(_ALIGNED.fullmatch(style)))
    )


def _has_blocks(cell: HtmlElement) -> bool:
    inner = tree.elements(cell)
    if len(inner) == 1 and inner[0].tag == "p" and tree.has_only_elements(cell):
        return any(tree.is_block(node) for node in inner[0])
    return any(tree.is_block(node) for node in inner)


def write(grid: Grid, context: ElementContext, write_blocks: WriteBlocks) -> Block:
    """Return *grid* as MyST; *write_blocks* writes what is in a cell."""
    if grid.has_head and not grid.has_blocks:
        cells = [[_write_line(cell, context) for cell in row] for row in grid.rows]
        alignments = [_alignment(cell) for cell in grid.rows[0]]
        return Block(text=myst_blocks.table(cells, alignments))
    nested = replace(context, nested=True)
    written = [
        [joined(write_blocks(tree.children(cell), nested)) for cell in row] for row in grid.rows
    ]
    rows = [myst_blocks.bullet_list([cell.text for cell in row]) for row in written]
    options = {"header-rows": "1"} if grid.has_head else {}
    return Block(
        text=myst_blocks.directive(
            "list-table", "", options, myst_blocks.bullet_list(rows, marker="*")
        ),
        html_blocks=sum(cell.html_blocks for row in written for cell in row),
    )


def _write_line(cell: HtmlElement, context: ElementContext) -> str:
    return inline.write(tree.children(cell), context, flat=True)


def _alignment(cell: HtmlElement) -> str | None:
    styled = _ALIGNED.fullmatch(cell.get("style", ""))
    return styled[1] if styled else cell.get("align")
