"""What all posts tell of an edition, settled by majority: what most of them tell, with the words of one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from confarchive.model.conferences.place_names import CALLED_SO, NO_COUNTRIES, is_region
from confarchive.model.dates.date_tokens import months
from confarchive.model.editions.edition_facts import EditionFact, in_order, with_town
from confarchive.model.places import countries, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confarchive.model.editions.edition_telling import Telling
    from confarchive.model.places.gazetteer import Towns

_WORDS_SAID = """
bar bath best deal essen independence lens male march mobile most nice normal of orange police reading sale same sandy
split surprise tours victoria wells
"""
_WORDS = frozenset(_WORDS_SAID.split())
"""Towns whose names are words; they count with a country behind them."""


Place = tuple[str, str, str]
"""A town, and the codes of its state and country, "" for what is not told."""


def names(tellings: Iterable[Telling]) -> set[str]:
    """Return what of *tellings* may be a town."""
    return {part for each in tellings for part in _parts(each.city)}


def facts(tellings: Sequence[tuple[Telling, str]], towns: Towns) -> tuple[EditionFact, ...]:
    """Return what all *tellings* of one edition come to, each with its place in a file.

    Where posts tell different things, what most of them tell; none where as many tell another.
    """
    found: list[EditionFact] = []
    if dates := _most([(each.dates, each, at) for each, at in tellings if each.dates]):
        value, telling, at = dates
        found.append(EditionFact(key="dates", value=value, origin=_origin(telling, at)))
    places = ((_place_of(each, towns), each, at) for each, at in tellings if each.city)
    if place := _place([(place, each, at) for place, each, at in places if any(place)], towns):
        (city, state, country), telling, at = place
        origin = _origin(telling, at)
        values = {"city": city, "country": country}
        found += (EditionFact(key=k, value=v, origin=origin) for k, v in values.items() if v)
        return with_town(in_order(found), towns, state=state)
    return tuple(found)


def _parts(text: str) -> list[str]:
    """Return the first words of what may be a town, the most first: ``Portland Roundup``, ``Portland``."""
    words = text.split()
    return [" ".join(words[:count]) for count in range(len(words), 0, -1)]


def _place_of(telling: Telling, towns: Towns) -> Place:
    """Return town, state and country that a telling has, "" for what it has not.

    Without a country it has a town only where that is large and no word.
    """
    state_of, state = countries.state(telling.region)
    country = state_of or countries.code(telling.region)
    for name in _parts(telling.city):
        if not _is_alone(name, telling, is_sure=bool(country)):
            continue
        town = gazetteer.meant(towns, name, country, state)
        is_plain = name.lower() not in _WORDS and name.lower() not in months()
        is_code = name.isupper() and len(name) < len("ROMA")
        if town and not is_code and (country or (is_plain and town.people >= gazetteer.LARGE)):
            return name, state, country
    is_one = not telling.is_whole or " " not in telling.city  # and not two people's names
    if is_one and is_region(telling.region):
        return "", state, country
    is_country = len(telling.city) > len("USA") and telling.city.lower() not in NO_COUNTRIES
    land = countries.code(telling.city) if is_country else ""
    # Granada is a town in Spain, and Grenada in other languages.
    return "", "", "" if gazetteer.is_large_elsewhere(towns, telling.city, land) else land


def _is_alone(name: str, telling: Telling, *, is_sure: bool) -> bool:
    """Tell whether a town may be the first words of what a *telling* has, and these no person's: ``Paris Smith``."""
    rest = telling.city[len(name) :].strip()
    if not rest or is_region(rest):
        return True
    return not (telling.is_whole or rest.endswith(("'s", "’s"))) and (
        is_sure or name.lower() not in CALLED_SO
    )


def _most(found: Sequence[tuple[Any, Telling, str]]) -> tuple[Any, Telling, str] | None:
    """Return the first of those whose value is found most often, None where another is as often."""
    counts = Counter(value for value, *_ in found)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(each for each in found if each[0] == ranked[0][0])


def _place(
    found: Sequence[tuple[Place, Telling, str]], towns: Towns
) -> tuple[Place, Telling, str] | None:
    """Return the first of those whose place most agree with, None where as many tell another.

    Who tells less of a place agrees with who tells more: ``Barcelona`` with ``Barcelona, Spain``.
    """
    told = Counter(place for place, *_ in found)
    votes = {
        place: sum(count for other, count in told.items() if _has_all(place, other, towns))
        for place in told
    }
    best = [place for place in told if votes[place] == max(votes.values())]
    if not best or not all(_has_all(best[0], other, towns) for other in best):
        return None
    return next(each for each in found if each[0] == best[0])


def _has_all(place: Place, other: Place, towns: Towns) -> bool:
    """Tell whether *place* has what *other* has: nothing of it is missing, or different."""
    (city, *region), (town, *behind) = place, other
    is_there = not town or (bool(city) and gazetteer.is_same(towns, city, town))
    return is_there and all(not b or a == b for a, b in zip(region, behind, strict=True))


def _origin(telling: Telling, at: str) -> str:
    return f"{at}: “{telling.evidence}”"
