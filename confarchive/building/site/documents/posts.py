"""What stands around each post's text, and what a list says of it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.documents import language_versions, outer_links
from confarchive.building.site.documents.connections import Connections
from confarchive.building.site.documents.document_texts import Text
from confarchive.building.site.documents.summaries import shorten
from confarchive.building.site.page_models import PostView
from confarchive.building.site.page_parts import Badge, Dated, Link, ListEntry
from confarchive.building.site.talks import Talks
from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import Series, readable
from confarchive.model.order import by_blog
from confarchive.model.text.direction import of_language, other_language, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from confarchive.building.site.documents.connections import Alike
    from confarchive.building.site.page_parts import Picture
    from confarchive.model.addresses.page_names import PageNames
    from confarchive.model.archive import Archive
    from confarchive.model.conferences.conference import Edition
    from confarchive.model.dates.moments import When
    from confarchive.model.post import Post
    from confarchive.model.terms import Term

    Group = tuple[Post, ...]


class Posts:
    """The views of all posts that are shown.

    ``texts``, ``titles`` (plain text) and ``pictures``, which stand for posts, are by
    document name, ``files`` what pages offer: places in the output by those in the site; ``language`` is the site's,
    ``day`` shows a date, ``tag_colour`` names the colour of a tag's badge,
    ``alike`` finds posts that resemble others.
    """

    def __init__(
        self,
        archive: Archive,
        addresses: PageNames,
        *,
        texts: Mapping[str, Text],
        titles: Mapping[str, str],
        pictures: Mapping[str, Picture],
        files: Mapping[str, str],
        language: str,
        day: Callable[[When | None], str],
        tag_colour: Callable[[str], str],
        alike: Alike,
    ) -> None:
        self._archive = archive
        self._addresses = addresses
        self._texts = texts
        self._titles = titles
        self._pictures = pictures
        self._language = language
        self._day = day
        self._tag_colour = tag_colour
        self._links: dict[str, Dated] = {}
        # Made once, for most are shown by many posts.
        self._term, self._badge = cache(self._new_term), cache(self._new_badge)
        self._conference = cache(self._new_conference)
        self.talks = Talks(
            archive,
            person=lambda name: self._term("author", name),
            conference=self._conference,
            dated=self.dated,
            day=day,
            named=lambda name: texts.get(name, Text()).talks,
            files=files,
        )
        self._connections = Connections(
            archive, addresses, texts=texts, titles=titles, dated=self.dated, alike=alike
        )

    @cached_property
    def entries(self) -> dict[str, ListEntry]:
        """Every post in a list, by document name."""
        return {post.docname: self._entry(post) for post in self._archive.posts}

    @cached_property
    def by_slug(self) -> dict[str, Link]:
        """The links to all posts, hidden ones too, by their slugs."""
        return {post.slug: self._link(post) for post in self._archive.posts}

    @cached_property
    def views(self) -> Mapping[str, PostView]:
        """Every post's view, by document name."""
        return _Views({post.docname: post for post in self._archive.posts}, self._view)

    def people(self, posts: Iterable[Post]) -> tuple[Link, ...]:
        """Return who wrote *posts*, each with the number of these, first who wrote most."""
        once = self._archive.translations.group
        texts = {(name, once(post)[0].docname) for post in posts for name in post.authors}
        counts = Counter(self.author(name) for name, _ in texts)
        links = (replace(link, count=count) for link, count in counts.items())
        return tuple(sorted(links, key=lambda link: (-link.count, link.text)))

    def pictured(self, posts: Iterable[Post], most: int) -> tuple[ListEntry, ...]:
        """Return the first of *posts* that have a picture, *most* at most."""
        entries = (self.entries[post.docname] for post in posts)
        return tuple(itertools.islice((entry for entry in entries if entry.picture), most))

    @property
    def related(self) -> Mapping[str, tuple[Dated, ...]]:
        """The posts most like each listed post, by document name."""
        return self._connections.related

    @cached_property
    def _newer(self) -> dict[str, Link]:
        return self._beside((older, newer) for newer, older in self._neighbours)

    @cached_property
    def _older(self) -> dict[str, Link]:
        return self._beside(self._neighbours)

    def _beside(self, pairs: Iterable[tuple[Group, Group]]) -> dict[str, Link]:
        """Return the link from each post of the first of two groups to the other, in its language where it is there."""
        version = self._archive.translations.version
        return {post.docname: self._link(version(to, post)) for here, to in pairs for post in here}

    @cached_property
    def _neighbours(self) -> tuple[tuple[Group, Group], ...]:
        """The pairs of posts that follow each other, each with its translations, the newer first; of several blogs in each."""
        blogs = map(self._archive.translations.grouped, by_blog(self._archive.listed))
        return tuple(itertools.chain.from_iterable(map(itertools.pairwise, blogs)))

    def _link(self, post: Post) -> Link:
        return Link(page=post.docname, text=self.entries[post.docname].text)

    def dated(self, post: Post) -> Dated:
        """Return the link to a post with its date."""
        name = post.docname
        if name not in self._links:  # made once: most posts are named on many pages
            title, date = self._titles.get(name, post.title), self._day(post.date)
            self._links[name] = Dated(page=name, text=title, date=date, iso=iso(post.date))
        return self._links[name]

    def _entry(self, post: Post) -> ListEntry:
        text = self._texts.get(post.docname, Text())
        return ListEntry(
            page=post.docname,
            text=self._titles.get(post.docname, post.title),
            date=self._day(post.date),
            iso=iso(post.date),
            summary=shorten(post.summary) if post.summary else text.summary,
            picture=self._pictures.get(post.docname),
            draft=post.path in self._archive.drafts,
            direction=within(
                of_language(post.language) if post.language else text.direction, self._language
            ),
            language=other_language(post.language, self._language),
            translations=language_versions.others(self._archive, post),
        )

    def _view(self, post: Post) -> PostView:
        text, entry = self._texts.get(post.docname, Text()), self.entries[post.docname]
        return PostView(
            description=entry.summary or entry.text,
            header=post,
            entry=entry,
            minutes=text.minutes,
            updated=self._day(post.updated),
            updated_iso=iso(post.updated),
            authors=tuple(map(self.author, post.authors)),
            category=self._term("category", post.category) if post.category else None,
            tags=tuple(map(self._badge, post.tags)),
            conferences=tuple(map(self._conference, post.conferences)),
            about=tuple(self._places(post.conferences)),
            mentions=tuple(map(self._conference, post.mentions)),
            mentioned=tuple(self._places(post.mentions)),
            talks=self.talks.of(post),
            location=self._term("location", post.location) if post.location else None,
            series=self._connections.parts.get(post.docname),
            conference_posts=self._connections.conferences(post),
            cited_by=self._connections.cited_by(post),
            related=self.related.get(post.docname, ()),
            newer=self._newer.get(post.docname),
            older=self._older.get(post.docname),
        )

    @property
    def links_between(self) -> Iterable[tuple[str, str]]:
        """The listed posts that link to another, each with that one, by document name."""
        return self._connections.links_between_posts

    @property
    def links_elsewhere(self) -> Iterator[tuple[str, str]]:
        """The listed posts that lead to addresses elsewhere, each with one, by document name."""
        for post in self._archive.listed:
            text = self._texts.get(post.docname, Text())
            yield from ((post.docname, address) for address in outer_links.of(post, text))

    def author(self, name: str) -> Link:
        """Return the link to the person who is called *name*."""
        return self._term("author", name)

    def _new_term(self, catalog: str, name: str) -> Link:
        """Return the link to a term; a hidden post may bear one that has no page."""
        term = self._terms[catalog].get(slugify(name))
        page = self._addresses.term(catalog, term.slug) if term else ""
        return Link(page=page, text=term.label if term else name)

    def _new_badge(self, name: str) -> Badge:
        term = self._terms["tag"].get(slugify(name))
        page = self._addresses.tag(term.slug) if term else ""
        label = term.label if term else name
        return Badge(page=page, text=label, colour=self._tag_colour(label))

    def _new_conference(self, slug: str) -> Link:
        place = self._archive.conferences.find(slug)
        if place is None:  # only hidden posts name it
            return Link(page="", text=readable(slug))
        return Link(page=self._addresses.conference(slug), text=place.name)

    def _places(self, slugs: Iterable[str]) -> Iterator[Edition | Series]:
        for place in map(self._archive.conferences.find, slugs):
            if isinstance(place, Series):
                yield replace(place, editions=())
            elif place:
                yield place

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        """All terms, by sort and by each slug that leads to one."""
        archive = self._archive
        sorts = {**archive.catalogs, "tag": archive.tags, "author": archive.everybody}
        return {
            name: {slug: term for term in terms for slug in term.slugs}
            for name, terms in sorts.items()
        }


class _Views(Mapping[str, PostView]):
    """The views of *posts*, each of which *make* makes when it is first asked for."""

    def __init__(self, posts: Mapping[str, Post], make: Callable[[Post], PostView]) -> None:
        self._posts = posts
        self._make = make
        self._made: dict[str, PostView] = {}

    def __getitem__(self, name: str) -> PostView:
        if name not in self._made:
            self._made[name] = self._make(self._posts[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._posts)

    def __len__(self) -> int:
        return len(self._posts)


def iso(when: When | None) -> str:
    """Return *when* as ISO 8601 for machines, "" for none."""
    if when is None:
        return ""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()
