"""The last changes to a body that is MyST already: what a build needs, and no reader sees."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from confarchive.importing import myst
from confarchive.importing.conversion import section_label
from confarchive.importing.markdown import links, structure
from confarchive.importing.markdown.positions import Edit, Lines, apply
from confarchive.importing.markdown.repair import html_tags
from confarchive.importing.markdown.tokens import read
from confarchive.importing.myst import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from confarchive.importing.markdown.tokens import ParsedMarkdown
    from confarchive.importing.markdown.visible.values import Heading

_ANCHOR = re.compile(r"""<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_NO_MARKUP = frozenset({"fence", "colon_fence", "code_block"})


def finish(
    text: str,
    resolve: Callable[[str], str],
    headings: Sequence[Heading],
    path: str,
    linked: Collection[str],
    *,
    ranges: bool = False,
) -> tuple[str, int, Mapping[str, str]]:
    """Return MyST *text* with its addresses resolved, that builds without a warning.

    *headings* are those that Pelican made, *path* is the post's; other posts lead to
    the *linked* ids, and code may mark lines by *ranges*. The number is that of the blocks that had to be written as HTML, rules
    and the ids of headings that the archive would not give them; the mapping has the labels of the places that links lead to, by their ids.
    """
    reading = read(text)
    lines = Lines(text)
    all_places = _heading_lines(headings, list(_headings(reading.tokens)) if headings else [])
    wanted = {*linked, *(_linked(reading.text) if "#" in reading.text else ())}
    places = {name: line for name, line in all_places.items() if name in wanted}
    anchors = dict(_linked_anchors(reading, lines, set(linked) - set(places)))
    labels = {name: section_label(path, name) for name in (*places, *anchors)}
    addresses = links.Addresses(resolve=resolve, labels=labels)
    rules = list(structure.rule_edits(reading, lines))
    old_names = list(_old_names(lines, all_places, reading.tokens))
    edits = [
        *links.edits(reading, lines, addresses),
        *old_names,
        *_label_edits(reading, lines, places, anchors, labels),
        *rules,
        *structure.fence_edits(reading, lines, ranges=ranges),
        *structure.quotation_edits(reading, lines),
        *html_tags.edits(reading, lines),
    ]
    return apply(text, edits), len(rules) + len(old_names), labels


def _label_edits(
    reading: ParsedMarkdown,
    lines: Lines,
    places: Mapping[str, int],
    anchors: Mapping[str, int],
    labels: Mapping[str, str],
) -> Iterator[Edit]:
    """Yield the *labels* of the *places* of headings and of *anchors* in HTML, all by their ids."""
    named = {line: labels[name] for name, line in places.items()}
    yield from structure.heading_edits(reading, lines, named)
    for name, line in anchors.items():
        yield _target(lines.start(line), labels[name])


def _linked(text: str) -> set[str]:
    """Return the names of places in the post that its own links lead to."""
    return set(re.findall(r"(?:\]\(|\]:\s*|href=[\"']?)<?#([^\s)>\"']+)", text))


def _heading_lines(
    headings: Sequence[Heading], found: Sequence[tuple[str, int]]
) -> Mapping[str, int]:
    """Return the lines of headings by the ids they had."""
    count: Counter[str] = Counter()
    places = {}
    for heading in headings:
        count[heading.words] += 1
        same = [line for words, line in found if words == heading.words]
        if len(same) >= count[heading.words]:
            places[heading.name] = same[count[heading.words] - 1]
    return places


def _old_names(lines: Lines, places: Mapping[str, int], tokens: Sequence[Token]) -> Iterator[Edit]:
    """Yield the changes that keep the ids of headings which a build would not give them.

    Links from elsewhere end with them.
    """
    given: dict[int, str] = {}
    for token, inline in pairwise(tokens if places else ()):
        if token.type == "heading_open" and not token.level and token.map:
            texts = (child.content or " " for child in inline.children or ())
            name = make_id("".join(texts))
            given[token.map[0]] = "" if name in given.values() else name
    rubrics = {token.map[0]: token for token in tokens if token.map and structure.is_rubric(token)}
    for name, line in places.items():
        if line in rubrics:
            yield structure.line_above(rubrics[line], lines, _anchor(name), apart=True)
        elif given.get(line) != name:
            gap = "\n" if line and lines.lines[line - 1].strip() else ""
            new = f"{gap}{_anchor(name)}\n\n"
            yield Edit(start=lines.start(line), end=lines.start(line), new=new)


def _anchor(name: str) -> str:
    return myst.open_tag("div", {"id": name}) + "</div>"


def _linked_anchors(
    reading: ParsedMarkdown, lines: Lines, wanted: Collection[str]
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
    for token, inline in pairwise([*tokens, *tokens[-1:]]):
        if structure.is_rubric(token) and token.map:
            title = token.info.removeprefix("{rubric}").strip()
            yield _words(each for each in read(title).tokens if each.children), token.map[0]
        elif token.type == "heading_open" and not token.level and token.map:
            yield _words([inline]), token.map[0]


def _words(inlines: Iterable[Token]) -> str:
    """Return all words in *inlines*, written together."""
    texts = (child.content for inline in inlines for child in inline.children or ())
    return "".join(re.findall(r"\w+", "".join(texts)))
