"""A post, as a value. Its header's form is told in :mod:`confarchive.model.frontmatter`."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.model.dates.moments import When
    from confarchive.model.talks.talks import Talk


class Status(enum.StrEnum):
    """What a post's author wants of it."""

    PUBLISHED = "published"
    """Shown as soon as its date has come."""
    DRAFT = "draft"
    """Never leaves the author's desk."""
    HIDDEN = "hidden"
    """Reachable by its address, in no list, feed or search."""


PAGE = "page"
"""What says of a post's ``source`` that its body was taken from the page that readers got."""


# No slots: builds keep all posts, and Python restores values with slots by slow code of its own.
@dataclass(frozen=True, kw_only=True)
class PostSource:
    """Where an imported post comes from: the file in the blog, and the hash of its bytes.

    ``blog`` is the blog's own name, where it has one: two blogs may well have a
    file of the same path. ``origin`` is :data:`PAGE` where the body was taken from the page that the
    blog's readers got, empty for the file, and so is ``cover_origin`` for the picture on top.
    ``id`` is what the blog's feeds called the post.
    ``written`` is the hash of the post as the importer wrote it, its ``source``
    key left out; a post that no longer has it was edited by hand.
    """

    path: str
    sha256: str
    written: str = ""
    blog: str = ""
    origin: str = ""
    cover_origin: str = ""
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class Post:
    """One post of the archive, or one of its static pages.

    ``path`` is relative to the site, with forward slashes. ``title`` is the text
    of the level-one heading and ``body`` what follows that heading, both as MyST
    source; ``preamble`` is what stands between header and heading, such as a
    label, and is nearly always empty. ``translation_of`` is the slug of the original. ``cover`` is the picture that stands beneath the title, and
    for the post in lists: a path relative to the post's, or a URL; ``image`` is what it was called
    before. ``extra`` holds what an imported post's source
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
    mentions: tuple[str, ...] = ()
    talks: tuple[Talk, ...] = ()
    location: str | None = None
    language: str | None = None
    translation_of: str | None = None
    summary: str | None = None
    cover: str | None = None
    cover_alt: str | None = None
    subtitle: str | None = None
    image: str | None = None
    series: str | None = None
    part: int | None = None
    expires: When | None = None
    redirect: tuple[str, ...] = ()
    source: PostSource | None = None
    extra: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def slug(self) -> str:
        """The file's stem, which is unique in the archive."""
        return self.docname.rpartition("/")[2]

    @property
    def named_conferences(self) -> tuple[str, ...]:
        """The conferences that the header names: what the post is about, what it mentions, where its talks were given."""
        given = (talk.conference for talk in self.talks if talk.conference)
        return tuple(dict.fromkeys((*self.conferences, *self.mentions, *given)))

    def place_of(self, talk: Talk) -> str:
        """Return the conference at which a *talk* of the post was given: the one that the post is about, unless it says so."""
        return talk.conference or (self.conferences[0] if len(self.conferences) == 1 else "")

    @property
    def picture(self) -> str:
        """The post's picture, empty for none; ABlog's ``image``, a number, is none."""
        image = self.image or ""
        return self.cover or ("" if image.isdecimal() else image)

    @cached_property  # lists ask for it all the time
    def docname(self) -> str:
        """The path without its suffix: the name Sphinx knows the document by."""
        return self.path.removesuffix(".md")
