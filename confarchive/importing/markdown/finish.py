"""The last changes to a body that is MyST already: what a build needs, and no reader sees."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from confarchive.importing.conversion import section_label
from confarchive.importing.markdown import links, structure, tags
from confarchive.importing.markdown.places import Lines, apply
from confarchive.importing.markdown.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from confarchive.importing.markdown.reading import Reading
    from confarchive.importing.markdown.seen import Heading


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
    the mapping has the labels of headings that links lead to, by their ids.
    """
    reading = read(text)
    lines = Lines(text)
    places = _linked_headings(reading, headings, linked)
    labels = {name: section_label(path, name) for name in places}
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


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and not token.level and token.map:
            texts = (child.content for child in inline.children or ())
            yield "".join(re.findall(r"\w+", "".join(texts))), token.map[0]
