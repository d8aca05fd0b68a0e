"""From blocks of HTML to MyST, element by element.

Each element has a function in a table. What MyST cannot say stays HTML: the
element as a whole, or around its content a pair of tags.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from lxml.html import defs

from confarchive.importing import myst
from confarchive.importing.html_myst import (
    admonitions,
    code,
    figures,
    footnotes,
    inline,
    lists,
    tables,
    tree,
)
from confarchive.importing.html_myst.element_context import Block, ElementContext, is_name, joined
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.tree import Node

_Handler: TypeAlias = "Callable[[HtmlElement, ElementContext, str], Iterator[Block]]"

RULE, HEADING = "rule", "heading"

_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})


def write(nodes: Iterable[Node], context: ElementContext, beside: str = "") -> list[Block]:
    """Return *nodes* as blocks of MyST; what stands within a line becomes paragraphs.

    *beside* is the marker of a block that they follow.
    """
    written: list[Block] = []
    run: list[Node] = []
    for node in nodes:
        if not _ends_run(node, run):
            run.append(node)
            continue
        written += _paragraph_of(run, context)
        run = []
        written += _block(node, context, written[-1].marker if written else beside)
    return [*written, *_paragraph_of(run, context)]


def _ends_run(node: Node, run: list[Node]) -> bool:
    """Tell whether *node* is a block of its own after *run*, which is within a line."""
    if isinstance(node, str):
        return False
    if tree.is_block(node):
        return True
    is_apart = tree.is_comment(node) or node.tag in tree.EMBEDS - {"input", "math"}
    return is_apart and all(map(tree.is_blank, run)) and not inline.is_tex_script(node)


def _block(node: Node, context: ElementContext, beside: str) -> Iterator[Block]:
    if isinstance(node, str) or tree.is_comment(node):
        yield Block(text=tree.serialize(node, context.resolve).strip())
        return
    written = list(_element(node, context, beside))
    if written and (node.get("id") or "") in context.targets and node.tag not in tree.EMBEDS:
        written[0] = _with_anchor(written[0], node.get("id"))
    yield from written


def _with_anchor(block: Block, identifier: str) -> Block:
    """Return *block* with the place before it that a link leads to."""
    if is_name(identifier):
        return replace(block, text=f"{myst_blocks.target(identifier)}\n{block.text}")
    anchor = myst.open_tag("div", {"id": identifier}) + "</div>"
    return replace(block, text=myst_blocks.join((anchor, block.text)))


def _element(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    if (pre := code.find(element)) is not None:
        yield Block(text=code.write(element, pre, context.language))
    else:
        yield from _HANDLERS.get(str(element.tag), _raw)(element, context, beside)


def _raw(element: HtmlElement, context: ElementContext, _beside: str = "") -> Iterator[Block]:
    """Keep the element as HTML."""
    text = myst_blocks.raw_html(tree.serialize(element, context.resolve))
    yield Block(text=text, html_blocks=1)


def _wrapped(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    """Write the content between two tags, each a block of HTML."""
    inner = write(tree.children(element), replace(context, nested=True))
    if not inner:
        yield from _raw(element, context, beside)
        return
    opening = myst.open_tag(str(element.tag), tree.attributes(element, context.resolve))
    body = joined([Block(text=opening), *inner, Block(text=f"</{element.tag}>")])
    yield replace(body, html_blocks=body.html_blocks + 1)


def _paragraph(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    nodes = list(tree.children(element))
    is_odd = not tree.is_plain(element) or context.is_filled(element)
    if is_odd or any(map(tree.is_block, nodes)):
        yield from _raw(element, context, beside)
    else:
        yield from write(nodes, context)


def _paragraph_of(run: list[Node], context: ElementContext) -> Iterator[Block]:
    """Write what stands within lines as a paragraph, if there is something."""
    if all(map(tree.is_blank, run)):
        return
    text = myst_blocks.paragraph(inline.write(run, context))
    if _has_raw_text(run) or (myst_blocks.is_html(text) and not _is_tag(run)):
        markup = "".join(tree.serialize(node, context.resolve) for node in run)
        yield Block(text=myst_blocks.raw_html(f"<p>{markup}</p>"), html_blocks=1)
    elif text:
        yield Block(text=text, html_blocks=int(myst_blocks.is_html(text)))


def _is_tag(run: Iterable[Node]) -> bool:
    """Tell whether *run* is one element without content, such as a picture."""
    shown = [node for node in run if not tree.is_blank(node)]
    return len(shown) == 1 and not isinstance(shown[0], str) and shown[0].tag in defs.empty_tags


def _has_raw_text(run: Iterable[Node]) -> bool:
    return any(
        element.tag in tree.RAW_TEXT and not inline.is_tex_script(element)
        for node in run
        if not isinstance(node, str)
        for element in node.iter()
    )


def _heading(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    nodes = list(tree.children(element))
    text = inline.write(nodes, context, flat=True).strip()
    if any(map(tree.is_block, nodes)) or not tree.is_plain(element) or _has_raw_text(nodes):
        yield from _raw(element, context, beside)
    elif context.nested and text:
        options = {"heading-level": str(element.tag)[1]}
        yield Block(text=myst_blocks.directive("rubric", text, options), marker=HEADING)
    elif text:
        yield Block(text=myst_blocks.heading(int(str(element.tag)[1]), text), marker=HEADING)


def _list(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    found = lists.find(element)
    if found is None:
        yield from _raw(element, context)
    else:
        yield lists.write(found, context, beside, write)


def _definitions(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    written = lists.write_definitions(element, context, beside, write)
    yield from written or _raw(element, context)


def _quote(element: HtmlElement, context: ElementContext, _beside: str) -> Iterator[Block]:
    body = joined(write(tree.children(element), replace(context, nested=True)))
    if not body.text or not tree.is_plain(element) or set(tree.classes(element)) - _QUOTES:
        yield from _raw(element, context)
    else:
        yield replace(body, text=myst_blocks.quote(body.text))


def _table(element: HtmlElement, context: ElementContext, _beside: str) -> Iterator[Block]:
    grid = tables.find(element)
    if grid is None:
        yield from _raw(element, context)
    else:
        yield tables.write(grid, context, write)


def _figure(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    text = figures.write(element, context)
    if text is None:
        yield from _wrapped(element, context, beside)
    else:
        yield Block(text=text)


def _rule(_element: HtmlElement, context: ElementContext, _beside: str) -> Iterator[Block]:
    yield Block(text="<hr>" if context.nested else myst_blocks.RULE, marker=RULE)


def _division(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    if footnotes.is_footnotes(element):
        yield from footnotes.write(element, context, write)
    elif formula := inline.tex(element):
        yield Block(text=myst_blocks.math(formula))
    elif not tree.is_plain(element) or context.is_filled(element):
        yield from _wrapped(element, context, beside)
    elif "admonition" in tree.classes(element):
        yield from admonitions.write(element, context, write) or _raw(element, context)
    else:
        yield from write(tree.children(element), context, beside)


def _details(element: HtmlElement, context: ElementContext, _beside: str) -> Iterator[Block]:
    first = next(iter(tree.elements(element)), None)
    if first is None or first.tag != "summary":
        yield from _raw(element, context)
        return
    inner = [node for node in tree.children(element) if node is not first]
    body = joined(write(inner, replace(context, nested=True)))
    opening = myst.open_tag("details", tree.attributes(element, context.resolve))
    opening += "\n" + tree.serialize(first, context.resolve)
    text = myst_blocks.join([opening, body.text, "</details>"])
    yield Block(text=text, html_blocks=body.html_blocks + 1)


def _with_blocks(element: HtmlElement, context: ElementContext, beside: str) -> Iterator[Block]:
    """Write an element of a line that, against the rules, holds blocks."""
    if tree.is_plain(element) and not context.is_filled(element):
        yield from write(tree.children(element), context, beside)
    else:
        yield from _raw(element, context)


_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("article", "aside", "div", "footer", "header", "main", "nav"), _division),
    **dict.fromkeys(("section", "address"), _division),
    "blockquote": _quote,
    "center": _wrapped,
    "details": _details,
    "dl": _definitions,
    "figure": _figure,
    "hr": _rule,
    "p": _paragraph,
    "span": _with_blocks,
    "table": _table,
}
