"""Conferences: series that come back, and their editions, as ``conferences.yml`` tells them.

::

    fosdem:
      name: FOSDEM
      url: https://fosdem.org/
      aliases: [FOSDEM]
      editions:
        2015: {dates: 2015-01-31/2015-02-01, city: Brussels, country: BE, venue: ULB Solbosch}

A post names an edition (``fosdem-2015``) or a series (``fosdem``).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from confarchive.model import headers
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.slugs import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "conferences.yml"
_EDITION = re.compile(r"(?P<series>.+?)-(?P<key>(?:19|20)\d\d(?:-.+)?)")
_SERIES_KEYS = ("name", "url", "aliases", "description", "editions")
_EDITION_KEYS = ("dates", "city", "country", "venue", "url", "online")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One meeting of a series. ``key`` is nearly always the year; days are inclusive."""

    series: str
    key: str
    name: str
    start: date | None = None
    end: date | None = None
    city: str = ""
    country: str = ""
    venue: str = ""
    url: str = ""
    online: bool = False
    described: bool = True

    @property
    def slug(self) -> str:
        """What posts name it by: ``fosdem-2015``."""
        return f"{self.series}-{self.key}"

    @property
    def year(self) -> int:
        """The year it began in, or the one its key names; 0 where neither tells."""
        if self.start:
            return self.start.year
        match = re.match(r"\d{4}", self.key)
        return int(match[0]) if match else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A conference that comes back, its editions oldest first."""

    slug: str
    name: str
    url: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    described: bool = True


@dataclass(frozen=True, kw_only=True)
class Conferences:
    """All series that the archive knows, by slug."""

    series: tuple[Series, ...] = ()

    def find(self, slug: str) -> Series | Edition | None:
        """Return the series or the edition that *slug* names."""
        return self._places.get(slug)

    @property
    def places(self) -> tuple[Series | Edition, ...]:
        """What posts can name: every edition and every series."""
        return tuple(self._places.values())

    def nearest(self, slug: str) -> str | None:
        """Return the known slug that looks most like *slug*, if any does."""
        return next(iter(difflib.get_close_matches(slug, self._places, n=1)), None)

    @cached_property
    def _places(self) -> dict[str, Series | Edition]:
        editions = {edition.slug: edition for series in self.series for edition in series.editions}
        return {**editions, **{series.slug: series for series in self.series}}

    def completed(self, slugs: set[str]) -> Conferences:
        """Return these with the conferences that *slugs* name and no file describes."""
        known = {series.slug: series for series in self.series}
        for slug in sorted(slugs):
            if self.find(slug) is None and slug not in known:
                series = _undescribed(slug, known)
                known[series.slug] = series
        return Conferences(series=tuple(known[slug] for slug in sorted(known)))


def _undescribed(slug: str, known: dict[str, Series]) -> Series:
    match = _EDITION.fullmatch(slug)
    if match is None:
        return Series(slug=slug, name=_readable(slug), described=False)
    series = known.get(match["series"]) or Series(
        slug=match["series"], name=_readable(match["series"]), described=False
    )
    edition = Edition(
        series=series.slug, key=match["key"], name=f"{series.name} {match['key']}", described=False
    )
    return _with_editions(series, (*series.editions, edition))


def _with_editions(series: Series, editions: tuple[Edition, ...]) -> Series:
    ordered = tuple(sorted(editions, key=lambda edition: (edition.year, edition.key)))
    return Series(
        slug=series.slug,
        name=series.name,
        url=series.url,
        description=series.description,
        aliases=series.aliases,
        editions=ordered,
        described=series.described,
    )


def _readable(slug: str) -> str:
    return slug.replace("-", " ").title()


def read(text: str, path: str = FILE) -> tuple[Conferences, tuple[Problem, ...]]:
    """Return the conferences that *text* describes, and what is wrong with it."""
    try:
        entries = headers.read(text)
    except headers.HeaderError as error:
        message = f"not readable: {error}"
        problem = Problem(path=path, line=error.line, kind=ProblemKind.UNREADABLE, message=message)
        return Conferences(), (problem,)
    series: list[Series] = []
    problems: list[Problem] = []
    for slug, entry in sorted(entries.items()):
        complaints = list(_complaints(slug, entry.value))
        problems += (
            Problem(path=path, line=entry.line, kind=kind, message=f"{slug}: {message}")
            for kind, message in complaints
        )
        if isinstance(entry.value, dict):
            series.append(_series(slug, entry.value))
    return Conferences(series=tuple(series)), tuple(problems)


def _complaints(slug: str, value: Any) -> Iterator[tuple[ProblemKind, str]]:
    if not is_slug(slug):
        yield ProblemKind.BAD_VALUE, "expected a name of letters, digits and hyphens"
    if not isinstance(value, dict):
        yield ProblemKind.BAD_VALUE, f"found {value!r}, expected keys such as name and editions"
        return
    yield from _unknown(value, _SERIES_KEYS)
    if not value.get("name"):
        yield ProblemKind.BAD_VALUE, "no name: expected the conference's name"
    for key in ("name", "url", "description"):
        if not isinstance(value.get(key, ""), str):
            yield ProblemKind.BAD_VALUE, f"{key}: found {value[key]!r}, expected text"
    if not isinstance(value.get("aliases", []), list):
        yield ProblemKind.BAD_VALUE, f"aliases: found {value['aliases']!r}, expected a list"
    editions = value.get("editions") or {}
    if not isinstance(editions, dict):
        yield ProblemKind.BAD_VALUE, f"editions: found {editions!r}, expected years with facts"
        return
    for key, facts in editions.items():
        yield from _edition_complaints(key, facts)


def _edition_complaints(key: str, facts: Any) -> Iterator[tuple[ProblemKind, str]]:
    if not isinstance(facts, dict):
        if facts:
            yield ProblemKind.BAD_VALUE, f"{key}: found {facts!r}, expected keys such as dates"
        return
    for kind, message in _unknown(facts, _EDITION_KEYS):
        yield kind, f"{key}: {message}"
    for name, value in facts.items():
        if not isinstance(value, str):
            yield ProblemKind.BAD_VALUE, f"{key}: {name}: found {value!r}, expected text"
    try:
        _days(facts.get("dates", ""))
    except (ValueError, AttributeError):
        expected = "expected one day or two such as 2015-01-31/2015-02-01"
        yield ProblemKind.BAD_VALUE, f"{key}: dates: found {facts['dates']!r}, {expected}"


def _unknown(value: dict[str, Any], keys: tuple[str, ...]) -> Iterator[tuple[ProblemKind, str]]:
    for key in value:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(keys)}"
            yield ProblemKind.UNKNOWN_KEY, f"unknown key {key!r}{hint}"


def _series(slug: str, value: dict[str, Any]) -> Series:
    aliases = value.get("aliases")
    editions = value.get("editions")
    series = Series(
        slug=slug,
        name=_str(value.get("name")) or _readable(slug),
        url=_str(value.get("url")),
        description=_str(value.get("description")),
        aliases=tuple(map(str, aliases)) if isinstance(aliases, list) else (),
    )
    facts = editions.items() if isinstance(editions, dict) else ()
    return _with_editions(series, tuple(_edition(series, key, value or {}) for key, value in facts))


def _edition(series: Series, key: str, facts: Any) -> Edition:
    facts = facts if isinstance(facts, dict) else {}
    try:
        start, end = _days(facts.get("dates", ""))
    except (ValueError, AttributeError):
        start = end = None
    return Edition(
        series=series.slug,
        key=key,
        name=f"{series.name} {key}",
        start=start,
        end=end,
        city=_str(facts.get("city")),
        country=_str(facts.get("country")),
        venue=_str(facts.get("venue")),
        url=_str(facts.get("url")),
        online=_str(facts.get("online")).lower() in {"yes", "true"},
    )


def _days(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of ``2015-01-31/2015-02-01``, or of one day."""
    if not text:
        return None, None
    first, _, last = text.partition("/")
    start = date.fromisoformat(first.strip())
    end = date.fromisoformat(last.strip()) if last else start
    if end < start:
        raise ValueError(text)
    return start, end


def _str(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
