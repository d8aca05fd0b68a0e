"""ABlog, given the archive: it makes catalogs, collections and years of it.

ABlog would find posts by itself while Sphinx reads, with its own idea of drafts,
addresses and dates. Here it gets posts that are already sorted out, in collections
whose addresses follow the archive's rule for slugs.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ablog.blog import Blog, Collection
from ablog.blog import Post as BlogPost
from ablog.post import PostList, UpdateNode, generate_archive_pages, generate_atom_feeds
from docutils import nodes
from sphinx.transforms import SphinxTransform

from confarchive.building.translations import gettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from confarchive.building.site.page_parts import ListEntry
    from confarchive.model.addresses.page_names import PageNames
    from confarchive.model.archive import Archive
    from confarchive.model.post import Post


PAGE_MAKERS = {"html-collect-pages": (generate_archive_pages, generate_atom_feeds)}
"""What makes pages and feeds of its own, by event: the pipeline has them made where they differ."""


class ArchivePost(BlogPost):  # type: ignore[misc]
    """A post of the archive as ABlog's lists and templates expect one."""

    def __init__(self, blog: Blog, post: Post, entry: ListEntry) -> None:
        date = _local(post)
        info = {
            "section": "",
            "order": 1,
            "date": date if post.date else None,
            "update": date,
            "nocomments": False,
            "canonical_link": None,
            "external_link": None,
            "title": entry.text,
            "excerpt": [nodes.paragraph(text=entry.summary)] if entry.summary else [],
            "doctree": None,
        }
        super().__init__(blog, post.docname, info)
        # ABlog has published by a clock of its own.
        self.published, self.draft = True, False
        self.date = date
        self.options: dict[str, Any] = {}
        self.archive = blog.archive[self.date.year] if post.date else None
        self.redirect: list[str] = []  # see redirects.py: ABlog would put one over a page
        self.tags: list[str] = []
        self.author: list[str] = []
        self.category: list[str] = []
        self.location: list[str] = []
        self.language: list[str] = []

    def __lt__(self, other: ArchivePost) -> bool:
        return bool((self.date, self.title) < (other.date, other.title))


def _local(post: Post) -> datetime:
    """Return the post's date as ABlog compares dates, without an offset."""
    if post.date is None:
        return datetime(1, 1, 1)
    if isinstance(post.date, datetime):
        return post.date.replace(tzinfo=None)
    return datetime(post.date.year, post.date.month, post.date.day)


def allow_parallel_reading(app: Sphinx) -> None:
    """Let documents be read in parallel: ABlog forbids that for the posts it finds meanwhile, and here it finds none.

    What it finds is thrown away before :func:`fill`, in whichever process that was.
    """
    app.extensions["ablog"].parallel_read_safe = True


def start_afresh(app: Sphinx) -> None:
    """Empty the state that ABlog shares between all builds of one process."""
    vars(Blog(app)).clear()


def fill(
    app: Sphinx, archive: Archive, addresses: PageNames, entries: Mapping[str, ListEntry]
) -> None:
    """Give ABlog the listed posts, with their *entries*, and collections at the *addresses*."""
    start_afresh(app)
    blog = Blog(app)
    blog.tags.docname = addresses.tag_index
    posts = {
        post.docname: ArchivePost(blog, post, entries[post.docname]) for post in archive.listed
    }
    for blog_post in posts.values():
        blog.posts.add(blog_post)
        if blog_post.archive is not None:
            blog_post.archive.add(blog_post)
    for name, terms in {**archive.catalogs, "tags": archive.tags}.items():
        catalog = blog.catalogs[name]
        for term in terms:
            page = addresses.tag(term.slug) if name == "tags" else addresses.term(name, term.slug)
            catalog[term.slug] = Collection(catalog, term.slug, name=term.label, path=page)
            for post in term.posts:
                getattr(posts[post.docname], name).append(term.slug)
        for blog_post in posts.values():
            catalog.add(blog_post)


def pages(app: Sphinx) -> dict[str, tuple[dict[str, Any], str]]:
    """Return what ABlog's templates get for the first pages of its lists, and these, by page."""
    return {name: (context, template) for name, context, template in generate_archive_pages(app)}


def lists_posts(document: nodes.document) -> bool:
    """Tell whether a document shows a list of posts, by ABlog's ``{postlist}``."""
    return next(iter(document.findall(PostList)), None) is not None


class UpdateTitles(SphinxTransform):
    """Give ABlog's ``{update}`` its title, which ABlog adds to posts it found itself."""

    default_priority = 750

    def apply(self, **_kwargs: Any) -> None:
        """Insert the titles."""
        for node in self.document.findall(UpdateNode):
            node.insert(0, nodes.title("", gettext("Updated on %(date)s", date=node["date"])))
            node["classes"] = ["note", "update"]
