"""What a kind of page is: an entry of the table in :mod:`confarchive.building.page_kinds`, and its pages in a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from confarchive.building.site.page_parts import Link
from confarchive.building.translations import gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from confarchive.building.data.scorecard import Scorecards
    from confarchive.building.site.documents.posts import Posts
    from confarchive.building.site.page_models import ConferenceIndex, Index, PageView
    from confarchive.building.site.settings import SiteSettings
    from confarchive.model.addresses.page_names import PageNames
    from confarchive.model.archive import Archive
    from confarchive.model.conferences.conference import Edition, Series
    from confarchive.model.dates.moments import When
    from confarchive.model.files.link_file import CheckedLink


SEPARATOR = " · "
"""Stands between what a result tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteData:
    """What pages of all kinds are made of.

    ``titles`` are those of documents, by name; ``day`` shows a date, ``month`` its month and
    year, ``month_name`` its month alone, ``month_day`` all but its year, ``country`` and ``language`` the name of one by its code;
    ``checked`` is what was found at addresses elsewhere; ``sections`` returns those of the home page,
    ``charts`` what pictures of all conferences show, None where there are none, and ``scorecards`` the figures, of which there are none
    where no page shows them.
    """

    archive: Archive
    addresses: PageNames
    settings: SiteSettings
    posts: Posts
    titles: Mapping[str, str]
    day: Callable[[When | None], str]
    month: Callable[[date], str]
    month_name: Callable[[date], str]
    month_day: Callable[[date], str]
    country: Callable[[str], str]
    language: Callable[[str], str]
    checked: Mapping[str, CheckedLink]
    sections: Callable[[], tuple[Index, ...]]
    charts: Callable[[], ConferenceIndex | None]
    scorecards: Callable[[], Scorecards]

    def conference(self, place: Edition | Series) -> Link:
        """Return the link to a conference, with the number of its posts."""
        count = len(self.archive.about(place.slug))
        return Link(page=self.addresses.conference(place.slug), text=place.name, count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page; where an entry of the table leaves a field alone, such pages have none of it.

    ``name``
        templates know it as ``archive_page.kind``
    ``pages``
        makes the :class:`Pages` of one build
    ``template``, ``index_template``
        what these pages show, and the page that leads to all of them: names in ``templates/``
    ``styles``
        the style sheets in ``static/`` that they load, and other pages do not
    ``title``
        what sidebars call the page that leads to all of them, in English
    ``other_titles``
        what links call that page besides, as in ``#list-authors``
    ``front``
        the name of that page, from the names of the site's pages
    ``lists``
        the lists of posts that are such pages
    ``prefix``
        what links put before the name of one, as ``tag`` in ``#tag-bridges``
    ``file``
        the file that tells under which other names such pages are found
    ``home``
        the place among the sections of the home page, from 1 (0: none)
    ``data``
        a method of :class:`~confarchive.building.output.json_ld.StructuredData` that describes one
    ``searched``, ``in_sitemap``
        whether the search finds them by name, and whether sitemaps tell of them
    ``documents``
        whether they are documents, which Sphinx reads and writes
    """

    name: str
    pages: Callable[[PageKind, SiteData], Pages]
    template: str = "confarchive/listing.html"
    index_template: str = ""
    styles: tuple[str, ...] = ()
    title: str = ""
    other_titles: tuple[str, ...] = ()
    front: Callable[[PageNames], str] = field(default=lambda _names: "")
    lists: Callable[[SiteData], Iterable[Any]] = field(default=lambda _data: ())
    prefix: str = ""
    file: str = ""
    home: int = 0
    data: Callable[[Any, Any], dict[str, Any] | None] | None = None
    searched: bool = False
    in_sitemap: bool = True
    documents: bool = False


class Pages:
    """The pages of one kind in a build: none, unless a class says which."""

    def __init__(self, kind: PageKind, data: SiteData) -> None:
        self.kind = kind
        self.data = data

    @property
    def title(self) -> str:
        """What sidebars call the page that leads to all of them, in the archive's language."""
        return gettext(self.kind.title) if self.kind.title else ""

    @property
    def front(self) -> str:
        """The page that leads to all of them, "" where there is none."""
        return ""

    @property
    def views(self) -> Mapping[str, PageView]:
        """What each page shows, by its name."""
        return {}

    @property
    def links(self) -> Mapping[str, Link]:
        """The links to the pages, by what text calls them, such as ``tag-bridges``."""
        return {}

    @property
    def old_addresses(self) -> Iterable[tuple[str, str]]:
        """The names of pages that are no more, each with that of the page which took its place."""
        return ()

    @property
    def section(self) -> Index | None:
        """What the home page shows of them."""
        return None

    @property
    def charts(self) -> ConferenceIndex | None:
        """The pictures of all of them."""
        return None

    def searched(self) -> Iterable[SearchEntry]:
        """Return what the search knows of them."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """What the search knows of a page beyond its text, which ``html`` is where no document has it.

    ``notes`` are words that are found as well, ``facets`` what readers narrow their search by;
    ``told`` is shown with the result and not searched; an ``anchor`` is that of a place in the page.
    Posts are ``listed`` ones, which can be sorted by date.
    """

    page: str
    notes: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    html: str | None = None
    told: str = ""
    anchor: str = ""
    listed: bool = False

    @classmethod
    def of_list(
        cls,
        page: str,
        name: str,
        lead: str = "",
        facts: str = "",
        aliases: Iterable[str] = (),
        *,
        told: Iterable[str] = (),
    ) -> SearchEntry:
        """Return the entry of a list of posts, which is found by its name before all others."""
        body = "".join(f"<p>{escape(text)}</p>" for text in (lead, facts) if text)
        notes = {"title": name, "name": name, "facts": facts, "aliases": ", ".join(aliases)}
        html = f"<h1>{escape(name)}</h1>{body}"
        return cls(page=page, notes=notes, html=html, told=SEPARATOR.join(told))
