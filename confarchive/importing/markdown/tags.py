"""HTML in a text, in which every tag has its other half: else it would change the page around.

A stray end tag would end the element that the page holds the post in, a start tag
without an end would draw what stands behind the post into it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.markdown.places import Edit, Lines, inlines
from confarchive.importing.markdown.sight import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.markdown.reading import Reading

_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_EMPTY = words("br hr img input wbr area base col embed link meta param source track")
# Elements that a page may hold a post in.
_AROUND = words(
    "article aside center details div fieldset figure footer form header main nav section"
)
# What goes on behind the end of a paragraph that it begins in, besides.
_LASTING = _AROUND | words(
    "blockquote ol table ul a b big code em font i s small strike strong tt u"
)


def edits(reading: Reading, lines: Lines) -> Iterator[Edit]:
    """Yield the changes that add start tags before stray end tags, and end tags at the end."""
    if "<" not in reading.text:
        return
    opened: list[str] = []
    for tag in _tags(reading, lines):
        name = tag["name"].lower()
        if not tag["end"]:
            opened.extend({name} - _EMPTY)
        elif name in opened:
            while opened.pop() != name:
                pass
        elif name in _AROUND:
            yield Edit(start=tag.start(), end=tag.start(), new=f"<{name}>")
    if any(
        _hides_the_rest(token.content) for token in reading.tokens if token.type == "html_block"
    ):
        yield Edit(start=len(reading.text), end=len(reading.text), new="\n-->")
    missing = "".join(f"</{name}>" for name in reversed(opened) if name in _LASTING)
    if missing:
        end = len(reading.text)
        yield Edit(start=end, end=end, new=f"\n\n{missing}")


def _hides_the_rest(markup: str) -> bool:
    """Tell whether a block of HTML begins a comment and does not end it."""
    return markup.lstrip().startswith("<!--") and "-->" not in markup


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
