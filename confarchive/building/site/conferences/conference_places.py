"""Where conferences were held: the towns and countries, and the maps of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from confarchive.building.site.figures import charts
from confarchive.building.site.lists.lists import spans
from confarchive.building.site.page_models import Row
from confarchive.building.site.page_parts import Link, Place
from confarchive.building.translations import joined, pgettext
from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from confarchive.model.conferences.conference import Edition, Series

    LinkTo = Callable[[Edition | Series], Link]
    CountryName = Callable[[str], str]

_MOST_TOWNS = 3
"""As many towns of a series are told by results of a search."""

Town = tuple[str, Place, tuple[float, float] | None]
"""A town behind the name of its country, and before its degrees north and east, if they are known."""


def towns(series: Iterable[Series], link: LinkTo, country: CountryName) -> list[Town]:
    """Return the towns in which editions of *series* were held, by the names of their countries.

    Their degrees are those that one of the editions tells.
    """
    held: dict[tuple[str, str], list[Edition]] = defaultdict(list)
    for one in series:
        for edition in one.editions:
            if edition.city:
                held[country(edition.country), edition.city].append(edition)
    return [
        (
            name,
            _place(city, name, map(link, editions)),
            next((edition.coordinates for edition in editions if edition.coordinates), None),
        )
        for (name, city), editions in sorted(held.items())
    ]


def map_of(edition: Edition, link: LinkTo, country: CountryName) -> charts.World | None:
    """Return the map of where an *edition* was held, None where that is not known."""
    if edition.coordinates is None or not edition.city:
        return None
    place = _place(edition.city, country(edition.country), [link(edition)])
    return charts.world([(place, edition.coordinates)])


def _place(city: str, country: str, editions: Iterable[Link]) -> Place:
    anchor = f"place-{slugify(f'{city} {country}')}"
    return Place(name=city, anchor=anchor, editions=tuple(editions))


def online() -> str:
    """Return where a conference was held that was held nowhere else."""
    return pgettext("where a conference was held", "Online")


def by_country(places: Sequence[Town]) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Return the towns of each country, these by name."""
    countries: dict[str, list[Place]] = defaultdict(list)
    for country, place, _ in places:
        countries[country].append(place)
    return tuple((country, tuple(countries[country])) for country in sorted(countries))


def row(series: Series, link: Link) -> Row:
    """Return what the table of all conferences tells of a *series*, to which the *link* leads."""
    years = _years(series)
    return Row(
        link=link,
        editions=len(series.editions),
        first=min(years, default=0),
        last=max(years, default=0),
        places=joined(_towns(series)),
    )


def years_and_towns(series: Series) -> Iterator[str]:
    """Yield the years of a *series* and where it was held, as results of a search tell them."""
    yield from filter(None, (joined(spans(_years(series))),))
    yield from _towns(series)[:_MOST_TOWNS]


def _years(series: Series) -> set[int]:
    return {edition.year for edition in series.editions} - {0}


def _towns(series: Series) -> list[str]:
    return list(dict.fromkeys(edition.city for edition in series.editions if edition.city))
