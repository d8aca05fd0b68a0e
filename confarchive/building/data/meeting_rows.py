"""The rows of conferences, their editions and talks, and of places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import Edition, Series
from confarchive.model.dates.moments import format_iso
from confarchive.model.talks.talks import is_file
from confarchive.model.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.data.link_targets import LinkTargets
    from confarchive.building.data.table_types import Row
    from confarchive.model.archive import Archive
    from confarchive.model.post import Post
    from confarchive.model.talks.talks import Talk

    Given = dict[str, list[tuple[Post | None, Talk]]]
    """What programmes and posts tell of each talk, by its key."""


def make(archive: Archive, targets: LinkTargets) -> dict[str, list[Row]]:
    """Return the rows of the tables that this module is for, by their names."""
    given = _given(archive)
    return {
        "talks": list(_talks(archive, given, targets)),
        "talk_people": list(_speakers(archive, given)),
        "post_talks": [
            {"post": post.docname, "talk": key}
            for key, told in given.items()
            for post, _ in told
            if post
        ],
        "conferences": list(_conferences(archive)),
        "editions": list(_editions(archive)),
        "post_conferences": list(_named(archive)),
        "places": list(_places(archive)),
    }


def of_headers(archive: Archive) -> dict[str, list[Row]]:
    """Return the rows of conferences, of what posts are about, of places, and of talks, without where these are recorded."""
    given = _given(archive)
    talks: list[Row] = [{"id": key, **_place(archive, key.rpartition("/")[0])} for key in given]
    return {
        "conferences": list(_conferences(archive)),
        "editions": list(_editions(archive)),
        "post_conferences": list(_named(archive)),
        "places": list(_places(archive)),
        "talks": talks,
        "talk_people": list(_speakers(archive, given)),
    }


def count_talks(archive: Archive) -> int:
    """Return the number of rows of the table of talks."""
    return len(_given(archive))


def people_by_slug(archive: Archive) -> dict[str, str]:
    """Return the keys of people by the slugs of their names, keys and aliases."""
    both = zip(archive.everybody, archive.people, strict=True)
    return {slug: person.key for term, person in both for slug in term.slugs}


# -- conferences


def _conferences(archive: Archive) -> Iterator[Row]:
    for series in archive.conferences.series:
        yield {
            "id": series.slug,
            "name": series.name,
            "aliases": "\n".join(series.aliases),
            "url": series.url,
            "description": series.description,
        }


def _editions(archive: Archive) -> Iterator[Row]:
    for series in archive.conferences.series:
        for edition in series.editions:
            north, east = edition.coordinates or (None, None)
            month = f"{edition.month:%Y-%m}" if edition.month else None
            yield {
                "id": edition.slug,
                "conference": series.slug,
                "name": edition.name,
                "year": edition.year or None,
                "start": edition.start.isoformat() if edition.start else month,
                "end": edition.end.isoformat() if edition.end else None,
                "place": _town(edition),
                "country": edition.country,
                "venue": edition.venue,
                "address": edition.address,
                "latitude": north,
                "longitude": east,
                "url": edition.url,
                "online": int(edition.online),
            }


def _named(archive: Archive) -> Iterator[Row]:
    for post in archive.listed:
        for relation, slugs in (("about", post.conferences), ("mentions", post.mentions)):
            for slug in slugs:
                yield {
                    "post": post.docname,
                    "named": slug,
                    **_place(archive, slug),
                    "relation": relation,
                }


def _place(archive: Archive, slug: str) -> dict[str, str | None]:
    """Return the conference and the edition that *slug* names."""
    match archive.conferences.find(slug):
        case Edition(series=series):
            return {"conference": series, "edition": slug}
        case Series():
            return {"conference": slug, "edition": None}
    return {"conference": None, "edition": None}


# -- places


def _town(edition: Edition) -> str | None:
    if not edition.city:
        return None
    name = slugify(edition.city)
    return f"{name}-{edition.country.lower()}" if edition.country else name


def _places(archive: Archive) -> Iterator[Row]:
    """Yield towns, with what the oldest edition says that says most of them, and places of posts."""
    editions = [each for series in archive.conferences.series for each in series.editions]
    found: dict[str, Row] = {}
    for edition in sorted(
        editions, key=lambda each: (each.coordinates is None, each.year, each.slug)
    ):
        if town := _town(edition):
            north, east = edition.coordinates or (None, None)
            row = {"name": edition.city, "country": edition.country, "latitude": north}
            found.setdefault(town, {"id": town, **row, "longitude": east})
    for term in archive.locations:
        found.setdefault(term.slug, {"id": term.slug, "name": term.label})
    yield from (found[name] for name in sorted(found))


# -- talks


def _given(archive: Archive) -> Given:
    """Return what is told of each talk: by programmes first, then by posts from the newest on."""
    found: Given = {}
    for slug, programme in sorted(archive.programmes.items()):
        named: Counter[str] = Counter()
        for talk in programme:
            title = slugify(talk.title)
            named[title] += 1
            again = f"-{named[title]}" if named[title] > 1 else ""
            found.setdefault(f"{slug}/{title}{again}", []).append((None, talk))
    for post in archive.listed:
        for talk in post.talks:
            found.setdefault(
                f"{post.place_of(talk) or post.docname}/{slugify(talk.title)}", []
            ).append((post, talk))
    return found


def _talks(archive: Archive, given: Given, targets: LinkTargets) -> Iterator[Row]:
    for key, told in given.items():
        talks = [talk for _, talk in told]
        start = next((talk.start for talk in talks if talk.start), None)
        yield {
            "id": key,
            "title": talks[0].title,
            **_place(archive, key.rpartition("/")[0]),
            "language": languages.canonical(_first(talk.language for talk in talks)),
            "start": format_iso(start),
            "minutes": next((talk.minutes for talk in talks if talk.minutes), None),
            "room": _first(talk.room for talk in talks),
            "slides": _first(_address(post, talk.slides, targets) for post, talk in told),
            "video": _first(_address(post, talk.video, targets) for post, talk in told),
            "url": _first(talk.url for talk in talks),
        }


def _address(post: Post | None, named: str, targets: LinkTargets) -> str:
    """Return an address as it is, and a file of the archive by its place; "" for what is neither."""
    if not is_file(named):
        return named
    found = targets.file(post.docname, named) if post else None
    return found.target if found else ""


def _speakers(archive: Archive, given: Given) -> Iterator[Row]:
    known = people_by_slug(archive)
    for key, told in given.items():
        names = dict.fromkeys(name for _, talk in told for name in talk.speakers)
        for position, name in enumerate(names, 1):
            person = known.get(slugify(name))
            yield {"talk": key, "name": name, "person": person, "position": position}


def _first(values: Iterator[str]) -> str:
    return next(filter(None, values), "")
