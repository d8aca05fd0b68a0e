"""What stands near the words that tell of a talk: its paragraph, item or section, and what is shown below it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.model.talks import talk_media

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(r"[ \t]{0,3}(?:(?:[-*+]|\d+[.)])[ \t]|\|)")
"""How an item of a list begins, or a row of a table."""
_HEADING = re.compile(r"#{1,6}[ \t]")
_MOST_BELOW = 2
"""Paragraphs below one that may be shown with it: words, and then a player."""


def media_near(text: str, line: int) -> dict[str, str]:
    """Return the addresses of the slides and the video that stand with *line* (from 1) of *text*, by sort, or are shown below it."""
    lines = text.split("\n")
    start, end = _around(lines, line - 1)
    media = talk_media.find("\n".join(lines[start:end]))
    if media or _HEADING.match(lines[line - 1]):
        return media
    below = (talk_media.find(each) for each in _shown_below(lines, end))
    return next(filter(None, below), {})


def _around(lines: list[str], at: int) -> tuple[int, int]:
    """Return where what line *at* is in begins and ends: a paragraph, an item of a list, a row, or all below a heading."""
    if _HEADING.match(lines[at]):
        below = takewhile(lambda line: not _HEADING.match(line), lines[at + 1 :])
        return at, at + 1 + sum(1 for _ in below)
    start, end = at, at + 1
    while start and lines[start - 1].strip() and not _ITEM.match(lines[start]):
        start -= 1
    while end < len(lines) and lines[end].strip() and not _ITEM.match(lines[end]):
        end += 1
    return start, end


def _shown_below(lines: list[str], at: int) -> Iterator[str]:
    """Yield the next paragraphs from line *at* on that are nothing but what is shown, under the same heading."""
    for number, block in enumerate(_blocks(lines[at:])):
        if number == _MOST_BELOW or _HEADING.match(block):
            return
        if talk_media.is_alone(block):
            yield block


def _blocks(lines: list[str]) -> Iterator[str]:
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
