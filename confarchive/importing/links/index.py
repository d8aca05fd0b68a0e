"""Everything in a blog that a link can lead to, found by what links call it."""

from __future__ import annotations

import enum
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from confarchive.importing.links import addresses, old_site
from confarchive.importing.links.old_site import OldSite
from confarchive.model.addresses.page_names import PageNames
from confarchive.model.addresses.slugs import name_of_file
from confarchive.model.archive import FILES
from confarchive.model.dates.moments import moment
from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.destinations import Destination


class TermList(NamedTuple):
    """A list of the blog: of posts that bear one term.

    ``kind`` is ``TAG``, ``CATEGORY`` or ``AUTHOR``, ``slug`` the term's in the blog, ``target`` its
    slug in the archive. ``addresses`` are those that the list had.
    """

    kind: str
    slug: str
    target: str
    addresses: tuple[str, ...]


class ListFeed(NamedTuple):
    """A feed of the blog: its ``address``, its ``form``, atom or rss, and its list in the archive, such as ``#tag-devops``.

    The list of all posts is ``""``.
    """

    address: str
    form: str
    target: str


class Lists(NamedTuple):
    """The blog's lists of posts: ``pages``, by the names of their old addresses, those of ``terms``, and their ``feeds``.

    Pages lead to the archive's lists, such as ``#list-years``, or to ``index.md``.
    """

    pages: Mapping[str, str]
    terms: tuple[TermList, ...] = ()
    feeds: tuple[ListFeed, ...] = ()

    def table(self, names: PageNames) -> dict[str, str]:
        """Return the names that the lists had, with the archive's pages, which are called *names*.

        A name that the archive gives the same page has a suffix: where pages are folders, another
        has to answer with it.
        """
        found = dict(self.pages)
        for kind, _, slug, old in self.terms:
            found |= dict.fromkeys(addresses.names_of_post(old), f"#{kind.lower()}-{slug}")
        pages = {name: addresses.page_of(target, names) for name, target in found.items()}
        return {f"{name}.html" if name == page else name: page for name, page in pages.items()}

    def feed_table(self, names: PageNames) -> dict[str, str]:
        """Return the addresses that feeds had, with their forms and the archive's lists, which are called *names*."""
        return {
            feed.address: f"{feed.form}:{addresses.page_of(feed.target, names) or names.blog}"
            for feed in self.feeds
        }


class LinkKind(enum.StrEnum):
    """What links in a program's own way name; the rest of one is as told here."""

    INDEX = "INDEX"
    TAG = "TAG"
    """With the name of the term, as with the two below; :class:`TermList` calls them so, too."""
    CATEGORY = "CATEGORY"
    AUTHOR = "AUTHOR"
    FILE = "FILE"
    """With a path from the post's folder, or from the top with a slash: of a post, or of another file."""
    UNKNOWN = "UNKNOWN"
    """Something that nothing is known of: the link is dead."""


class LinkSyntax(Protocol):
    """How a program writes links within a blog."""

    def own(self, url: str) -> tuple[LinkKind, str] | None:
        """Return what *url* names if it is written in the program's own way: its kind, and the rest. None for other URLs."""

    def rooted(self, url: str) -> tuple[str, str] | None:
        """Return the word for the blog's root that a template would have filled in, and what stands behind it; None for none."""

    def slug(self, name: str, kind: str) -> str:
        """Return the slug of the term *name* in the blog."""


class Linked(Protocol):
    """What a source tells of a blog for links that lead into it. Places are relative to ``base``."""

    @property
    def content(self) -> Path:
        """The folder whose posts are imported, ``base`` or one in it."""

    @property
    def base(self) -> Path:
        """The folder that links between posts are relative to."""

    @property
    def site_urls(self) -> tuple[str, ...]:
        """The addresses that the blog says to have, without a slash at the end."""

    @property
    def syntax(self) -> LinkSyntax:
        """How it writes links within itself."""

    @property
    def theme_files(self) -> Mapping[str, Path]:
        """The files that stand in the blog's pages beside its own, by the addresses that they had."""

    def files(self) -> frozenset[str]:
        """Return the places of all files below ``base``."""

    def moved(self, files: frozenset[str]) -> Mapping[str, str]:
        """Return the places of *files* that had another address than their place, by that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkIndex:
    """Look-up tables, made once for a blog; ``base`` to ``site_urls`` are those of :class:`Linked`.

    ``documents`` and ``files`` are named by their place, relative to ``base``; a document leads to its file in the archive. ``pages`` are the same
    files, or lists such as ``#tag-devops``, by the names of old addresses, and
    ``moved`` files by an address of theirs that is not their place. ``theme_files`` are
    others, named by their addresses; the blog's own come first. ``terms``
    are lists by kind and by the blog's slug. Unless ``convert_site_links``, links with
    the blog's ``SITEURL`` before them stay as they are; ``old_site`` tells of these.
    ``folder`` is the archive's for the blog's files. ``slugs`` are documents by a slug that no other one has, and
    ``sources`` the places of documents by their file in the archive. ``sections`` are
    the labels of headings that other documents lead to: by the file in the archive,
    then by the id that the heading had. ``lists`` are the names by which links reach the
    archive's lists of posts, such as ``tag-devops``.
    """

    base: Path
    content: Path
    syntax: LinkSyntax
    site_urls: tuple[str, ...] = ()
    folder: str = FILES
    convert_site_links: bool = False
    old_site: OldSite = field(default_factory=OldSite)
    documents: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    theme_files: Mapping[str, Path] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()

    def page(self, name: str) -> str | None:
        """Return what the old address with this *name* showed."""
        return self.pages.get(name) or self.pages.get(f"{name}/index")

    def by_slug(self, name: str) -> str | None:
        """Return the one post whose slug ends *name*, an address from before the blog's last move.

        Of another year it is another post.
        """
        *folders, last = name.removesuffix("/index").split("/")
        target = self.slugs.get(last)
        years = [folder for folder in folders if re.fullmatch(r"(?:19|20)\d\d", folder)]
        return target if target and (not years or f"/{years[0]}/" in target) else None

    def attached(self, place: str) -> str:
        """Return the place of the file that Pelican put beside a post, at *place* in its output."""
        folder, below = posixpath.split(place)
        while folder:
            document = self.pages.get(f"{folder}/index", "")
            if document in self.sources:
                return posixpath.join(posixpath.dirname(self.sources[document]), below)
            folder, last = posixpath.split(folder)
            below = f"{last}/{below}"
        return ""

    def source_of(self, place: str) -> Path:
        """Return the file at *place*: the blog's, or one of its theme, at the address that it had."""
        return self.theme_files.get(place, self.base / place)

    def copy_of(self, place: str) -> str:
        """Return where the file at *place* is copied to, relative to the site; long names are cut."""
        if place not in self.theme_files:
            file = self.base / place
            if file.is_relative_to(self.content):
                place = file.relative_to(self.content).as_posix()
        return "/".join((self.folder, *map(name_of_file, place.split("/"))))


def listed_at(now: datetime, posts: Iterable[ForeignPost]) -> tuple[ForeignPost, ...]:
    """Return the articles that readers of the archive find in its lists at *now*, in its zone."""
    return tuple(
        post
        for post in posts
        if not post.page
        and post.status is Status.PUBLISHED
        and post.date is not None
        and moment(post.date, now.tzinfo) <= now
    )


def index(
    blog: Linked,
    destinations: Sequence[Destination],
    listed: Sequence[ForeignPost],
    lists: Lists,
    *,
    answered: Iterable[tuple[str, str]] = (),
    folder: str = FILES,
    convert_site_links: bool = False,
    names: PageNames | None = None,
) -> LinkIndex:
    """Return the index of the *blog* whose posts have these *destinations*.

    The archive has *lists* of the terms that *listed* posts bear, and no others;
    *answered* are old addresses that it has already, with its pages; *names* those of its lists.
    """
    names = names or PageNames()
    terms = {(each.kind, each.slug): f"#{each.kind.lower()}-{each.target}" for each in lists.terms}
    pages = _pages(destinations, lists, terms)
    targets = (*pages.values(), *terms.values())
    redirected = [*answered, *lists.table(names).items()]
    return replace(
        _of_blog(blog),
        folder=folder,
        convert_site_links=convert_site_links,
        old_site=old_site.of(blog.site_urls, destinations, listed, pages, redirected, names=names),
        documents={item.post.place: item.path for item in destinations},
        pages=pages,
        terms=terms,
        slugs=_slugs(destinations),
        sources={item.path: item.post.place for item in destinations},
        lists=frozenset(target[1:] for target in targets if target[0] == "#"),
    )


def _of_blog(blog: Linked) -> LinkIndex:
    """Return the index of the files of a *blog*, without its posts."""
    files = blog.files()
    return LinkIndex(
        base=blog.base,
        content=blog.content,
        syntax=blog.syntax,
        site_urls=blog.site_urls,
        files=files,
        theme_files=blog.theme_files,
        moved=blog.moved(files),
    )


def _pages(
    destinations: Sequence[Destination], lists: Lists, terms: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Return what old addresses showed, by their names: of two posts with one address the first."""
    pages = {"index": "index.md", **lists.pages}
    for each in lists.terms:
        names = filter(None, map(addresses.name_of, each.addresses))
        pages |= dict.fromkeys(names, terms[each.kind, each.slug])
    for item in reversed(destinations):
        found = map(addresses.name_of, filter(addresses.is_file, item.addresses))
        pages |= {name: item.path for name in found if name is not None}
    return pages


def _slugs(destinations: Sequence[Destination]) -> dict[str, str]:
    """Return the posts by those slugs that only one has."""
    uses = Counter(item.post.slug for item in destinations)
    return {item.post.slug: item.path for item in destinations if uses[item.post.slug] == 1}
