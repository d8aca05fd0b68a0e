"""The rows of journeys: from each edition that a person wrote about to the next, as the crow flies."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.building.data.table_types import Row

    Degrees = tuple[float, float]
    Stop = tuple[str, str, Degrees]
    """When an edition began, which it is, and where it was, in degrees north and east."""

_RADIUS = 6371.0088
"""The mean radius of the Earth in kilometres, by the IUGG."""


def make(
    editions: Iterable[Row], places: Iterable[Row], named: Iterable[Row], authors: Iterable[Row]
) -> Iterator[Row]:
    """Yield the rows, of those of editions, places, post_conferences and post_people."""
    stops = _stops(editions, places)
    visited: dict[str, set[Stop]] = defaultdict(set)
    wrote: dict[object, list[str]] = defaultdict(list)
    for author in authors:
        wrote[author["post"]].append(str(author["person"]))
    for each in named:
        if each["relation"] == "about" and each["edition"] in stops:
            for person in wrote[each["post"]]:
                visited[person].add(stops[each["edition"]])
    for person in sorted(visited):
        for (_, origin, start), (_, edition, end) in pairwise(sorted(visited[person])):
            kilometres = round(great_circle(start, end))
            yield {"person": person, "edition": edition, "origin": origin, "kilometres": kilometres}


def _stops(editions: Iterable[Row], places: Iterable[Row]) -> dict[object, Stop]:
    """Return when and where editions were held, as far as both are known, by their names."""
    towns = {place["id"]: _degrees(place) for place in places}
    found: dict[object, Stop] = {}
    for edition in editions:
        where = _degrees(edition) or towns.get(edition["place"])
        if edition["start"] and where and not edition["online"]:
            found[edition["id"]] = str(edition["start"]), str(edition["id"]), where
    return found


def _degrees(row: Row) -> Degrees | None:
    north, east = row.get("latitude"), row.get("longitude")
    return None if north is None or east is None else (float(north), float(east))


def great_circle(start: Degrees, end: Degrees) -> float:
    """Return the kilometres on the shortest way over the Earth between two places; see https://en.wikipedia.org/wiki/Haversine_formula."""
    (north, east), (other_north, other_east) = ((radians(a), radians(b)) for a, b in (start, end))
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(min(1.0, half)))
