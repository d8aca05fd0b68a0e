"""Where each post of a blog goes in the archive: its path, and the addresses it answers.

A post that came before keeps its place. The others are placed in an order that
no file system or clock decides, so the same blog always gives the same archive.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from confarchive.importing.links import addresses
from confarchive.model.addresses.slugs import slugify, unique
from confarchive.model.archive import PAGES, POSTS
from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.importing.foreign_post import ForeignPost

_LONGEST = 150  # bytes; file systems allow 255, and other names are derived from this one
# Names that Windows keeps for devices, and the page that stands for its folder.
_RESERVED = frozenset(
    ["index", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)
_PAGES = ("index", "search", "genindex")  # what stands in every archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A post and its place: the path of its file, relative to the site.

    ``translation_of`` is the slug of its original there, "" for none. ``addresses`` are the post's old ones, ``redirect`` the names of pages that
    answer them from now on. ``new`` tells that the archive does not have it yet.
    """

    post: ForeignPost
    path: str
    translation_of: str = ""
    addresses: tuple[str, ...] = ()
    redirect: tuple[str, ...] = ()
    new: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pages that show or answer it."""
        return (self.path.removesuffix(".md"), *self.redirect)


class Addressed(Protocol):
    """What a source tells of the addresses that posts had."""

    def addresses(self, post: ForeignPost) -> tuple[str, ...]:
        """Return the addresses of *post*: the one that links had, then its file's, where they differ."""

    def other_addresses(
        self, posts: Sequence[ForeignPost]
    ) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """Return those that *posts* had in other places too, by their paths; posts of one place are left out."""


def assign(
    posts: Iterable[ForeignPost],
    blog: Addressed,
    known: Mapping[str, str],
    taken: Iterable[str] = (),
    answered: Iterable[str] = (),
) -> tuple[Destination, ...]:
    """Return the destination of each post, sorted by source.

    *known* maps the path of a source to that of the archive's file. *taken* are
    the paths of all the archive's files, *answered* the names of pages that
    stand in it for other reasons.
    """
    posts = sorted(posts, key=lambda post: post.path)
    paths = {post.path: known[post.path] for post in posts if post.path in known}
    slugs = {PurePosixPath(path).stem.casefold() for path in taken} | _RESERVED
    for post in sorted((post for post in posts if post.path not in known), key=_precedence):
        slug = _unique_slug(post, slugs)
        slugs.add(slug.casefold())
        paths[post.path] = f"{_folder(post)}/{slug}.md"
    pages = {path.removesuffix(".md") for path in (*taken, *paths.values())} | {*answered, *_PAGES}
    placed = [
        replace(
            _destination(post, paths[post.path], blog, pages, post.path in known),
            translation_of=PurePosixPath(paths.get(post.original, "")).stem,
        )
        for post in posts
    ]
    others = blog.other_addresses(posts)
    return tuple(_with_others(each, others.get(each.post.path, ()), pages) for each in placed)


def _with_others(
    destination: Destination, old: Iterable[tuple[str, ...]], pages: set[str]
) -> Destination:
    """Return *destination* with the *old* addresses that its post had in other places."""
    names = (name for each in old for name in addresses.names_of_post(each))
    new = tuple(name for name in dict.fromkeys(names) if name not in pages)
    pages.update(new)
    return replace(destination, redirect=(*destination.redirect, *new)) if new else destination


def _destination(
    post: ForeignPost, path: str, blog: Addressed, pages: set[str], known: bool
) -> Destination:
    """Return where *post* goes; the names it answers are added to *pages*: first come, first served.

    Where a post's page has the old name, it answers the old address with its suffix only if it
    is no folder: the suffix tells that a page has to.
    """
    own, old = path.removesuffix(".md"), blog.addresses(post)
    names = addresses.names_of_post(old)
    new = tuple(name for name in names if name not in pages)
    redirect = tuple(
        f"{name}.html" if name == own else name for name in names if name in {*new, own}
    )
    pages.update(new)
    return Destination(post=post, path=path, addresses=old, redirect=redirect, new=not known)


def _precedence(post: ForeignPost) -> tuple[bool, bool, str, str]:
    """Of posts with one slug the published ones come first, originals, then the oldest."""
    return post.status is Status.DRAFT, post.translated, str(post.date or ""), post.path


def _folder(post: ForeignPost) -> str:
    if post.page:
        return PAGES
    year = f"{post.date.year:04}" if isinstance(post.date, date) else "undated"
    return f"{POSTS}/{year}"


def _unique_slug(post: ForeignPost, taken: set[str]) -> str:
    slug = safe(post.slug) or safe(PurePosixPath(post.path).stem) or slugify(post.title)
    if post.translated and slug.casefold() in taken:
        slug = safe(f"{slug}-{post.language}")
    wanted = unique(slug.casefold(), taken)
    return slug + wanted[len(slug.casefold()) :]


def safe(slug: str) -> str:
    """Return *slug* as a name that every file system takes; empty when nothing is left."""
    name = re.sub(r"[^\w.+-]+", "-", unicodedata.normalize("NFC", slug)).strip("-._")
    return name.encode()[:_LONGEST].decode(errors="ignore").rstrip("-._")
