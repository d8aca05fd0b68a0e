"""Tables: as Markdown has them where it can say them, as a list of lists, or as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.importing.myst import blocks as myst_blocks
from confarchive.importing.restructuredtext.inlines import inline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from confarchive.importing.restructuredtext.post_context import PostContext


def table(node: nodes.table, context: PostContext) -> str:
    """Return the table *node* as MyST, below its title."""
    title, options = _title(node, context), _options(node)
    head, body = _rows(node, nodes.thead), _rows(node, nodes.tbody)
    rows = [*head, *body]
    if _has_spans(rows):
        return context.html(node)
    columns = (column for column in node.findall(nodes.colspec) if column.parent.parent is node)
    stubs = sum(1 for column in columns if column.get("stub"))
    if len(head) == 1 and not stubs and all(_is_line(cell) for row in rows for cell in row):
        text = myst_blocks.table([[_line(cell, context) for cell in row] for row in rows])
        return myst_blocks.directive("table", title, options, text) if title or options else text
    options |= {"header-rows": str(len(head))} if head else {}
    options |= {"stub-columns": str(stubs)} if stubs else {}
    cells = [[context.blocks(cell.children) for cell in row] for row in rows]
    return list_table(cells, options, title)


def _title(node: nodes.table, context: PostContext) -> str:
    titles = [part for part in node.children if isinstance(part, nodes.title)]
    return " ".join(inline(part.children, context).replace("\n", " ") for part in titles)


def _options(node: nodes.table) -> dict[str, str]:
    """Return the place of the table, where the author chose one."""
    return {"align": node["align"]} if node.get("align") else {}


def _rows(node: nodes.table, part: type[nodes.Element]) -> list[Sequence[Any]]:
    groups: list[Any] = [group for group in node.findall(part) if group.parent.parent is node]
    return [row.children for group in groups for row in group.children]


def _has_spans(rows: Sequence[Sequence[Any]]) -> bool:
    return any("morecols" in cell or "morerows" in cell for row in rows for cell in row)


def _is_line(cell: Any) -> bool:
    """Tell whether *cell* is one paragraph, or empty: all that a Markdown table can hold."""
    return not cell.children or (len(cell) == 1 and isinstance(cell[0], nodes.paragraph))


def _line(cell: Any, context: PostContext) -> str:
    return inline(cell[0].children, context) if cell.children else ""


def list_table(rows: Sequence[Sequence[str]], options: Mapping[str, str], title: str = "") -> str:
    """Return *rows* of cells, each MyST blocks, as a table; *options* are those of docutils."""
    lists = [myst_blocks.bullet_list(row) for row in rows]
    return myst_blocks.directive(
        "list-table", title, options, myst_blocks.bullet_list(lists, marker="*")
    )
