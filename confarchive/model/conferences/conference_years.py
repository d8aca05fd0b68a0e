"""The year that stands beside a conference's name in a text, or follows from the date of the post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.model.text.scripts import WITHOUT_BLANKS

if TYPE_CHECKING:
    from datetime import date

YEAR = r"(?:19[89]|20[0-4])\d"
_ATTACHED = re.compile(
    # Behind a name that ends in a digit, such as Web 2, a year is no more of the same number.
    rf"(?:[\s_,(/-]{{1,3}}|(?<!\d))(?:(?:in|en|de|à|a|im)\s+)?['’]?(?P<whole>{YEAR})(?![\d])"
    r"|[\s_-]?['’](?P<apostrophe>\d\d)(?!\d)"
    r"|(?:[-_]|(?<!\d))(?P<short>\d\d)(?![\w%]|[:.,]\d)"
    # A blank may part them where nothing is counted: "FOSDEM 09: Day 1".
    r"|[ ](?P<apart>[01]\d)(?=[ ]?(?:$|[^\w\s.,%/-]|[A-Z]))"
)
_BEFORE = re.compile(
    rf"(?P<year>{YEAR})(?:['’]s|\s*edition of)?[\s:,–—-]{{1,4}}(?:the\s+|edition\s+of\s+)?$"
)
_AT_ONCE = re.compile(rf"(?P<year>{YEAR})(?:年|(?=[{WITHOUT_BLANKS}]))")
"""A year to which a name is joined."""
# A place and days may stand between: "PyCon in Montréal, April 9 to 17, 2014".
_AFTER = re.compile(
    r"(?:[\s`_,(–—-]+(?:in|at|on|near|from|to|à|en|de|[A-Z]\w*|\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2}(?:st|nd|rd|th)?)?)){1,7}"
    rf"[\s,]+(?P<year>{YEAR})(?![\d/]|-\d)"
)
DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?"
    rf"(?:\s?[-–]\s?\d{{1,2}}(?:st|nd|rd|th)?)?,? (?P<year>{YEAR})(?!\d)"
)
"""A day or a month with its year."""
_LAST = re.compile(
    r"\blast (?:year|time)|\bl['’]an(?:née)? (?:dernière|dernier|passée?)|\bl['’]any passat|\bletztes Jahr",
    re.IGNORECASE,
)
_LAST_OF = re.compile(r"\b[Ll]ast\s[\[*_`]*$")
"""Which edition the last one is follows from the day: none is told."""
_NEXT = re.compile(
    r"\bnext year|\bl['’]année prochaine|\bl['’]any que ve|\bnächstes Jahr", re.IGNORECASE
)
_FAREWELL = re.compile(
    r"\b(?:see|meet) (?:you|u|ya)\b|\bcu\b|\bà l['’]année prochaine", re.IGNORECASE
)
"""Who says "see you next year" speaks of the edition that has just ended."""
_STOP = re.compile(r"[.!?…]\s|\n\s*\n")
_AROUND = 60
"""As many characters before and after a name may say "last year" of it."""
_MOST_BESIDE = 4
"""As many months an edition may be from the date of a post that does not tell its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The year that a text tells of a name, where its words end; ``relative`` if it says "last year"."""

    year: int | None
    end: int
    relative: bool = False


def told(
    text: str, start: int, end: int, following: int, when: date | None, *, farthest: int = 3
) -> Told:
    """Return the year that *text* tells of the name from *start* to *end*.

    The next name stands at *following*; *when* is the date of the post. Two digits are a year at most *farthest*
    years away from it, and behind a blank one year; below 0, they count the conferences.
    """
    attached = _ATTACHED.match(text, end)
    if attached and (year := _plausible(attached, when, farthest)):
        return Told(year=year, end=attached.end())
    before = _BEFORE.search(text, max(0, start - 30), start) or _joined(text, start)
    if before:
        return Told(year=int(before["year"]), end=end)
    around = sentence_around(text, start, end)
    if relative := _relative(text, start, around, when):
        return replace(relative, end=end)
    after = _AFTER.match(text, end, following)
    if after and (when is None or int(after["year"]) <= when.year + 1):
        return Told(year=int(after["year"]), end=after.end())
    return Told(year=None, end=end)


def _joined(text: str, start: int) -> re.Match[str] | None:
    """Return the year to which the name that begins at *start* is joined: ``2018技术大会``, ``2018年Ruby会議``."""
    found = (_AT_ONCE.match(text, start - length) for length in (len("2018"), len("2018年")))
    return next((each for each in found if each and each.end() == start), None)


def _relative(text: str, start: int, around: str, when: date | None) -> Told | None:
    """Return what a name's sentence tells by "last" and "next", None where it does not."""
    if _LAST_OF.search(text, max(0, start - 20), start):
        return Told(year=None, end=start, relative=True)
    if when and _LAST.search(around):
        return Told(year=when.year - 1, end=start, relative=True)
    if when and _NEXT.search(around) and not _FAREWELL.search(around):
        return Told(year=when.year + 1, end=start, relative=True)
    return None


def sentence_around(text: str, start: int, end: int) -> str:
    """Return what stands near a name in its own sentence."""
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    return _STOP.split(before)[-1] + text[start:end] + _STOP.split(after)[0]


def _plausible(match: re.Match[str], when: date | None, farthest: int) -> int | None:
    """Return the year of a match, None where two digits tell something else (``DEF CON 19``)."""
    if match["whole"]:
        return int(match["whole"])
    year = 2000 + int(match["apostrophe"] or match["short"] or match["apart"])
    if when is None:
        return None
    if match["apart"]:  # it may count the conferences as well
        return year if abs(year - when.year) <= min(farthest, 1) else None
    farthest = 3 if match["apostrophe"] else farthest
    return year if abs(year - when.year) <= farthest and year <= when.year + 1 else None


def nearest(month: int | None, when: date | None, *, guess: bool) -> int | None:
    """Return the year whose edition, usually held in *month*, is nearest to a day.

    Where no month is known, a *guess* is the day's own year.
    """
    if when is None:
        return None
    if month is None:
        return when.year if guess else None
    here = when.year * 12 + when.month
    return min(range(when.year - 1, when.year + 2), key=lambda year: abs(year * 12 + month - here))


def is_near(month: int | None, when: date | None, *, is_ahead: bool) -> bool:
    """Tell whether no other year's edition can be meant by a post of a day.

    Where no month is known, a post of the year's first weeks may be of the year before, and what
    *is_ahead* in the last ones of the next.
    """
    if when is None:
        return False
    if month is None:
        return 3 <= when.month <= (9 if is_ahead else 12)  # noqa: PLR2004
    apart = abs(month - when.month)
    return min(apart, 12 - apart) <= _MOST_BESIDE
