"""The pages of people: what each has written and about which conferences, and the index of all.

What a page tells of a person besides posts is made in :meth:`PeoplePages.view`, part by part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from confarchive.building.site.figures import figures
from confarchive.building.site.lists.lists import (
    PostList,
    index,
    listing,
    posts_in_words,
    spans,
    talks_in_words,
)
from confarchive.building.site.lists.term_lists import TermPages, sorted_as_read
from confarchive.building.site.page_models import PeopleIndex, PersonRow, Profile
from confarchive.building.site.page_parts import Fact, Link, SeriesEditions, website
from confarchive.building.site.pages import SearchEntry
from confarchive.building.translations import gettext, joined
from confarchive.model.conferences.conference import Edition
from confarchive.model.editions.edition_order import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from confarchive.building.site.pages import SiteData
    from confarchive.building.site.talk_parts import Given
    from confarchive.model.people import Person
    from confarchive.model.post import Post

_MANY = 100
"""So many authors or conferences of one post tell nothing of one of them."""
_MOST_COAUTHORS = 30
"""As many are named, those with most posts in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonList(PostList):
    """The posts that a person wrote; who only spoke has none."""

    person: Person


def people(data: SiteData) -> Iterator[PersonList]:
    """Yield a list for each person, in the order in which their names are read."""
    page = partial(data.addresses.term, "author")
    everybody = zip(data.archive.people, data.archive.everybody, strict=True)
    for person, term in sorted(everybody, key=lambda each: sorted_as_read(each[0].name)):
        yield PersonList(
            page=page(person.key),
            title=person.name,
            label=person.name,
            posts=term.posts,
            slugs=term.slugs,
            aliases=person.aliases,
            old_pages=tuple(map(page, term.aliases)),
            lead=person.about,
            person=person,
        )


class PeoplePages(TermPages[PersonList]):
    """The pages of all people: lists of posts under what is known of each."""

    def view(self, each: PersonList) -> Profile:
        """Return the page of a person with all their posts."""
        about = self._conferences_of(each)
        mentioned = self._posts_on(each.posts, attrgetter("mentions"))
        only_mentioned = {slug: mentioned[slug] for slug in mentioned.keys() - about.keys()}
        return listing(
            Profile,
            each,
            self.data,
            told=self._told(each),
            up=Link(page=self.front, text=self.title),
            related=tuple(self.related(each)),
            person=each.person,
            facts=tuple(self._facts(each)),
            coauthors=tuple(self._coauthors(each)),
            conferences=self._by_series(about),
            mentions=self._by_series(only_mentioned),
            talks=tuple(talk for _, talk in self._talks(each)),
            figures=figures.of_person(each.person.key, self.data),
        )

    def _told(self, each: PersonList) -> tuple[str, ...]:
        return tuple(fact.text for fact in self._facts(each) if not fact.url)

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of each person."""
        for each in self.lists:
            if not any(map(str.isalnum, f"{each.label}{each.lead}")):
                continue  # Pagefind takes no page without a word
            yield SearchEntry.of_list(
                each.page,
                each.label,
                each.lead,
                aliases=each.aliases,
                told=self._numbers(each),
            )

    def _numbers(self, each: PersonList) -> Iterator[str]:
        yield from filter(None, (joined(spans(self._years(each))),))
        if each.posts:
            yield posts_in_words(len(each.posts))
        if talks := len(self._talks(each)):
            yield talks_in_words(talks)

    def _talks(self, each: PersonList) -> tuple[tuple[str, Given], ...]:
        return self.data.posts.talks.given_by(each.page)

    def _conferences_of(self, each: PersonList) -> dict[str, set[str]]:
        """Return the conferences that a person wrote about or spoke at, with the paths of the posts about them."""
        found = self._posts_on(each.posts, attrgetter("conferences"))
        return {slug: set() for slug, _ in self._talks(each) if slug} | found

    def _years(self, each: PersonList) -> set[int]:
        """Return the years of a person's posts and talks."""
        spoke = {self.data.posts.talks.year_of(*given) for given in self._talks(each)}
        return (spoke | {post.date.year for post in each.posts if post.date}) - {0}

    def _facts(self, each: PersonList) -> Iterator[Fact]:
        if years := self._years(each):
            yield Fact(label=gettext("Years"), text=joined(spans(years)))
        yield from website(each.person.url)

    def _coauthors(self, each: PersonList) -> Iterator[Link]:
        """Yield who wrote posts with a person, who wrote most of them first, with their number."""
        together = (post.authors for post in each.posts if len(post.authors) <= _MANY)
        counts = Counter(name for names in together for name in names if name != each.label)
        ordered = sorted(counts, key=lambda name: (-counts[name], sorted_as_read(name)))
        for name in ordered[:_MOST_COAUTHORS]:
            link = self.data.posts.author(name)
            yield Link(page=link.page, text=link.text, count=counts[name])

    def _posts_on(
        self, posts: Iterable[Post], named: Callable[[Post], tuple[str, ...]]
    ) -> dict[str, set[str]]:
        """Return the paths of the *posts* of which *named* gives a conference, by its slug."""
        found: dict[str, set[str]] = defaultdict(set)
        for post in posts:
            for slug in named(post) if len(named(post)) <= _MANY else ():
                found[slug].add(post.path)
        return found

    def _by_series(self, conferences: Mapping[str, set[str]]) -> tuple[SeriesEditions, ...]:
        """Return the series, those of most posts first, with the editions that are *conferences*."""
        editions: dict[str, list[Edition]] = defaultdict(list)
        posts: dict[str, set[str]] = defaultdict(set)
        for slug, paths in conferences.items():
            place = self.data.archive.conferences.find(slug)
            series = place.series if isinstance(place, Edition) else slug
            editions[series] += [place] if isinstance(place, Edition) else []
            posts[series] |= paths
        found = (
            SeriesEditions(
                series=self._conference(slug, len(posts[slug])),
                editions=tuple(
                    Link(page=self.data.addresses.conference(edition.slug), text=edition.key)
                    for edition in in_order(editions[slug])
                ),
            )
            for slug in posts
        )
        return tuple(
            sorted(found, key=lambda each: (-each.series.count, each.series.text.casefold()))
        )

    def _conference(self, slug: str, count: int) -> Link:
        place = self.data.archive.conferences.find(slug)
        name = place.name if place else slug
        return Link(page=self.data.addresses.conference(slug), text=name, count=count)

    @property
    def _index(self) -> PeopleIndex:
        whole = index(self.title, (each.link for each in self.lists), self.data)
        return PeopleIndex(
            title=whole.title,
            description=whole.description,
            groups=whole.groups,
            rows=tuple(map(self._row, self.lists)),
        )

    def _row(self, each: PersonList) -> PersonRow:
        years = self._years(each)
        return PersonRow(
            link=each.link,
            talks=len(self._talks(each)),
            conferences=len(self._by_series(self._conferences_of(each))),
            first=min(years, default=0),
            last=max(years, default=0),
        )
