"""The table of the kinds of pages. A new kind is an entry here, what makes its pages, and maybe a template.

Its order is that of sidebars, and of what the search knows.
"""

from __future__ import annotations

from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING

from confarchive.building.output.json_ld import StructuredData
from confarchive.building.site.all_pages import TEXT
from confarchive.building.site.conferences.conference_groups import CountryPages, MonthPages
from confarchive.building.site.conferences.conference_pages import ConferencePages, conferences
from confarchive.building.site.documents.document_pages import HomePages, PostPages, StaticPages
from confarchive.building.site.figures.data_page import DataPage
from confarchive.building.site.figures.scorecard_page import ScorecardPage
from confarchive.building.site.lists.calendar_pages import YearPages
from confarchive.building.site.lists.day_pages import DayPages
from confarchive.building.site.lists.lists import ListPages, all_posts, drafts, years
from confarchive.building.site.lists.people_pages import PeoplePages, people
from confarchive.building.site.lists.talk_pages import TalkPages
from confarchive.building.site.lists.term_lists import (
    TagPages,
    TermPages,
    languages,
    of_catalog,
    tags,
)
from confarchive.building.site.not_found import NotFoundPages
from confarchive.building.site.pages import PageKind
from confarchive.building.translations import gettext_noop, pgettext_noop
from confarchive.model.addresses.page_names import CONFERENCES, DATA, SCORECARD
from confarchive.model.files import people_file, term_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from confarchive.building.site.lists.lists import PostList
    from confarchive.building.site.pages import SiteData

_INDEX = "confarchive/terms.html"
_OF_CONFERENCES = ("confarchive-conferences.css",)
_WITH_FIGURES = (*_OF_CONFERENCES, "confarchive-scorecard.css")
_AT_A_GLANCE = (*_OF_CONFERENCES, "confarchive-overview.css")


def _catalog(
    singular: str,
    name: str,
    title: str,
    lists: Callable[[SiteData], Iterator[PostList]],
    home: int = 0,
) -> PageKind:
    """Return the kind of the *lists* of a catalog that ABlog has."""
    return PageKind(
        name=name,
        title=title,
        pages=TermPages,
        lists=lists,
        prefix=singular,
        front=methodcaller("catalog", singular),
        file=term_file.FILE,
        index_template=_INDEX,
        home=home,
    )


KINDS = (
    PageKind(
        name="post",
        pages=PostPages,
        template="confarchive/post.html",
        styles=_OF_CONFERENCES,
        data=StructuredData.post,
        documents=True,
    ),
    PageKind(
        name="home",
        pages=HomePages,
        template="confarchive/home.html",
        styles=_AT_A_GLANCE,
        documents=True,
    ),
    PageKind(
        name=TEXT,
        pages=StaticPages,
        template="confarchive/document.html",
        documents=True,
    ),
    PageKind(
        name="all-posts",
        title=gettext_noop("All posts"),
        pages=ListPages,
        lists=all_posts,
        front=attrgetter("blog"),
    ),
    PageKind(
        name="tags",
        title=gettext_noop("Tags"),
        pages=TagPages,
        lists=tags,
        prefix="tag",
        front=attrgetter("tag_index"),
        file=term_file.FILE,
        index_template=_INDEX,
        home=3,
    ),
    PageKind(
        name="years",
        title=gettext_noop("Years"),
        pages=YearPages,
        lists=years,
        prefix="year",
        front=attrgetter("years"),
        index_template=_INDEX,
        home=4,
        searched=True,
    ),
    PageKind(
        name="days",
        pages=DayPages,
        template="confarchive/days.html",
        styles=_AT_A_GLANCE,
    ),
    PageKind(
        name="conferences",
        title=gettext_noop("Conferences"),
        pages=ConferencePages,
        lists=conferences,
        front=lambda _names: CONFERENCES,
        template="confarchive/conference.html",
        index_template="confarchive/conferences.html",
        styles=(*_AT_A_GLANCE, "confarchive-scorecard.css"),
        home=1,
        data=StructuredData.conference,
        searched=True,
    ),
    PageKind(
        name="talks",
        title=gettext_noop("Talks"),
        pages=TalkPages,
        front=attrgetter("talks"),
        template="confarchive/talks.html",
        styles=("confarchive-search.css", "confarchive-search-facets.css"),
        searched=True,
    ),
    PageKind(
        name="conferences-by-country",
        pages=CountryPages,
        template=_INDEX,
    ),
    PageKind(
        name="conferences-by-month",
        pages=MonthPages,
        template=_INDEX,
    ),
    _catalog(
        "category",
        "categories",
        gettext_noop("Categories"),
        of_catalog("category", pgettext_noop("a category", "Posts in %(term)s")),
        home=2,
    ),
    PageKind(
        name="people",
        title=gettext_noop("People"),
        other_titles=("Authors",),
        pages=PeoplePages,
        lists=people,
        prefix="author",
        front=methodcaller("catalog", "author"),
        template="confarchive/person.html",
        index_template="confarchive/people.html",
        styles=_WITH_FIGURES,
        data=StructuredData.person,
        file=people_file.FILE,
        searched=True,
    ),
    _catalog(
        "location",
        "locations",
        gettext_noop("Locations"),
        of_catalog("location", pgettext_noop("a place", "Posts from %(term)s")),
    ),
    _catalog("language", "languages", gettext_noop("Languages"), languages),
    PageKind(
        name="scorecard",
        title=gettext_noop("Scorecard"),
        pages=ScorecardPage,
        front=lambda _names: SCORECARD,
        template="confarchive/scorecard.html",
        styles=_WITH_FIGURES,
    ),
    PageKind(
        name="data",
        title=gettext_noop("Data"),
        pages=DataPage,
        front=lambda _names: DATA,
        template="confarchive/data.html",
        styles=_OF_CONFERENCES,
        data=StructuredData.dataset,
    ),
    PageKind(
        name="not-found",
        pages=NotFoundPages,
        template="confarchive/not-found.html",
        in_sitemap=False,
    ),
    PageKind(
        name="drafts",
        title=gettext_noop("Drafts"),
        pages=ListPages,
        lists=drafts,
        front=attrgetter("drafts"),
        in_sitemap=False,
    ),
)
