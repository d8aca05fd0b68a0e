"""A post, as a value. Its header's form is told in :mod:`confarchive.model.frontmatter`."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

When = date | datetime
"""A day, or a point in time; a point without an offset is the author's local time."""


class Status(enum.StrEnum):
    """What a post's author wants of it."""

    PUBLISHED = "published"
    """Shown as soon as its date has come."""
    DRAFT = "draft"
    """Never leaves the author's desk."""
    HIDDEN = "hidden"
    """Reachable by its address, in no list, feed or search."""


# No slots: builds keep all posts, and Python restores values with slots by slow code of its own.
@dataclass(frozen=True, kw_only=True)
class Source:
    """Where an imported post comes from: the file in the blog, and the hash of its bytes.

    ``blog`` is the blog's own name, where it has one: two blogs may well have a
    file of the same path.
    ``written`` is the hash of the post as the importer wrote it, its ``source``
    key left out; a post that no longer has it was edited by hand.
    """

    path: str
    sha256: str
    written: str = ""
    blog: str = ""


@dataclass(frozen=True, kw_only=True)
class Post:
    """One post of the archive, or one of its static pages.

    ``path`` is relative to the site, with forward slashes. ``title`` is the text
    of the level-one heading and ``body`` what follows that heading, both as MyST
    source; ``preamble`` is what stands between header and heading, such as a
    label, and is nearly always empty. ``extra`` holds what an imported post's source
    said beyond the archive's keys, and ``unknown`` the keys that nobody knows, with
    their values as YAML; both are pairs of key and text.
    """

    path: str
    title: str
    body: str = ""
    preamble: str = ""
    date: When | None = None
    updated: When | None = None
    status: Status = Status.PUBLISHED
    authors: tuple[str, ...] = ()
    category: str | None = None
    tags: tuple[str, ...] = ()
    conferences: tuple[str, ...] = ()
    location: str | None = None
    language: str | None = None
    summary: str | None = None
    image: str | None = None
    series: str | None = None
    expires: When | None = None
    redirect: tuple[str, ...] = ()
    source: Source | None = None
    extra: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def slug(self) -> str:
        """The file's stem, which is unique in the archive."""
        return self.docname.rpartition("/")[2]

    @property
    def docname(self) -> str:
        """The path without its suffix: the name Sphinx knows the document by."""
        return self.path.removesuffix(".md")

    def is_draft(self, now: datetime) -> bool:
        """Tell whether the post must not be seen at *now* (with an offset).

        It must not when its author says so, when it has no date or one still to
        come, or when it has expired. A static page needs no date.
        """
        if self.status is Status.DRAFT:
            return True
        if self.expires is not None and moment(self.expires, now.tzinfo) <= now:
            return True
        if self.date is None:
            return self.path.startswith("posts/")
        return moment(self.date, now.tzinfo) > now


def moment(when: When, zone: tzinfo | None) -> datetime:
    """Return *when* as a point in time; what names no offset is taken to be in *zone*."""
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, tzinfo=zone)
    return when if when.tzinfo is not None else when.replace(tzinfo=zone)
