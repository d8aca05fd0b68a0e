"""The last changes to a body that is MyST already: what a build needs, and no reader sees."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from confarchive.importing.conversion import section_label
from confarchive.importing.markdown import links, structure, tags
from confarchive.importing.markdown.places import Edit, Lines, apply
from confarchive.importing.markdown.reading import read
from confarchive.importing.myst import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from confarchive.importing.markdown.reading import Reading
    from confarchive.importing.markdown.seen import Heading

_ANCHOR = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_NO_MARKUP = frozenset({"fence", "colon_fence", "code_block"})


def finish(
    text: str,
    resolve: Callable[[str], str],
    headings: Sequence[Heading],
    path: str,
    linked: Collection[str],
) -> tuple[str, int, Mapping[str, str]]:
    """Return MyST *text* with its addresses resolved, that builds without a warning.

    *headings* are those that Pelican made, *path* is the post's; other posts lead to
    the *linked* ids. The number is that of the rules that had to be written as HTML;
    the mapping has the labels of the places that links lead to, by their ids.
    """
    reading = read(text)
    lines = Lines(text)
    places = _linked_headings(reading, headings, linked)
    anchors = dict(_linked_anchors(reading, lines, set(linked) - set(places)))
    labels = {name: section_label(path, name) for name in (*places, *anchors)}
    addresses = links.Addresses(resolve=resolve, labels=labels)
    rules = list(structure.rule_edits(reading, lines))
    text = apply(
        text,
        [
            *links.edits(reading, lines, addresses),
            *structure.heading_edits(
                reading, lines, {line: labels[name] for name, line in places.items()}
            ),
            *(_target(lines.start(line), labels[name]) for name, line in anchors.items()),
            *rules,
            *structure.fence_edits(reading, lines),
            *structure.quotation_edits(reading, lines),
            *tags.edits(reading, lines),
        ],
    )
    return text, len(rules), labels


def _linked_headings(
    reading: Reading, headings: Sequence[Heading], linked: Collection[str]
) -> Mapping[str, int]:
    """Return the lines of headings that links lead to, by the ids they had."""
    if "#" not in reading.text and not linked:
        return {}
    wanted = set(linked) | set(
        re.findall(r"(?:\]\(|\]:\s*|href=[\"']?)<?#([^\s)>\"']+)", reading.text)
    )
    found = list(_headings(reading.tokens))
    count: Counter[str] = Counter()
    places = {}
    for heading in headings:
        count[heading.words] += 1
        if heading.name in wanted:
            same = [line for words, line in found if words == heading.words]
            if len(same) >= count[heading.words]:
                places[heading.name] = same[count[heading.words] - 1]
    return places


def _linked_anchors(
    reading: Reading, lines: Lines, wanted: Collection[str]
) -> Iterator[tuple[str, int]]:
    """Yield the ids in HTML that are *wanted*, each with the first line of the block it is in."""
    for token in reading.tokens if wanted else ():
        if token.map and not token.level and token.type not in _NO_MARKUP:
            start, end = token.map
            for name in _ANCHOR.findall("\n".join(lines.lines[start:end])):
                if name in wanted:
                    yield name, start


def _target(place: int, label: str) -> Edit:
    return Edit(start=place, end=place, new=f"{blocks.target(label)}\n")


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and not token.level and token.map:
            texts = (child.content for child in inline.children or ())
            yield "".join(re.findall(r"\w+", "".join(texts))), token.map[0]
