"""HTML in a text, in which every tag has its other half: else it would change the page around.

A stray end tag would end the element that the page holds the post in, a start tag
without an end would draw what stands behind the post into it. Tags that say something of a whole page go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from confarchive.importing import page_tags
from confarchive.importing.markdown.positions import Edit, markup
from confarchive.importing.markdown.visible.shapes import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.markdown.positions import Lines
    from confarchive.importing.markdown.tokens import ParsedMarkdown

_TAG = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_EMPTY = words("br hr img input wbr area base col embed link meta param source track")
# Elements that a page may hold a post in.
_AROUND = words(
    "article aside center details div fieldset figure footer form header main nav section"
)
# What only its own end ends.
_HOLDING = words("iframe noscript object select template textarea")
# What holds no block, so that its end ends none.
_INLINE = words("a b big code em font i kbd p s samp small span strike strong sub sup tt u var")
# What goes on behind the end of a paragraph that it begins in, besides.
_LASTING = (
    _AROUND
    | _HOLDING
    | words("blockquote ol table ul a b big code em font i s small strike strong tt u")
)


def edits(reading: ParsedMarkdown, lines: Lines) -> Iterator[Edit]:
    """Yield the changes that add start tags before stray end tags, and end tags at the end."""
    if "<" not in reading.text:
        return
    opened: list[str] = []
    for tag in _tags(reading, lines):
        if tag.is_of_page:
            yield Edit(start=tag.start, end=tag.end, new=page_tags.NOTHING)
        elif not tag.is_end:
            opened.extend({tag.name} - _EMPTY)
        elif tag.name in opened:
            _end(opened, tag.name)
        elif tag.name in _AROUND:
            yield Edit(start=tag.start, end=tag.start, new=f"<{tag.name}>")
    if any(
        _hides_the_rest(token.content) for token in reading.tokens if token.type == "html_block"
    ):
        yield Edit(start=len(reading.text), end=len(reading.text), new="\n-->")
    missing = "".join(f"</{name}>" for name in reversed(opened) if name in _LASTING)
    if missing:
        end = len(reading.text)
        yield Edit(start=end, end=end, new=f"\n\n{missing}")


def _end(opened: list[str], name: str) -> None:
    """Take the element *name* off what is *opened*, and what its end ends, as browsers do."""
    lasting = _AROUND | _HOLDING if name in _INLINE else _HOLDING
    inner = []
    while (last := opened.pop()) != name:
        inner.append(last)
    opened.extend(each for each in reversed(inner) if each in lasting)


def _hides_the_rest(markup: str) -> bool:
    """Tell whether a block of HTML begins a comment and does not end it."""
    return markup.lstrip().startswith("<!--") and "-->" not in markup


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tag:
    name: str
    is_end: bool
    is_of_page: bool
    start: int
    end: int


def _tags(reading: ParsedMarkdown, lines: Lines) -> list[_Tag]:
    """Return the tags of the text in order."""
    found = [
        _Tag(
            name=tag["name"].lower(),
            is_end=bool(tag["end"]),
            is_of_page=page_tags.is_of_page(tag[0]),
            start=content.place(tag.start()),
            end=content.place(tag.end()),
        )
        for content, start, stop in markup(reading, lines)
        for tag in _TAG.finditer(content.text, start, stop)
        if tag["name"]
    ]
    return sorted(found, key=attrgetter("start"))
