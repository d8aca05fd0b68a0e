"""A body's text, mended where the archive would show something else than Pelican did.

What differs is looked for segment by segment. A segment is mended by the cheap
means first: the repairs of :mod:`confarchive.importing.markdown.repair.table`, each of
which stays if it brings the text nearer to the truth; then it is written anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from confarchive.importing import html_myst
from confarchive.importing.conversion import Note
from confarchive.importing.markdown import link_reference_definitions
from confarchive.importing.markdown.repair import rewrite
from confarchive.importing.markdown.repair.segments import Segment, segments
from confarchive.importing.markdown.repair.table import REPAIRS, WHOLE, Repair
from confarchive.importing.markdown.visible import sides, values
from confarchive.importing.markdown.visible.sides import Aim
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from confarchive.importing.markdown.dialect import Dialect, Part
    from confarchive.importing.markdown.visible.sides import VisibleText

# One told inside a list, a quotation or another block stands behind a margin.
_FOOTNOTE = re.compile(r"^[^\S\n]*(?:(?:[>*+:-]|\d{1,9}\.)[^\S\n]+)*\[\^([^\]]*)\]:", re.MULTILINE)

_PARTING = "<!-- -->\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A body as MyST, and what it must still be given.

    ``headings`` are those that Pelican made, ``footnotes`` the labels in the order
    they are shown in; ``notes`` tell what the archive will show otherwise.
    """

    text: str
    html_blocks: int = 0
    headings: tuple[values.Heading, ...] = ()
    footnotes: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def mend(body: str, dialect: Dialect, part: Part) -> Mended:
    """Return *body* as MyST that shows what *part*, Python-Markdown's rendering, shows."""
    root = values.fragment(part.html)
    headings = tuple(values.headings(root))
    footnotes = values.take_footnotes(root)
    whole = values.blocks(root)
    truth = sides.of_parts(whole, footnotes)
    mended = Mended(text=body)
    if (now := sides.of_archive(body, {})) != truth:
        mender = _Mender(
            dialect=dialect,
            part=part,
            footnotes=footnotes,
            targets=frozenset(values.linked_ids(root)) - {heading.name for heading in headings},
            references=link_reference_definitions.as_references(part.references),
        )
        mended = mender.as_a_whole(body, now, truth) or mender.join(
            [
                mender.segment(segment)
                for segment in segments(body, whole, mender.see, mender.see_alone)
            ],
            truth,
        )
    return replace(mended, headings=headings, footnotes=tuple(footnotes))


def write_anew(part: Part) -> Mended:
    """Return what *part* shows as MyST, nothing of which is the author's text."""
    root = values.fragment(part.html)
    headings = tuple(values.headings(root))
    targets = frozenset(values.linked_ids(root)) - {heading.name for heading in headings}
    written = rewrite.whole(part.html, targets)
    count = len(values.take_footnotes(root))
    return Mended(
        text=written.text,
        html_blocks=written.html_blocks,
        headings=headings,
        footnotes=tuple(map(str, range(1, count + 1))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A segment's text, mended, and what is seen of it."""

    text: str
    view: VisibleText
    html_blocks: int = 0
    notes: tuple[Note, ...] = ()
    first: int
    end: int


def _below(piece: _Piece, following: _Piece) -> str:
    """Return the line ends between two pieces: as many as there were."""
    return "\n" * max(2, following.first - piece.end + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mender:
    """Mends the segments of one body."""

    dialect: Dialect
    part: Part
    footnotes: Mapping[str, values.Footnote]
    targets: Collection[str]
    references: Mapping[str, Any]
    views: dict[str, VisibleText] = field(default_factory=dict)

    def see(self, text: str) -> Sequence[values.Seen]:
        """Return what the archive shows of a part of the body."""
        parts, footnotes = sides.parts_of_archive(text, self.references)
        self.views[text] = sides.of_parts(parts, footnotes)
        return parts

    def see_alone(self, text: str) -> Sequence[values.Seen]:
        """Return what Python-Markdown shows of a part of the body alone."""
        root = values.fragment(self.part.render(text))
        values.take_footnotes(root)
        return values.blocks(root)

    def as_a_whole(self, body: str, now: VisibleText, truth: VisibleText) -> Mended | None:
        """Return *body* if a few repairs mend it as a whole; *now* is seen of it."""
        text, now = self._try_all(WHOLE, body, now, truth, slack=0)
        if now == truth and self.references:
            now = sides.of_archive(text, {})
        return Mended(text=text) if now == truth else None

    def segment(self, segment: Segment) -> _Piece:
        """Return a segment's text, mended."""
        truth = self._truth(segment.text, segment.truth)
        text = self._repair(segment.text, truth)
        if self._view(text) != truth and len(segment.chunks) > 1:
            text = self._chunk_by_chunk(segment, truth)
        if (seen_now := self._view(text)) == truth:
            first, end = segment.chunks[0].line, segment.end
            return _Piece(text=text, view=seen_now, first=first, end=end)
        return self._anew(segment, truth)

    def join(self, pieces: Sequence[_Piece], truth: VisibleText) -> Mended:
        """Put *pieces* below each other, so that they show together what they show alone."""
        pieces = [piece for piece in pieces if piece.text]
        known = self.part.references
        text = link_reference_definitions.settle(self._apart(pieces, {}), known)
        if sides.of_archive(text, {}) != truth:
            partings = dict.fromkeys(self._joints(pieces), _PARTING)
            text = link_reference_definitions.settle(self._apart(pieces, partings), known)
        notes = tuple(note for piece in pieces for note in piece.notes)
        if not notes and sides.of_archive(text, {}) != truth:
            message = "parts of this post are read otherwise when they stand together"
            notes = (Note(kind=ProblemKind.DIFFERENCE, message=message),)
        return Mended(
            text=text, html_blocks=sum(piece.html_blocks for piece in pieces), notes=notes
        )

    @staticmethod
    def _apart(pieces: Sequence[_Piece], partings: Mapping[int, str]) -> str:
        """Put *pieces* below each other, with what parts them by the number of the first."""
        text = pieces[0].text if pieces else ""
        for number, (piece, following) in enumerate(pairwise(pieces)):
            text += _below(piece, following) + partings.get(number, "") + following.text
        return text

    def _joints(self, pieces: Sequence[_Piece]) -> Iterator[int]:
        """Yield the numbers of pieces that would be read as one with the next."""
        for number, (piece, following) in enumerate(pairwise(pieces)):
            together = self._view(f"{piece.text}\n\n{following.text}")
            if together.shown != (*piece.view.shown, *following.view.shown):
                yield number

    def _truth(self, text: str, parts: Sequence[values.Seen]) -> VisibleText:
        labels = [label for label in _FOOTNOTE.findall(text) if label in self.footnotes]
        return sides.of_parts(parts, {label: self.footnotes[label] for label in labels})

    def _view(self, text: str) -> VisibleText:
        if text not in self.views:
            self.views[text] = sides.of_archive(text, self.references)
        return self.views[text]

    def _repair(self, text: str, truth: VisibleText) -> str:
        """Return *text*, or the nearest to *truth* that the repairs make of it."""
        now = self._view(text)
        repaired, then = self._try_all(REPAIRS, text, now, truth, slack=0)
        if then != truth:
            repaired, _ = self._try_all(REPAIRS, text, now, truth, slack=1)
        return repaired

    def _try_all(
        self, repairs: Sequence[Repair], text: str, now: VisibleText, truth: VisibleText, slack: int
    ) -> tuple[str, VisibleText]:
        """Try *repairs*; one stays that leads nearer to *truth*, with *slack* at least not away."""
        far, aim = now.distance(truth), Aim(view=truth, dialect=self.dialect)
        for repair in repairs:
            if now == truth:
                break
            repaired = repair(text, aim)
            if repaired == text:
                continue
            then = self._view(repaired)
            if then == truth or then.distance(truth) < far + slack:
                text, now, far = repaired, then, then.distance(truth)
        return text, now

    def _chunk_by_chunk(self, segment: Segment, truth: VisibleText) -> str:
        texts = [
            self._repair(chunk.text, self._truth(chunk.text, chunk.alone))
            for chunk in segment.chunks
        ]
        return self._repair("\n\n".join(filter(None, texts)), truth)

    def _anew(self, segment: Segment, truth: VisibleText) -> _Piece:
        labels = [label for label, _ in truth.footnotes]
        footnotes = {label: self.footnotes[label] for label in labels}
        try:
            written = rewrite.write(segment.truth, footnotes, self.targets)
        except RecursionError:  # hundreds of quotations in each other: no post, but no failure
            written = html_myst.Written(text=segment.text)
        seen_now = self._view(written.text)
        notes = () if seen_now == truth else (_difference(segment, truth, seen_now),)
        return _Piece(
            text=written.text,
            view=seen_now,
            html_blocks=written.html_blocks,
            notes=notes,
            first=segment.chunks[0].line,
            end=segment.end,
        )


def _difference(segment: Segment, truth: VisibleText, now: VisibleText) -> Note:
    """Say from where on a segment shows something else."""
    pairs = zip_longest(truth.shown, now.shown, fillvalue="")
    was, is_ = next(((was, is_) for was, is_ in pairs if was != is_), ("", ""))
    before, after = values.told_apart(was, is_)
    message = f"shown as {after!r}, it was {before!r}"
    return Note(line=segment.chunks[0].line, kind=ProblemKind.DIFFERENCE, message=message)
