"""Days as texts write them: February 6-9, 2009; 30 July to 2 August; du 9 au 17 avril 2014; 27.-29.12.2019.

Months have their names in several languages, from CLDR. Only days of one event are read: a first and a last one, all of
them where they are few, or one that stands alone with its year. What is written is a row of tokens, of
:mod:`~confarchive.model.dates.date_tokens`, whose kinds follow this grammar::

    day     M D [[,] Y]  |  D [of] M [[,] [of] Y]  |  N  |  I
    days    day to day  |  M D to D [[,] Y]  |  M D [,] Y to D  |  D to D [of] M [[,] Y]  |  I to D  |  between day and day
            M D, D and D [[,] Y]  |  D, D and D [of] M [[,] Y]  |  day, day and day

Of two days that are told both are read, or none: what a "to" or a dash leads on from, or to, is no day alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from confarchive.model.dates.date_tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from confarchive.model.dates.date_tokens import DateToken

LONGEST = 14
"""Days that a conference may take, with its sprints; what is longer is something else."""
_YEAR = "(?:C?O?Y)?"
_MONTH_FIRST, _DAY_FIRST = f"MD{_YEAR}", f"DO?M{_YEAR}"
_DAY = f"(?:{_MONTH_FIRST}|{_DAY_FIRST}|N|I)"
_SEVERAL = "(?:(?:CA?|[AL])D)+"
_DAYS = re.compile(
    f"B(?:{_DAY}|D)A(?:{_DAY}|D{_YEAR})|{_DAY}T{_DAY}|MDTD{_YEAR}|MDC?YTD(?![MO])|DTDO?M{_YEAR}|DTN"
    f"|ILI|I[TL]D(?![MO])|{_DAY}(?:(?:CA?|[AL]){_DAY})+|MD{_SEVERAL}{_YEAR}|D{_SEVERAL}O?M{_YEAR}|D(?:(?:CA?|[AL])D)*(?:CA?|[AL])N|{_DAY}"
)
_LEADS_ON = re.compile("[TL]O?[DMNIS]")
_LED_TO = re.compile(".?[DMYNIS][TL]|[DMYNIS][TL]O")
_ONE = re.compile(_DAY)
_AND_A_DAY, _A_DAY_AND = re.compile("A(?:D(?![MO])|S)"), re.compile("[DS]A")
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class Days:
    """Days found in a text, from ``begin`` to ``finish`` in it; ``year`` is that of the first, 0 where none stands there.

    Each day is its month and its number, ``first`` and ``last`` are one where one day is named. A last day that stands before the
    first in the year is one of the next year.
    """

    begin: int
    finish: int
    first: tuple[int, int]
    last: tuple[int, int]
    year: int

    def dates(self, year: int) -> tuple[date, date] | None:
        """Return the days in a *year*, None where it has none such, or they are too many."""
        try:
            first, last = date(year, *self.first), date(year + self.crosses, *self.last)
        except ValueError:
            return None
        return (first, last) if 0 <= (last - first).days <= LONGEST else None

    @property
    def crosses(self) -> bool:
        """Tell whether a year ends between the first day and the last."""
        return self.last < self.first


def find(text: str) -> Iterator[Days]:
    """Yield the days in *text*, from left to right."""
    every = _in_one_order(list(tokens(text)))
    kinds, at = "".join(each.kind for each in every), 0
    while match := _DAYS.search(kinds, at):
        start, end = match.span()
        is_part = _LEADS_ON.match(kinds, end) or _LED_TO.fullmatch(kinds, max(0, start - 3), start)
        if _ONE.fullmatch(kinds, start, end):
            before = start > 1 and _A_DAY_AND.match(kinds, start - 2)
            is_part = is_part or before or _AND_A_DAY.match(kinds, end)
        told, at = every[match.start() : match.end()], match.end()
        if is_part:
            continue
        found = _days(told)
        if found:
            yield found
        else:
            yield from _each(told)


def _in_one_order(every: list[DateToken]) -> list[DateToken]:
    """Return the tokens; of ``05/09/2018 to 05/17/2018`` the first has its month where the last has it."""
    for number in range(len(every) - 2):
        one, between, other = every[number : number + 3]
        if between.kind == "T" and {one.kind, other.kind} == {"S", "N"}:
            open_one = number if one.kind == "S" else number + 2
            is_month_first = (other if one.kind == "S" else one).is_month_first
            if is_month_first is not None:
                every[open_one] = every[open_one].in_order(is_month_first=is_month_first)
    return every


def _each(told: Sequence[DateToken]) -> Iterator[Days]:
    """Yield days of several events, where each has its year."""
    parts = list(_parts(told))
    if len(parts) > 1 and all(map(_year, parts)):
        yield from filter(None, map(_days, parts))


def _days(told: Sequence[DateToken]) -> Days | None:
    """Return the days of *told* tokens, None where they are none of one event."""
    parts = list(_parts(told))
    first, last = _filled(parts[0], parts[1:]), _filled(parts[-1], parts[-2::-1])
    begins, ends = _year(parts[0]), _year(parts[-1])
    kinds = "".join(each.kind for each in told)
    is_listed = not (kinds.startswith("B") or "T" in kinds or kinds in {"ILI", "ILD"})
    is_one = _follow([_filled(part, parts[::-1]) for part in parts]) if len(parts) > 1 else ends
    over = last < first
    if (is_listed and not is_one) or (begins and ends and ends - begins != over):
        return None
    year = begins or (ends - over if ends else 0)
    return Days(told[0].start, told[-1].end, first, last, year)


def _parts(told: Sequence[DateToken]) -> Iterator[list[DateToken]]:
    """Yield the tokens of each day that is named: a "to", an "and" or a comma before a day parts them."""
    part: list[DateToken] = []
    for number, each in enumerate(told):
        is_comma = each.kind == "C" and told[number + 1].kind in "DANMI"
        if each.kind in "TAL" or is_comma:
            if part:
                yield part
            part = []
        elif each.kind in "DMYNI":
            part.append(each)
    yield part


def _filled(part: Sequence[DateToken], others: Sequence[Sequence[DateToken]]) -> tuple[int, int]:
    """Return month and day of a part, the month that of the nearest of *others* where it has none."""
    month = next((found for each in (part, *others) if (found := _month(each))), 0)
    return month, max(each.day for each in part)


def _month(part: Sequence[DateToken]) -> int:
    return max(each.month for each in part)


def _year(part: Sequence[DateToken]) -> int:
    return max(each.year for each in part)


def _follow(days: Sequence[tuple[int, int]]) -> bool:
    """Tell whether each of *days* is the next after the one before it."""
    try:
        each = [date(_LEAP, *day) for day in days]
    except ValueError:
        return False
    return all(after - before == timedelta(days=1) for before, after in pairwise(each))
