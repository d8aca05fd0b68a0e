"""The archive's files of data beside its posts: what they say, and what is wrong with them.

A file that is not there says nothing. None of these functions raises for what a file holds.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from confarchive.model.conferences.conference import Conferences, is_edition
from confarchive.model.files import conference_file, people_file, site_files, term_file
from confarchive.model.files.term_file import Vocabularies
from confarchive.model.people import People
from confarchive.model.problems import Problem, ProblemKind, line_of_name, unreadable
from confarchive.model.talks import programmes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from confarchive.model.post import Post
    from confarchive.model.talks.talks import Talk

    Described = tuple[Conferences, tuple[Problem, ...]]
    Describe = Callable[[str], Described]
    Programme = tuple[tuple[Talk, ...], tuple[Problem, ...]]
    ReadProgramme = Callable[[str, str], Programme]
    Unread = tuple[None, tuple[Problem, ...]]

Said = TypeVar("Said")


def read_terms(root: Path, posts: Iterable[Post]) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """Return what *root* says of terms; *posts* are all there are, their terms as written."""

    def read(text: str) -> tuple[Vocabularies, tuple[Problem, ...]]:
        tags = {tag for post in posts for tag in post.tags}
        categories = {post.category for post in posts if post.category}
        return term_file.read(text, {"tags": tags, "categories": categories})

    return _read(root, term_file.FILE, read, Vocabularies())


def read_people(root: Path) -> tuple[People, tuple[Problem, ...]]:
    """Return the persons that *root* describes, and what is wrong with their file."""
    return _read(root, people_file.FILE, people_file.read, People())


def read_conferences(root: Path, describe: Describe = conference_file.read) -> Described:
    """Return the conferences that *root* describes, and what is wrong with their file."""
    return _read(root, conference_file.FILE, describe, Conferences())


def read_programmes(
    root: Path, read: ReadProgramme = programmes.read
) -> tuple[dict[str, tuple[Talk, ...]], tuple[Problem, ...]]:
    """Return the talks of each edition that *root* has a programme of, by slug, and what is wrong with them."""
    found: dict[str, tuple[Talk, ...]] = {}
    problems: list[Problem] = []
    for entry in site_files.walk(root, programmes.FOLDER):
        slug = entry.path.removeprefix(f"{programmes.FOLDER}/").removesuffix(".yml")
        if entry.path != programmes.path_of(slug) or entry.refusal:
            continue
        if not is_edition(slug):
            message = "expected the name of an edition, such as fosdem-2015.yml"
            kind = ProblemKind.BAD_VALUE
            problems.append(Problem(path=entry.path, kind=kind, message=message))
            continue
        talks, wrong = _read(root, entry.path, _at(entry.path, read), None)
        problems += wrong
        if talks is not None:
            found[slug] = talks
    return found, tuple(problems)


def _at(path: str, read: ReadProgramme) -> Callable[[str], Programme | Unread]:
    return lambda text: read(text, path)


def _read(
    root: Path, path: str, read: Callable[[str], tuple[Said, tuple[Problem, ...]]], nothing: Said
) -> tuple[Said, tuple[Problem, ...]]:
    """Return what *read* makes of the file at *path*, *nothing* where it is not there or cannot be read."""
    if not (root / path).exists():
        return nothing, ()
    try:
        return read(site_files.read_text(root, path))
    except (OSError, UnicodeDecodeError) as error:
        return nothing, (unreadable(path, error),)


def line_in_header(root: Path, post: Post, key: str, name: str) -> int | None:
    """Return the line in which *name* stands below a *key* of a post's header, None where that cannot be told."""
    with suppress(OSError, UnicodeDecodeError):
        return line_of_name((root / post.path).read_text(encoding="utf-8"), key, name)
    return None
