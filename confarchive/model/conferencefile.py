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

The same is told to editors by ``confarchive/conferences.schema.json``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from confarchive.model import headers
from confarchive.model.conference import Conferences, Edition, Series, in_order, readable
from confarchive.model.problems import Problem, ProblemKind, did_you_mean
from confarchive.model.slugs import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off", ""})

_Reader = Callable[[Any], Any]
Complaint = tuple[tuple[str, ...], ProblemKind, str]
"""The keys that lead to what is wrong, what sort of thing is, and how to put it right."""


def read(text: str, path: str = FILE) -> tuple[Conferences, tuple[Problem, ...]]:
    """Return the conferences that *text* describes, and what is wrong with it."""
    try:
        entries = headers.read(text)
        lines = headers.lines(text)
    except headers.HeaderError as error:
        message = f"not readable: {error}"
        problem = Problem(path=path, line=error.line, kind=ProblemKind.UNREADABLE, message=message)
        return Conferences(), (problem,)
    complaints = [
        complaint
        for slug, entry in sorted(entries.items())
        for complaint in _series_complaints(slug, entry.value)
    ]
    return _conferences(entries), tuple(
        Problem(path=path, line=lines[keys], kind=kind, message=f"{': '.join(keys)}: {message}")
        for keys, kind, message in complaints
    )


# -- what is wrong


def _series_complaints(slug: str, value: Any) -> Iterator[Complaint]:
    if not is_slug(slug):
        yield (slug,), ProblemKind.BAD_VALUE, "expected a name of letters, digits and hyphens"
    if not isinstance(value, dict):
        message = f"found {value!r}, expected keys such as name and editions"
        yield (slug,), ProblemKind.BAD_VALUE, message
        return
    yield from _unknown((slug,), value, SERIES_KEYS)
    if not value.get("name"):
        yield (slug,), ProblemKind.BAD_VALUE, "no name: expected the conference's name"
    yield from _misfits((slug,), value, _SERIES_VALUES)
    editions = value.get("editions") or {}
    for key, facts in editions.items() if isinstance(editions, dict) else ():
        yield from _edition_complaints((slug, "editions", key), facts)


def _edition_complaints(keys: tuple[str, ...], facts: Any) -> Iterator[Complaint]:
    if not isinstance(facts, dict):
        if facts:
            yield keys, ProblemKind.BAD_VALUE, f"found {facts!r}, expected keys such as dates"
        return
    yield from _unknown(keys, facts, EDITION_KEYS)
    yield from _misfits(keys, facts, _EDITION_VALUES)


def _unknown(
    keys: tuple[str, ...], value: dict[str, Any], known: tuple[str, ...]
) -> Iterator[Complaint]:
    for key in value:
        if key not in known:
            hint = did_you_mean(key, known) or f"; known are {', '.join(known)}"
            yield (*keys, key), ProblemKind.UNKNOWN_KEY, f"unknown key{hint}"


def _misfits(
    keys: tuple[str, ...], value: dict[str, Any], expected: dict[str, tuple[_Reader, str]]
) -> Iterator[Complaint]:
    for key, (reads, what) in expected.items():
        try:
            reads(value.get(key, ""))
        except (ValueError, TypeError):
            message = f"found {value[key]!r}, expected {what}"
            yield (*keys, key), ProblemKind.BAD_VALUE, message


# -- what it says


def _conferences(entries: dict[str, headers.Entry]) -> Conferences:
    series = (
        _series(slug, entry.value)
        for slug, entry in sorted(entries.items())
        if isinstance(entry.value, dict)
    )
    return Conferences(series=tuple(series))


def _series(slug: str, value: dict[str, Any]) -> Series:
    name = _or_nothing(_text, value, "name") or readable(slug)
    editions = value.get("editions")
    facts = editions.items() if isinstance(editions, dict) else ()
    return Series(
        slug=slug,
        name=name,
        url=_or_nothing(_text, value, "url") or "",
        description=_or_nothing(_text, value, "description") or "",
        aliases=_or_nothing(_texts, value, "aliases") or (),
        editions=in_order(_edition(slug, name, key, value) for key, value in facts),
    )


def _edition(series: str, name: str, key: str, facts: Any) -> Edition:
    facts = facts if isinstance(facts, dict) else {}
    start, end = _or_nothing(_days, facts, "dates") or (None, None)
    texts: dict[str, Any] = {
        name: _or_nothing(_text, facts, name) or "" for name in ("city", "venue", "address", "url")
    }
    return Edition(
        series=series,
        key=key,
        name=f"{name} {key}",
        start=start,
        end=end,
        country=_or_nothing(_country, facts, "country") or "",
        coordinates=_or_nothing(_coordinates, facts, "coordinates"),
        online=_or_nothing(_truth, facts, "online") or False,
        **texts,
    )


def _or_nothing(reads: Callable[[Any], Any], value: dict[str, Any], key: str) -> Any:
    """Return what *key* says, None where that is wrong: a complaint tells of it."""
    try:
        return reads(value.get(key, ""))
    except (ValueError, TypeError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) and value != "":
        raise TypeError
    return tuple(map(_text, value))


def _mapping(value: Any) -> Any:
    if not isinstance(value, dict) and value != "":
        raise TypeError
    return value


def _days(value: Any) -> tuple[date, date] | None:
    """Return the first and the last day of ``2015-01-31/2015-02-01``, or of one day."""
    text = _text(value)
    if not text:
        return None
    first, _, last = text.partition("/")
    start = date.fromisoformat(first.strip())
    end = date.fromisoformat(last.strip()) if last else start
    if end < start:
        raise ValueError(text)
    return start, end


def _country(value: Any) -> str:
    text = _text(value)
    if text and not re.fullmatch("[A-Za-z]{2}", text):
        raise ValueError(text)
    return text.upper()


def _coordinates(value: Any) -> tuple[float, float] | None:
    """Return degrees north and east, from ``50.812, 4.381`` or a list of the two."""
    parts = list(_texts(value)) if isinstance(value, list) else _text(value).split(",")
    if parts == [""]:
        return None
    north, east = map(float, parts)
    if not (-90 <= north <= 90 and -180 <= east <= 180):  # noqa: PLR2004
        raise ValueError(value)
    return north, east


def _truth(value: Any) -> bool:
    text = _text(value).lower()
    if text not in _YES | _NO:
        raise ValueError(text)
    return text in _YES


_SERIES_VALUES: dict[str, tuple[_Reader, str]] = {
    "name": (_text, "text"),
    "url": (_text, "text"),
    "description": (_text, "text"),
    "aliases": (_texts, "a list such as [FOSDEM15]"),
    "editions": (_mapping, "years with facts"),
}
_EDITION_VALUES: dict[str, tuple[_Reader, str]] = {
    "dates": (_days, "one day or two such as 2015-01-31/2015-02-01"),
    "city": (_text, "text"),
    "country": (_country, "a country's code of two letters such as BE"),
    "venue": (_text, "text"),
    "address": (_text, "text"),
    "coordinates": (_coordinates, "degrees north and east such as 50.812, 4.381"),
    "url": (_text, "text"),
    "online": (_truth, "yes or no"),
}
