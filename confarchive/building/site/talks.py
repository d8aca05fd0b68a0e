"""Talks that posts and programmes tell of: those of each post, of each conference, and all that posts tell of.

Two posts that tell of a talk of one title at one conference tell of one talk, and so does one whose text names it.
Hidden posts show their own talks, and no list has these.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.talk_parts import Given
from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import Edition
from confarchive.model.dates.moments import format_when
from confarchive.model.talks.talks import Talk, file_of, is_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from confarchive.building.site.page_parts import Dated, Link
    from confarchive.model.archive import Archive
    from confarchive.model.dates.moments import When
    from confarchive.model.post import Post

    Told = tuple[Post, Talk]
    Key = tuple[str, str]  # a conference, and what stands for a title there


class Talks:
    """The talks of an archive; ``person``, ``conference`` and ``dated`` return the links to what they name.

    ``day`` shows a date, ``named`` has the talks that texts name, by document name, and ``files`` are those of the site that pages offer: their places in the output, by
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
        named: Callable[[str], Iterable[Key]],
        files: Mapping[str, str],
    ) -> None:
        self._archive = archive
        self._person = person
        self._conference = conference
        self._dated = dated
        self._day = day
        self._named = named
        self._files = files
        self._given: dict[str, tuple[Given, ...]] = {}
        self._made: dict[Key, Given] = {}

    def of(self, post: Post) -> tuple[Given, ...]:
        """Return the talks that a *post* tells of, as it calls them, with what else is told of them.

        Those of its header come first, then those that its text names.
        """
        told: dict[Key, Talk] = {}
        for talk in post.talks:
            told.setdefault(_key(post, talk), talk)
        own = [replace(self._own(post, talk), text=talk.title) for talk in told.values()]
        named = [key for key in self._named_by(post) if key not in told]
        return (*own, *map(self._elsewhere, named))

    def _named_by(self, post: Post) -> tuple[Key, ...]:
        return tuple(key for key in self._named(post.docname) if key in self._titles)

    def _elsewhere(self, key: Key) -> Given:
        """Return a talk that a programme or a header tells of."""
        is_told = key[1] in self._told.get(key[0], ())
        return self._of(key) if is_told else self._talk(key, ())

    def _own(self, post: Post, talk: Talk) -> Given:
        key = _key(post, talk)
        is_listed = key[1] in self._told.get(key[0], ())
        return self._of(key) if is_listed else self._talk(key, [(post, talk)])

    def given_at(self, slug: str) -> tuple[Given, ...]:
        """Return the talks that were given at an edition, or of which no more than the series is known.

        Those of its programme come first, in the order they were given in.
        """
        if slug not in self._given:
            keys = ((slug, title) for title in self._told.get(slug, ()))
            others = (self._of(key) for key in keys if key not in self._scheduled)
            programme = self._programme(slug)
            self._given[slug] = (*programme, *sorted(others, key=lambda talk: talk.text.casefold()))
        return self._given[slug]

    def given_by(self, page: str) -> tuple[tuple[str, Given], ...]:
        """Return the talks of the person who has that *page*: of each conference together, the latest first.

        Each stands behind the slug of its conference, "" where none is told.
        """
        return self._by_person.get(page, ())

    def year_of(self, slug: str, talk: Given) -> int:
        """Return the year of a talk's edition, or of the first post that tells of it, 0 where none is known."""
        place = self._archive.conferences.find(slug)
        if isinstance(place, Edition):
            return place.year
        return int(min((post.iso for post in talk.posts if post.iso), default="0")[:4])

    @cached_property
    def _all(self) -> tuple[tuple[str, Given], ...]:
        """All talks, those of each conference together behind its slug, the latest first."""
        slugs = sorted(self._told.keys() | self._archive.programmes.keys(), key=self._order)
        return tuple((slug, talk) for slug in slugs for talk in self.given_at(slug))

    @property
    def every(self) -> Iterator[Given]:
        """All talks, those of each conference together, the latest first."""
        return (talk for _, talk in self._all)

    @cached_property
    def _by_person(self) -> dict[str, tuple[tuple[str, Given], ...]]:
        found: dict[str, list[tuple[str, Given]]] = defaultdict(list)
        for slug, talk in self._all:
            for page in {speaker.page for speaker in talk.speakers} - {""}:
                found[page].append((slug, talk))
        return {page: tuple(talks) for page, talks in found.items()}

    @cached_property
    def told(self) -> tuple[tuple[str, Link | None, tuple[Given, ...]], ...]:
        """The talks that posts tell of: those of each conference, the latest first, then those without one ("").

        With the link to a conference goes the number of all talks that were given there.
        """
        return tuple(
            (
                slug,
                replace(self._conference(slug), count=len(self.given_at(slug))) if slug else None,
                tuple(sorted(map(self._of, keys), key=lambda talk: talk.text.casefold())),
            )
            for slug in sorted(self._told, key=self._order)
            for keys in ([(slug, title) for title in self._told[slug]],)
        )

    @cached_property
    def _told(self) -> dict[str, dict[str, list[Told]]]:
        """What posts tell of each talk, by its conference and by what stands for its title."""
        found: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
        for post in self._archive.listed:
            for talk in post.talks:
                place, title = _key(post, talk)
                found[place][title].append((post, talk))
        for post in self._archive.listed:
            for place, title in self._named_by(post):
                found[place][title].append((post, self._titles[place, title]))
        return found

    @cached_property
    def _titles(self) -> dict[Key, Talk]:
        """What is told by a text that names a talk: its title alone."""
        headers = {_key(post, talk): talk for post in self._archive.listed for talk in post.talks}
        return {key: Talk(title=talk.title) for key, talk in (headers | self._scheduled).items()}

    def _of(self, key: Key) -> Given:
        """Return a talk that posts tell of."""
        if (
            key not in self._made
        ):  # shown by its posts, its conference, its speakers and the list of all
            self._made[key] = self._talk(key, self._told[key[0]][key[1]])
        return self._made[key]

    @cached_property
    def _scheduled(self) -> dict[Key, Talk]:
        """What programmes tell of each talk, the first of its title."""
        found: dict[Key, Talk] = {}
        for slug, talks in self._archive.programmes.items():
            for talk in talks:
                found.setdefault((slug, slugify(talk.title)), talk)
        return found

    def _programme(self, slug: str) -> Iterator[Given]:
        named: Counter[str] = Counter()
        for talk in sorted(self._archive.programmes.get(slug, ()), key=_when):
            title = slugify(talk.title)
            named[title] += 1
            is_first = named[title] == 1
            told = self._told.get(slug, {}).get(title, ()) if is_first else ()
            given = self._talk((slug, title), told, talk)
            yield given if is_first else replace(given, anchor=f"{given.anchor}-{named[title]}")

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
            is_own = post is not None and is_file(name)
            yield self._files.get(file_of(post.docname, name), "") if post and is_own else name


def _when(talk: Talk) -> tuple[str, str]:
    return format_when(talk.start) if talk.start else "9", talk.room


def _key(post: Post, talk: Talk) -> Key:
    place = post.place_of(talk)
    title = slugify(talk.title)
    return place, title if place else f"{post.docname} {title}"


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def words(talks: Iterable[Given]) -> Iterator[str]:
    """Yield what the search finds a post by, beside its own words: titles of talks, and who gave them."""
    for talk in talks:
        yield from (talk.text, *(speaker.text for speaker in talk.speakers))
