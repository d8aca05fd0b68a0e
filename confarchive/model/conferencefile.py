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

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from confarchive.model import yamlfile
from confarchive.model.conference import Conferences, Edition, Series, in_order, readable
from confarchive.model.problems import ProblemKind
from confarchive.model.slugs import is_name
from confarchive.model.yamlfile import a_list, a_mapping, a_text, an_address, misfits, said, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.problems import Problem
    from confarchive.model.yamlfile import Complaint, Reader

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
    "online",
)
NEVER = "never"
"""What stands in an entry's place for what is no conference."""
_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off", ""})


def read(text: str, path: str = FILE) -> tuple[Conferences, tuple[Problem, ...]]:
    """Return the conferences that *text* describes, and what is wrong with it."""
    entries, problems = yamlfile.read(text, path, _complaints)
    return _conferences(entries), problems


# -- what is wrong


def _complaints(entries: dict[str, Any]) -> Iterator[Complaint]:
    for slug, value in sorted(entries.items()):
        yield from _series_complaints(slug, value)
        for key in _editions(value):
            if (name := f"{slug}-{key}") in entries:
                message = f"a series is called {name} as well; posts can name only one of them"
                yield (slug, "editions", key), ProblemKind.DUPLICATE_SLUG, message


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
        return
    yield from unknown(keys, facts, EDITION_KEYS)
    yield from misfits(keys, facts, _EDITION_VALUES)


# -- what it says


def _conferences(entries: dict[str, Any]) -> Conferences:
    series = (
        _series(slug, value)
        for slug, value in sorted(entries.items())
        if isinstance(value, dict) and is_name(slug)
    )
    never = frozenset(slug for slug, value in entries.items() if value == NEVER)
    return Conferences(series=tuple(series), never=never)


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
    start, end, month = said(_dates, facts, "dates") or (None, None, None)
    texts: dict[str, Any] = {
        name: said(a_text, facts, name) or "" for name in ("city", "venue", "address")
    }
    texts["url"] = said(an_address, facts, "url") or ""
    return Edition(
        series=series,
        key=key,
        name=f"{name} {key}",
        start=start,
        end=end,
        month=month,
        country=said(_country, facts, "country") or "",
        coordinates=said(_coordinates, facts, "coordinates"),
        online=said(_truth, facts, "online") or False,
        **texts,
    )


def _dates(value: Any) -> tuple[date | None, date | None, date | None] | None:
    """Return the first and the last day of ``2015-01-31/2015-02-01``, or the month of ``2015-01``."""
    text = a_text(value)
    if re.fullmatch(r"\d{4}-\d\d", text):
        return None, None, date.fromisoformat(f"{text}-01")
    return (*_days(text), None) if text else None


def _days(text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    start = date.fromisoformat(first.strip())
    end = date.fromisoformat(last.strip()) if last else start
    if end < start or end == date.max:  # whose next day no calendar has
        raise ValueError(text)
    return start, end


def _country(value: Any) -> str:
    text = a_text(value)
    if text and not re.fullmatch("[A-Za-z]{2}", text):
        raise ValueError(text)
    return text.upper()


def _coordinates(value: Any) -> tuple[float, float] | None:
    """Return degrees north and east, from ``50.812, 4.381`` or a list of the two."""
    parts = list(a_list(value)) if isinstance(value, list) else a_text(value).split(",")
    if parts == [""]:
        return None
    north, east = map(float, parts)
    if not (-90 <= north <= 90 and -180 <= east <= 180):  # noqa: PLR2004
        raise ValueError(value)
    return north, east


def _truth(value: Any) -> bool:
    text = a_text(value).lower()
    if text not in _YES | _NO:
        raise ValueError(text)
    return text in _YES


_SERIES_VALUES: dict[str, tuple[Reader, str]] = {
    "name": (a_text, "text"),
    "url": (an_address, "an address such as https://fosdem.org/"),
    "description": (a_text, "text"),
    "aliases": (a_list, "a list such as [FOSDEM15]"),
    "editions": (a_mapping, "years with facts"),
}
_EDITION_VALUES: dict[str, tuple[Reader, str]] = {
    "dates": (_dates, "one day or two such as 2015-01-31/2015-02-01"),
    "city": (a_text, "text"),
    "country": (_country, "a country's code of two letters such as BE"),
    "venue": (a_text, "text"),
    "address": (a_text, "text"),
    "coordinates": (_coordinates, "degrees north and east such as 50.812, 4.381"),
    "url": (an_address, "an address such as https://fosdem.org/"),
    "online": (_truth, "yes or no"),
}
