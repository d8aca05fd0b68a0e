"""HTML in a text, in which every tag has its other half: else it would change the page around.

A stray end tag would end the element that the page holds the post in, a start tag
without an end would draw what stands behind the post into it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.markdown.places import Edit, Lines, inlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.markdown.reading import Reading

_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
# Paragraphs end by themselves; other tags mean nothing outside what they belong to.
_ALONE = frozenset(
    [
        "p",
        "br",
        "hr",
        "img",
        "input",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "link",
        "meta",
        "param",
        "source",
        "track",
    ]
)
# What goes on behind its parent's end, or is no part of a paragraph.
_LASTING = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "div",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "ol",
        "section",
        "table",
        "ul",
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)


def edits(reading: Reading, lines: Lines) -> Iterator[Edit]:
    """Yield the changes that add start tags before stray end tags, and end tags at the end."""
    if "<" not in reading.text:
        return
    opened: list[str] = []
    for tag in _tags(reading, lines):
        name = tag["name"].lower()
        if name in _ALONE:
            continue
        if not tag["end"]:
            opened.append(name)
        elif name not in opened:
            yield Edit(start=tag.start(), end=tag.start(), new=f"<{name}>")
        else:
            while opened.pop() != name:
                pass
    missing = "".join(f"</{name}>" for name in reversed(opened) if name in _LASTING)
    if missing:
        end = len(reading.text)
        yield Edit(start=end, end=end, new=f"\n\n{missing}")


def _tags(reading: Reading, lines: Lines) -> Iterator[re.Match[str]]:
    """Yield the tags of the text in order."""
    for start, end in sorted(_spans(reading, lines)):
        for tag in _TAG.finditer(reading.text, start, end):
            if tag["name"]:
                yield tag


def _spans(reading: Reading, lines: Lines) -> Iterator[tuple[int, int]]:
    for token in reading.tokens:
        if token.type == "html_block" and token.map:
            yield lines.start(token.map[0]), lines.end(token.map[1] - 1)
    for inline in inlines(reading, lines):
        if inline.token.type == "html_inline":
            yield inline.start, inline.end
