"""Talks that posts tell of: those of each post, of each conference, and all of them.

Two posts that tell of a talk of one title at one conference tell of one talk. Hidden posts show their
own talks, and no list has these.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import Given
from confarchive.model.conference import Edition
from confarchive.model.slugs import slugify
from confarchive.model.talks import file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from confarchive.building.site.page_parts import Dated, Link
    from confarchive.model.archive import Archive
    from confarchive.model.post import Post
    from confarchive.model.talks import Talk

    Told = tuple[Post, Talk]


class Talks:
    """The talks of an archive; ``person``, ``conference`` and ``dated`` return the links to what they name.

    ``files`` are those of the site that pages offer: their places in the output, by those in the site.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        person: Callable[[str], Link],
        conference: Callable[[str], Link],
        dated: Callable[[Post], Dated],
        files: Mapping[str, str],
    ) -> None:
        self._archive = archive
        self._person = person
        self._conference = conference
        self._dated = dated
        self._files = files

    def of(self, post: Post) -> tuple[Given, ...]:
        """Return the talks that a *post* tells of, as it calls them, with what other posts tell of them."""
        found = (self._told.get(_key(post, talk), [(post, talk)]) for talk in post.talks)
        return tuple(
            replace(self._talk(told), text=talk.title)
            for talk, told in zip(post.talks, found, strict=True)
        )

    def given_at(self, slug: str) -> tuple[Given, ...]:
        """Return the talks that were given at an edition, or of which no more than the series is known."""
        return self._by_conference.get(slug, ())

    @cached_property
    def all(self) -> tuple[Given, ...]:
        """All talks: of each conference together, the latest first, those without one last."""
        return tuple(itertools.chain.from_iterable(self._by_conference.values()))

    @cached_property
    def _told(self) -> dict[tuple[str, str], list[Told]]:
        found: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for post in self._archive.listed:
            for talk in post.talks:
                found[_key(post, talk)].append((post, talk))
        return found

    @cached_property
    def _by_conference(self) -> dict[str, tuple[Given, ...]]:
        found: dict[str, list[Given]] = defaultdict(list)
        for (conference, _), told in self._told.items():
            found[conference if self._archive.conferences.find(conference) else ""].append(
                self._talk(told)
            )
        return {
            slug: tuple(sorted(found[slug], key=lambda talk: talk.text.casefold()))
            for slug in sorted(found, key=self._order)
        }

    def _order(self, slug: str) -> tuple[bool, int, str]:
        place = self._archive.conferences.find(slug)
        year = place.year if isinstance(place, Edition) else 0
        return not slug, -year, slug

    def _talk(self, told: Sequence[Told]) -> Given:
        """Return a talk as all posts together tell of it, each value as the newest post has it."""
        post, talk = told[0]
        place = _place(post, talk)
        known = self._archive.conferences.find(place)
        speakers = dict.fromkeys(name for _, each in told for name in each.speakers)
        return Given(
            page=post.docname,
            text=talk.title,
            anchor=f"talk-{slugify(talk.title)}",
            speakers=tuple(map(self._person, speakers)),
            conference=self._conference(place) if known else None,
            slides=_first(self._address(each, talk.slides) for each, talk in told),
            video=_first(self._address(each, talk.video) for each, talk in told),
            language=_first(talk.language for _, talk in told),
            posts=tuple(self._dated(each) for each in dict.fromkeys(post for post, _ in told)),
        )

    def _address(self, post: Post, named: str) -> str:
        """Return an address as it is, and of a file its place in the output, "" where that is none of ours."""
        if not named or "://" in named:
            return named
        return self._files.get(file_of(post.docname, named), "")


def _place(post: Post, talk: Talk) -> str:
    """Return the slug of the conference at which a *talk* was given: the one that the post is about, unless it says so."""
    return talk.conference or (post.conferences[0] if len(post.conferences) == 1 else "")


def _key(post: Post, talk: Talk) -> tuple[str, str]:
    place = _place(post, talk)
    return place, slugify(talk.title) if place else f"{post.docname} {talk.title}"


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def words(talks: Iterable[Given]) -> Iterator[str]:
    """Yield what the search finds a post by, beside its own words: titles of talks, and who gave them."""
    for talk in talks:
        yield from (talk.text, *(speaker.text for speaker in talk.speakers))
