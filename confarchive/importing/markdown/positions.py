"""Where in a text a token stands, and changes to be made there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it.token import Token

    from confarchive.importing.markdown.tokens import ParsedMarkdown


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
        self.text = text
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
class Content:
    """What a block holds as its parser reads it, margins taken off, and where that stands.

    ``begins`` are the offsets in the whole of its lines; they are off by their margins, so
    only places behind a line's first character mean something. A table's cell has its bars
    ``escaped`` in the whole. This alone knows how places in a block lead to the whole.
    """

    text: str
    begins: tuple[int, ...]
    escaped: bool = False

    def place(self, offset: int) -> int:
        """Return where in the whole the *offset* in the content is."""
        line = self.text.count("\n", 0, offset)
        first = self.text.rfind("\n", 0, offset) + 1
        bars = self.text.count("|", first, offset) if self.escaped else 0
        return self.begins[line] + offset - first + bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A token within a line, the content it is in, and from where to where it goes there."""

    token: Token
    content: Content
    offset: int
    stop: int

    @property
    def start(self) -> int:
        """Where it begins in the whole text."""
        return self.content.place(self.offset)

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.content.place(self.stop)


def inlines(reading: ParsedMarkdown, lines: Lines) -> Iterator[Inline]:
    """Yield the tokens within lines that have a place, pictures in links after these."""
    taken: dict[int, int] = {}
    for before, token in pairwise(reading.tokens):
        if token.type != "inline" or not token.map or not token.children:
            continue
        is_cell = before.type in {"th_open", "td_open"}
        if not is_cell and not any("place" in child.meta for child in token.children):
            continue
        content = _cell(token, lines, taken) if is_cell else _content(token, lines)
        for child in token.children if content else ():
            if content and "place" in child.meta:
                start, stop = child.meta["place"]
                yield Inline(token=child, content=content, offset=start, stop=stop)


def markup(reading: ParsedMarkdown, lines: Lines) -> Iterator[tuple[Content, int, int]]:
    """Yield the blocks of HTML, then the tags within lines, each by its part of a content."""
    for token in reading.tokens:
        if token.type == "html_block" and (content := _content(token, lines)):
            yield content, 0, len(content.text)
    for inline in inlines(reading, lines):
        if inline.token.type == "html_inline":
            yield inline.content, inline.offset, inline.stop


def definition(reference: Mapping[str, Any], lines: Lines) -> Content:
    """Return the definition of a link, of which *reference* is what the parser keeps."""
    begins = reference["begins"]
    ends = map(lines.end, range(*reference["map"]))
    written = (lines.text[begin:end] for begin, end in zip(begins, ends, strict=True))
    return Content(text="\n".join(written), begins=begins)


def without(reference: Mapping[str, Any], lines: Lines) -> Edit:
    """Return the change that drops a definition; the margin of a list or quotation stays."""
    first, last = reference["map"]
    begin = reference["begins"][0]
    if lines.text[lines.start(first) : begin].strip():
        return Edit(start=begin, end=lines.end(last - 1), new="")
    return lines.drop(first, last)


def _content(token: Token, lines: Lines) -> Content | None:
    """Return what *token*, no cell, holds: its lines end as those of the whole do.

    Only a heading may have more behind it: signs, which it does not hold.
    """
    first = token.map[0] if token.map else 0
    text = token.content.rstrip("\n")
    begins = []
    for number, content in enumerate(text.split("\n"), first):
        line = lines.lines[number] if number < len(lines.lines) else ""
        column = line.rfind(content.strip())
        if column < 0:
            return None
        begins.append(lines.start(number) + column - (len(content) - len(content.lstrip())))
    return Content(text=text, begins=tuple(begins))


def _cell(token: Token, lines: Lines, taken: dict[int, int]) -> Content | None:
    """Return what a cell holds, that is after what is *taken* of its line, by its number."""
    number = token.map[0] if token.map else 0
    written = token.content.replace("|", r"\|")
    column = lines.lines[number].find(written, taken.get(number, 0))
    if column < 0:
        return None
    taken[number] = column + len(written)
    begins = (lines.start(number) + column,)
    return Content(text=token.content, begins=begins, escaped=True)
