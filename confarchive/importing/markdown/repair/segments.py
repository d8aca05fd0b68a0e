"""A body in segments whose renderings, one after the other, are the body's own.

Python-Markdown's blocks do not simply end at blank lines: lists, quotations and
code go on behind them, definitions of footnotes and HTML too. So a body is cut
into chunks at its blank lines, and what is seen of each chunk alone is aligned
with what is seen of the whole. Chunks that show the same alone and in the whole
are segments; the others are joined with their neighbours into segments that are.

What the archive shows of the chunks is quick to have and tells most of it; what
Python-Markdown shows of them is looked for where that leaves chunks together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from confarchive.importing.markdown.visible.values import Seen

Look: TypeAlias = "Callable[[str], Sequence[Seen]]"
"""What is seen of a text."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Lines of a body between blank lines, and what is seen of them alone.

    ``line`` is the number of the first, from 1.
    """

    line: int
    text: str
    alone: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Chunks that stand together, and what is seen of them in the whole."""

    chunks: tuple[Chunk, ...]
    truth: tuple[Seen, ...]

    @property
    def end(self) -> int:
        """The number of the line after the last."""
        return self.chunks[-1].line + self.chunks[-1].text.count("\n") + 1

    @property
    def text(self) -> str:
        """The segment's source, blank lines between the chunks as they were."""
        first = self.chunks[0].line
        lines: list[str] = []
        for chunk in self.chunks:
            lines.extend([""] * (chunk.line - first - len(lines)))
            lines.extend(chunk.text.split("\n"))
        return "\n".join(lines)


def chunks(body: str) -> Iterator[tuple[int, str]]:
    """Yield the number of the first line and the text of what stands between blank lines.

    Fenced code stays in one piece.
    """
    lines, start = body.split("\n"), 0
    taken: list[str] = []
    fence_end = 0
    for number, line in enumerate(lines):
        if number >= fence_end and (match := _FENCE.match(line)):
            fence_end = _fence_end(lines, number, match[1])
        if line.strip() or number < fence_end:
            if not taken:
                start = number
            taken.append(line)
        elif taken:
            yield start + 1, "\n".join(taken)
            taken = []
    if taken:
        yield start + 1, "\n".join(taken)


def _fence_end(lines: Sequence[str], start: int, fence: str) -> int:
    """Return the number of the line after the fence that opens at *start*, if it closes."""
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*")
    for number in range(start + 1, len(lines)):
        if closing.fullmatch(lines[number]):
            return number + 1
    return start


def segments(body: str, whole: Sequence[Seen], archive: Look, pelican: Look) -> Iterator[Segment]:
    """Cut *body*, of which *whole* is to be seen.

    *archive* and *pelican* tell what either side shows of a part of it.
    """
    for rough in _aligned(list(chunks(body)), whole, archive):
        if len(rough.chunks) == 1 or _shown(archive(rough.text)) == _shown(rough.truth):
            yield rough
        else:
            parts = [(chunk.line, chunk.text) for chunk in rough.chunks]
            yield from _aligned(parts, rough.truth, pelican)


def _shown(parts: Sequence[Seen]) -> list[str]:
    return [piece for seen in parts for piece in seen.shown]


def _aligned(
    parts: Sequence[tuple[int, str]], whole: Sequence[Seen], look: Look
) -> Iterator[Segment]:
    """Yield segments of the chunks that *parts* are, by what is seen of each alone."""
    cut = [Chunk(line=line, text=text, alone=tuple(look(text))) for line, text in parts]
    waiting: list[Chunk] = []
    done = 0
    for chunk, place in zip(cut, _places(cut, whole), strict=True):
        if place is None or not chunk.alone or (place > done and not waiting):
            waiting.append(chunk)
            continue
        yield from _joined(waiting, whole[done:place])
        done = place + len(chunk.alone)
        yield Segment(chunks=(chunk,), truth=tuple(whole[place:done]))
        waiting = []
    yield from _joined(waiting, whole[done:])


def _joined(waiting: Sequence[Chunk], truth: Sequence[Seen]) -> Iterator[Segment]:
    """Yield the *waiting* chunks as one segment, or as one each where they show nothing."""
    if not truth and not any(chunk.alone for chunk in waiting):
        yield from (Segment(chunks=(chunk,), truth=()) for chunk in waiting)
    elif waiting:
        yield Segment(chunks=tuple(waiting), truth=tuple(truth))


def _places(parts: Sequence[Chunk], whole: Sequence[Seen]) -> Iterator[int | None]:
    """Yield where in *whole* each chunk stands as it is; None if it does not."""
    alone = [seen.shown for chunk in parts for seen in chunk.alone]
    matcher = SequenceMatcher(None, alone, [seen.shown for seen in whole], autojunk=False)
    place = {
        start + offset: there + offset
        for start, there, size in matcher.get_matching_blocks()
        for offset in range(size)
    }
    first = 0
    for chunk in parts:
        numbers = [place.get(first + n) for n in range(len(chunk.alone))]
        first += len(chunk.alone)
        start = numbers[0] if numbers else 0
        here = all(start is not None and number == start + n for n, number in enumerate(numbers))
        yield start if here else None
