"""What posts tell of the dates and places of conferences, with the words that tell it.

A sentence that names a conference and the days, or the town behind its name, tells them: ``FOSDEM 2009
is on February 7-8, in Brussels, Belgium``. What a sentence tells of a traveller, a deadline or a tutorial
counts for nothing. Work follows the text: only what stands around a name is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from confarchive.model.conferences.conference_detection import mentions
from confarchive.model.conferences.place_names import CALLED_SO, is_region
from confarchive.model.dates import date_ranges
from confarchive.model.dates.date_tokens import months
from confarchive.model.editions.edition_facts import days
from confarchive.model.editions.edition_parts import is_of_a_part, is_of_other_years
from confarchive.model.editions.edition_telling import Telling
from confarchive.model.text.capitals import UPPER
from confarchive.model.text.plain_text import readable_text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from confarchive.model.conferences.conference_findings import Mention
    from confarchive.model.conferences.conference_names import Catalogue
    from confarchive.model.dates.date_ranges import Days
    from confarchive.model.post import Post

_LONGEST = 300
"""Letters of a sentence on either side of a name that are looked at."""
_SHOWN = 100
_STOP = re.compile(
    # The dot of a day is no end: "vom 9. bis zum 17. Mai".
    r"(?:(?<![A-Z])(?:[!?…]|(?<!\D\d)(?<!\D\d\d)\.|\.(?!\s+(?:[^\W\d_A-Z]|Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))|:)[\"”')*_]{0,2}\s+(?=[\"“'(*_]{0,2}[^\W\d_])|\n\s*\n|\n\s*(?:[-*+•#]|\d+\.)\s|\|"
)
_DEADLINE = r"deadlines?|cfp|proposals?|submi\w+|regist\w+|early|tickets?|clos\w+|due|extended|votes?|voting"
_OF_A_DEADLINE = re.compile(rf"\b(?:{_DEADLINE})\b", re.IGNORECASE)
_NOT_ITS_DAYS = re.compile(
    rf"\b(?:{_DEADLINE}|until|before|after"
    r"|tutorials?|workshops?|sprints?|hackfest|trainings?|meetup|bof|i['’]ll|i will|i['’]m|i am|i was|i held|i gave|i spoke|(?:s?he|they) (?:will|was|were|gave|held|spoke)|we['’]ll|we will be"
    r"|we are|my|stay\w*|flights?|fly\w*|arriv\w+|leav\w+|hotels?|travel\w*|trip|vacation|holidays?"
    r"|posted|published|updated|je|mon|ich|wir|nous)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|takes? place|took place|taking place|place on|will be|is on|was on|runs?|happen\w*|statt|findet"
    r"|aura lieu|se tiendra|conference|event|dates?|when)\b",
    re.IGNORECASE,
)
_WORD = rf"(?:[{UPPER}][\w’'.-]*)"
_TOWN = rf"(?P<town>{_WORD}(?:[ -](?:(?:de|la|le|les|el|am|an|i|of|del|do|da)[ -])?{_WORD}){{0,3}})"
_LAND = rf"(?:the\s)?{_WORD}(?:\s{_WORD}){{0,2}}"
_REGION = rf"(?:\s?,\s{{1,2}}(?P<region>{_LAND})(?:,\s{{1,2}}(?P<beyond>{_LAND}))?)?"
_BEHIND = re.compile(
    rf"[\s)*_]{{0,3}}(?:[,@]|\bin\b|\bà\b|\ben\b|\ba\b|\()\s{{0,2}}{_TOWN}{_REGION}"
)
_IN = re.compile(rf"\b(?:in|à|en|em)\s{{1,2}}{_TOWN}{_REGION}")
_BEHIND_A_TITLES = re.compile(_BEHIND.pattern.replace(r"|\()\s{0,2}", r"|\(|\s)\s{0,2}"))
_SAID = re.compile(r"[\s)*_]{0,3}(?:@|(?:in|à|en|a)\b)")
_NOTHING_MORE = re.compile(r"[\s*_\"”]*(?:$|[.;!?:|)–—\d-])")
_INSIDE = re.compile(r"\s(?:in|à|en|em)\s")
_JOINED = len(" and on ")
"""Letters between two days of one list."""
_FAR = 60
"""Letters between a name and the "in" of its town."""
_NEAR = 20
"""Letters between a name and the days right behind it."""
_BETWEEN_SAID = """
a again and back be being conference day days edition event gathering happened happening happens held here is it last
located meeting month next now of on organised organized place planned running summit take takes taking that the this
time took was week weekend were which will year years est la le cette année aura lieu eu se tiendra findet fand dieses
jahr statt
"""
_BETWEEN = frozenset(_BETWEEN_SAID.split())
"""Words that may stand between a name and the "in" of its town."""


def told(
    post: Post, named: Iterable[str], known: Container[str], catalogue: Catalogue
) -> Iterator[Telling]:
    """Yield what *post*, with its body, tells of editions that are *known*, by slug.

    *named* are those that it is about: where no year is told, one of them is meant.
    """
    about = [slug for slug in named if slug in known]
    for where, text in (("title", readable_text(post.title)), ("text", readable_text(post.body))):
        found = list(mentions(text, where, post.date, catalogue))
        for number, mention in enumerate(found):
            bounds = _bounds(text, found, number)
            last = found[number - 1].end if number else 0
            meant = _Meant(mention, about, known, catalogue)
            yield from _around(text, bounds, mention, meant, last)
    if post.location and len(about) == 1:
        city, _, region = post.location.partition(",")
        yield Telling(
            slug=about[0],
            where="location",
            line=1,
            evidence=f"location: {post.location}",
            city=city.strip(),
            region=region.strip(),
        )


class _Meant:
    """The editions that a *mention* may mean: those that the post is *about*, or of the year it tells."""

    def __init__(
        self, mention: Mention, about: list[str], known: Container[str], catalogue: Catalogue
    ) -> None:
        self._mention = mention
        self._known = known
        family = catalogue.family(mention.series) if mention.bare else ""
        series = [slug.rpartition("-")[0] for slug in about]
        self._about = [
            slug
            for slug, each in zip(about, series, strict=True)
            if each == mention.series or (family and catalogue.family(each) == family)
        ]

    def of(self, year: int | None) -> str | None:
        """Return the edition of a *year*, None where none is known or it is not clear."""
        year = year or self._mention.year
        if year is None:
            return self._about[0] if len(self._about) == 1 else None
        slugs = [slug for slug in self._about if slug.endswith(f"-{year}")]
        slug = slugs[0] if slugs else f"{self._mention.series}-{year}"
        is_this_year = self._mention.year in {None, year}
        is_one = bool(slugs) or not self._mention.bare
        return slug if is_this_year and is_one and slug in self._known else None


def _bounds(text: str, found: Sequence[Mention], number: int) -> tuple[int, int]:
    """Return where what may tell of a mention begins and ends: its sentence, as far as that names no other."""
    mention = found[number]
    low, high = max(0, mention.start - _LONGEST), min(len(text), mention.end + _LONGEST)
    after = _STOP.search(text, mention.end, high)
    low, high = _begin(text, low, mention.start), (after.start() if after else high)
    if number and found[number - 1].series != mention.series and found[number - 1].end > low:
        low = mention.start  # what stands between two names is the first one's
    if number + 1 < len(found) and found[number + 1].series != mention.series:
        high = min(high, found[number + 1].start)
    return low, high


def _begin(text: str, low: int, start: int) -> int:
    """Return where the sentence begins that a name at *start* stands in, *low* at the least.

    An end is seen by the letter behind it, which may be the name's first; in ``7-8 May: FOSDEM`` is none.
    """
    stops = _STOP.finditer(text, low, start + 1)
    ends = [each.end() for each in stops if each[0][0] != ":" or each.end() < start]
    return max((each for each in ends if each <= start), default=low)


def _around(
    text: str, bounds: tuple[int, int], mention: Mention, meant: _Meant, last: int
) -> Iterator[Telling]:
    """Yield what stands around a *mention*; days before the *last* one, which ends there, are told of that."""
    start, end = bounds
    found = _days(text[start:end], mention.start - start, mention.end - start)
    at = (start + found.begin, start + found.finish) if found else (0, 0)
    if at[1] <= last or is_of_a_part(text, at, mention):
        found = None
    slug = _edition(found, meant) if found else None
    if found and slug and (found.year or not is_of_other_years(text[start:end], mention, slug)):
        dates = found.dates(found.year or int(slug.rpartition("-")[2]))
        if dates:
            yield _telling(text, mention, slug, at, dates=days(*dates))
    slug = meant.of(None)
    around = f"{text[start : mention.start]} {text[mention.end : end]}"
    behind = at[1] if found and at[0] >= mention.end else None
    is_none = not slug or _OF_A_DEADLINE.search(around)
    if slug and not (is_none or is_of_other_years(text[start:end], mention, slug)):
        yield from _places(text, mention, slug, end, behind)


def _places(
    text: str, mention: Mention, slug: str, end: int, behind: int | None
) -> Iterator[Telling]:
    """Yield the town that stands behind a name, or *behind* its days."""
    if place := _place(text, mention, end, behind):
        city = " ".join(place["town"].split()).rstrip(".,")
        region = " ".join(_region(place).split())
        is_whole = not _is_said(place)
        yield _telling(
            text, mention, slug, place.span(), city=city, region=region, is_whole=is_whole
        )


def _region(place: re.Match[str]) -> str:
    """Return what stands behind a town: its country, where a part of that stands between them."""
    region, beyond = place["region"] or "", place["beyond"] or ""
    return beyond if is_region(beyond) and not is_region(region) else region


def _edition(found: Days, meant: _Meant) -> str | None:
    """Return the edition whose days are *found*: that of the year in which they begin, or end."""
    slug = meant.of(found.year or None)
    return meant.of(found.year + 1) if slug is None and found.year and found.crosses else slug


def _days(sentence: str, start: int, end: int) -> Days | None:
    """Return the days that a *sentence* tells of the name that stands in it from *start* to *end*.

    Of several days it is those right behind the name. One day alone is told with a verb.
    """
    if _NOT_ITS_DAYS.search(f"{sentence[:start]} {sentence[end:]}"):
        return None
    found = every = list(date_ranges.find(sentence))
    if len(found) > 1:
        # A year that stands behind the name is a part of it, and so may be its days.
        before = [each for each in found if each.finish <= start <= each.finish + len(" : ")]
        behind = (
            each for each in found if each.finish >= end and start < each.begin <= end + _NEAR
        )
        found = before or list(behind)
    if len(found) != 1:
        return None
    is_one_day = found[0].first == found[0].last
    is_told = _is_whole(sentence, found[0], start, end) and _is_alone(found[0], every)
    return None if is_one_day and not is_told else found[0]


def _is_alone(day: Days, every: Iterable[Days]) -> bool:
    """Tell whether no other day stands beside a *day*, which would be one of several that are listed."""
    return not any(
        each is not day
        and (0 <= each.begin - day.finish <= _JOINED or 0 <= day.begin - each.finish <= _JOINED)
        for each in every
    )


def _is_whole(sentence: str, day: Days, start: int, end: int) -> bool:
    """Tell whether a *day* alone is all that a conference took: words between them say that it is held then."""
    between = sentence[end : day.begin] if day.begin >= end else sentence[day.finish : start]
    return _HELD.search(between) is not None


def _place(text: str, mention: Mention, end: int, behind: int | None) -> re.Match[str] | None:
    """Return the town that stands after a name: at once, or *behind* its days, or after an "in" with nothing but a verb before it."""
    inside = _INSIDE.search(text, mention.start, mention.end)
    if inside:  # PyCon in Montréal, April 2014
        return _BEHIND.match(text, inside.start(), end)
    pattern = _BEHIND_A_TITLES if mention.where == "title" else _BEHIND
    at_once = pattern.match(text, mention.end, end)
    if at_once and not _is_month(at_once["town"]):
        return at_once if _may_be_town(text, at_once, end) else None
    if behind and (after_days := _BEHIND.match(text, behind, end)):  # May 3-5, 2018, Lisbon
        return after_days if _may_be_town(text, after_days, end) else None
    found = _IN.search(text, mention.end, end)
    if found is None or found.start() > mention.end + _FAR:
        return None
    between = re.findall(r"[^\W\d_]+", text[mention.end : found.start()])
    is_said = all(word.lower() in _BETWEEN or word.lower() in months() for word in between)
    return found if is_said else None


def _is_month(words: str) -> bool:
    return words.split(maxsplit=1)[0].rstrip(".").lower() in months()


def _is_said(place: re.Match[str]) -> bool:
    """Tell whether a word says that something was held there, and not a comma or a bracket alone."""
    return _SAID.match(place[0]) is not None


def _may_be_town(text: str, place: re.Match[str], end: int) -> bool:
    """Tell whether what stands behind a name may be a town, and is nobody of whom the sentence goes on to tell.

    ``in Paris`` is one. Behind a comma or a bracket its country stands beside it, or nothing follows: ``PyCon, Paris``.
    """
    region = _region(place)
    if _is_said(place) or is_region(region):
        return True
    if (region and not _is_month(region)) or place["town"].rstrip(".,").lower() in CALLED_SO:
        return False
    return bool(region) or _NOTHING_MORE.match(text, place.end(), end) is not None


def _telling(text: str, mention: Mention, slug: str, at: tuple[int, int], **more: Any) -> Telling:
    start, end = min(mention.start, at[0]), max(mention.end, at[1])
    words = " ".join(text[start:end].split()).rstrip(".,;(")
    return Telling(
        slug=slug,
        where=mention.where,
        line=mention.line,
        evidence=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…",
        **more,
    )
