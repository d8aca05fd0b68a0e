"""From the archive and the texts to what every page shows: pure, no page is written here."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.addresses import CONFERENCES, Addresses
from confarchive.building.domain import Text, shorten
from confarchive.building.views import (
    Badge,
    Entry,
    Fact,
    Home,
    Index,
    Link,
    Listing,
    Page,
    PostView,
)
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.config import Config

    from confarchive.model.archive import Archive
    from confarchive.model.conference import Edition, Series
    from confarchive.model.post import Post, When
    from confarchive.model.terms import Term

_CATALOGS = {
    "category": ("Categories", "Posts in {}"),
    "author": ("Authors", "Posts by {}"),
    "location": ("Locations", "Posts from {}"),
    "language": ("Languages", "Posts in {}"),
}


class Site:
    """The views of one build. ``titles`` are the documents' titles as plain text."""

    def __init__(
        self,
        archive: Archive,
        config: Config,
        texts: Mapping[str, Text],
        titles: Mapping[str, str],
        tag_colour: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.archive = archive
        self.addresses = Addresses(config)
        self._config = config
        self._texts = texts
        self._titles = titles
        self._tag_colour = tag_colour

    # -- posts ---------------------------------------------------------------

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every post that is shown, by document name."""
        return {post.docname: self._entry(post) for post in self.archive.posts}

    @cached_property
    def posts(self) -> dict[str, PostView]:
        """The view of every post that is shown, by document name."""
        newer = dict(_pairs(self.archive.listed))
        older = {after: before for before, after in newer.items()}
        return {
            post.docname: self._post(post, newer.get(post.docname), older.get(post.docname))
            for post in self.archive.posts
        }

    def _entry(self, post: Post) -> Entry:
        text = self._texts.get(post.docname, Text())
        return Entry(
            page=post.docname,
            text=self._titles.get(post.docname, post.title),
            date=self._day(post.date),
            iso=_iso(post.date),
            summary=shorten(post.summary) if post.summary else text.summary,
            draft=post.path in self.archive.drafts,
        )

    def _post(self, post: Post, newer: str | None, older: str | None) -> PostView:
        text = self._texts.get(post.docname, Text())
        return PostView(
            entry=self.entries[post.docname],
            minutes=text.minutes,
            updated=self._day(post.updated),
            updated_iso=_iso(post.updated),
            authors=tuple(self._link("author", name) for name in post.authors),
            category=self._link("category", post.category) if post.category else None,
            tags=tuple(self._badge(name) for name in post.tags),
            conferences=tuple(map(self._conference, post.conferences)),
            location=self._link("location", post.location) if post.location else None,
            language=post.language or "",
            series=post.series or "",
            newer=self.entries.get(newer or ""),
            older=self.entries.get(older or ""),
            withheld_links=tuple(
                target for target, _ in text.links if f"{target}.md" in self.archive.withheld
            ),
        )

    def _day(self, when: When | None) -> str:
        return when.strftime(self._config.post_date_format).lstrip("0") if when else ""

    def _link(self, catalog: str, name: str) -> Link:
        """Return the link to a term; a hidden post may bear one that has no page."""
        slug = slugify(name)
        term = self._terms[catalog].get(slug)
        return Link(page=self.addresses.term(catalog, slug) if term else "", text=term or name)

    def _badge(self, name: str) -> Badge:
        slug = slugify(name)
        label = self._terms["tag"].get(slug)
        page = self.addresses.tag(slug) if label else ""
        return Badge(page=page, text=label or name, colour=self._tag_colour(label or name))

    def _conference(self, slug: str) -> Link:
        place = self.archive.conferences.find(slug)
        return Link(page=self.addresses.conference(slug), text=place.name if place else slug)

    @cached_property
    def _terms(self) -> dict[str, dict[str, str]]:
        """The labels of all terms by sort and slug."""
        sorts = {name: terms for name, terms in self.catalogs.items()} | {"tag": self.archive.tags}
        return {name: {term.slug: term.label for term in terms} for name, terms in sorts.items()}

    @property
    def catalogs(self) -> dict[str, tuple[Term, ...]]:
        """The terms that ABlog makes pages of, by the name of its catalog."""
        archive = self.archive
        return {
            "category": archive.categories,
            "author": archive.authors,
            "location": archive.locations,
            "language": archive.languages,
        }

    # -- lists ---------------------------------------------------------------

    @cached_property
    def listings(self) -> dict[str, Listing]:
        """Every page that lists posts, the later pages of long lists included."""
        return {
            page: listing
            for first, whole in self._whole_listings()
            for page, listing in self._paginated(first, whole)
        }

    def _whole_listings(self) -> Iterator[tuple[str, Listing]]:
        addresses = self.addresses
        yield addresses.blog, self._listing("All posts", addresses.blog, self.archive.listed)
        for year, posts in self.archive.years:
            page = addresses.year(year)
            yield (
                page,
                self._listing(f"Posts from {year}", page, posts, up=(addresses.years, "Years")),
            )
        for name, terms in self.catalogs.items():
            title, heading = _CATALOGS[name]
            for term in terms:
                page = addresses.term(name, term.slug)
                up = (addresses.catalog(name), title)
                yield page, self._listing(heading.format(term.label), page, term.posts, up=up)
        for term in self.archive.tags:
            page = addresses.tag(term.slug)
            yield (
                page,
                self._listing(term.label, page, term.posts, up=(addresses.tag_index, "Tags")),
            )
        for series in self.archive.conferences.series:
            yield addresses.conference(series.slug), self._series(series)
            for edition in series.editions:
                yield addresses.conference(edition.slug), self._edition(series, edition)
        if self.archive.drafts:
            drafts = [post for post in self.archive.posts if post.path in self.archive.drafts]
            yield f"{addresses.blog}/drafts", self._listing("Drafts", "", drafts)

    def _listing(
        self, title: str, page: str, posts: Iterable[Post], *, up: tuple[str, str] | None = None
    ) -> Listing:
        entries = tuple(self.entries[post.docname] for post in posts)
        return Listing(
            title=title,
            entries=entries,
            count=len(entries),
            feed=f"{page}/atom.xml" if page and self._config.blog_baseurl else "",
            up=Link(page=up[0], text=up[1]) if up else None,
        )

    def _series(self, series: Series) -> Listing:
        listing = self._listing(series.name, "", self.archive.about(series))
        return replace(
            listing,
            lead=series.description,
            facts=_website(series.url),
            siblings=tuple(self._counted(edition) for edition in reversed(series.editions)),
            siblings_title="Editions",
            up=Link(page=CONFERENCES, text="Conferences"),
        )

    def _edition(self, series: Series, edition: Edition) -> Listing:
        listing = self._listing(edition.name, "", self.archive.about(edition))
        others = [other for other in reversed(series.editions) if other is not edition]
        return replace(
            listing,
            facts=tuple(self._facts(series, edition)),
            siblings=tuple(self._counted(other) for other in others),
            siblings_title="Other editions",
            up=Link(page=self.addresses.conference(series.slug), text=series.name),
        )

    def _facts(self, series: Series, edition: Edition) -> Iterator[Fact]:
        days = dict.fromkeys(filter(None, (self._day(edition.start), self._day(edition.end))))
        if days:
            yield Fact(label="Dates", text=" to ".join(days))
        place = ", ".join(filter(None, (edition.venue, edition.city, edition.country)))
        if place or edition.online:
            yield Fact(label="Place", text=place or "Online")
        yield from _website(edition.url or series.url)

    def _counted(self, place: Edition | Series) -> Link:
        count = len(self.archive.about(place))
        return Link(page=self.addresses.conference(place.slug), text=place.name, count=count)

    def _paginated(self, first: str, whole: Listing) -> Iterator[tuple[str, Listing]]:
        size = self._config.archive_page_size
        chunks = [whole.entries[at : at + size] for at in range(0, len(whole.entries), size)]
        pages = (first, *(f"{first}/page-{number}" for number in range(2, len(chunks) + 1)))
        for number, (page, chunk) in enumerate(itertools.zip_longest(pages, chunks), start=1):
            yield page, replace(whole, entries=chunk or (), number=number, pages=pages)

    # -- indexes and the home page -------------------------------------------

    @cached_property
    def indexes(self) -> dict[str, Index]:
        """Every page that lists terms, years or conferences."""
        addresses = self.addresses
        found = {
            addresses.tag_index: _index("Tags", self._tag_links, by_letter=True),
            addresses.years: _index("Years", self._year_links),
            CONFERENCES: _index("Conferences", self._series_links),
        }
        for name, terms in self.catalogs.items():
            if terms:
                links = [self._term_link(name, term) for term in terms]
                found[addresses.catalog(name)] = _index(_CATALOGS[name][0], links)
        return found

    @property
    def _tag_links(self) -> list[Link]:
        tags = self.archive.tags
        links = [
            Link(page=self.addresses.tag(t.slug), text=t.label, count=len(t.posts)) for t in tags
        ]
        return sorted(links, key=lambda link: link.text.casefold())

    @property
    def _year_links(self) -> list[Link]:
        years = self.archive.years
        return [
            Link(page=self.addresses.year(y), text=str(y), count=len(posts)) for y, posts in years
        ]

    @property
    def _series_links(self) -> list[Link]:
        series = sorted(self.archive.conferences.series, key=lambda one: one.name.casefold())
        return [self._counted(one) for one in series]

    def _term_link(self, catalog: str, term: Term) -> Link:
        page = self.addresses.term(catalog, term.slug)
        return Link(page=page, text=term.label, count=len(term.posts))

    @cached_property
    def home(self) -> Home:
        """The lists of the home page; of tags the most used ones."""
        latest = self.archive.listed[: self._config.archive_home_posts]
        tags = sorted(self._tag_links, key=lambda link: (-link.count, link.text.casefold()))[:30]
        categories = [self._term_link("category", term) for term in self.archive.categories]
        sections = (
            _index("Conferences", [link for link in self._series_links if link.count]),
            _index("Categories", categories),
            _index("Tags", tags),
            _index("Years", self._year_links),
        )
        return Home(
            latest=tuple(self.entries[post.docname] for post in latest),
            total=len(self.archive.listed),
            sections=tuple(section for section in sections if section.groups),
        )

    @cached_property
    def navigation(self) -> tuple[Link, ...]:
        """The way to all lists, then the static pages by title."""
        addresses = self.addresses
        lists = [Link(page=addresses.blog, text="All posts")]
        if self.archive.conferences.series:
            lists.append(Link(page=CONFERENCES, text="Conferences"))
        if self.archive.tags:
            lists.append(Link(page=addresses.tag_index, text="Tags"))
        if self.archive.years:
            lists.append(Link(page=addresses.years, text="Years"))
        lists += [
            Link(page=addresses.catalog(name), text=_CATALOGS[name][0])
            for name, terms in self.catalogs.items()
            if terms
        ]
        if self.archive.drafts:
            lists.append(Link(page=f"{addresses.blog}/drafts", text="Drafts"))
        pages = [
            Link(page=page.docname, text=self._titles.get(page.docname, page.title))
            for page in self.archive.pages
            if page.status.value != "hidden"
        ]
        return (*lists, *sorted(pages, key=lambda link: link.text.casefold()))

    # -- pages ---------------------------------------------------------------

    def page(self, name: str) -> Page:
        """Return what the page *name* shows, whether a document or generated."""
        if name == self._config.root_doc:
            return self._page(self._texts.get(name, Text()).summary, view=self.home)
        if name in self.posts:
            view = self.posts[name]
            noindex = view.entry.draft or name not in self._listed_names
            return self._page(
                view.entry.summary or view.entry.text,
                view=view,
                draft=view.entry.draft,
                noindex=noindex,
            )
        if name in self.listings:
            listing = self.listings[name]
            return self._page(_describe(listing, self._config.project), view=listing)
        if name in self.indexes:
            index = self.indexes[name]
            return self._page(f"{index.title} of {self._config.project}", view=index)
        path = f"{name}.md"
        text = self._texts.get(name, Text())
        return self._page(text.summary, draft=path in self.archive.drafts)

    @cached_property
    def _listed_names(self) -> frozenset[str]:
        return frozenset(post.docname for post in self.archive.listed)

    def _page(
        self,
        description: str,
        *,
        view: PostView | Listing | Index | Home | None = None,
        draft: bool = False,
        noindex: bool = False,
    ) -> Page:
        return Page(
            description=description,
            noindex=noindex or draft,
            draft=draft,
            navigation=self.navigation,
            view=view,
        )


def _pairs(listed: tuple[Post, ...]) -> Iterator[tuple[str, str]]:
    """Yield each listed post with the one published after it; they come newest first."""
    for newer, post in itertools.pairwise(listed):
        yield post.docname, newer.docname


def _iso(when: When | None) -> str:
    if when is None:
        return ""
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def _website(url: str) -> tuple[Fact, ...]:
    return (Fact(label="Website", text=url.split("://")[-1].rstrip("/"), url=url),) if url else ()


def _describe(listing: Listing, project: str) -> str:
    if listing.lead:
        return shorten(" ".join(listing.lead.split()))
    facts = ", ".join(fact.text for fact in listing.facts if not fact.url)
    posts = "1 post" if listing.count == 1 else f"{listing.count} posts"
    return f"{listing.title}{f' ({facts})' if facts else ''}: {posts} in {project}"


def _index(title: str, links: Iterable[Link], *, by_letter: bool = False) -> Index:
    links = tuple(links)
    if not links:
        return Index(title=title)
    if not by_letter or len(links) < 40:
        return Index(title=title, groups=(("", links),))
    groups = itertools.groupby(links, key=lambda link: link.text[0].upper())
    return Index(title=title, groups=tuple((letter, tuple(group)) for letter, group in groups))
