"""``conferences.yml``: read, and checked key by key.

::

    fosdem:
      name: FOSDEM
      url: https://fosdem.org/
      aliases: [FOSDEM15]
      editions:
        2015:
          dates: 2015-01-31/2015-02-01
          city: Brussels
          country: BE
          coordinates: 50.812, 4.381
          venue: ULB Solbosch

An entry ``phoenix-festival: never`` says that this is no conference of the archive's: no post is
asked about it again.

The same is told to editors by ``confarchive/conferences.schema.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.model.addresses.slugs import is_name, slugify
from confarchive.model.conferences.conference import Conferences, Edition, Series, readable, year_of
from confarchive.model.editions.edition_order import in_order
from confarchive.model.files import yaml_file
from confarchive.model.files.value_kinds import (
    a_country,
    a_list,
    a_mapping,
    a_text,
    a_truth,
    an_address,
    coordinates,
    days,
)
from confarchive.model.files.yaml_file import misfits, said, unknown
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.files.value_kinds import Reader
    from confarchive.model.files.yaml_file import Complaint
    from confarchive.model.problems import Problem

FILE = "conferences.yml"
SERIES_KEYS = ("name", "url", "aliases", "description", "editions")
EDITION_KEYS = (
    "dates",
    "city",
    "country",
    "venue",
    "address",
    "coordinates",
    "url",
    "schedule",
    "online",
)
NEVER = "never"
"""What stands in an entry's place for what is no conference."""


def read(text: str, path: str = FILE) -> tuple[Conferences, tuple[Problem, ...]]:
    """Return the conferences that *text* describes, and what is wrong with it."""
    entries, problems = yaml_file.read(text, path, _complaints)
    return _conferences(entries), problems


# -- what is wrong


def _complaints(entries: dict[str, Any]) -> Iterator[Complaint]:
    for slug, value in sorted(entries.items()):
        yield from _series_complaints(slug, value)
        for key in _editions(value):
            if (name := f"{slug}-{key}") in entries:
                message = f"a series is called {name} as well; posts can name only one of them"
                yield (slug, "editions", key), ProblemKind.DUPLICATE_SLUG, message
    yield from _clashes(entries)


def _clashes(entries: dict[str, Any]) -> Iterator[Complaint]:
    """Complain of names that would be two series: which of them a post means, nobody could tell."""
    owners: dict[str, str] = {}
    for series in _conferences(entries).series:
        for name in dict.fromkeys((series.name, *series.aliases)):
            owner = owners.setdefault(slugify(name), series.slug)
            if owner != series.slug:
                message = f"{name!r} means {owner!r} already; take it out of one of them"
                yield (series.slug,), ProblemKind.DUPLICATE_SLUG, message


def _series_complaints(slug: str, value: Any) -> Iterator[Complaint]:
    if not is_name(slug):
        message = "expected a name of letters, digits and hyphens, not too long"
        yield (slug,), ProblemKind.BAD_VALUE, message
    if value == NEVER:
        return
    if not isinstance(value, dict):
        message = f"found {value!r}, expected keys such as name and editions"
        yield (slug,), ProblemKind.BAD_VALUE, message
        return
    yield from unknown((slug,), value, SERIES_KEYS)
    if not value.get("name"):
        yield (slug,), ProblemKind.BAD_VALUE, "no name: expected the conference's name"
    yield from misfits((slug,), value, _SERIES_VALUES)
    for key, facts in _editions(value).items():
        yield from _edition_complaints((slug, "editions", key), facts)


def _editions(value: Any) -> dict[str, Any]:
    editions = value.get("editions") if isinstance(value, dict) else None
    return editions if isinstance(editions, dict) else {}


def _edition_complaints(keys: tuple[str, ...], facts: Any) -> Iterator[Complaint]:
    if not is_name(f"{keys[0]}-{keys[-1]}"):
        yield keys, ProblemKind.BAD_VALUE, "expected a year, or letters, digits and hyphens"
    if not isinstance(facts, dict):
        if facts:
            yield keys, ProblemKind.BAD_VALUE, f"found {facts!r}, expected keys such as dates"
        facts = {}
    yield from unknown(keys, facts, EDITION_KEYS)
    yield from misfits(keys, facts, _EDITION_VALUES)
    yield from _year_complaints(keys, facts)


def _year_complaints(keys: tuple[str, ...], facts: dict[str, Any]) -> Iterator[Complaint]:
    """Complain of an edition whose year nothing tells, and of days that its key contradicts.

    What was put off is held a year later than it is called.
    """
    start, _, month = said(days, facts, "dates") or (None, None, None)
    held, called = (start or month), year_of(keys[-1])
    if not held and not called and is_name(keys[-1]):
        message = "expected a key that begins with its year such as 2015, or dates that tell it"
        yield keys, ProblemKind.BAD_VALUE, message
    if held and called and held.year - called not in {0, 1}:
        message = f"found {facts['dates']!r}, expected days of {called}, as its key says; mend one of them"
        yield (*keys, "dates"), ProblemKind.BAD_VALUE, message


# -- what it says


def _conferences(entries: dict[str, Any]) -> Conferences:
    series = (
        _series(slug, value)
        for slug, value in sorted(entries.items())
        if isinstance(value, dict) and is_name(slug)
    )
    never = frozenset(slug for slug, value in entries.items() if value == NEVER)
    misread = frozenset(slug for slug, value in entries.items() if not _takes_editions(value))
    return Conferences(series=tuple(series), never=never, misread=misread - never)


def _takes_editions(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("editions") or {}, dict)


def _series(slug: str, value: dict[str, Any]) -> Series:
    name = said(a_text, value, "name") or readable(slug)
    return Series(
        slug=slug,
        name=name,
        url=said(an_address, value, "url") or "",
        description=said(a_text, value, "description") or "",
        aliases=said(a_list, value, "aliases") or (),
        editions=in_order(
            _edition(slug, name, key, facts)
            for key, facts in _editions(value).items()
            if is_name(f"{slug}-{key}")
        ),
    )


def _edition(series: str, name: str, key: str, facts: Any) -> Edition:
    facts = facts if isinstance(facts, dict) else {}
    start, end, month = said(days, facts, "dates") or (None, None, None)
    texts: dict[str, Any] = {
        name: said(a_text, facts, name) or "" for name in ("city", "venue", "address")
    }
    texts |= {name: said(an_address, facts, name) or "" for name in ("url", "schedule")}
    return Edition(
        series=series,
        key=key,
        name=f"{name} {key}",
        start=start,
        end=end,
        month=month,
        country=said(a_country, facts, "country") or "",
        coordinates=said(coordinates, facts, "coordinates"),
        online=said(a_truth, facts, "online") or False,
        **texts,
    )


_SERIES_VALUES: dict[str, tuple[Reader, str]] = {
    "name": (a_text, "text"),
    "url": (an_address, "an address such as https://fosdem.org/"),
    "description": (a_text, "text"),
    "aliases": (a_list, "a list such as [FOSDEM15]"),
    "editions": (a_mapping, "years with facts"),
}
_EDITION_VALUES: dict[str, tuple[Reader, str]] = {
    "dates": (days, "one day or two such as 2015-01-31/2015-02-01"),
    "city": (a_text, "text"),
    "country": (a_country, "a country's code of two letters such as BE"),
    "venue": (a_text, "text"),
    "address": (a_text, "text"),
    "coordinates": (coordinates, "degrees north and east such as 50.812, 4.381"),
    "url": (an_address, "an address such as https://fosdem.org/"),
    "schedule": (
        an_address,
        "the address of its programme such as https://fosdem.org/2015/schedule/",
    ),
    "online": (a_truth, "yes or no"),
}
