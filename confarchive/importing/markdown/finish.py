"""The last changes to a body that is MyST already: what a build needs, and no reader sees."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

from docutils.nodes import make_id

from confarchive.importing.markdown import links, structure, tags
from confarchive.importing.markdown.places import Lines, apply
from confarchive.importing.markdown.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from confarchive.importing.markdown.reading import Reading
    from confarchive.importing.markdown.seen import Heading


def finish(
    text: str, resolve: Callable[[str], str], headings: Sequence[Heading], title: str
) -> tuple[str, int]:
    """Return MyST *text* with its addresses resolved, that builds without a warning.

    *headings* are those that Pelican made, *title* is the post's. The number is
    that of the rules that had to be written as HTML.
    """
    reading = read(text)
    lines = Lines(text)
    places = _linked_headings(reading, headings)
    labels = {name: _label(title, name) for name in places}
    addresses = links.Addresses(resolve=resolve, labels=labels)
    rules = list(structure.rule_edits(reading, lines))
    text = apply(
        text,
        [
            *links.edits(reading, lines, addresses),
            *structure.heading_edits(
                reading, lines, {line: labels[name] for name, line in places.items()}
            ),
            *rules,
            *structure.fence_edits(reading, lines),
            *tags.edits(reading, lines),
        ],
    )
    return text, len(rules)


def _linked_headings(reading: Reading, headings: Sequence[Heading]) -> Mapping[str, int]:
    """Return the lines of headings that links in the text lead to, by the ids they had."""
    if "#" not in reading.text:
        return {}
    linked = set(re.findall(r"(?:\]\(|\]:\s*|href=[\"']?)<?#([^\s)>\"']+)", reading.text))
    found = list(_headings(reading.tokens))
    count: Counter[str] = Counter()
    places = {}
    for heading in headings:
        count[heading.words] += 1
        if heading.name in linked:
            same = [line for words, line in found if words == heading.words]
            if len(same) >= count[heading.words]:
                places[heading.name] = same[count[heading.words] - 1]
    return places


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and not token.level and token.map:
            texts = (child.content for child in inline.children or ())
            yield "".join(re.findall(r"\w+", "".join(texts))), token.map[0]


def _label(title: str, name: str) -> str:
    """Return a label that is the same wherever it is read, and no other post's."""
    title = make_id(title) if title.isascii() else f"h{crc32(title.encode()):x}"
    place = make_id(name) if re.match("[a-z]", name) else f"n{make_id('n' + name)[1:]}"
    return "-".join(filter(None, [title, place]))
