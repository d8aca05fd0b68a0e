"""The pieces of a line: how one is written depends on those beside it.

Text is escaped at the beginning of a line; emphasis needs to know what touches it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from confarchive.importing import myst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LINE_END = re.compile(r"[ \t]+\n[ \t]*")

Mark: TypeAlias = "Callable[[str, str, str], str]"
"""Emphasises MyST, knowing what stands before and after it."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """What a reader sees, not yet escaped."""

    plain: str


@dataclass(frozen=True, slots=True)
class MystSource:
    """MyST that reads the same wherever it stands."""

    myst: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Pieces that are emphasised, bold or struck through."""

    mark: Mark
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line that is shown as one."""


Piece: TypeAlias = "PlainText | MystSource | Marked | Break"


def begin_line(pieces: Iterable[Piece], *, flat: bool = False) -> str:
    """Return *pieces* as MyST that begins a line; *flat*, all on one line.

    Breaks at the end go: they are not shown.
    """
    left = list(pieces)
    while left and is_empty(left[-1]):
        left.pop()
    written = _compose(left, flat=flat, starts_line=True)
    return " ".join(written.split("\n")) if flat else _LINE_END.sub("\n", written)


def within_line(pieces: Iterable[Piece], *, flat: bool = False) -> str:
    """Return *pieces* as MyST that something else stands before, such as a bracket."""
    return _compose(pieces, flat=flat, starts_line=False)


def is_empty(piece: Piece) -> bool:
    """Tell whether *piece* is a break or blank text."""
    return isinstance(piece, Break) or (
        isinstance(piece, PlainText) and not piece.plain.strip(" \t\n\r\f")
    )


def marked(mark: Mark, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces* marked, but for breaks and spaces at their ends, which stay outside."""
    inner = list(pieces)
    full = [number for number, piece in enumerate(inner) if not is_empty(piece)]
    if not full:
        yield from inner
        return
    yield from inner[: full[0]]
    yield Marked(mark, tuple(inner[full[0] : full[-1] + 1]))
    yield from inner[full[-1] + 1 :]


def _compose(pieces: Iterable[Piece], *, flat: bool, starts_line: bool) -> str:
    line = ""
    for piece, following in pairwise((*_merged(pieces), PlainText(""))):
        begins = line.endswith("\n") or (starts_line and not line)
        match piece:
            case PlainText(plain):
                written = myst.escape(plain, at_line_start=begins)
            case MystSource(source):
                written = source
            case Marked(mark, inner):
                written = mark(within_line(inner, flat=flat), line[-1:], _first_sign(following))
            case Break():
                line = line if line.endswith(myst.HARD_BREAK) else line.rstrip(" \t\n")
                written = "<br>" if flat or not line else myst.HARD_BREAK
        line = myst.join((line, written))
    return line


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield *pieces*, those of text that touch made one."""
    plain = ""
    for piece in pieces:
        if isinstance(piece, PlainText):
            plain += piece.plain
            continue
        if plain:
            yield PlainText(plain)
        plain = ""
        yield piece
    if plain:
        yield PlainText(plain)


def _first_sign(piece: Piece) -> str:
    match piece:
        case PlainText(plain):
            return myst.escape(plain)[:1]
        case MystSource(source):
            return source[:1]
        case Marked():
            return "*"
        case Break():
            return "\\"
