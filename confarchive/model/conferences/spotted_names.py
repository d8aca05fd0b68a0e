"""Names of conferences, and where one was found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from confarchive.model.conferences.conference_regions import PATTERN

_PLACE = re.compile(rf"[ -]{PATTERN}$")
_DISTINCT = re.compile(
    r"\S\s+\S+\s+(?:Conference|Conf|Symposium|Summit|Congress|Hackfest|Hackathon|Sprint|User Group Meeting)$"
    r"|\sUn[Cc]onference$|\w(?:Conf|[uU]nconf)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a series: ``text`` as it is written, ``shown`` as the series is called.

    With ``regions`` others bear it as well, each with the name of its region, with ``cities`` of
    its city; one that ``needs_year`` means something else when none stands beside it. One that is
    not ``known`` is only called as conferences are, or ``learned`` from the posts. The number behind a
    ``numbered`` one is no year: ``XMPP Summit 15`` was held in 2014.
    """

    series: str
    shown: str
    text: str
    regions: bool = False
    cities: bool = False
    needs_year: bool = False
    known: bool = True
    learned: bool = False
    numbered: bool = False
    month: int | None = None

    @property
    def farthest(self) -> int:
        """As many years two digits behind it may be away from a post's date; below 0: they are no year."""
        return -1 if self.numbered else 3 if self.known else 0

    @property
    def is_distinct(self) -> bool:
        """Tell whether what only looks like a name has words of its own: ``Steel City Ruby Conference``."""
        return _DISTINCT.search(_PLACE.sub("", self.text)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A name found in a text, from ``start`` to ``end``; ``bare`` where it may be a relative's.

    Of one behind which a ``place`` stands that makes it another's, ``parent`` is the name without it: ``OSCON`` of ``OSCON
    Europe``, which an edition held in Europe may be called as well. Where the place is only told ``beside`` it (``OSCON, Amsterdam``), it
    is a relative's if the edition is known to be held elsewhere.
    """

    name: Name
    start: int
    end: int
    bare: bool = False
    parent: Name | None = None
    place: str = ""
    beside: bool = False
