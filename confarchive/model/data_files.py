"""The archive's files of data beside its posts: what they say, and what is wrong with them.

A file that is not there says nothing. None of these functions raises for what a file holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model import conferencefile, peoplefile, sitefiles, termfile
from confarchive.model.conference import Conferences
from confarchive.model.people import People
from confarchive.model.problems import unreadable
from confarchive.model.termfile import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from confarchive.model.post import Post
    from confarchive.model.problems import Problem

    Described = tuple[Conferences, tuple[Problem, ...]]
    Describe = Callable[[str], Described]


def read_terms(root: Path, posts: Iterable[Post]) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """Return what *root* says of terms; *posts* are all there are, their terms as written."""
    file = root / termfile.FILE
    if not file.exists():
        return Vocabularies(), ()
    tags = {tag for post in posts for tag in post.tags}
    categories = {post.category for post in posts if post.category}
    used = {"tags": tags, "categories": categories}
    try:
        return termfile.read(sitefiles.read_text(root, file.name), used)
    except (OSError, UnicodeDecodeError) as error:
        return Vocabularies(), (unreadable(termfile.FILE, error),)


def read_people(root: Path) -> tuple[People, tuple[Problem, ...]]:
    """Return the persons that *root* describes, and what is wrong with their file."""
    if not (root / peoplefile.FILE).exists():
        return People(), ()
    try:
        return peoplefile.read(sitefiles.read_text(root, peoplefile.FILE))
    except (OSError, UnicodeDecodeError) as error:
        return People(), (unreadable(peoplefile.FILE, error),)


def read_conferences(root: Path, describe: Describe = conferencefile.read) -> Described:
    """Return the conferences that *root* describes, and what is wrong with their file."""
    file = root / conferencefile.FILE
    if not file.exists():
        return Conferences(), ()
    try:
        return describe(sitefiles.read_text(root, file.name))
    except (OSError, UnicodeDecodeError) as error:
        return Conferences(), (unreadable(conferencefile.FILE, error),)
