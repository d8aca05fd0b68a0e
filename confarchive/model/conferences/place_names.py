"""The place that a conference has in its name: PyCon Malaysia, PyData Berlin, Texas Linux Fest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model.conferences.conference_regions import WIDE, slug_of
from confarchive.model.conferences.known_conferences import well_known
from confarchive.model.editions.edition_facts import EditionFact, with_town
from confarchive.model.places import countries, gazetteer

if TYPE_CHECKING:
    from confarchive.model.places.gazetteer import Towns

NO_COUNTRIES = frozenset({"na", "georgia", "jordan", "jersey", "mali", "chad"})
"""Words that mean a region or a name as well."""
_CALLED_SO_SAID = """
adelaide alexandria austin brooklyn carmen carson charlotte chelsea columbus dallas denver diego florence francisco
guadalupe hamilton houston jackson jose josé kent lincoln lourdes lucena madison marion mercedes milan orlando paris
phoenix regina salvador santiago savannah sharon sofia sydney valencia valentina vernon victoria vienna virginia
washington
"""
CALLED_SO = frozenset(_CALLED_SO_SAID.split())
"""Towns that people are called after; what stands behind them may be a surname."""
_MOST_WORDS = 3


def facts(name: str, towns: Towns) -> tuple[EditionFact, ...]:
    """Return the country, and the town, that the *name* of a series has in it."""
    origin = f"its name, {name}"
    words = name.split()
    if any(slug_of(each) in WIDE for each in endings(name)):
        return ()
    beginnings = [" ".join(words[:count]) for count in range(min(2, len(words) - 1), 0, -1)]
    for part in (*endings(name), *(each for each in beginnings if len(each) > 3)):  # noqa: PLR2004
        if country := _country(part, is_regional=_is_regional(name, part)):
            return (EditionFact(key="country", value=country, origin=origin),)
    for ending in endings(name):
        town = gazetteer.meant(towns, ending)
        if town and (town.people >= gazetteer.LARGE or _is_regional(name, ending)):
            city = EditionFact(key="city", value=ending, origin=origin)
            return with_town((city,), towns)
    return ()


def is_region(text: str) -> bool:
    """Tell whether *text*, which stands behind a town, is a country or a state, and nobody's name."""
    plain = text.strip().rstrip(".")
    return plain.lower() not in NO_COUNTRIES and bool(countries.of_place(plain))


def endings(name: str) -> list[str]:
    """Return the last words of the *name* of a series, the most first, of which some may be a town."""
    words = name.split()
    counts = range(min(_MOST_WORDS, len(words) - 1), 0, -1)
    return [" ".join(words[-count:]) for count in counts]


def _country(text: str, *, is_regional: bool) -> str:
    """Return the country of *text*; a code is one only behind a name that has regions."""
    if text.casefold() in NO_COUNTRIES:
        return ""
    is_code = len(text) <= 3  # noqa: PLR2004
    if is_code:
        return countries.code(text) if is_regional and text.isupper() else ""
    return countries.state(text)[0] or countries.code(text)


def _is_regional(name: str, ending: str) -> bool:
    """Tell whether *ending* stands behind a name that others bear as well, each with its own place."""
    family = name.removesuffix(ending).strip(" -").casefold()
    return any(each.text.casefold() == family for each in well_known())
