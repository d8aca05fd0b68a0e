"""Talks that posts and programmes tell of: those of each post, of each conference, and all that posts tell of.

Two posts that tell of a talk of one title at one conference tell of one talk. Hidden posts show their
own talks, and no list has these.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import Given
from confarchive.model.conference import Edition
from confarchive.model.moments import format_when
from confarchive.model.slugs import slugify
from confarchive.model.talks import file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from confarchive.building.site.page_parts import Dated, Link
    from confarchive.model.archive import Archive
    from confarchive.model.moments import When
    from confarchive.model.post import Post
    from confarchive.model.talks import Talk

    Told = tuple[Post, Talk]
    Key = tuple[str, str]  # a conference, and what stands for a title there


class Talks:
    """The talks of an archive; ``person``, ``conference`` and ``dated`` return the links to what they name.

    ``day`` shows a date, and ``files`` are those of the site that pages offer: their places in the output, by
    those in the site.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        person: Callable[[str], Link],
        conference: Callable[[str], Link],
        dated: Callable[[Post], Dated],
        day: Callable[[When | None], str],
        files: Mapping[str, str],
    ) -> None:
        self._archive = archive
        self._person = person
        self._conference = conference
        self._dated = dated
        self._day = day
        self._files = files
        self._given: dict[str, tuple[Given, ...]] = {}

    def of(self, post: Post) -> tuple[Given, ...]:
        """Return the talks that a *post* tells of, as it calls them, with what else is told of them."""
        found = ((_key(post, talk), talk) for talk in post.talks)
        return tuple(
            replace(self._talk(key, self._told.get(key, [(post, talk)])), text=talk.title)
            for key, talk in found
        )

    def given_at(self, slug: str) -> tuple[Given, ...]:
        """Return the talks that were given at an edition, or of which no more than the series is known.

        Those of its programme come first, in the order they were given in.
        """
        if slug not in self._given:
            keys = (key for key in self._told if key[0] == slug and key not in self._scheduled)
            others = (self._talk(key, self._told[key]) for key in keys)
            programme = self._programme(slug)
            self._given[slug] = (*programme, *sorted(others, key=lambda talk: talk.text.casefold()))
        return self._given[slug]

    def given_by(self, page: str) -> tuple[Given, ...]:
        """Return the talks of the person who has that *page*: of each conference together, the latest first."""
        return self._by_person.get(page, ())

    @cached_property
    def _by_person(self) -> dict[str, tuple[Given, ...]]:
        found: dict[str, list[Given]] = defaultdict(list)
        places = {place for place, _ in self._told} | self._archive.programmes.keys()
        known = {place for place in places if self._archive.conferences.find(place)}
        given = [talk for slug in sorted(known, key=self._order) for talk in self.given_at(slug)]
        given += (self._talk(key, told) for key, told in self._told.items() if key[0] not in known)
        for talk in given:
            for speaker in talk.speakers:
                if speaker.page:
                    found[speaker.page].append(talk)
        return {page: tuple(talks) for page, talks in found.items()}

    @cached_property
    def told(self) -> tuple[tuple[Link | None, tuple[Given, ...]], ...]:
        """The talks that posts tell of: those of each conference, the latest first, then those without one.

        With the link to a conference goes the number of all talks that were given there.
        """
        found: dict[str, list[Given]] = defaultdict(list)
        for key, told in self._told.items():
            place = key[0] if self._archive.conferences.find(key[0]) else ""
            found[place].append(self._talk(key, told))
        return tuple(
            (
                replace(self._conference(slug), count=len(self.given_at(slug))) if slug else None,
                tuple(sorted(found[slug], key=lambda talk: talk.text.casefold())),
            )
            for slug in sorted(found, key=self._order)
        )

    @cached_property
    def _told(self) -> dict[Key, list[Told]]:
        found: dict[Key, list[Told]] = defaultdict(list)
        for post in self._archive.listed:
            for talk in post.talks:
                found[_key(post, talk)].append((post, talk))
        return found

    @cached_property
    def _scheduled(self) -> dict[Key, Talk]:
        """What programmes tell of the talks that posts tell of, too."""
        found: dict[Key, Talk] = {}
        for slug in {place for place, _ in self._told} & self._archive.programmes.keys():
            for talk in self._archive.programmes[slug]:
                found.setdefault((slug, slugify(talk.title)), talk)
        return found

    def _programme(self, slug: str) -> Iterator[Given]:
        named: Counter[str] = Counter()
        for talk in sorted(self._archive.programmes.get(slug, ()), key=_when):
            key = slug, slugify(talk.title)
            named[key[1]] += 1
            told = self._told.get(key, []) if named[key[1]] == 1 else []
            given = self._talk(key, told, talk)
            is_first = named[key[1]] == 1
            yield given if is_first else replace(given, anchor=f"{given.anchor}-{named[key[1]]}")

    def _order(self, slug: str) -> tuple[bool, int, str]:
        place = self._archive.conferences.find(slug)
        year = place.year if isinstance(place, Edition) else 0
        return not slug, -year, slug

    def _talk(self, key: Key, told: Sequence[Told], scheduled: Talk | None = None) -> Given:
        """Return a talk as its programme and all posts tell of it, each value as the first of them has it.

        The newest post is the first of posts.
        """
        scheduled = scheduled or self._scheduled.get(key)
        talks = [*([scheduled] if scheduled else []), *(talk for _, talk in told)]
        place = self._conference(key[0]) if self._archive.conferences.find(key[0]) else None
        posts = [self._dated(each) for each in dict.fromkeys(post for post, _ in told)]
        start = scheduled.start if scheduled else None
        return Given(
            page=posts[0].page if posts else place.page if place else "",
            text=talks[0].title,
            anchor=f"talk-{slugify(talks[0].title)}",
            speakers=tuple(map(self._person, dict.fromkeys(n for t in talks for n in t.speakers))),
            conference=place,
            slides=_first(self._address(told, [talk.slides for talk in talks])),
            video=_first(self._address(told, [talk.video for talk in talks])),
            language=_first(talk.language for talk in talks),
            room=scheduled.room if scheduled else "",
            day=self._day(start) if start else "",
            hour=f"{start:%H:%M}" if isinstance(start, datetime) else "",
            iso=format_when(start).replace(" ", "T") if start else "",
            minutes=scheduled.minutes if scheduled else 0,
            url=scheduled.url if scheduled else "",
            posts=tuple(posts),
        )

    def _address(self, told: Sequence[Told], named: Sequence[str]) -> Iterator[str]:
        """Yield addresses as they are, and of files their places in the output, "" where that is none of ours."""
        posts = [None] * (len(named) - len(told)) + [post for post, _ in told]
        for post, name in zip(posts, named, strict=True):
            is_file = post is not None and name and "://" not in name
            yield self._files.get(file_of(post.docname, name), "") if post and is_file else name


def _when(talk: Talk) -> tuple[str, str]:
    return format_when(talk.start) if talk.start else "9", talk.room


def _place(post: Post, talk: Talk) -> str:
    """Return the slug of the conference at which a *talk* was given: the one that the post is about, unless it says so."""
    return talk.conference or (post.conferences[0] if len(post.conferences) == 1 else "")


def _key(post: Post, talk: Talk) -> Key:
    place = _place(post, talk)
    return place, slugify(talk.title) if place else f"{post.docname} {talk.title}"


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def words(talks: Iterable[Given]) -> Iterator[str]:
    """Yield what the search finds a post by, beside its own words: titles of talks, and who gave them."""
    for talk in talks:
        yield from (talk.text, *(speaker.text for speaker in talk.speakers))
