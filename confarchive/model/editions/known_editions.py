"""Dates and places of well-known conferences, from a table that comes with the package."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from confarchive.model.editions.edition_facts import EditionFact
from confarchive.model.files import yaml_text
from confarchive.model.places import countries, gazetteer

TABLE = "known-editions.yml"
HOME_KEYS = ("city", "country", "venue")
UNSETTLED = range(2020, 2023)
"""Years in which many conferences were not held at home, or not at all."""


def of_edition(series: str, key: str) -> tuple[EditionFact, ...]:
    """Return what the table has of one edition: its days, and the place it was held at."""
    known = table().get(series, {})
    edition = known.get("editions", {}).get(key)
    if edition is None:
        return ()
    if "online" in edition:
        return _facts(edition, known)
    keys = ("country",) if "city" in edition else HOME_KEYS
    return _facts({**_home(known, keys), **edition}, known)


def days_of(series: str, key: str) -> tuple[date, date] | None:
    """Return the first day and the last that the table has of an edition, None where it has none or a month."""
    told = next((fact.value for fact in of_edition(series, key) if fact.key == "dates"), "")
    first, _, last = told.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None


def of_home(series: str, key: str) -> tuple[EditionFact, ...]:
    """Return the home of a *series* for an edition of which the table has nothing."""
    known = table().get(series, {})
    first, _, last = known.get("home", "0-9999").partition("-")
    if not key.isdecimal() or int(key) in UNSETTLED or not int(first) <= int(key) <= int(last):
        return ()
    is_listed = key in known.get("editions", {})
    return () if is_listed else _facts(_home(known, HOME_KEYS), known)


def _home(known: dict[str, Any], keys: tuple[str, ...]) -> dict[str, str]:
    return {key: known[key] for key in keys if key in known}


def cities(series: str, key: str) -> tuple[str, ...]:
    """Return the towns that the table may name for an edition."""
    known = table().get(series, {})
    edition = known.get("editions", {}).get(key, {})
    return tuple(each["city"] for each in (edition, known) if "city" in each)


def is_held_in(series: str, key: str, place: str) -> bool:
    """Tell whether the table has an edition in a *place*: a town, a country, or the code of one.

    A code behind a name is a place only of what is always held in that country: ``Akademy-ES`` is another's, even where
    Akademy is in Spain.
    """
    country = countries.code(place)
    if country and len(place) < len("IRAN"):
        return _countries(series) == {country}
    held = places(series, key)
    if country:
        return held.get("country") == country
    return gazetteer.plain(held.get("city", "")) == gazetteer.plain(place)


def places(series: str, key: str) -> dict[str, str]:
    """Return the town and the country in which the table has an edition, by their keys."""
    facts = of_edition(series, key) or of_home(series, key)
    return {fact.key: fact.value for fact in facts if fact.key in {"city", "country"}}


def _countries(series: str) -> set[str]:
    """Return the countries in which editions of a *series* are known to be held."""
    known = table().get(series, {})
    every = (known, *known.get("editions", {}).values())
    return {each["country"] for each in every if "country" in each}


def _facts(values: dict[str, str], known: dict[str, Any]) -> tuple[EditionFact, ...]:
    return tuple(
        EditionFact(key=key, value=value, origin=f"known: {known['source']}")
        for key, value in values.items()
    )


@cache
def table() -> dict[str, dict[str, Any]]:
    """Return the table by the slugs of series."""
    text = (files("confarchive.model.editions") / TABLE).read_text(encoding="utf-8")
    return {slug: entry.value for slug, entry in yaml_text.read(text).items()}
