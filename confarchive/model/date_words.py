"""Days as texts write them: February 6-9, 2009; 30 July to 2 August; du 9 au 17 avril 2014.

Months have their names in several languages, from CLDR. Only days of one event are read: two of
them, or one that stands alone with its year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ca", "nl")
LONGEST = 14
"""Days that a conference may take, with its sprints; what is longer is something else."""
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|,)?\s{1,3}(?:the\s)?", re.IGNORECASE
)
_DAY = r"(?<!\d)([0-3]?\d)(?:st|nd|rd|th|er|\.|º)?"
_TO = r"\s{0,2}(?:-{1,2}|–|—|to|through|thru|until|till|and|&|bis|und|au|et|al|a|y|e|tot|en)\s{0,2}(?:the\s)?"
_DAY_OF_A_LIST = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?,\s{1,2}$")
"""What stands before days of which it is the first: ``18th, 19th and 20th of May``. These are not read."""
_LISTED = len("18th,  ") + 1
_VERBS = frozenset({"may", "mar", "march"})
"""Months that are words when no capital begins them."""
_YEAR = r"(?:\s?,?\s{1,2}(?:of\s|de\s|del\s)?((?:19|20)\d\d)(?!\d))?"
_OF = r"\s{0,2}(?:of\s|de\s|d['’])?\s?"

_YEAR_BETWEEN = r"\s(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Days:
    """Days found in a text, from ``begin`` to ``finish`` in it; ``year`` is 0 where none stands there.

    Each day is its month and its number, ``first`` and ``last`` are one where one day is named.
    """

    begin: int
    finish: int
    first: tuple[int, int]
    last: tuple[int, int]
    year: int

    def dates(self, year: int) -> tuple[date, date] | None:
        """Return the days in a *year*, None where it has none such, or they are too many."""
        try:
            first, last = date(year, *self.first), date(year, *self.last)
        except ValueError:
            return None
        return (first, last) if 0 <= (last - first).days <= LONGEST else None


def find(text: str) -> Iterator[Days]:
    """Yield the days in *text*, from left to right."""
    plain = _WEEKDAY.sub(lambda match: " " * len(match[0]), text).replace("\n", " ")
    for match in _pattern().finditer(plain):
        before = plain[max(0, match.start() - _LISTED) : match.start()]
        if not _VERBS & set(match.groups()) and not _DAY_OF_A_LIST.search(before):
            yield _days(match)


def _days(match: re.Match[str]) -> Days:
    """Return the days of one of the pattern's ways to write them."""
    said, at = match.groups(default=""), (match.start(), match.end())
    iso, month_first, day_first, one, other = (
        said[:5],
        said[5:10],
        said[10:15],
        said[15:18],
        said[18:],
    )
    if iso[0]:  # 2015-01-31/2015-02-01
        year, *numbers = map(int, iso)
        return Days(*at, (numbers[0], numbers[1]), (numbers[2], numbers[3]), year)
    if month_first[0]:  # February 6-9, 2009; July 30 to August 2
        month, day, next_month, last_day, written = month_first
        return _pair(at, (month, day), (next_month or month, last_day), written)
    if day_first[0]:  # 6-9 February 2009; 30 July to 2 August
        day, first_month, last_day, month, written = day_first
        return _pair(at, (first_month or month, day), (month, last_day), written)
    if one[0]:  # February 6, 2009
        return _pair(at, one[:2], one[:2], one[2])
    return _pair(at, other[1::-1], other[1::-1], other[2])


def _pair(at: tuple[int, int], first: Sequence[str], last: Sequence[str], year: str) -> Days:
    begin, end = ((months()[month.lower()], int(day)) for month, day in (first, last))
    return Days(*at, begin, end, int(year or 0))


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its names, in small letters."""
    from babel import Locale  # noqa: PLC0415 (not before it is asked for)

    found: dict[str, int] = {"sept": 9}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated") if language == "en" else ("wide",):
            for number, name in Locale.parse(language).months["format"][width].items():
                plain = name.lower().removeprefix("de ").removeprefix("d’")
                found.setdefault(plain, number)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=lambda name: -len(name)))
    month = rf"\b({names})\b\.?"
    iso = r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\s?/\s?|\s(?:to|-|–|until)\s)(?:19|20)\d\d-(\d\d)-(\d\d)(?!\d)"
    year = _YEAR.removesuffix("?")
    return re.compile(
        rf"{iso}"
        rf"|{month}\s{{0,3}}{_DAY}{_TO}\s{{0,12}}(?:{month}\s{{0,3}})?{_DAY}(?!\d|:\d){_YEAR}"
        rf"|{_DAY}{_OF}(?:{month})?(?:{_YEAR_BETWEEN})?{_TO}\s{{0,12}}{_DAY}{_OF}{month}{_YEAR}"
        rf"|{month}\s{{0,3}}{_DAY}(?!\d|:\d){year}"
        rf"|{_DAY}{_OF}{month}{year}",
        re.IGNORECASE,
    )
