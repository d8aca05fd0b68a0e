"""Conferences: series that come back, and their editions.

A post names an edition (``fosdem-2015``) or a series (``fosdem``). The file that
describes them is read in :mod:`confarchive.model.files.conference_file`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import is_name, slugify
from confarchive.model.editions.edition_order import in_order
from confarchive.model.problems import Problem, ProblemKind, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from datetime import date

    from confarchive.model.post import Post

    Line = Callable[[Post, str, str], int | None]
    """Where in a post's file a name stands below a key of its header."""

_FILE = "conferences.yml"
_HINTS = 50
"""Of so many unknown names the nearest known one is looked for."""
_SHOWN = 60
"""Letters of a name that a message shows."""
_CALLED = re.compile(r"(?<=\w)(?:unconf|conf|con|camp|fest)\b")
"""How names of conferences end that are written in one word, each of its two with a capital."""
_EDITION = re.compile(r"(?P<series>.+?)-(?P<key>(?:19|20)\d\d(?:-.+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One meeting of a series. ``key`` is nearly always the year; days are inclusive.

    Where no days are known ``month`` may be the first day of the month it was held in.
    ``country`` is its code of two letters (ISO 3166), ``coordinates`` are degrees
    north and east.
    """

    series: str
    key: str
    name: str
    start: date | None = None
    end: date | None = None
    month: date | None = None
    city: str = ""
    country: str = ""
    venue: str = ""
    address: str = ""
    coordinates: tuple[float, float] | None = None
    url: str = ""
    schedule: str = ""
    online: bool = False
    described: bool = True

    @property
    def slug(self) -> str:
        """What posts name it by: ``fosdem-2015``."""
        return f"{self.series}-{self.key}"

    @property
    def year(self) -> int:
        """The year it began in, or the one its key names; 0 where neither tells."""
        if begin := self.start or self.month:
            return begin.year
        return year_of(self.key)


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
    """All series that the archive knows, by slug.

    ``never`` are the slugs of what is no conference, ``misread`` those of entries that hold something else than
    keys: neither can have editions.
    """

    series: tuple[Series, ...] = ()
    never: frozenset[str] = frozenset()
    misread: frozenset[str] = frozenset()

    def find(self, slug: str) -> Series | Edition | None:
        """Return the series or the edition that *slug* names."""
        return self._places.get(slug)

    @property
    def places(self) -> tuple[Series | Edition, ...]:
        """What posts can name: every edition and every series."""
        return tuple(self._places.values())

    def why_closed(self, slug: str) -> str:
        """Return why the file takes no entry for *slug*, and what to do; "" where it would."""
        names = {slug, series_of(slug)}
        if found := names & self.never:
            return f"{_FILE} says '{min(found)}: never'; take one of the two out"
        if found := names & self.misread:
            return f"its entry {min(found)!r} in {_FILE} cannot be read; mend that first"
        return ""

    def nearest(self, slug: str) -> str | None:
        """Return the known slug that looks most like *slug*, if any does."""
        return nearest(slug, self._places)

    @cached_property
    def _places(self) -> dict[str, Series | Edition]:
        editions = {edition.slug: edition for series in self.series for edition in series.editions}
        return {**editions, **{series.slug: series for series in self.series}}

    def completed(self, slugs: set[str]) -> Conferences:
        """Return these with the conferences that *slugs* name and no file describes."""
        known = {series.slug: series for series in self.series}
        editions: dict[str, list[str]] = defaultdict(list)
        for slug in sorted(slugs):
            match = _EDITION.fullmatch(slug)
            name = match["series"] if match else slug
            # Of what is called as a series, no edition is needed.
            if self.find(slug) is None and slug not in known:
                known.setdefault(name, Series(slug=name, name=readable(name), described=False))
                editions[name] += [match["key"]] if match else []
        known |= {name: _with_editions(known[name], keys) for name, keys in editions.items()}
        return replace(self, series=tuple(known[slug] for slug in sorted(known)))


def _with_editions(series: Series, keys: Iterable[str]) -> Series:
    """Return *series* with editions that no file describes."""
    named = ((key, f"{series.name} {key}") for key in keys)
    added = (
        Edition(series=series.slug, key=key, name=name, described=False) for key, name in named
    )
    return replace(series, editions=in_order((*series.editions, *added)))


def series_of(slug: str) -> str:
    """Return the name of the series that *slug* is, or is an edition of: ``fosdem`` of ``fosdem-2015``."""
    match = _EDITION.fullmatch(slug)
    return match["series"] if match else slug


def is_misspelt(name: str, known: Conferences) -> bool:
    """Tell whether *name* can be no conference's, or is a series of the *known* ones in another spelling."""
    series, spelled = series_of(name), series_of(slugify(name))
    if not is_name(name):
        return True
    own = known.find(series)
    is_own = own is not None and own.described
    return not is_own and series != spelled and known.find(spelled) is not None


def year_of(key: str) -> int:
    """Return the year that the *key* of an edition begins with, 0 where it begins with none."""
    match = re.match(r"\d{4}(?!\d)", key)
    return int(match[0]) if match else 0


def is_edition(slug: str) -> bool:
    """Tell whether *slug* is called as editions are: ``fosdem-2015``."""
    return is_name(slug) and _EDITION.fullmatch(slug) is not None


def readable(slug: str) -> str:
    """Return a name for what has only a slug: ``DazzleCon`` for ``dazzlecon``."""
    words = slug.replace("-", " ").title()
    return _CALLED.sub(lambda match: match[0].title(), words)


# -- what posts name


def nowhere(_post: Post, _key: str, _name: str) -> None:
    """Tell no line."""


def posts_about(listed: Iterable[Post], known: Conferences) -> dict[str, tuple[Post, ...]]:
    """Return the *listed* posts about each edition, and about each series with all its editions."""
    about: dict[str, list[Post]] = defaultdict(list)
    for post in listed:
        for slug in sorted(_with_series(post.conferences, known)):
            about[slug].append(post)
    return {slug: tuple(posts) for slug, posts in about.items()}


def posts_mentioning(listed: Iterable[Post], known: Conferences) -> dict[str, tuple[Post, ...]]:
    """Return the *listed* posts that only mention each edition, and each series or an edition of it."""
    mentioning: dict[str, list[Post]] = defaultdict(list)
    for post in listed:
        for slug in sorted(
            _with_series(post.mentions, known) - _with_series(post.conferences, known)
        ):
            mentioning[slug].append(post)
    return {slug: tuple(posts) for slug, posts in mentioning.items()}


def _with_series(slugs: Iterable[str], known: Conferences) -> set[str]:
    """Return *slugs* with the series of those that are editions'."""
    named = set(slugs)
    places = map(known.find, named)
    return named | {place.series for place in places if isinstance(place, Edition)}


def fitting(posts: Iterable[Post], line: Line = nowhere) -> tuple[list[Post], list[Problem]]:
    """Return *posts* without names that can be no conference's, for want of an address; and these.

    Each is named once; what a post is about it does not mention besides.
    """
    found: list[Post] = []
    problems: list[Problem] = []
    for post in posts:
        about = tuple(dict.fromkeys(filter(is_name, post.conferences)))
        mentions = tuple(dict.fromkeys(filter(is_name, post.mentions)))
        mentions = tuple(name for name in mentions if name not in about)
        problems += (
            _misnamed(post, key, name, line(post, key, name))
            for key, name in keys_and_names(post)
            if not is_name(name)
        )
        named = (about, mentions)
        is_as_it_is = named == (post.conferences, post.mentions)
        found.append(post if is_as_it_is else replace(post, conferences=about, mentions=mentions))
    return found, problems


def keys_and_names(post: Post) -> Iterator[tuple[str, str]]:
    """Yield the conferences that a header names, each behind its key."""
    yield from (("conferences", name) for name in post.conferences)
    yield from (("mentions", name) for name in post.mentions)
    yield from (("talks", talk.conference) for talk in post.talks if talk.conference)


def _misnamed(post: Post, key: str, name: str, line: int | None) -> Problem:
    shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    message = (
        f"{key}: found {shown!r}, expected a short name of letters, digits and hyphens "
        "such as fosdem-2015"
    )
    return Problem(path=post.path, line=line, kind=ProblemKind.BAD_VALUE, message=message)


def closed(posts: Iterable[Post], known: Conferences, line: Line = nowhere) -> Iterator[Problem]:
    """Yield a problem for each name in *posts* that the file of the *known* conferences takes no entry for."""
    for post in posts:
        for key, slug in keys_and_names(post):
            if known.find(slug) is None and (why := known.why_closed(slug)):
                yield _unknown(post, f"{key}: found {slug!r}, and {why}", line(post, key, slug))


def unknown(
    posts: Iterable[Post],
    known: Conferences,
    unlisted: Container[str] = frozenset(),
    line: Line = nowhere,
) -> Iterator[Problem]:
    """Yield a problem for each name in *posts* that is none of the *known* conferences'.

    *unlisted* are the paths of those that lists do not have: they are no reason to describe a conference.
    """
    posts = tuple(posts)
    yield from closed(posts, known, line)
    hints: dict[str, str] = {}
    for post in posts:
        for key, slug in keys_and_names(post):
            if known.find(slug) is None and not known.why_closed(slug):
                if slug not in hints:  # each is held against all that are known
                    near = known.nearest(slug) if len(hints) < _HINTS else None
                    hints[slug] = f"; did you mean {near!r}?" if near else ""
                once = " once a post that is published names it" if post.path in unlisted else ""
                message = f"{key}: {undescribed(slug)}{once}{hints[slug]}"
                yield _unknown(post, message, line(post, key, slug))


def undescribed(slug: str) -> str:
    """Return what messages say of an edition or a series that no file describes."""
    return f"{slug!r} is not in {_FILE} yet; confarchive conferences --apply describes it"


def _unknown(post: Post, message: str, line: int | None) -> Problem:
    kind = ProblemKind.UNKNOWN_CONFERENCE
    return Problem(path=post.path, line=line, kind=kind, message=message)
