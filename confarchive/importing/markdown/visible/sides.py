"""What is seen of a text: by Python-Markdown's readers, and by the archive's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from confarchive.importing.markdown.tokens import read
from confarchive.importing.markdown.visible import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from confarchive.importing.markdown.dialect import Dialect

_BLANK = re.compile(r"\A(?:[ \t]*\n)+")
_UNSEEN = re.compile(r"\A\ufeff|[\x00-\x08\x0b-\x1f\x7f]")
_PIECE = re.compile(r"\x01[^\x02\n]*\x02?|\w+|[^\w\s]|\n[ ]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """What is seen of a text, and of its footnotes by their labels."""

    shown: tuple[str, ...]
    footnotes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def distance(self, other: VisibleText) -> int:
        """Return how many words, marks and shapes are seen in one of the two only."""
        return ((mine := self._pieces()) - (theirs := other._pieces())).total() + (
            theirs - mine
        ).total()

    def _pieces(self) -> Counter[str]:
        shown = [*self.shown, *(piece for _, note in self.footnotes for piece in note)]
        return Counter(word for piece in shown for word in _PIECE.findall(piece))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What must be seen of a text, and the Markdown that it is written in."""

    view: VisibleText
    dialect: Dialect


def clean(body: str) -> str:
    """Return *body* with line feeds as its only line ends, without control characters."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    return _BLANK.sub("", _UNSEEN.sub("", body)).rstrip("\n")


def blank_lines(body: str) -> int:
    """Return how many lines :func:`clean` takes off the beginning of *body*."""
    unified = body.replace("\r\n", "\n").replace("\r", "\n")
    found = _BLANK.match(_UNSEEN.sub("", unified))
    return found[0].count("\n") if found else 0


def of_archive(text: str, references: Mapping[str, Any]) -> VisibleText:
    """Return what the archive shows of MyST *text*."""
    return of_parts(*parts_of_archive(text, references))


def parts_of_archive(
    text: str, references: Mapping[str, Any]
) -> tuple[list[values.Seen], dict[str, values.Footnote]]:
    """Return what the archive shows of MyST *text*, part by part, and its footnotes."""
    root = values.fragment(read(text, references).html())
    footnotes = values.take_footnotes(root)
    return values.blocks(root), footnotes


def of_parts(parts: Iterable[values.Seen], footnotes: Mapping[str, values.Footnote]) -> VisibleText:
    """Return what is seen of *parts* and *footnotes*."""
    return VisibleText(
        shown=tuple(values.shown(parts)),
        footnotes=tuple((label, note.shown) for label, note in footnotes.items()),
    )
