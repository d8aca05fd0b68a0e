"""Where in a text a token stands, and changes to be made there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from confarchive.importing.markdown.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Put *new* in the place of the text from *start* to *end*, offsets in the whole."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with all *edits* made, in their order where they meet.

    Of two that overlap, the first stays.
    """
    pieces, done = [], 0
    for edit in sorted(edits, key=attrgetter("start", "end")):
        if edit.start >= done:
            pieces += [text[done : edit.start], edit.new]
            done = edit.end
    return "".join([*pieces, text[done:]])


class Lines:
    """A text's lines, and where they begin."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def start(self, number: int) -> int:
        """Return where line *number*, from 0, begins; the text's end for the line after the last."""
        return min(self.starts[number], self.starts[-1] - 1)

    def end(self, number: int) -> int:
        """Return where line *number* ends, before its line feed."""
        return self.starts[number] + len(self.lines[number])

    def drop(self, first: int, last: int) -> Edit:
        """Return the change that drops the lines from *first* to before *last*.

        Where blank lines would meet, those after them go too.
        """
        if first == 0 or not self.lines[first - 1].strip():
            while last < len(self.lines) and not self.lines[last].strip():
                last += 1
        return Edit(start=self.start(first), end=self.start(last), new="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A token within a line, the content it is in, and where it stands in the whole text."""

    token: Token
    content: str
    start: int
    end: int
    offset: int


def inlines(reading: Reading, lines: Lines) -> Iterator[Inline]:
    """Yield the tokens within lines that have a place, pictures in links after these."""
    taken: dict[int, int] = {}
    for token in reading.tokens:
        if token.type != "inline" or not token.map or not token.children:
            continue
        if not any("place" in child.meta for child in token.children):
            continue
        columns = _columns(token, lines, taken)
        for child in token.children:
            if "place" in child.meta and columns:
                start, end = (_offset(token.content, columns, n) for n in child.meta["place"])
                yield Inline(
                    token=child,
                    content=token.content,
                    start=start,
                    end=end,
                    offset=child.meta["place"][0],
                )


def _columns(token: Token, lines: Lines, taken: dict[int, int]) -> list[Callable[[int], int]]:
    """Return for each line of *token* how a column in it leads to the place in the whole."""
    columns: list[Callable[[int], int]] = []
    first = token.map[0] if token.map else 0
    for number, content in enumerate(token.content.split("\n"), first):
        line = lines.lines[number] if number < len(lines.lines) else ""
        stripped = content.strip()
        written = stripped if stripped in line else stripped.replace("|", r"\|")
        column = line.find(written, taken.get(number, 0))
        if line.rstrip().endswith(written) and "|" not in line:
            column = len(line.rstrip()) - len(written)
        if column < 0:
            return []
        taken[number] = column + len(written)
        shift = lines.start(number) + column - (len(content) - len(content.lstrip()))
        columns.append(partial(_shifted, content if written != stripped else "", shift))
    return columns


def _shifted(escaped: str, shift: int, column: int) -> int:
    """Return the place of *column* of a table's cell, whose bars are *escaped* in the whole."""
    return shift + column + escaped.count("|", 0, column)


def _offset(content: str, columns: Sequence[Callable[[int], int]], position: int) -> int:
    begins = content.rfind("\n", 0, position) + 1
    return columns[content.count("\n", 0, position)](position - begins)
