"""The lists of a site: of posts by term, year and conference, and of the terms themselves."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cached_property, partial
from math import sqrt
from typing import TYPE_CHECKING

from confarchive.building.site.conference_pages import ConferencePages
from confarchive.building.site.page_models import Home, Index, Listing
from confarchive.building.site.page_parts import Link
from confarchive.model.pagenames import CONFERENCES
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from confarchive.building.site.page_parts import Entry
    from confarchive.building.site.settings import SiteSettings
    from confarchive.model.archive import Archive
    from confarchive.model.conference import Edition, Series
    from confarchive.model.pagenames import PageNames
    from confarchive.model.post import Post, When
    from confarchive.model.terms import Term

# ABlog's catalogs: the title of their index, and of one term's list
_CATALOGS = {
    "category": ("Categories", "Posts in {}"),
    "author": ("Authors", "Posts by {}"),
    "location": ("Locations", "Posts from {}"),
    "language": ("Languages", "Posts in {}"),
}
_TAGS_ON_HOME_PAGE = 30
_GROUPED_BY_LETTER = 40
_RELATED_TAGS = 8
_MANY_TAGS = 100
_SHARED = 2
"""Posts that two tags must share to be related: one alone is chance."""


class Lists:
    """The views of all lists; ``entries`` are the posts by document name.

    ``day`` shows a date, ``country`` the name of a country by its code.
    """

    def __init__(
        self,
        archive: Archive,
        addresses: PageNames,
        settings: SiteSettings,
        *,
        entries: Mapping[str, Entry],
        day: Callable[[When | None], str],
        country: Callable[[str], str],
    ) -> None:
        self._archive = archive
        self._addresses = addresses
        self._settings = settings
        self._entries = entries
        self.conferences = ConferencePages(
            archive, addresses, listing=self._about, day=day, country=country
        )

    # -- lists of posts

    @cached_property
    def listings(self) -> dict[str, Listing]:
        """Every page that lists posts, the later pages of long lists included."""
        return {
            page: listing
            for first, whole in self._whole_listings()
            for page, listing in self._paginated(first, whole)
        }

    def _whole_listings(self) -> Iterator[tuple[str, Listing]]:
        addresses, archive = self._addresses, self._archive
        yield addresses.blog, self._listing("All posts", addresses.blog, archive.listed)
        for year, posts in archive.years:
            page, up = addresses.year(year), Link(page=addresses.years, text="Years")
            yield page, self._listing(f"Posts from {year}", page, posts, up=up)
        for name, terms in archive.catalogs.items():
            title, heading = _CATALOGS[name]
            up = Link(page=addresses.catalog(name), text=title)
            for term in terms:
                page = addresses.term(name, term.slug)
                yield page, self._of_term(heading.format(term.label), page, term, up)
        for term in archive.tags:
            page, up = addresses.tag(term.slug), Link(page=addresses.tag_index, text="Tags")
            yield page, self._of_term(term.label, page, term, up)
        yield from self.conferences.pages()
        if archive.drafts:
            drafts = [post for post in archive.posts if post.path in archive.drafts]
            yield addresses.drafts, self._listing("Drafts", "", drafts)

    def _listing(
        self, title: str, page: str, posts: Iterable[Post], *, up: Link | None = None
    ) -> Listing:
        """Return a list; without *page* it has no feed."""
        entries = tuple(self._entries[post.docname] for post in posts)
        fed = page == self._addresses.blog or (page and self._settings.list_feeds)
        feed = self.feed(page) if fed else ""
        return Listing(title=title, entries=entries, count=len(entries), feed=feed, up=up)

    def feed(self, page: str) -> str:
        """Return the file of the feed that a list has, "" where feeds have no base URL."""
        return f"{page}/atom.xml" if self._settings.base_url else ""

    def _of_term(self, title: str, page: str, term: Term, up: Link) -> Listing:
        listing = self._listing(title, page, term.posts, up=up)
        return replace(listing, lead=term.description, related=self._related(term))

    def _related(self, term: Term) -> tuple[Link, ...]:
        """Return the tags that a term's posts bear besides, the most telling ones first."""
        # What a post with so many tags is about, none of them tells.
        telling = (set(post.tags) for post in term.posts if len(post.tags) <= _MANY_TAGS)
        shared = Counter(slugify(tag) for tags in telling for tag in tags)
        known = self._tags_by_slug
        tags = [known[slug] for slug, count in shared.items() if count >= _SHARED]
        # The more posts a tag has anyway, the less it tells.
        tags.sort(key=lambda tag: (-shared[tag.slug] / sqrt(len(tag.posts)), tag.slug))
        tags = [tag for tag in tags if tag is not term]
        return tuple(map(self._tag, tags[:_RELATED_TAGS]))

    def _about(self, place: Series | Edition) -> Listing:
        page = self._addresses.conference(place.slug)
        return self._listing(place.name, page, self._archive.about(place.slug))

    def _paginated(self, first: str, whole: Listing) -> Iterator[tuple[str, Listing]]:
        size = self._settings.page_size
        starts = range(0, max(len(whole.entries), 1), size)
        chunks = [whole.entries[start : start + size] for start in starts]
        pages = (first, *(f"{first}/page-{number}" for number in range(2, len(chunks) + 1)))
        for number, (page, chunk) in enumerate(zip(pages, chunks, strict=True), start=1):
            yield page, replace(whole, entries=chunk, number=number, pages=pages)

    # -- lists of terms

    @cached_property
    def indexes(self) -> dict[str, Index]:
        """Every page that lists terms, years or conferences."""
        return {page: make() for page, _, make in self._indexed()}

    @cached_property
    def index_links(self) -> tuple[Link, ...]:
        """The links to the pages of :attr:`indexes`."""
        return tuple(Link(page=page, text=title) for page, title, _ in self._indexed())

    def _indexed(self) -> Iterator[tuple[str, str, Callable[[], Index]]]:
        """Yield page and title of each index that lists anything, and what makes it."""
        addresses, archive = self._addresses, self._archive
        if archive.tags:
            yield addresses.tag_index, "Tags", lambda: _index("Tags", self._tags)
        if archive.years:
            yield addresses.years, "Years", lambda: _index("Years", self._years)
        if archive.conferences.series:
            yield CONFERENCES, "Conferences", lambda: self.conferences.index
        for name, terms in archive.catalogs.items():
            if terms:
                title, _ = _CATALOGS[name]
                links = map(partial(self._term, name), terms)
                yield addresses.catalog(name), title, partial(_index, title, links)

    @cached_property
    def home(self) -> Home:
        """The lists of the home page; of tags the most used ones."""
        listed = self._archive.listed
        tags = sorted(self._tags, key=lambda link: -link.count)[:_TAGS_ON_HOME_PAGE]
        sections = (
            _index("Conferences", [link for link in self.conferences.links if link.count]),
            _index("Categories", [self._term("category", t) for t in self._archive.categories]),
            replace(_index("Tags", ()), groups=(("", tuple(tags)),) if tags else ()),
            _index("Years", self._years),
        )
        latest = listed[: self._settings.home_posts]
        return Home(
            latest=tuple(self._entries[post.docname] for post in latest),
            total=len(listed),
            sections=tuple(section for section in sections if section.groups),
        )

    @cached_property
    def names(self) -> dict[str, Link]:
        """All lists by the names that links give them, such as ``tag-bridges`` or ``year-2015``."""
        archive = self._archive
        terms = {
            f"{name}-{slug}": self._term(name, term)
            for name, terms in archive.catalogs.items()
            for term in terms
            for slug in term.slugs
        }
        tags = {f"tag-{slug}": self._tag(tag) for tag in archive.tags for slug in tag.slugs}
        years = {f"year-{link.text}": link for link in self._years}
        indexes = {f"list-{link.text.lower()}": link for link in self.index_links}
        return self.conferences.by_slug | indexes | years | terms | tags

    @property
    def old_addresses(self) -> Iterator[tuple[str, str]]:
        """The pages that the aliases of terms would have, with those of the terms."""
        for name, terms in self._archive.catalogs.items():
            for term in terms:
                here = self._addresses.term(name, term.slug)
                yield from ((self._addresses.term(name, slug), here) for slug in term.aliases)
        for tag in self._archive.tags:
            here = self._addresses.tag(tag.slug)
            yield from ((self._addresses.tag(slug), here) for slug in tag.aliases)

    @cached_property
    def navigation(self) -> tuple[Link, ...]:
        """The way to all lists."""
        links = [Link(page=self._addresses.blog, text="All posts"), *self.index_links]
        if self._archive.drafts:
            links.append(Link(page=self._addresses.drafts, text="Drafts"))
        return tuple(links)

    @cached_property
    def _tags_by_slug(self) -> dict[str, Term]:
        return {tag.slug: tag for tag in self._archive.tags}

    @cached_property
    def _tags(self) -> list[Link]:
        return sorted(map(self._tag, self._archive.tags), key=_sorted_as_read)

    @cached_property
    def _years(self) -> list[Link]:
        address = self._addresses.year
        years = self._archive.years
        return [Link(page=address(year), text=str(year), count=len(posts)) for year, posts in years]

    def _tag(self, term: Term) -> Link:
        page = self._addresses.tag(term.slug)
        return Link(page=page, text=term.label, count=len(term.posts))

    def _term(self, catalog: str, term: Term) -> Link:
        page = self._addresses.term(catalog, term.slug)
        return Link(page=page, text=term.label, count=len(term.posts))


def _index(title: str, links: Iterable[Link]) -> Index:
    """Return an index of *links*, under their first letters where there are many."""
    links = tuple(links)
    if not links:
        return Index(title=title)
    if title != "Tags" or len(links) < _GROUPED_BY_LETTER:
        return Index(title=title, groups=(("", links),))
    groups = itertools.groupby(links, key=lambda link: _sorted_as_read(link)[0])
    return Index(title=title, groups=tuple((letter, tuple(group)) for letter, group in groups))


def _sorted_as_read(link: Link) -> tuple[str, str, str]:
    """Return the sort key of a name: neither accents nor capitals nor quotation marks count."""
    letters = unicodedata.normalize("NFKD", link.text.casefold())
    plain = "".join(char for char in letters if char.isalnum() or char.isspace()).strip()
    return _letter(plain), plain, link.text


def _letter(plain: str) -> str:
    """Return what a name is found under: its first letter, or "#" for digits and signs."""
    return plain[0].upper() if plain[:1].isalpha() else "#"
