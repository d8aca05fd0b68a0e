"""The archive's files of data beside its posts: what they say, and what is wrong with them.

A file that is not there says nothing. None of these functions raises for what a file holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model import conferencefile, peoplefile, programmes, sitefiles, termfile
from confarchive.model.conference import Conferences, is_edition
from confarchive.model.people import People
from confarchive.model.problems import Problem, ProblemKind, unreadable
from confarchive.model.termfile import Vocabularies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from confarchive.model.post import Post
    from confarchive.model.talks import Talk

    Described = tuple[Conferences, tuple[Problem, ...]]
    Describe = Callable[[str], Described]
    Programme = tuple[tuple[Talk, ...], tuple[Problem, ...]]
    ReadProgramme = Callable[[str, str], Programme]


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


def read_programmes(
    root: Path, read: ReadProgramme = programmes.read
) -> tuple[dict[str, tuple[Talk, ...]], tuple[Problem, ...]]:
    """Return the talks of each edition that *root* has a programme of, by slug, and what is wrong with them."""
    found: dict[str, tuple[Talk, ...]] = {}
    problems: list[Problem] = []
    for entry in sitefiles.walk(root, programmes.FOLDER):
        slug = entry.path.removeprefix(f"{programmes.FOLDER}/").removesuffix(".yml")
        if entry.path != programmes.path_of(slug) or entry.refusal:
            continue
        if not is_edition(slug):
            message = "expected the name of an edition, such as fosdem-2015.yml"
            kind = ProblemKind.BAD_VALUE
            problems.append(Problem(path=entry.path, kind=kind, message=message))
            continue
        try:
            found[slug], wrong = read(sitefiles.read_text(root, entry.path), entry.path)
            problems += wrong
        except (OSError, UnicodeDecodeError) as error:
            problems.append(unreadable(entry.path, error))
    return found, tuple(problems)


def read_conferences(root: Path, describe: Describe = conferencefile.read) -> Described:
    """Return the conferences that *root* describes, and what is wrong with their file."""
    file = root / conferencefile.FILE
    if not file.exists():
        return Conferences(), ()
    try:
        return describe(sitefiles.read_text(root, file.name))
    except (OSError, UnicodeDecodeError) as error:
        return Conferences(), (unreadable(conferencefile.FILE, error),)
