"""The names of conferences as texts write them: known ones, and ones that look like it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from confarchive.model import yamltext
from confarchive.model.conference_regions import PATTERN, slug_of
from confarchive.model.conference_titles import clean
from confarchive.model.name_matcher import NamePattern
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.conference import Conferences

KNOWN = "known-conferences.yml"

# What belongs to a name of many, such as PyCon or DevOpsDays; "the" stands before The Hague alone.
_TAIL = re.compile(rf"(?P<region>[\s_@-]*(?:(?:in|@)\s)?{PATTERN}(?![^\W\d_]))?(?![^\W\d_])")
_SMALLER = re.compile(r"(?<![^\W_])[Mm]ini[\s-]?$")
"""What makes another conference of a name: ``Mini GUADEC``."""

# Bounded, as a name may begin behind any sign of what looks like one long word.
_WORD = r"(?:[A-Z]|[a-z]{1,4}[A-Z])[\w&+’'-]{0,40}(?:\.[\w&+’'-]{1,40}){0,2}"
_LAST = (
    "Conference|Conf|Camp|Fest|Symposium|Summit|Hackfest|Congress|Expo|BarCamp|Sprint"
    "|Hackathon|Meetup|Un[Cc]onference|(?:User|Developer|Dev|Community|Contributor) Days?|User Group Meeting"
)
# At most four words in capitals; what a sentence or a title begins with is none of them.
_LOOK_ALIKE = re.compile(
    r"(?<![\w.])(?P<leading>(?:(?:The|This|That|A|An|Some|Any|Another|Every|Each|No|Which|What|At|In|On|For|From|And|To|With|After|Before|My|Our"
    r"|Your|Last|Next|First|Second|Third|Annual|Yearly|International|See|Visit|Join|Attending|Talk|Slides"
    r"|Back|Speaking|Report|Notes|Going|Recap|Introducing|Announcing|Videos?|Keynote|Call|Day|Deck)\s){0,6}+)"
    r"(?:"
    r"(?:[A-Z][A-Za-z]*[a-z]|[A-Z]{2,})(?:[Uu]nconf|Conf|Con|Camp|Fest|Days)"
    rf"|(?:{_WORD}[ \n]){{1,4}}(?:{_LAST})"
    r")(?![^\W\d_]|-)"
)
_DISTINCT = re.compile(
    r"\S\s+\S+\s+(?:Conference|Conf|Symposium|Summit|Congress|Hackfest|Hackathon|Sprint|User Group Meeting)$"
    r"|\sUn[Cc]onference$|\w(?:Conf|[uU]nconf)$"
)
_ABOUT_GUESTS = re.compile(
    r"[ \n](?:[Aa]ttend(?:ees?|ance)|[Oo]rgani[sz]\w+|[Gg]oers?|[Ss]easons?|[Cc]ircuit)\b"
)
"""What stands behind a "Conference" that is any: ``First-Time Conference Attendees``."""
_OPENS = re.compile(r"(?:[ ][A-Z]\w*){0,2}\s?\(")
"""What stands between a name and what it is short for."""
_UNKNOWN_TOWN = re.compile(
    r"[ ](?P<town>[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}(?:[ -][A-ZÀ-ÖØ-Þ][^\W\d_]{2,}){0,2})(?=[ ](?:19|20)\d\d(?!\d))"
)
_NO_TOWN = re.compile(
    r"\b(?:Conf\w*|Meetup|Season|Days?|Sprints?|Summit|Festival|Camp|Online|Virtual|Events?|Global|World|Tour|Project"
    r"|Community|Team|Schedule|Program(?:me)?|Keynotes?|Speakers?|Sponsors?|Registration|Tickets?|Live|Spring|Summer"
    r"|Autumn|Fall|Winter|Jänner|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Janvier|Février|Mars|Avril|Juin|Juillet"
    r"|Août|Octobre|Décembre|Enero|Marzo|Abril|Mayo|Junio|Julio|Octubre|Diciembre)\b"
)
"""Words between a name and its year that are no town."""
_EUROPEAN = re.compile(r"(?<![^\W_])Euro(?:pean)?[\s-]?$")
_GENERIC = re.compile(r"(?:Code|Dev|Team|Annual|Virtual|Online|Monthly|Weekly|Local|Mini)\b")


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
        return _DISTINCT.search(self.text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A name found in a text, from ``start`` to ``end``; ``bare`` where it may be a relative's."""

    name: Name
    start: int
    end: int
    bare: bool = False


class Catalogue:
    """All names that are looked for; those of ``conferences.yml`` before the well-known ones.

    Last come those *learned* from the archive's own posts. What is ``never`` meant is found all the same.
    """

    def __init__(self, described: Conferences, learned: Iterable[Name] = ()) -> None:
        self.never = described.never
        self._names: dict[str, Name] = {}
        # A family's name alone means one of its members, if one is called so.
        single = sorted(well_known(), key=lambda name: name.regions)
        for name in (*_described(described), *single, *learned):
            for text in _variants(name.text):
                self._take(replace(name, text=text))
        self._families = {_key(name.text): name for name in well_known() if name.regions}
        ordered = sorted(self._names.values(), key=lambda name: -len(name.text))
        self._written = NamePattern((name.text for name in ordered), _TAIL)

    def _take(self, name: Name) -> None:
        """Take a name in; of one series' spellings the one with most gaps finds all of them."""
        other = self._names.setdefault(_key(name.text), name)
        if other.series == name.series and len(name.text) > len(other.text):
            self._names[_key(name.text)] = replace(other, text=name.text)

    def spot(self, text: str) -> Iterator[Spotted]:
        """Yield the names in *text*, from left to right; known ones before what looks like one."""
        known = list(self._known(text))
        ends = [each.end for each in known]  # in order, as no two overlap

        def is_free(each: Spotted) -> bool:
            following = bisect_right(ends, each.start)
            return following == len(known) or each.end <= known[following].start

        def beside(each: Spotted) -> list[Spotted]:
            following = bisect_right(ends, each.start)
            return known[max(0, following - 1) : following + 1]

        free = filter(is_free, _look_alikes(text))
        unknown = [each for each in free if not _is_long_form(text, each, beside(each))]
        yield from sorted((*known, *unknown), key=lambda each: each.start)

    def _known(self, text: str) -> Iterator[Spotted]:
        for start, end, region in self._written.find(text):
            key = _key(text[start:end])
            name, family = self._names[key], self._families.get(key)
            smaller = _SMALLER.search(text, max(0, start - 6), start)
            if smaller:
                name = replace(
                    name, series=f"mini-{name.series}", shown=f"Mini {name.shown}", known=False
                )
                yield Spotted(name=name, start=smaller.start(), end=end)
            elif family and region and (family.cities or not region["city"]):
                name = self._regional(family, region["region"])
                yield Spotted(name=name, start=start, end=region.end())
            elif family and family.cities and (town := _town(text, end)):
                yield Spotted(
                    name=self._regional(family, town), start=start, end=end + 1 + len(town)
                )
            elif family and (europe := _EUROPEAN.search(text, max(0, start - 9), start)):
                yield Spotted(name=self._regional(family, "Europe"), start=europe.start(), end=end)
            else:
                is_bare = family is not None or name.learned
                yield Spotted(name=name, start=start, end=end, bare=is_bare)

    def knows(self, name: str) -> bool:
        """Tell whether *name* is one of those that are looked for."""
        return _key(name) in self._names

    def family(self, series: str) -> str:
        """Return what the slug of *series* shares with its relatives': ``pycon`` of ``pycon-us``."""
        return next(
            (
                name.series
                for name in self._families.values()
                if series.startswith(f"{name.series}-")
            ),
            series,
        )

    def _regional(self, family: Name, region: str) -> Name:
        region = re.sub(r"^[\s_@-]*(?:(?:in|@)\s)?", "", region)
        known = self._names.get(_key(f"{family.text} {region}"))
        if known:
            return known
        slug = f"{family.series}-{slug_of(region)}"
        return Name(series=slug, shown=f"{family.shown} {region}", text=f"{family.text} {region}")


def _look_alikes(text: str) -> Iterator[Spotted]:
    """Yield what is called as conferences are, ``SwigConf`` or ``Steel City Ruby Conference``."""
    for match in _LOOK_ALIKE.finditer(text):
        start = match.start() + len(match["leading"])
        words = " ".join(text[start : match.end()].split())
        is_any = words.endswith("Conference") and _ABOUT_GUESTS.match(text, match.end())
        if is_any or _GENERIC.match(words):
            continue
        name = Name(series=slugify(words), shown=words, text=words, needs_year=True, known=False)
        yield Spotted(name=name, start=start, end=match.end())


def _town(text: str, at: int) -> str:
    """Return the words in capitals that stand between a name and its year: a town of which nobody knows."""
    match = _UNKNOWN_TOWN.match(text, at)
    town = match["town"] if match else ""
    return town if clean(town) == town and not _NO_TOWN.search(town) else ""


def _is_long_form(text: str, found: Spotted, known: Iterable[Spotted]) -> bool:
    """Tell whether what looks like a name only says what a known one is short for: ``OSCAL (Open Source Conference Albania)``."""
    initials = "".join(word[0] for word in re.findall(r"\w+", found.name.text)).upper()
    return any(
        text[each.start : each.end].upper().startswith(initials)
        and (
            _OPENS.fullmatch(text, each.end, found.start)
            or _OPENS.fullmatch(text, found.end, each.start)
        )
        for each in known
    )


def _variants(text: str) -> tuple[str, ...]:
    """Return a name and its short form: who goes to a Conference says Conf."""
    return (text, text.replace("Conference", "Conf")) if "Conference" in text else (text,)


def _described(conferences: Conferences) -> Iterator[Name]:
    facts = {name.series: name for name in reversed(well_known())}
    for series in conferences.series:
        known = facts.get(series.slug)
        for text in dict.fromkeys((series.name, *series.aliases, series.slug)):
            # An alias may say an edition: FOSDEM15.
            plain = re.sub(r"[\s_-]*(?:(?:19|20)\d\d|\d\d)$", "", text)
            yield Name(
                series=series.slug,
                shown=series.name,
                text=plain,
                needs_year=known.needs_year if known else False,
                numbered=known.numbered if known else False,
                month=known.month if known else None,
            )


@cache
def well_known() -> tuple[Name, ...]:
    """Return the names of the conferences that are known without being described."""
    return tuple(
        Name(
            series=slug,
            shown=facts["name"],
            text=called,
            regions="regions" in facts,
            cities=facts.get("regions") == "cities",
            needs_year=facts.get("year") == "yes",
            numbered=facts.get("numbered") == "yes",
            month=int(facts["month"]) if "month" in facts else None,
        )
        for slug, facts in _known_facts().items()
        for called in (facts["name"], *facts.get("aliases", []))
    )


def new_entry(slug: str, name: str) -> dict[str, Any]:
    """Return what an entry of conferences.yml begins with, for a series called *name*."""
    known = _known_facts().get(slug, {})
    facts = {"name": known.get("name", name), "url": known.get("url", "")}
    return {key: value for key, value in facts.items() if value}


@cache
def _known_facts() -> dict[str, dict[str, Any]]:
    text = (files("confarchive.model") / KNOWN).read_text(encoding="utf-8")
    return {slug: entry.value for slug, entry in yamltext.read(text).items()}


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
