"""A blog's posts as they were read: what their headers say, whichever program the blog was made with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.importing.formats import Format
    from confarchive.model.dates.moments import When
    from confarchive.model.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPost:
    """A post of the blog: what it says about itself, and its ``text``, the whole file.

    ``path`` is relative to the folder of the blog's posts, ``place`` to the one that its links
    are relative to; both have forward slashes. ``title`` is HTML; the blog showed it unless not
    ``titled``, where the file's name stands in. ``slug`` is the blog's own.
    ``summary`` is in the post's markup. ``given`` holds every other key of the
    header as text. ``line`` is where the body begins, ``sha256`` the hash of the
    file. ``translated`` tells that it is not in the blog's own language, and
    ``original`` is the path of the post that it is a translation of.
    """

    path: str
    place: str
    format: Format
    sha256: str
    line: int
    title: str
    titled: bool = True
    slug: str
    page: bool = False
    status: Status = Status.PUBLISHED
    date: When | None = None
    updated: When | None = None
    authors: tuple[str, ...] = ()
    category: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    translated: bool = False
    original: str = ""
    summary: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    @property
    def body(self) -> str:
        """The text without its header."""
        return "\n".join(self.text.split("\n")[self.line - 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a file: a post, or none, and what is wrong with it.

    ``skipped`` tells that the blog's program would not take the file for a post either, ``attached``
    that it is one of the files that posts may link to, such as slides in HTML. ``undecided``
    is the setting, as its source has it, that may keep the post from readers, and that nobody can tell.
    """

    path: str
    post: ForeignPost | None = None
    skipped: bool = False
    attached: bool = False
    undecided: Any = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedZone:
    """The time zone that a blog names: its ``name``, and the ``setting`` and the ``file`` that say it."""

    name: Any
    setting: str
    file: str
