"""Dates as pages write them: for programs by ISO 8601, for readers in the words of a language."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from email.utils import parsedate, parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.dates.moments import When

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
    r"(?P<time>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_CHINESE = re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日")
_NUMBERS = re.compile(r"(?<![\d.:/-])(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>\d{4})(?!\d|\.\d)")
_SHORT = re.compile(r"\s*(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>\d{2})\s*")
_RFC = re.compile(r"\w{3}, \d{1,2} \w{3} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|[A-Z]{2,4})")
_URL = re.compile(r"https?://\S+")
_EARLIEST, _LATEST = 1990, 2100
_DAY = timedelta(days=1)


def read(text: str, languages: Iterable[str] = ("en",), *, day_first: bool = True) -> When | None:
    """Return the first date in *text*, with its time where it has one; None for none.

    *languages* are those whose months are known, ``day_first`` tells how 3/4/2015 is read. Midnight
    to the second is what programs write for a day. Addresses tell the days of other pages.
    """
    text = _URL.sub(" ", text)
    if (found := _RFC.search(text)) is not None:
        return _of_rfc(found[0])
    if (found := _ISO.search(text)) is not None:
        return _of_iso(found)
    if (found := _CHINESE.search(text)) is not None:
        return _day(int(found["y"]), int(found["m"]), int(found["d"]))
    if (named := _named(text, tuple(languages))) is not None:
        return named
    found = _NUMBERS.search(text) or _SHORT.fullmatch(text)
    return None if found is None else _of_numbers(found, day_first=day_first)


def _of_numbers(found: re.Match[str], *, day_first: bool) -> date | None:
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if year < 100:  # noqa: PLR2004 - years of two digits
        year += 2000 if year < _LATEST - 2050 else 1900
    month, day = (second, first) if day_first else (first, second)
    return _day(year, month, day) or _day(year, day, month)


def orders(text: str) -> Iterator[bool]:
    """Yield, for each date of numbers in *text* that tells it, whether its day stands first."""
    for found in (*_NUMBERS.finditer(text), *_SHORT.finditer(text)):
        first, second = int(found["a"]), int(found["b"])
        if first > 12 >= second or second > 12 >= first:  # noqa: PLR2004 - months
            yield first > second


def is_ambiguous(text: str) -> bool:
    """Tell whether the date in *text* is one of numbers of which either may be the month."""
    found = _NUMBERS.search(text) or _SHORT.fullmatch(text)
    return found is not None and not _ISO.search(text) and not [*orders(found[0])]


def as_seen(when: When, shown: Iterable[date]) -> When:
    """Return the day next to that of *when*, which is in UTC, that readers are *shown*: it is the author's own."""
    if isinstance(when, datetime) and when.tzinfo is not None and not when.utcoffset():
        beside = (each for each in shown if each != when.date())
        return next((each for each in beside if abs(each - when.date()) <= _DAY), when)
    return when


def in_address(address: str) -> When | None:
    """Return the day that an *address* names: ``2015/02/03/trip``, ``2015-02-03-trip``; None for none."""
    found = re.search(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)", address)
    return _day(*map(int, found.groups())) if found else None


def month_in_address(address: str) -> tuple[int, int] | None:
    """Return the year and month that an *address* names, ``2015/02/trip.html``; None for none."""
    found = re.search(r"(?<!\d)((?:19|20)\d\d)/(\d\d)/", address)
    return (int(found[1]), int(found[2])) if found and 1 <= int(found[2]) <= 12 else None  # noqa: PLR2004


def _of_rfc(text: str) -> When | None:
    year = int(text.split()[3])  # as it is written: 0001, for no date, is read as 2001 else
    told = parsedate(text)
    if told is None or not _EARLIEST <= year < _LATEST:
        return None
    try:
        return _day_of_midnight(parsedate_to_datetime(text))
    except ValueError:  # an hour or an offset that there is not
        return _day(*told[:3])


def _of_iso(found: re.Match[str]) -> When | None:
    day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
    if day is None or not found["time"]:
        return day
    clock = re.sub(r"\s(?=[+-]|Z)", "", found["time"][1:])
    try:
        at = datetime.fromisoformat(f"{day.isoformat()}T{clock}")
    except ValueError:
        return day
    return _day_of_midnight(at)


def _day_of_midnight(at: datetime) -> When:
    return at.date() if at.time() == time() else at.replace(microsecond=0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _EARLIEST <= year < _LATEST else None
    except ValueError:
        return None


def _named(text: str, languages: tuple[str, ...]) -> date | None:
    """Return the first date whose month is a word of one of *languages*."""
    months = _months(languages)
    name = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    rest = r"(?:st|nd|rd|th|er|º|\.)?"
    for pattern in (
        rf"(?<!\d)(?P<d>\d{{1,2}}){rest}\s*[-/ ]?\s*(?:de |of )?(?P<m>{name})\b\.?,?\s*[-/ ]?\s*(?:de |del )?(?P<y>\d{{4}})",
        rf"\b(?P<m>{name})\b\.?\s+(?P<d>\d{{1,2}}){rest},?\s+(?P<y>\d{{4}})",
    ):
        if (found := re.search(pattern, text, re.IGNORECASE)) is not None:
            return _day(int(found["y"]), months[found["m"].casefold()], int(found["d"]))
    return None


@cache
def _months(languages: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in ("en", *languages):
        try:
            months = Locale.parse(language, sep="-" if "-" in language else "_").months
        except (UnknownLocaleError, ValueError):
            continue
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, name in months[form][width].items():
                    if not name.strip(".").isdigit():
                        found.setdefault(name.strip(".").casefold(), number)
    return found | {"sept": 9}
