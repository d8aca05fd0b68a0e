"""The names of conferences as texts write them: known ones, and ones that look like it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.conferences import conference_relatives, conference_years
from confarchive.model.conferences.conference import Edition
from confarchive.model.conferences.conference_look_alikes import is_long_form, look_alikes
from confarchive.model.conferences.conference_regions import CODES, PATTERN, slug_of
from confarchive.model.conferences.conference_titles import clean
from confarchive.model.conferences.known_conferences import well_known
from confarchive.model.conferences.name_matcher import NamePattern
from confarchive.model.conferences.spotted_names import Name, Spotted
from confarchive.model.editions import known_editions
from confarchive.model.places import countries, gazetteer
from confarchive.model.text.capitals import UPPER
from confarchive.model.text.scripts import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.model.conferences.conference import Conferences

# What belongs to a name of many, such as PyCon or DevOpsDays; "the" stands before The Hague alone.
# Behind a dot stands a code alone, in any letters: PyCon.DE, Pycon.fr; not pycon.org, pycon.co.uk.
_TAIL = re.compile(
    rf"(?P<region>[\s_@-]*(?P<in>(?:in|@)\s)?{PATTERN}(?![^\W\d_])|\.(?i:{CODES})(?![^\W_]|\.\w))?{ENDS}"
)
_BESIDE = re.compile(r"[ \t_-]|\.(?=[A-Z])")
"""What stands between a name and the region that makes it another's; in small letters behind a dot it is an address."""
_HAS_REGION = re.compile(rf"(?<![A-Z]){PATTERN}(?![^\W\d_])")
"""What tells that a name has its place: ``PyConUK``, ``Berlin Buzzwords``."""
_SMALLER = re.compile(r"(?<![^\W_])[Mm]ini[\s-]?$")
"""What makes another conference of a name: ``Mini GUADEC``."""

_UNKNOWN_TOWN = re.compile(
    rf"[ ](?P<town>[{UPPER}][^\W\d_]{{2,}}(?:[ -][{UPPER}][^\W\d_]{{2,}}){{0,2}})(?=[ ](?:19|20)\d\d(?!\d))"
)
_NO_TOWN = re.compile(
    r"\b(?:Conf\w*|Meetup|Season|Days?|Sprints?|Summit|Festival|Camp|Online|Virtual|Events?|Global|World|Tour|Project"
    r"|Community|Team|Schedule|Program(?:me)?|Keynotes?|Speakers?|Sponsors?|Registration|Tickets?|Live|Spring|Summer"
    r"|Autumn|Fall|Winter|Jänner|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Janvier|Février|Mars|Avril|Juin|Juillet"
    r"|Août|Octobre|Décembre|Enero|Marzo|Abril|Mayo|Junio|Julio|Octubre|Diciembre)\b"
)
"""Words between a name and its year that are no town."""
_EUROPEAN = re.compile(r"(?<![^\W_])Euro(?:pean)?[\s-]?$")


class Catalogue:
    """All names that are looked for; those of ``conferences.yml`` before the well-known ones.

    Last come those *learned* from the archive's own posts. What is ``never`` meant is found all the same.
    """

    def __init__(self, described: Conferences, learned: Iterable[Name] = ()) -> None:
        self.never = described.never
        self._described = described
        self._names: dict[str, Name] = {}
        # A family's name alone means one of its members, if one is called so.
        single = sorted(well_known(), key=lambda name: name.regions)
        for name in (*_described(described), *single, *learned):
            for text in _variants(name.text):
                self._take(replace(name, text=text))
        self._series = {name.series for name in self._names.values()}
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

        free = filter(is_free, look_alikes(text))
        unknown = [each for each in free if not is_long_form(text, each, beside(each))]
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
            elif own := self._sub_name(text, name, (start, end)):
                yield own
            elif family and region and (family.cities or not region["city"]):
                name = self._regional(family, region["region"])
                yield Spotted(name=name, start=start, end=region.end())
            elif family and (town := _town(text, end)) and _may_be_of(family, town):
                yield Spotted(
                    name=self._regional(family, town), start=start, end=end + 1 + len(town)
                )
            elif family and (europe := _EUROPEAN.search(text, max(0, start - 9), start)):
                yield Spotted(name=self._regional(family, "Europe"), start=europe.start(), end=end)
            elif family and (near := self._beside_family(text, family, (start, end))):
                yield near
            elif relative := self._relative(text, name, family, (start, end), region):
                yield relative
            else:
                is_bare = family is not None or name.learned
                yield Spotted(name=name, start=start, end=end, bare=is_bare)

    def knows(self, name: str) -> bool:
        """Tell whether *name* is one of those that are looked for."""
        return _key(name) in self._names

    def is_held_in(self, series: str, year: int | None, place: str) -> bool:
        """Tell whether the edition of a *year* is known to be held in a *place*, a town, a country or its code."""
        edition = self._described.find(f"{series}-{year}")
        if isinstance(edition, Edition) and (edition.city or edition.country):
            typed = {countries.code(place)} - {""} or {gazetteer.plain(place)}
            return bool(typed & {edition.country, gazetteer.plain(edition.city or "")})
        return known_editions.is_held_in(series, str(year), place)

    def is_held_elsewhere(self, series: str, year: int | None, place: str) -> bool:
        """Tell whether it is known where the edition of a *year* is held, and that this is no such *place*."""
        edition = self._described.find(f"{series}-{year}")
        is_typed = isinstance(edition, Edition) and bool(edition.city or edition.country)
        is_known = is_typed or bool(known_editions.places(series, str(year)))
        return is_known and not self.is_held_in(series, year, place)

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

    def _relative(
        self,
        text: str,
        name: Name,
        family: Name | None,
        span: tuple[int, int],
        region: re.Match[str] | None,
    ) -> Spotted | None:
        """Return what another series than that of *name* is called, by the region or town behind it: ``OSCON Europe``."""
        if family or name.learned or _HAS_REGION.search(f"{name.text} {name.shown}"):
            return None
        start, end = span
        if region and not region["in"] and _BESIDE.match(region["region"]):
            place, end = region["region"].lstrip(" \t_-."), region.end()
        elif (town := _town(text, end)) and gazetteer.is_large(town):
            place, end = town, end + 1 + len(town)
        else:
            return self._near(text, name, span)
        return self._placed(name, place, span=(start, end))

    def _sub_name(self, text: str, name: Name, span: tuple[int, int]) -> Spotted | None:
        """Return a smaller conference that is called after *name*: ``DEF CON Kids``."""
        found = None if name.learned else conference_relatives.sub_name(text, *span)
        if found is None or self.knows(f"{name.text} {found.place}"):
            return None
        placed = self._placed(name, found.place, span=(found.start, found.end))
        return replace(placed, place="")

    def _beside_family(self, text: str, family: Name, span: tuple[int, int]) -> Spotted | None:
        """Return the member of a *family* that the place behind the year means: ``PyCon 2018 Germany``."""
        near = conference_relatives.place_near(text, *span)
        if near is None or near.is_beside or not _may_be_of(family, near.place):
            return None
        return Spotted(name=self._regional(family, near.place), start=near.start, end=near.end)

    def _near(self, text: str, name: Name, span: tuple[int, int]) -> Spotted | None:
        """Return *name* with what a place near it makes of it: another's, or one of which that is to be seen."""
        near = conference_relatives.place_near(text, *span)
        if near is None:
            around = conference_years.sentence_around(text, *span)
            places = conference_relatives.places_in(around) if self._has_relatives(name) else ()
            return (
                Spotted(
                    name=name, start=span[0], end=span[1], parent=name, place=places[0], beside=True
                )
                if places
                else None
            )
        if near.is_beside:
            return Spotted(
                name=name, start=span[0], end=span[1], parent=name, place=near.place, beside=True
            )
        return self._placed(name, near.place, span=(near.start, near.end))

    def _has_relatives(self, name: Name) -> bool:
        return any(other.startswith(f"{name.series}-") for other in self._series)

    def _placed(self, name: Name, place: str, *, span: tuple[int, int]) -> Spotted:
        """Return the relative of *name* that is called after a *place* too."""
        start, end = span
        other = self._regional(name, place)
        other = replace(other, known=other.series in self._series, needs_year=name.needs_year)
        return Spotted(
            name=other,
            start=start,
            end=end,
            bare=not other.known,
            parent=name,
            place=place,
        )

    def _regional(self, family: Name, region: str) -> Name:
        region = re.sub(r"^[\s_@.-]*(?:(?:in|@)\s)?", "", region)
        region = region.upper() if len(region) == 2 else region  # noqa: PLR2004
        known = self._names.get(_key(f"{family.text} {region}"))
        if known:
            return known
        slug = f"{family.series}-{slug_of(region)}"
        return Name(series=slug, shown=f"{family.shown} {region}", text=f"{family.text} {region}")


def _may_be_of(family: Name, place: str) -> bool:
    """Tell whether a member of *family* may be called by a *place*: any where cities are, else what is known to be one."""
    return family.cities or bool(countries.code(place)) or gazetteer.is_large(place)


def _town(text: str, at: int) -> str:
    """Return the words in capitals that stand between a name and its year: a town of which nobody knows."""
    match = _UNKNOWN_TOWN.match(text, at)
    town = match["town"] if match else ""
    return town if clean(town) == town and not _NO_TOWN.search(town) else ""


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


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
