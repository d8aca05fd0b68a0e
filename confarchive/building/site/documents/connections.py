"""Where a post leads to: its conferences' other posts, its series, who cites it, what is like it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from confarchive.building.site.conferences.nearby import around
from confarchive.building.site.documents.post_profile import PostProfile, most_used, title_pattern
from confarchive.building.site.page_parts import Citation, Dated, Group, Link, SeriesPart
from confarchive.building.translations import gettext
from confarchive.model.addresses.slugs import slugify
from confarchive.model.conferences.conference import Edition, Series
from confarchive.model.order import by_blog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from confarchive.building.site.documents.document_texts import DocumentLink, Text
    from confarchive.model.addresses.page_names import PageNames
    from confarchive.model.archive import Archive
    from confarchive.model.post import Post
    from confarchive.model.terms import Term

    Alike = Callable[[Sequence[PostProfile]], Mapping[str, tuple[str, ...]]]

_SHOWN = 5
"""As many posts of a conference are named; the conference's page has all."""
_YEARS = 60
"""As many editions around a post's own are named at most."""
_AROUND = 3
"""As many parts of a series are named before and after a post's own."""


class Connections:
    """The links between posts that no author wrote into both.

    ``texts`` and ``titles`` (plain text) are by document name; ``dated`` are the
    links to all posts, ``alike`` finds the names of those that resemble each.
    """

    def __init__(
        self,
        archive: Archive,
        addresses: PageNames,
        *,
        texts: Mapping[str, Text],
        titles: Mapping[str, str],
        dated: Callable[[Post], Dated],
        alike: Alike,
    ) -> None:
        self._archive = archive
        self._addresses = addresses
        self._texts = texts
        self._titles = titles
        self._dated = dated
        self._alike = alike
        self._groups: dict[tuple[object, ...], Group] = {}  # those that many posts have
        self._boxes: dict[str, tuple[Group, ...]] = {}

    # -- conferences

    def conferences(self, post: Post) -> tuple[Group, ...]:
        """Return other posts about the post's conferences, their other editions, and who mentions them.

        A post that stands in a box above, of its series or of a conference, is not named again.
        """
        if post.docname not in self._boxes:  # asked for by what is related, too
            self._boxes[post.docname] = tuple(self._conferences(post))
        return self._boxes[post.docname]

    def _conferences(self, post: Post) -> Iterator[Group]:
        known = self._archive.conferences
        places = [place for slug in post.conferences if (place := known.find(slug))]
        editions = [place for place in places if isinstance(place, Edition)]
        own: dict[str, list[Edition]] = defaultdict(list)
        for edition in editions:
            own[edition.series].append(edition)
        whole_series = [one for one in places if isinstance(one, Series) and one.slug not in own]
        above = {post.docname, *self._parts_shown(post)}
        about = partial(self._about, post, above)
        groups = [
            about(each, gettext("Elsewhere on %(conference)s", conference=each.name))
            for each in editions
        ]
        groups += [
            about(each, gettext("More on %(conference)s", conference=each.name))
            for each in whole_series
        ]
        groups += [self._other_years(slug, tuple(those)) for slug, those in own.items()]
        groups += [self._mentions(post, above, place) for place in places]
        yield from (group for group in groups if group.links)

    def _mentions(self, post: Post, above: set[str], place: Edition | Series) -> Group:
        """Return the newest posts that mention a conference, and are not about it."""
        links = self._first(post, above, self._archive.mentioning(place.slug))
        return Group(
            title=gettext("%(conference)s mentioned in", conference=place.name), links=links
        )

    def _about(self, post: Post, above: set[str], place: Edition | Series, title: str) -> Group:
        about = self._archive.about(place.slug)
        links = self._first(post, above, about)
        key = ("about", place.slug, *(link.page for link in links))
        if key not in self._groups:
            whole = self._place(place, len(about)) if len(about) > _SHOWN + 1 else None
            self._groups[key] = Group(title=title, links=links, whole=whole)
        return self._groups[key]

    def _first(self, post: Post, above: set[str], posts: Iterable[Post]) -> tuple[Link, ...]:
        """Return links to the first of *posts* that do not stand *above* on a post's page, where they stand from now on."""
        led_to = self._archive.translations.beside(post, posts)
        first = islice((each for each in led_to if each.docname not in above), _SHOWN)
        links = tuple(map(self._dated, first))
        above |= {link.page for link in links}
        return links

    def _other_years(self, slug: str, own: tuple[Edition, ...]) -> Group:
        key = ("other years", slug, *(edition.slug for edition in own))
        if key not in self._groups:
            self._groups[key] = self._new_other_years(slug, own)
        return self._groups[key]

    def _new_other_years(self, slug: str, own: tuple[Edition, ...]) -> Group:
        series = self._archive.conferences.find(slug)
        editions = series.editions if isinstance(series, Series) else ()
        named = {edition.slug for edition in own}
        others = [
            self._place(edition, len(about))
            for edition in around(editions, own[0] if editions else None, _YEARS)
            if edition.slug not in named and (about := self._archive.about(edition.slug))
        ]
        name = series.name if series else ""
        title = gettext("%(conference)s in other years", conference=name)
        return Group(title=title, links=tuple(others))

    def _place(self, place: Edition | Series, count: int) -> Link:
        return Link(page=self._addresses.conference(place.slug), text=place.name, count=count)

    # -- series of posts

    @cached_property
    def parts(self) -> dict[str, SeriesPart]:
        """The place of each post that is one of several in a series, by document name: among those in its language."""
        version = self._archive.translations.version
        return {
            post.docname: self._part(series.label, [version(each, post) for each in texts], place)
            for series in self._archive.series
            for posts in self._of_each_blog(series)
            if len(texts := self._archive.translations.grouped(posts)) > 1
            for place, text in enumerate(texts)
            for post in text
        }

    def _of_each_blog(self, series: Term) -> Iterator[tuple[Post, ...]]:
        """Yield the posts of a series, in the order they are read in: two blogs may have one of the same name."""
        found: dict[int, list[Post]] = defaultdict(list)
        for post in series.posts:
            found[self._blogs[post.docname]].append(post)
        yield from map(tuple, found.values())

    @cached_property
    def _blogs(self) -> dict[str, int]:
        """A number for the blog of each post, by document name."""
        blogs = enumerate(by_blog(self._archive.listed))
        return {post.docname: number for number, posts in blogs for post in posts}

    def _parts_shown(self, post: Post) -> Iterator[str]:
        """Yield the parts of its series that a post's page names."""
        if part := self.parts.get(post.docname):
            yield from (link.page for link in part.links)

    def _part(self, series: str, posts: Sequence[Post], place: int) -> SeriesPart:
        """Return the part of a *series* that stands at a *place* among its *posts*, numbered as headers say."""
        numbers = [
            number if post.part is None else post.part for number, post in enumerate(posts, start=1)
        ]
        is_numbered = all(post.part is not None for post in posts)
        first = max(0, place - _AROUND)
        around = slice(first, place + _AROUND + 1)
        links = (
            Link(page=dated.page, text=dated.text) for dated in map(self._dated, posts[around])
        )
        return SeriesPart(
            series=series,
            number=numbers[place],
            total=max(numbers) if is_numbered else max(len(posts), *numbers),
            at=place - first,
            numbers=tuple(numbers[around]),
            links=tuple(links),
        )

    # -- citations

    def cited_by(self, post: Post) -> tuple[Citation, ...]:
        """Return who links to a *post*, but for those that its page names above."""
        cited = self.citations.get(post.docname, ())
        above = set(self._above(post)) if cited else set()
        return tuple(each for each in cited if each.link.page not in above)

    @cached_property
    def citations(self) -> dict[str, tuple[Citation, ...]]:
        """Who links to each document: listed posts, the newest first, then static pages."""
        cited: dict[str, list[Citation]] = defaultdict(list)
        for post in (*self._archive.listed, *self._archive.listed_pages):
            text = self._texts.get(post.docname)
            for target, link in _first_links(text.links if text else ()):
                if target != post.docname:
                    cited[target].append(self._citation(post, link))
        return {target: tuple(citations) for target, citations in cited.items()}

    @property
    def links_between_posts(self) -> Iterator[tuple[str, str]]:
        """The listed posts that link to another, each with that one, by document name."""
        listed = {post.docname for post in self._archive.listed}
        for cited in listed.intersection(self.citations):
            citing = (each.link.page for each in self.citations[cited])
            yield from ((post, cited) for post in citing if post in listed)

    def _citation(self, post: Post, link: DocumentLink) -> Citation:
        sentence = link.sentence
        words = self._titles.get(link.target, "") if link.shows_title else sentence.words
        return Citation(
            link=self._dated(post), before=sentence.before, words=words, after=sentence.after
        )

    # -- posts that are alike

    @cached_property
    def related(self) -> dict[str, tuple[Dated, ...]]:
        """The posts most like each listed post, by document name; none that its page names above."""
        posts = {post.docname: post for post in self._archive.listed}
        found = self._alike([self._described(post) for post in posts.values()])
        return {
            name: tuple(
                map(self._dated, self._not_above(posts[name], [posts[each] for each in others]))
            )
            for name, others in found.items()
        }

    def _not_above(self, post: Post, like: Sequence[Post]) -> Iterator[Post]:
        above = set[str]()
        if like:
            above.update(self._above(post))
            above.update(cited.link.page for cited in self.citations.get(post.docname, ()))
        led_to = self._archive.translations.beside(post, like)
        return islice((each for each in led_to if each.docname not in above), _SHOWN)

    def _above(self, post: Post) -> Iterator[str]:
        """Yield the pages that a post's head names, and the boxes of its series and conferences."""
        yield from (each.docname for each in self._archive.translations.others(post))
        yield from self._parts_shown(post)
        yield from (link.page for group in self.conferences(post) for link in group.links)

    def _described(self, post: Post) -> PostProfile:
        text = self._texts.get(post.docname)
        title = self._titles.get(post.docname, post.title)
        return PostProfile(
            name=post.docname,
            text=text.words if text else (),
            often=text.often if text else 0,
            title=most_used(title)[0],
            terms=tuple(sorted(set(_terms(post)))),
            pattern=title_pattern(title),
            blog=self._blogs.get(post.docname, 0),
        )


def _terms(post: Post) -> Iterator[str]:
    """Yield what a header says that posts share, each behind its sort."""
    names = {
        "tag": post.tags,
        "author": post.authors,
        "category": (post.category or "",),
        "series": (post.series or "",),
    }
    for sort, those in names.items():
        yield from (f"{sort}-{slugify(name)}" for name in those if name)
    yield from (f"conference-{slug}" for slug in post.conferences)
    yield from (f"mention-{slug}" for slug in post.mentions)


def _first_links(links: Iterable[DocumentLink]) -> Iterator[tuple[str, DocumentLink]]:
    """Yield each target with the first of the *links* to it."""
    found: dict[str, DocumentLink] = {}
    for link in links:
        found.setdefault(link.target, link)
    yield from found.items()
