"""Conferences that a post names: each mention of one, and what follows from all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

TEXT, FILE_NAME = "text", "file name"
"""Where a name may stand, beside ``title``, ``tags``, ``category`` and ``summary``."""


class Certainty(IntEnum):
    """How sure it is which edition a post speaks of."""

    SERIES = 1
    """The conference is named, of no year."""
    LIKELY = 2
    """Which edition it is follows from the post's date or title."""
    SURE = 3
    """The edition is named, with its year."""


class Strength(IntEnum):
    """How sure it is that a finding belongs into the post's header."""

    PASSING = 0
    """A name in passing, which is not worth asking about."""
    LIKELY = 1
    """To be asked about."""
    SURE = 2
    """May be written without asking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A conference that a post speaks of: an edition, or a series where no year is known.

    The post is about it, or only mentions it. ``evidence`` are the words that name it, ``where``
    where they stand (title, tags, category, summary, file name or text), ``line`` the line of the
    text they stand in, from 1, and ``times`` how often it is named. It is ``bare`` where each of
    its names may be a relative's: where people in India say PyCon, they mean theirs.
    """

    series: str
    name: str
    year: int | None
    where: str
    evidence: str
    certainty: Certainty
    is_about: bool = True
    strength: Strength = Strength.LIKELY
    line: int = 1
    times: int = 1
    bare: bool = False

    def __str__(self) -> str:
        """Return what tells of it, for a person to judge."""
        again = "" if self.times == 1 else f", named {self.times} times"
        return f"{self.evidence!r} in its {self.where}{again}"

    @property
    def slug(self) -> str:
        """What posts name it by."""
        return self.series if self.year is None else f"{self.series}-{self.year}"

    @property
    def key(self) -> str:
        """The header's key that names it."""
        return "conferences" if self.is_about else "mentions"

    @property
    def is_told(self) -> bool:
        """Tell whether the post itself says which edition it is."""
        return self.certainty is Certainty.SURE

    @property
    def is_likely(self) -> bool:
        """Tell whether it is worth asking about: more than a name in passing."""
        return self.strength >= Strength.LIKELY

    @property
    def is_beyond_doubt(self) -> bool:
        """Tell whether it may be written into the post's header without asking."""
        return self.strength is Strength.SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name of a conference in a text, from ``start`` to ``end``, its year included.

    It is ``bare`` where it may be a relative's name, ``aside`` where it is named in passing, and
    ``relative`` where its year is told as the last or the next. It may stand in the ``opening``, the
    first paragraph, or in a ``heading``; the author was there (``visited``) where its sentence says so. The
    words before it may say that what the post tells was ``given`` there: ``This talk was held at``. Of a relative, or what may be one, the
    ``parent`` is the series without the place that stands near it. What is ``short`` means nothing alone: ``PyData``.
    """

    series: str
    name: str
    month: int | None
    year: int | None
    bare: bool
    where: str
    evidence: str
    start: int
    end: int
    line: int
    known: bool = True
    aside: bool = False
    relative: bool = False
    opening: bool = False
    heading: bool = False
    visited: bool = False
    given: bool = False
    parent: str = ""
    short: bool = False
