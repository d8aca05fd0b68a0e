"""What is known of an edition beside what is typed: values for ``conferences.yml``, and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from confarchive.model.files import conference_file
from confarchive.model.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from confarchive.model.conferences.conference import Edition
    from confarchive.model.meetings import Meeting
    from confarchive.model.places.gazetteer import Towns

COMPARED = ("dates", "city", "country", "online")
"""The keys of which two values contradict each other; houses and addresses are written in many ways."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFact:
    """A value of an edition, as ``conferences.yml`` has it at ``key``, and what tells it."""

    key: str
    value: str
    origin: str


def of_meeting(meeting: Meeting, origin: str, towns: Towns) -> tuple[EditionFact, ...]:
    """Return what a file tells of a *meeting*, the file and line being its *origin*.

    ``towns`` know those of :func:`places_named`.
    """
    venue, city, state, country = meeting.venue, meeting.city, meeting.state, meeting.country
    if venue and not city:
        venue, city, state, country = gazetteer.apart(venue, towns)
    online = meeting.online or venue.lower() in {"online", "virtual"}
    values = {
        "dates": days(meeting.start, meeting.end),
        "city": city,
        "country": country,
        "venue": "" if online else venue,
        "coordinates": degrees(meeting.coordinates),
        "url": meeting.url,
        "online": "yes" if online else "",
    }
    facts = [
        EditionFact(key=key, value=value, origin=origin) for key, value in values.items() if value
    ]
    return with_town(tuple(facts), towns, state=state)


def places_named(meetings: Iterable[tuple[Edition, Meeting]]) -> set[str]:
    """Return the words of editions and *meetings* that may be a town's name."""
    texts = (
        text
        for edition, each in meetings
        for text in (edition.city, each.city, *each.venue.split(","))
    )
    return {text.strip() for text in texts} - {""}


def with_town(
    facts: tuple[EditionFact, ...],
    towns: Towns,
    *,
    state: str = "",
    known: Mapping[str, str] = MappingProxyType({}),
) -> tuple[EditionFact, ...]:
    """Return *facts* with the country and the degrees of their town, as far as they lack these.

    *known* are the values that the edition has already.
    """
    told = {**{fact.key: fact.value for fact in facts}, **known}
    if "city" not in told:
        return facts
    town = gazetteer.meant(towns, told["city"], told.get("country", ""), state)
    if town is None:
        return facts
    origin = f"GeoNames: {town.name}"
    added = {"country": town.country, "coordinates": degrees(town.coordinates)}
    more = (
        EditionFact(key=key, value=value, origin=origin)
        for key, value in added.items()
        if value and key not in told
    )
    return in_order((*facts, *more))


def in_order(facts: Iterable[EditionFact]) -> tuple[EditionFact, ...]:
    """Return *facts* in the order in which an entry has its keys."""
    return tuple(sorted(facts, key=lambda fact: conference_file.EDITION_KEYS.index(fact.key)))


def typed(edition: Edition) -> dict[str, str]:
    """Return what ``conferences.yml`` says of *edition*, by key."""
    month = f"{edition.month:%Y-%m}" if edition.month else ""
    values = {
        "dates": days(edition.start, edition.end) or month,
        "city": edition.city,
        "country": edition.country,
        "venue": edition.venue,
        "address": edition.address,
        "coordinates": degrees(edition.coordinates),
        "url": edition.url,
        "schedule": edition.schedule,
        "online": "yes" if edition.online else "",
    }
    return {key: value for key, value in values.items() if value}


def lacking(edition: Edition) -> tuple[str, ...]:
    """Return the keys that *edition* lacks, of those that calendar, map and places are made of."""
    known = typed(edition)
    place = () if edition.online else ("city", "country", "coordinates")
    return tuple(key for key in ("dates", *place) if key not in known)


def contrary(
    known: dict[str, str], facts: Iterable[EditionFact], towns: Towns
) -> Iterator[EditionFact]:
    """Yield the *facts* that contradict what is *known*, by key."""
    for fact in facts:
        other = known.get(fact.key, "")
        is_elsewhere = fact.key == "city" and not other and "online" in known
        differs = fact.key in COMPARED and other and not _agree(fact.key, other, fact.value, towns)
        if is_elsewhere or differs:
            yield fact


def _agree(key: str, one: str, other: str, towns: Towns) -> bool:
    if key == "city":
        return gazetteer.is_same(towns, one, other)
    if key == "dates":
        # Tutorials before and sprints behind are a part of it, or not.
        (start, end), (first, last) = _span(one), _span(other)
        return start <= last and first <= end
    return one == other


def _span(dates: str) -> tuple[str, str]:
    """Return what a first and a last day are compared by; a month is all its days."""
    first, _, last = dates.partition("/")
    is_month = first.count("-") == 1
    return (f"{first}-01", f"{first}-31") if is_month else (first, last or first)


def days(start: date | None, end: date | None) -> str:
    """Return days as ``conferences.yml`` has them, "" for none."""
    if start is None:
        return ""
    one = start.isoformat()
    return one if end in {None, start} else f"{one}/{end}"


def degrees(coordinates: tuple[float, float] | None) -> str:
    """Return degrees north and east as ``conferences.yml`` has them, "" for none."""
    return f"{coordinates[0]:g}, {coordinates[1]:g}" if coordinates else ""
