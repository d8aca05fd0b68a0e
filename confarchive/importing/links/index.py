"""Everything in a blog that a link can lead to, found by what links call it."""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.links import oldsite
from confarchive.importing.links.oldsite import OldSite
from confarchive.importing.sources.pelican import addresses, post_files, theme
from confarchive.importing.sources.pelican.theme import Theme
from confarchive.model.archive import FILES
from confarchive.model.pagenames import PageNames
from confarchive.model.post import Status, moment
from confarchive.model.slugs import name_of_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from confarchive.importing.foreign import ForeignPost
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.sources.pelican.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Look-up tables, made once for a blog.

    ``documents`` and ``files`` are named by their place, relative to Pelican's
    ``PATH``; a document leads to its file in the archive. ``pages`` are the same
    files, or lists such as ``#tag-devops``, by the names of old addresses, and
    ``moved`` files by an address of theirs that is not their place. ``theme`` has files
    too, named by their addresses; the blog's own come first. ``terms``
    are lists by kind and by the blog's slug. Unless ``convert_site_links``, links with
    the blog's ``SITEURL`` before them stay as they are; ``old_site`` tells of these.
    ``folder`` is the archive's for the blog's files. ``slugs`` are documents by a slug that no other one has, and
    ``sources`` the places of documents by their file in the archive. ``sections`` are
    the labels of headings that other documents lead to: by the file in the archive,
    then by the id that the heading had. ``lists`` are the names by which links reach the
    archive's lists of posts, such as ``tag-devops``.
    """

    settings: Settings
    folder: str = FILES
    convert_site_links: bool = False
    old_site: OldSite = field(default_factory=OldSite)
    documents: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    theme: Theme = field(default_factory=Theme)
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
        return self.theme.files.get(place, self.settings.base / place)

    def copy_of(self, place: str) -> str:
        """Return where the file at *place* is copied to, relative to the site; long names are cut."""
        if place not in self.theme.files:
            file, content = self.settings.base / place, self.settings.content
            if file.is_relative_to(content):
                place = file.relative_to(content).as_posix()
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
    settings: Settings,
    destinations: Sequence[Destination],
    listed: Iterable[ForeignPost],
    *,
    answered: Iterable[tuple[str, str]] = (),
    folder: str = FILES,
    convert_site_links: bool = False,
    names: PageNames | None = None,
) -> Index:
    """Return the index of the blog whose posts have these *destinations*.

    The archive has lists of the terms that *listed* posts bear, and no others;
    *answered* are old addresses that it has already, with its pages; *names* those of its lists.
    """
    listed = tuple(listed)
    pages: dict[str, str] = {"index": "index.md", **addresses.lists(listed, settings)}
    terms: dict[tuple[str, str], str] = {}
    for kind, slug, target, old in addresses.lists_of_terms(listed, settings):
        terms[kind, slug] = f"#{kind.lower()}-{target}"
        pages |= dict.fromkeys(filter(None, map(addresses.name_of, old)), terms[kind, slug])
    for item in reversed(destinations):  # of two posts with one address the first has it
        found = map(addresses.name_of, item.addresses)
        pages |= {name: item.path for name in found if name is not None}
    files = frozenset(_files(settings))
    uses = Counter(item.post.slug for item in destinations)
    return Index(
        settings=settings,
        folder=folder,
        convert_site_links=convert_site_links,
        old_site=oldsite.of(
            settings, destinations, listed, pages, answered, names=names or PageNames()
        ),
        documents={item.post.place: item.path for item in destinations},
        pages=pages,
        terms=terms,
        files=files,
        theme=theme.find(settings),
        moved=dict(_moved(settings, files)),
        slugs={item.post.slug: item.path for item in destinations if uses[item.post.slug] == 1},
        sources={item.path: item.post.place for item in destinations},
        lists=frozenset(
            target[1:] for target in (*pages.values(), *terms.values()) if target[0] == "#"
        ),
    )


def _files(settings: Settings) -> Iterator[str]:
    """Yield every file below Pelican's ``PATH``, its output and what is hidden left out."""
    output = posixpath.normpath(settings["OUTPUT_PATH"])
    for folder, folders, names in post_files.walk(settings.base, settings):
        place = os.path.relpath(folder, settings.base).replace(os.sep, "/")
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and posixpath.normpath(f"{place}/{name}") != output
        )
        yield from (posixpath.normpath(f"{place}/{name}") for name in names)


def _moved(settings: Settings, files: frozenset[str]) -> Iterator[tuple[str, str]]:
    for place, metadata in settings["EXTRA_PATH_METADATA"].items():
        if isinstance(metadata, dict) and place in files:
            for key in ("path", "save_as", "url"):
                address = metadata.get(key)
                if isinstance(address, str) and address.strip("/"):
                    yield address.lstrip("/"), place
    for key in ("STATIC_URL", "STATIC_SAVE_AS"):
        before, found, after = settings[key].partition("{path}")
        if found and (before or after):
            yield from (((before + place + after).lstrip("/"), place) for place in files)
