"""From blocks of HTML to MyST, element by element.

Each element has a function in a table. What MyST cannot say stays HTML: the
element as a whole, or around its content a pair of tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from markdown_it.common.html_blocks import block_names

from confarchive.importing import myst, myst_blocks
from confarchive.importing.html_myst import code, inline, notes, tables, tree
from confarchive.importing.html_myst.context import Block, Context, is_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.tree import Node

_Handler: TypeAlias = "Callable[[HtmlElement, Context, str], Iterator[Block]]"

_LIST_STYLES = {"1": "", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman"}
_LIST_STYLES |= {"I": "upper-roman"}
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})
_RAW = frozenset(
    "dir fieldset form input li menu search select textarea tbody td tfoot th thead tr".split()
)
_HTML_BLOCK = re.compile(
    rf"<(?:/?(?:{'|'.join(block_names)})(?=[\s/>])|(?:script|pre|style|textarea)\b|[!?])",
    re.IGNORECASE,
)
RULE, HEADING, TERMS = "rule", "heading", "terms"


def write(nodes: Iterable[Node], context: Context) -> list[Block]:
    """Return *nodes* as blocks of MyST; what stands within a line becomes paragraphs."""
    written: list[Block] = []
    run: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and not _ends_run(node, run):
            run.append(node)
            continue
        written += _run(run, context)
        run = []
        if node is not None:
            written += _block(node, context, written[-1].marker if written else "")
    return written


def join(blocks: Iterable[Block], **changes: str) -> Block:
    """Return *blocks* as one."""
    blocks = list(blocks)
    text = myst_blocks.join(block.text for block in blocks)
    return Block(text=text, html_blocks=sum(block.html_blocks for block in blocks), **changes)


def _ends_run(node: Node, run: list[Node]) -> bool:
    if isinstance(node, str):
        return False
    if tree.is_comment(node):
        return all(map(tree.is_blank, run))
    return tree.is_block(node) or (
        node.tag in tree.EMBEDS
        and node.tag not in {"math", "input"}
        and all(map(tree.is_blank, run))
    )


def _block(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    if tree.is_comment(element):
        yield Block(text=tree.serialize(element, context.resolve).strip())
        return
    identifier = element.get("id") or ""
    if identifier in context.targets and element.tag not in tree.EMBEDS:
        is_kept = is_name(identifier)
        anchor = myst.open_tag("a", {"id": identifier}) + "</a>"
        yield Block(text=myst_blocks.target(identifier) if is_kept else anchor, marker=beside)
    if (pre := code.find(element)) is not None:
        yield Block(text=code.write(element, pre, context.language))
    else:
        yield from _HANDLERS.get(str(element.tag), _raw)(element, context, beside)


def _run(run: list[Node], context: Context) -> Iterator[Block]:
    """Write what stands between two blocks as a paragraph."""
    if all(map(tree.is_blank, run)):
        return
    text = myst_blocks.paragraph(inline.write(run, context))
    if _has_raw_text(run) or _HTML_BLOCK.match(text):
        markup = "".join(tree.serialize(node, context.resolve) for node in run)
        yield Block(text=myst_blocks.raw_html(f"<p>{markup}</p>"), html_blocks=1)
    elif text:
        yield Block(text=text)


def _has_raw_text(run: Iterable[Node]) -> bool:
    return any(
        element.tag in tree.RAW_TEXT and not inline.is_tex_script(element)
        for node in run
        if not isinstance(node, str) and not tree.is_comment(node)
        for element in node.iter()
    )


def _raw(element: HtmlElement, context: Context, _beside: str) -> Iterator[Block]:
    """Keep the element as HTML."""
    text = myst_blocks.raw_html(tree.serialize(element, context.resolve))
    yield Block(text=text, html_blocks=1)


def _paragraph(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    nodes = list(tree.children(element))
    if not tree.is_plain(element) or any(map(tree.is_block, nodes)):
        yield from _wrapped(element, context, beside)
    elif (embed := _only_embed(nodes)) is not None:
        yield from _raw(embed, context, beside)
    else:
        yield from _split_comments(nodes, context)


def _only_embed(nodes: list[Node]) -> HtmlElement | None:
    shown = [node for node in nodes if not tree.is_blank(node)]
    if len(shown) != 1 or isinstance(shown[0], str) or tree.is_comment(shown[0]):
        return None
    return shown[0] if shown[0].tag in tree.EMBEDS and not inline.is_tex_script(shown[0]) else None


def _split_comments(nodes: list[Node], context: Context) -> Iterator[Block]:
    """Write comments that stand first as blocks of their own."""
    while nodes and (tree.is_blank(nodes[0]) or tree.is_comment(nodes[0])):
        node = nodes.pop(0)
        if not isinstance(node, str):
            yield Block(text=tree.serialize(node, context.resolve))
    yield from _run(nodes, context)


def _heading(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    nodes = list(tree.children(element))
    text = inline.write(nodes, context, flat=True).strip()
    if any(map(tree.is_block, nodes)) or not tree.is_plain(element) or _has_raw_text(nodes):
        yield from _raw(element, context, beside)
    elif context.nested and text:
        options = {"heading-level": element.tag[1]}
        yield Block(text=myst_blocks.directive("rubric", text, options), marker=HEADING)
    elif text:
        yield Block(text=myst_blocks.heading(int(element.tag[1]), text), marker=HEADING)


def _list(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    items, start = tree.elements(element), element.get("start", "1")
    style = _LIST_STYLES.get(element.get("type", "1")) if element.tag == "ol" else ""
    if not items or not tree.has_only_elements(element) or style is None:
        yield from _raw(element, context, beside)
    elif any(item.tag != "li" or not tree.is_plain(item) for item in items):
        yield from _raw(element, context, beside)
    elif not tree.is_plain(element, "start", "type") or not re.fullmatch(r"\d{1,6}", start):
        yield from _raw(element, context, beside)
    else:
        yield _items(items, context, _marker(element, beside), int(start), style)


def _marker(element: HtmlElement, beside: str) -> str:
    """Return the sign of the items, another one than that of a list just before."""
    first, second = (".", ")") if element.tag == "ol" else ("-", "*")
    return second if beside == first else first


def _items(
    items: list[HtmlElement], context: Context, marker: str, start: int, style: str
) -> Block:
    nested = replace(context, nested=True)
    written = [write(tree.children(item), nested) for item in items]
    tight = all(_is_tight(item, blocks) for item, blocks in zip(items, written, strict=True))
    bodies = [("\n" if tight else "\n\n").join(b.text for b in blocks) for blocks in written]
    bodies = [_check_box(item) + body for item, body in zip(items, bodies, strict=True)]
    if marker in "-*":
        text = myst_blocks.bullet_list(bodies, marker=marker, tight=tight)
    else:
        text = myst_blocks.ordered_list(bodies, start=start, delimiter=marker, tight=tight)
    html_blocks = sum(block.html_blocks for blocks in written for block in blocks)
    attributes = f"{{style={style}}}\n" if style else ""
    return Block(text=attributes + text, marker=marker, html_blocks=html_blocks)


def _is_tight(item: HtmlElement, blocks: list[Block]) -> bool:
    """Tell whether an item is a line, with a list at most below it."""
    if item.find("p") is not None or len(blocks) > 2:  # noqa: PLR2004 - text and list
        return False
    return all(re.match(r"[-*] |1[.)] ", block.text) for block in blocks[1:])


def _check_box(item: HtmlElement) -> str:
    return ""


def _definitions(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    entries: list[tuple[str, list[Block]]] = []
    for child in tree.elements(element):
        if child.tag == "dt" and not any(map(tree.is_block, tree.children(child))):
            entries.append((inline.write(tree.children(child), context, flat=True).strip(), []))
        elif child.tag == "dd" and entries:
            body = join(write(tree.children(child), replace(context, nested=True)))
            entries[-1][1].append(body)
        else:
            entries.append(("", []))
    bodies = [body for _, definitions in entries for body in definitions]
    is_sayable = entries and all(term and definitions for term, definitions in entries)
    if not is_sayable or not all(body.text for body in bodies) or not tree.is_plain(element):
        yield from _raw(element, context, beside)
        return
    if beside == TERMS:
        yield Block(text=myst.NOTHING)
    text = myst_blocks.definition_list(
        (term, [body.text for body in definitions]) for term, definitions in entries
    )
    yield Block(text=text, marker=TERMS, html_blocks=sum(body.html_blocks for body in bodies))


def _quote(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    body = join(write(tree.children(element), replace(context, nested=True)))
    if not body.text or not tree.is_plain(element) or set(tree.classes(element)) - _QUOTES:
        yield from _raw(element, context, beside)
    else:
        yield replace(body, text=myst_blocks.quote(body.text))


def _table(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    grid = tables.find(element)
    if grid is None:
        yield from _raw(element, context, beside)
    else:
        yield tables.write(
            grid, context, lambda cell, inner: join(write(tree.children(cell), inner))
        )


def _rule(_element: HtmlElement, _context: Context, _beside: str) -> Iterator[Block]:
    yield Block(text=myst_blocks.RULE, marker=RULE)


def _division(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    names = tree.classes(element)
    if notes.is_footnotes(element):
        yield from _footnotes(element, context)
    elif "admonition" in names and tree.is_plain(element):
        yield from _admonition(element, context, beside)
    elif formula := inline.tex(element):
        yield Block(text=myst_blocks.math(formula))
    elif tree.is_plain(element):
        yield from write(tree.children(element), context)
    else:
        yield from _wrapped(element, context, beside)


def _admonition(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    title = notes.title_of(element)
    inner = [node for node in tree.children(element) if node is not title]
    body = join(write(inner, replace(context, nested=True)))
    if body.text:
        yield replace(body, text=notes.admonition(element, context, body.text))
    else:
        yield from _raw(element, context, beside)


def _footnotes(element: HtmlElement, context: Context) -> Iterator[Block]:
    for note in notes.footnotes(element):
        body = join(write(tree.children(note), replace(context, nested=True)))
        label = context.labels.get(note.get("id", ""))
        text = myst_blocks.footnote(label, body.text) if label else body.text
        yield replace(body, text=text)


def _wrapped(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    """Write the content between two tags, each a block of HTML."""
    inner = write(tree.children(element), replace(context, nested=True))
    if element.tag == "p" or not inner:
        yield from _raw(element, context, beside)
        return
    opening = myst.open_tag(str(element.tag), tree.attributes(element, context.resolve))
    body = join([Block(text=opening), *inner, Block(text=f"</{element.tag}>")])
    yield replace(body, html_blocks=body.html_blocks + 1)


def _details(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    first = next(iter(tree.elements(element)), None)
    if first is None or first.tag != "summary":
        yield from _raw(element, context, beside)
        return
    inner = [node for node in tree.children(element) if node is not first]
    body = join(write(inner, replace(context, nested=True)))
    opening = myst.open_tag("details", tree.attributes(element, context.resolve))
    opening += "\n" + tree.serialize(first, context.resolve)
    text = myst_blocks.join([opening, body.text, "</details>"])
    yield Block(text=text, html_blocks=body.html_blocks + 1)


def _inline_with_blocks(element: HtmlElement, context: Context, beside: str) -> Iterator[Block]:
    if tree.is_plain(element):
        yield from write(tree.children(element), context)
    else:
        yield from _raw(element, context, beside)


_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("article", "aside", "div", "footer", "header", "main", "nav"), _division),
    **dict.fromkeys(("section", "address"), _division),
    **dict.fromkeys(("center", "figure"), _wrapped),
    "blockquote": _quote,
    "details": _details,
    "dl": _definitions,
    "hr": _rule,
    "p": _paragraph,
    "span": _inline_with_blocks,
    "table": _table,
}
