"""What days are written with: numbers, months, years, and the words between them, in several languages.

Each word or number is a token of a kind, a letter::

    D  a day of a month       M  a month             Y  a year
    N  a day and its month in numbers, 27.12. or 27.12.2019, 27/12/2019
    S  the same with slashes, of which it is open which is the month: 03/05/2019
    I  a day as ISO 8601 has it, 2019-12-27
    T  "to" or a dash          A  "and"               L  a slash
    B  "between"               O  "of"                C  a comma
    X  anything else
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "ca", "nl", "pl", "cs", "ru", "uk", "sv", "da", "nb", "fi",
)  # fmt: skip
_VERBS = frozenset({"may", "mar", "march"})
"""Months that are words when no capital begins them."""
_YEAR = r"(?:19|20)\d\d(?!\d)"
_WORDS = {
    "T": "up to|to|through|thru|until|till|bis|au|al|ao|à|hasta|até|fins|tot en met|t/m|tot|til|do|по|до|(?<=\\w )a(?= \\d)",
    "A": "and|und|et|y|e|i|en|och|og|oraz|и|та",
    "O": "of|de|del|di|d['’]|of the",
    "B": "between|zwischen|entre|tussen|tra",
}
_SIGNS = {"T": r"|-{1,2}|[–—‒−~～…]|\.{2,3}", "A": "|&"}
_FILLING = (
    "the|den|dem|der|le|la|el|il|les|los|die|on|zum|(?<!\\d )am(?= \\d)|dia|dias|día|días|года|року"
)
_WEEKDAYS = r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?"
_FAR = 24
"""Blanks between two words of one date, as weekdays are left out."""


@dataclass(frozen=True, slots=True)
class DateToken:
    """A word or number of ``kind`` in a text, from ``start`` to ``end``, and what it says: month, day and year, 0 for none.

    Of a date in numbers it may tell whether its month stands first.
    """

    kind: str
    start: int
    end: int
    month: int = 0
    day: int = 0
    year: int = 0
    is_month_first: bool | None = None

    def in_order(self, *, is_month_first: bool) -> DateToken:
        """Return a date in numbers, whose order was open, as one with its month first or last."""
        month, day = (self.day, self.month) if is_month_first else (self.month, self.day)
        return replace(self, kind="N" if month <= 12 else "X", month=month, day=day)  # noqa: PLR2004


def tokens(text: str) -> Iterator[DateToken]:
    """Yield what dates in *text* are written with, an ``X`` wherever something else stands between."""
    plain = _weekdays().sub(lambda match: " " * len(match[0]), text)
    at = 0
    for match in _pattern().finditer(plain):
        gap = plain[at : match.start()]
        if gap.strip() or len(gap) > _FAR or "\n\n" in gap:
            yield DateToken("X", at, match.start())
        if match.lastgroup != "filling":
            yield _token(match)
        at = match.end()


def _token(match: re.Match[str]) -> DateToken:
    kind, said, at = str(match.lastgroup), match[0], match.span()
    if kind == "M":
        name = said.rstrip(".")
        is_word = name in _VERBS
        return DateToken("X" if is_word else "M", *at, month=months()[name.lower()])
    numbers = [int(each) for each in re.findall(r"\d+", said)]
    if kind == "D":
        return DateToken("D", *at, day=numbers[0])
    if kind == "Y":
        return DateToken("Y", *at, year=numbers[0])
    if kind == "I":
        return DateToken("I", *at, year=numbers[0], month=numbers[1], day=numbers[2])
    if kind in {"N", "S"}:
        return _numeric(kind, numbers, at)
    return DateToken(kind, *at)


def _numeric(kind: str, numbers: list[int], at: tuple[int, int]) -> DateToken:
    """Return a date in numbers; with slashes its order is sure only where one of them is no month."""
    day, month, *year = numbers
    is_month_first = None
    if kind == "S" and day != month and max(day, month) > 12:  # noqa: PLR2004
        is_month_first = month > 12  # noqa: PLR2004
        day, month = (month, day) if is_month_first else (day, month)
    is_sure = kind == "N" or day > 12 or day == month  # noqa: PLR2004
    is_one = 1 <= month <= 12  # noqa: PLR2004
    found = ("N" if is_sure else "S") if is_one else "X"
    told = year[0] if year else 0
    return DateToken(found, *at, month=month, day=day, year=told, is_month_first=is_month_first)


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
def _weekdays() -> re.Pattern[str]:
    from babel import Locale  # noqa: PLC0415 (not before it is asked for)

    names = {
        name.lower()
        for language in LANGUAGES
        for name in Locale.parse(language).days["format"]["wide"].values()
    }
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"\b(?:(?i:(?:{one})s?)\b|{_WEEKDAYS}),?")


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    # Groups are called by their kinds, so that the last group of a match tells it.
    words = "|".join(
        rf"(?P<{kind}>\b(?:{said})(?:\b|(?<=['’])){_SIGNS.get(kind, '')})"
        for kind, said in _WORDS.items()
    )
    pattern = (
        rf"(?P<I>(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?![\d-]))"
        rf"|(?P<N>(?<![\d.])[0-3]?\d\.\s?[01]?\d\.(?:\s?{_YEAR}|(?!\d)))"
        rf"|(?P<S>(?<![\d/])[0-3]?\d/[0-3]?\d/{_YEAR}(?!/))"
        rf"|(?P<Y>(?<![\d.:/]){_YEAR}(?!\.\d|-0\d|-\d\d-))"
        r"|(?P<D>(?<![\d.:])(?<!\w)[0-3]?\d(?:st|nd|rd|th|er|\.(?![\d.])|º)?(?![\d%]|:\d|[^\W\d_]|\.\d|,\d{1,3}(?!\d)))"
        rf"|(?P<M>\b(?:{names})\b\.?)"
        rf"|(?P<filling>\b(?:{_FILLING})\b)"
        rf"|{words}|(?P<C>,)|(?P<L>/)"
    )
    return re.compile(pattern, re.IGNORECASE)
