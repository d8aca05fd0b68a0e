"""Sections, paragraphs, code and the author's own HTML as MyST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.importing import myst
from confarchive.importing.myst import blocks as myst_blocks
from confarchive.importing.restructuredtext.inlines import inline
from confarchive.importing.restructuredtext.markup import html_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from confarchive.importing.restructuredtext.post_context import PostContext

_DEEPEST = 6
_SILENT = (nodes.Invisible, nodes.docinfo, nodes.decoration, nodes.meta)


def _section(node: nodes.section, context: PostContext) -> str:
    title, *body = node.children
    own = nodes.make_id(
        title.astext()
    )  # which a build gives it too; links from elsewhere end with all
    anchors = "".join(f'<div id="{name}"></div>' for name in node["ids"] if name != own)
    heading = myst_blocks.heading(_level(node), inline(title.children, context))
    labels = (context.labels[name] for name in node["ids"] if name in context.labels)
    targets = map(myst_blocks.target, labels)
    return myst_blocks.join([anchors, *targets, heading, context.blocks(body)])


def _level(node: nodes.Node | None) -> int:
    """Return the heading level of the section *node*: two at the top, six at most."""
    depth = 1
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return min(depth, _DEEPEST)


def _paragraph(node: nodes.paragraph, context: PostContext) -> str:
    text = context.anchors(node) + inline(node.children, context)
    return with_attributes(myst_blocks.paragraph(text), node)


def with_attributes(text: str, node: nodes.Element, **attributes: str) -> str:
    """Put the classes of *node*, and *attributes*, on a line in front of *text*."""
    words = [f".{name}" for name in node["classes"]]
    words += [f'{name}="{value}"' for name, value in attributes.items()]
    return f"{{{' '.join(words)}}}\n{text}" if words and text else text


def _line_block(node: nodes.line_block, context: PostContext) -> str:
    """Write lines that end where they end; an empty one parts two paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for depth, line in _lines(node):
        text = inline(line.children, context)
        if text.strip():
            paragraphs[-1].append("&emsp;" * depth + text.replace("\n", " "))
        else:
            paragraphs.append([])
    return myst_blocks.join(
        myst_blocks.paragraph(myst.HARD_BREAK.join(lines)) for lines in paragraphs
    )


def _lines(node: nodes.Element, depth: int = 0) -> Iterator[tuple[int, nodes.Node]]:
    for child in node.children:
        if isinstance(child, nodes.line_block):
            yield from _lines(child, depth + 1)
        else:
            yield depth, child


def _transition(node: nodes.transition, context: PostContext) -> str:
    """Write a rule; where docutils allows none, at a section's ends, as HTML."""
    siblings = [child for child in node.parent.children if is_shown(child)]
    position = siblings.index(node)
    begins = position == 0 or isinstance(siblings[position - 1], nodes.transition | nodes.title)
    ends = all(_is_below(child, context) for child in siblings[position + 1 :])
    return "<hr>" if begins or ends else myst_blocks.RULE


def _is_below(node: Any, context: PostContext) -> bool:
    """Tell whether MyST shows *node* below the text, and there is a rule of its own."""
    is_footnote = isinstance(node, nodes.footnote) and node["ids"][0] in context.footnotes
    return is_footnote or isinstance(node, nodes.transition)


def is_shown(node: nodes.Node) -> bool:
    """Tell whether the block *node* is written, be it as a comment."""
    if isinstance(node, nodes.raw):
        return "html" in node.get("format", "").split()
    return isinstance(node, nodes.comment) or not isinstance(node, _SILENT)


def _literal_block(node: nodes.literal_block, context: PostContext) -> str:
    if any(not isinstance(part, nodes.Text | nodes.inline) for part in node.children):
        return context.html(node)
    return myst_blocks.fence(node.astext().strip("\n"), _language(node), node.get("options"))


def _language(node: nodes.literal_block) -> str:
    """Return the language of a ``code-block``, or of docutils' own ``code``."""
    is_code = node["classes"][:1] == ["code"]
    return node.get("language", "") or " ".join(node["classes"][1:2] if is_code else ())


def _doctest_block(node: nodes.doctest_block, _context: PostContext) -> str:
    return myst_blocks.fence(node.astext(), "pycon")


def _math_block(node: nodes.math_block, _context: PostContext) -> str:
    return myst_blocks.math(node.astext())


def _raw(node: nodes.raw, context: PostContext) -> str:
    return html_block(node.astext(), context.resolve) if is_shown(node) else ""


def _comment(node: nodes.comment, _context: PostContext) -> str:
    """Keep the author's comment. HTML's form of it may not hold two hyphens."""
    text = node.astext()
    if "--" in text or not text.strip():
        return "\n".join(f"% {line}".rstrip() for line in text.splitlines())
    return myst_blocks.comment(f" {text} ")


TEXTS: Mapping[str, Callable[[Any, PostContext], str]] = {
    "comment": _comment,
    "doctest_block": _doctest_block,
    "line_block": _line_block,
    "literal_block": _literal_block,
    "math_block": _math_block,
    "paragraph": _paragraph,
    "raw": _raw,
    "section": _section,
    "transition": _transition,
}
