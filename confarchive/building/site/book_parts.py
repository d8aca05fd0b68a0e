"""What a book of the archive consists of: its posts by year, the oldest first, then its static pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.site.assembly import Site
    from confarchive.model.post import Post


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Chapter(View):
    """A document in a book: its title, and the ``line`` beneath, "" for none."""

    docname: str
    title: str
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookPart(View):
    """Chapters under a ``title``, whose list is the ``page``; both are "" for those that stand in no part."""

    title: str
    page: str
    chapters: tuple[Chapter, ...]


def of_site(site: Site) -> tuple[BookPart, ...]:
    """Return the parts of the book of a site."""
    return tuple(_parts(site))


def _parts(site: Site) -> Iterator[BookPart]:
    for year, posts in sorted(site.archive.years):
        chapters = tuple(_chapter(site, post) for post in sorted(posts, key=_order))
        yield BookPart(title=str(year), page=site.addresses.year(year), chapters=chapters)
    pages = (page.docname for page in site.archive.listed_pages)
    titles = site.facts.titles
    named = tuple(Chapter(docname=name, title=titles.get(name, name)) for name in pages)
    if named:
        yield BookPart(title="", page="", chapters=named)


def _order(post: Post) -> tuple[str, str]:
    return str(post.date), post.path


def _chapter(site: Site, post: Post) -> Chapter:
    view = site.posts.views[post.docname]
    authors = ", ".join(author.text for author in view.authors)
    conferences = ", ".join(conference.text for conference in view.conferences)
    line = " · ".join(filter(None, (view.entry.date, authors, conferences)))
    return Chapter(docname=post.docname, title=view.entry.text, line=line)
