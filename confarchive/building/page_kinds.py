"""The table of the kinds of pages. A new kind is an entry here, what makes its pages, and maybe a template.

Its order is that of sidebars, and of what the search knows.
"""

from __future__ import annotations

from operator import attrgetter, methodcaller

from confarchive.building.output.json_ld import StructuredData
from confarchive.building.site.all_pages import TEXT
from confarchive.building.site.conference_pages import ConferencePages, conferences
from confarchive.building.site.document_pages import HomePages, PostPages, StaticPages
from confarchive.building.site.lists import ListPages, all_posts, drafts, years
from confarchive.building.site.pages import PageKind
from confarchive.building.site.term_lists import TagPages, TermPages, of_catalog, tags
from confarchive.model.pagenames import CONFERENCES

_INDEX = "confarchive/terms.html"
_OF_CONFERENCES = ("confarchive-conferences.css",)

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
        documents=True,
    ),
    PageKind(
        name=TEXT,
        pages=StaticPages,
        template="confarchive/text.html",
        documents=True,
    ),
    PageKind(
        name="all-posts",
        title="All posts",
        pages=ListPages,
        lists=all_posts,
        front=attrgetter("blog"),
    ),
    PageKind(
        name="tags",
        title="Tags",
        pages=TagPages,
        lists=tags,
        prefix="tag",
        front=attrgetter("tag_index"),
        index_template=_INDEX,
        home=3,
    ),
    PageKind(
        name="years",
        title="Years",
        pages=ListPages,
        lists=years,
        prefix="year",
        front=attrgetter("years"),
        index_template=_INDEX,
        home=4,
    ),
    PageKind(
        name="conferences",
        title="Conferences",
        pages=ConferencePages,
        lists=conferences,
        front=lambda _names: CONFERENCES,
        template="confarchive/conference.html",
        index_template="confarchive/conferences.html",
        styles=_OF_CONFERENCES,
        home=1,
        data=StructuredData.conference,
        searched=True,
    ),
    PageKind(
        name="categories",
        title="Categories",
        pages=TermPages,
        lists=of_catalog("category", "Posts in {}"),
        prefix="category",
        front=methodcaller("catalog", "category"),
        index_template=_INDEX,
        home=2,
    ),
    PageKind(
        name="authors",
        title="Authors",
        pages=TermPages,
        lists=of_catalog("author", "Posts by {}"),
        prefix="author",
        front=methodcaller("catalog", "author"),
        index_template=_INDEX,
    ),
    PageKind(
        name="locations",
        title="Locations",
        pages=TermPages,
        lists=of_catalog("location", "Posts from {}"),
        prefix="location",
        front=methodcaller("catalog", "location"),
        index_template=_INDEX,
    ),
    PageKind(
        name="languages",
        title="Languages",
        pages=TermPages,
        lists=of_catalog("language", "Posts in {}"),
        prefix="language",
        front=methodcaller("catalog", "language"),
        index_template=_INDEX,
    ),
    PageKind(
        name="drafts",
        title="Drafts",
        pages=ListPages,
        lists=drafts,
        front=attrgetter("drafts"),
        in_sitemap=False,
    ),
)
