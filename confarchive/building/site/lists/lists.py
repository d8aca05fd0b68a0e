"""Lists of posts, one for each value that posts have, and the index of these lists."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from confarchive.building.site.documents.summaries import shorten
from confarchive.building.site.page_models import Index, Listing
from confarchive.building.site.page_parts import Link
from confarchive.building.site.pages import SEPARATOR, Pages, SearchEntry
from confarchive.building.translations import gettext, joined, ngettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from confarchive.building.site.page_models import PageView
    from confarchive.building.site.pages import SiteData
    from confarchive.model.post import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class PostList:
    """A list of posts: what its first ``page`` is called, and what is said of it.

    ``title`` stands above it, and links to it show its ``label``. Text links to it by the ``slugs``,
    behind the prefix of its kind; ``aliases`` are other names of it, and ``old_pages`` lead to it.
    Whether it has a ``feed`` is a setting, unless it says so; ``fed`` are the posts of that, translations too, where
    the list has each text once. All may be in one ``language``.
    """

    page: str
    title: str
    label: str
    posts: Sequence[Post]
    slugs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    old_pages: tuple[str, ...] = ()
    lead: str = ""
    feed: bool | None = None
    fed: Sequence[Post] = ()
    language: str = ""

    @property
    def link(self) -> Link:
        """The link to it, with the number of its posts."""
        return Link(page=self.page, text=self.label, count=len(self.posts))


AnyList = TypeVar("AnyList", bound=PostList)
AnyListing = TypeVar("AnyListing", bound=Listing)


class ListPages(Pages, Generic[AnyList]):
    """The lists that an entry of the table names, and their index where it has a template."""

    @cached_property
    def lists(self) -> tuple[AnyList, ...]:
        """The lists, in the order of their index."""
        return tuple(map(self._with_each_once, self.kind.lists(self.data)))

    def _with_each_once(self, each: AnyList) -> AnyList:
        """Return a list in which no post stands beside its own translations."""
        posts = self.data.archive.translations.once(each.posts)
        return each if len(posts) == len(each.posts) else replace(each, posts=posts, fed=each.posts)

    @property
    def front(self) -> str:
        """The index, or the only list; "" without a list."""
        return self.kind.front(self.data.addresses) if self.lists else ""

    @cached_property
    def views(self) -> dict[str, PageView]:
        """The pages of all lists, the later pages of long ones too, and their index."""
        views = {page: view for each in self.lists for page, view in self._paginated(each)}
        return views | ({self.front: self._index} if self._has_index else {})

    @property
    def _has_index(self) -> bool:
        return bool(self.lists and self.kind.index_template)

    @property
    def _index(self) -> Index:
        return index(self.title, (each.link for each in self.lists), self.data)

    def _paginated(self, each: AnyList) -> Iterator[tuple[str, Listing]]:
        """Yield the pages of a list by name."""
        return paginated(each.page, self.view(each), self.data)

    def view(self, each: AnyList) -> Listing:
        """Return all of a list as one page."""
        up = Link(page=self.front, text=self.title) if self._has_index else None
        return listing(Listing, each, self.data, told=self._told(each), up=up)

    def _told(self, _each: AnyList) -> tuple[str, ...]:
        """Return what is known of what a list is about, in few words."""
        return ()

    @cached_property
    def links(self) -> dict[str, Link]:
        """The links to all lists, by what text calls them."""
        prefix = f"{self.kind.prefix}-" if self.kind.prefix else ""
        return {f"{prefix}{slug}": each.link for each in self.lists for slug in each.slugs}

    @property
    def old_addresses(self) -> Iterator[tuple[str, str]]:
        """The pages that the aliases of terms would have, with those of the terms."""
        for each in self.lists:
            yield from ((old, each.page) for old in each.old_pages)

    @property
    def section(self) -> Index | None:
        """All lists."""
        return self._index if self.lists else None

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of each list, where it knows of lists of this kind."""
        for each in self.lists if self.kind.searched else ():
            yield SearchEntry.of_list(
                each.page,
                each.label,
                each.lead,
                SEPARATOR.join(self._told(each)),
                each.aliases,
                told=self._numbers(each),
            )

    def _numbers(self, each: AnyList) -> Iterator[str]:
        """Yield what results of a search tell of a list, and what is not searched: who looks for a year means none that began in it."""
        yield counted(each)


def listing(
    view: type[AnyListing], each: PostList, data: SiteData, *, told: Sequence[str], **more: Any
) -> AnyListing:
    """Return all of a list as one page; *told* is what is known of what it is about."""
    entries = tuple(data.posts.entries[post.docname] for post in each.posts)
    has_feed = data.settings.list_feeds if each.feed is None else each.feed
    return view(
        title=each.title,
        description=_description(each, told, data),
        lead=each.lead,
        entries=entries,
        count=len(entries),
        translations=max(0, len(each.fed) - len(entries)),
        fed_apart=tuple(map(data.posts.dated, each.fed)),
        language=each.language,
        feed=feed(each.page, data) if has_feed else "",
        **more,
    )


def _description(each: PostList, told: Sequence[str], data: SiteData) -> str:
    if each.lead:
        return shorten(" ".join(each.lead.split()))
    project, count = data.settings.project, len(each.posts)
    if told:
        # Translators: Of a page, for search engines: "FOSDEM 2015 (31 January 2015, Brussels): 3 posts in Archive".
        return ngettext(
            "%(title)s (%(facts)s): %(count)s post in %(archive)s",
            "%(title)s (%(facts)s): %(count)s posts in %(archive)s",
            count,
            title=each.title,
            facts=joined(told),
            archive=project,
        )
    # Translators: Of a page, for search engines: "Posts from 2015: 3 posts in Archive".
    return ngettext(
        "%(title)s: %(count)s post in %(archive)s",
        "%(title)s: %(count)s posts in %(archive)s",
        count,
        title=each.title,
        archive=project,
    )


def counted(each: PostList) -> str:
    """Return how many posts a list has, in words."""
    return posts_in_words(len(each.posts))


def posts_in_words(count: int) -> str:
    """Return a number of posts, such as ``1 post`` or ``2 posts``."""
    return ngettext("%(count)s post", "%(count)s posts", count)


def talks_in_words(count: int) -> str:
    """Return a number of talks, such as ``1 talk`` or ``2 talks``."""
    return ngettext("%(count)s talk", "%(count)s talks", count)


def spans(years: Iterable[int]) -> Iterator[str]:
    """Yield *years* in order, those without a gap as one: ``2009``, ``2012–2015``."""
    for _, group in itertools.groupby(enumerate(sorted(years)), lambda each: each[1] - each[0]):
        span = [year for _, year in group]
        yield "–".join(dict.fromkeys(map(str, (span[0], span[-1]))))


def feed(page: str, data: SiteData) -> str:
    """Return the file of the feed that a list has, "" where feeds have no base URL."""
    return f"{page}/atom.xml" if data.settings.base_url else ""


def paginated(first: str, whole: Listing, data: SiteData) -> Iterator[tuple[str, Listing]]:
    """Yield the pages of a list by name, of which *first* is the first's."""
    size = data.settings.page_size
    starts = range(0, max(len(whole.entries), 1), size)
    chunks = [whole.entries[start : start + size] for start in starts]
    pages = (first, *(f"{first}/page-{number}" for number in range(2, len(chunks) + 1)))
    for number, (page, chunk) in enumerate(zip(pages, chunks, strict=True), start=1):
        fed = whole.fed_apart[:size] if number == 1 else ()
        yield page, replace(whole, entries=chunk, number=number, pages=pages, fed_apart=fed)


def index(title: str, links: Iterable[Link], data: SiteData) -> Index:
    """Return an index of *links*."""
    links = tuple(links)
    return Index(
        title=title,
        # Translators: Of a page, for search engines: "Tags of Archive".
        description=gettext("%(title)s of %(archive)s", title=title, archive=data.settings.project),
        groups=(("", links),) if links else (),
    )


def all_posts(data: SiteData) -> Iterator[PostList]:
    """Yield the list of all posts, which always has a feed."""
    page, title = data.addresses.blog, gettext("All posts")
    yield PostList(page=page, title=title, label=title, posts=data.archive.listed, feed=True)


def drafts(data: SiteData) -> Iterator[PostList]:
    """Yield the list of drafts where they are shown."""
    if drafts := data.archive.drafts:
        posts = [post for post in data.archive.posts if post.path in drafts]
        page, title = data.addresses.drafts, gettext("Drafts")
        yield PostList(page=page, title=title, label=title, posts=posts, feed=False)


def years(data: SiteData) -> Iterator[PostList]:
    """Yield a list for each year, the latest first."""
    for year, posts in data.archive.years:
        yield PostList(
            page=data.addresses.year(year),
            title=pgettext("a year", "Posts from %(year)s", year=year),
            label=str(year),
            posts=posts,
            slugs=(str(year),),
        )
