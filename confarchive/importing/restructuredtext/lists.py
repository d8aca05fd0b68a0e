"""Lists of all kinds as MyST."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from confarchive.importing import myst
from confarchive.importing.myst import blocks as myst_blocks
from confarchive.importing.restructuredtext.inlines import inline
from confarchive.importing.restructuredtext.tables import list_table
from confarchive.importing.restructuredtext.texts import is_shown, with_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from confarchive.importing.restructuredtext.post_context import PostContext

_NESTING = nodes.bullet_list | nodes.enumerated_list
_STYLES = {
    "loweralpha": "lower-alpha",
    "upperalpha": "upper-alpha",
    "lowerroman": "lower-roman",
    "upperroman": "upper-roman",
}


def _bullet_list(node: nodes.bullet_list, context: PostContext) -> str:
    marker = "*" if _is_odd_neighbour(node) else "-"
    text = myst_blocks.bullet_list(_items(node, context), marker=marker, tight=_is_tight(node))
    return with_attributes(text, node)


def _items(node: nodes.Element, context: PostContext) -> list[str]:
    """Return what stands in the items. Empty ones within others could be read as a rule."""
    nothing = "" if isinstance(node.parent, nodes.document | nodes.section) else myst.NOTHING
    items = cast("list[Any]", node.children)
    return [
        myst_blocks.join((context.anchors(item, "div"), context.blocks(item.children) or nothing))
        for item in items
    ]


def _enumerated_list(node: nodes.enumerated_list, context: PostContext) -> str:
    text = myst_blocks.ordered_list(
        _items(node, context),
        start=node.get("start", 1),
        delimiter=")" if _is_odd_neighbour(node) else ".",
        tight=_is_tight(node),
    )
    style = _STYLES.get(node.get("enumtype", ""))
    return with_attributes(text, node, **({"style": style} if style else {}))


def _is_odd_neighbour(node: nodes.Element) -> bool:
    """Tell whether *node* must be marked otherwise than the list right before it."""
    before = node.parent.children[: node.parent.index(node)]
    shown = (child for child in reversed(before) if is_shown(child))
    return sum(1 for _ in takewhile(lambda child: type(child) is type(node), shown)) % 2 == 1


def _is_tight(node: nodes.Element) -> bool:
    """Tell whether the items are single paragraphs, each with a list at most."""
    return all(_is_short(item) for item in node.children)


def _is_short(item: Any) -> bool:
    text, lists = item.children[:1], item.children[1:]
    return (
        len(lists) <= 1
        and all(isinstance(part, nodes.paragraph) for part in text)
        and all(isinstance(part, _NESTING) and _is_tight(part) for part in lists)
    )


def _definition_list(node: nodes.definition_list, context: PostContext) -> str:
    items = (item.children for item in cast("list[Any]", node.children))
    return _definitions(
        (
            (" : ".join(inline(name.children, context) for name in names), meaning.children)
            for *names, meaning in items
        ),
        context,
    )


def _field_list(node: nodes.field_list, context: PostContext) -> str:
    """Write names and values side by side, as readers of the blog saw them."""
    fields = (field.children for field in cast("list[Any]", node.children))
    rows = [(f"{inline(name.children, context)}:", body) for name, body in fields]
    return _two_columns(rows, node, context, **{"stub-columns": "1"})


def _option_list(node: nodes.option_list, context: PostContext) -> str:
    items = (item.children for item in cast("list[Any]", node.children))
    rows = [(f"<kbd>{_options(group)}</kbd>", text) for group, text in items]
    return _two_columns(rows, node, context)


def _two_columns(
    rows: Sequence[tuple[str, Any]], node: nodes.Element, context: PostContext, **options: str
) -> str:
    """Return a table of names and what they mean, with the class that docutils gives it."""
    kind = node.tagname.replace("_", "-")
    options = {"class": " ".join([kind, *node["classes"]]), **options}
    cells = [(" ".join(name.split("\n")), context.blocks(body.children)) for name, body in rows]
    return list_table(cells, options)


def _definitions(entries: Iterable[tuple[str, Sequence[nodes.Node]]], context: PostContext) -> str:
    """Return terms and what they mean; Markdown knows none without a meaning."""
    return myst_blocks.definition_list(
        (" ".join(term.split("\n")), [context.blocks(meaning) or myst.NOTHING])
        for term, meaning in entries
    )


def _options(group: Any) -> str:
    return myst.escape(", ".join(_option(option) for option in group.children))


def _option(option: Any) -> str:
    return "".join(part.astext() for part in option.children)


LISTS: Mapping[str, Callable[[Any, PostContext], str]] = {
    "bullet_list": _bullet_list,
    "definition_list": _definition_list,
    "enumerated_list": _enumerated_list,
    "field_list": _field_list,
    "option_list": _option_list,
}
