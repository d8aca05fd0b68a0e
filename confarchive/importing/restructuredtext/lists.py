"""Lists of all kinds as MyST."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.importing import myst, myst_blocks
from confarchive.importing.restructuredtext.inlines import inline
from confarchive.importing.restructuredtext.texts import with_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from confarchive.importing.restructuredtext.context import Context

_NESTING = nodes.bullet_list | nodes.enumerated_list
_STYLES = {
    "loweralpha": "lower-alpha",
    "upperalpha": "upper-alpha",
    "lowerroman": "lower-roman",
    "upperroman": "upper-roman",
}


def _bullet_list(node: nodes.bullet_list, context: Context) -> str:
    marker = "*" if _is_odd_neighbour(node) else "-"
    items = [context.blocks(item.children) for item in node.children]
    return with_attributes(
        myst_blocks.bullet_list(items, marker=marker, tight=_is_tight(node)), node
    )


def _enumerated_list(node: nodes.enumerated_list, context: Context) -> str:
    text = myst_blocks.ordered_list(
        [context.blocks(item.children) for item in node.children],
        start=node.get("start", 1),
        delimiter=")" if _is_odd_neighbour(node) else ".",
        tight=_is_tight(node),
    )
    style = _STYLES.get(node.get("enumtype", ""))
    return with_attributes(text, node, **({"style": style} if style else {}))


def _is_odd_neighbour(node: nodes.Element) -> bool:
    """Tell whether *node* must be marked otherwise than the list right before it."""
    before = node.parent.children[: node.parent.index(node)]
    shown = (
        child for child in reversed(before) if not isinstance(child, nodes.substitution_definition)
    )
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


def _definition_list(node: nodes.definition_list, context: Context) -> str:
    entries = []
    for item in node.children:
        parts = [part for part in item.children if not isinstance(part, nodes.definition)]
        term = " : ".join(inline(part.children, context) for part in parts)
        bodies = [
            context.blocks(part.children) for part in item.findall(nodes.definition, siblings=False)
        ]
        entries.append((term, bodies))
    return myst_blocks.definition_list(entries)


def _field_list(node: nodes.field_list, context: Context) -> str:
    return myst_blocks.definition_list(
        (f"{inline(name.children, context)}:", [context.blocks(body.children)])
        for name, body in (field.children for field in node.children)
    )


def _option_list(node: nodes.option_list, context: Context) -> str:
    return myst_blocks.definition_list(
        (f"<kbd>{_options(group)}</kbd>", [context.blocks(description.children)])
        for group, description in (item.children for item in node.children)
    )


def _options(group: Any) -> str:
    return myst.escape(", ".join(_option(option) for option in group.children))


def _option(option: Any) -> str:
    return "".join(part.astext() for part in option.children)


LISTS: Mapping[str, Callable[[Any, Context], str]] = {
    "bullet_list": _bullet_list,
    "definition_list": _definition_list,
    "enumerated_list": _enumerated_list,
    "field_list": _field_list,
    "option_list": _option_list,
}
