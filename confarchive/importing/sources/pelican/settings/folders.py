"""Which folder of a blog holds its posts: Pelican's ``PATH``, which settings often leave out.

Then the command line gives it, and so may the blog's scripts. Where these say nothing, the files
tell: what ``STATIC_PATHS`` and ``PAGE_PATHS`` name, and where ``{static}/images/hall.jpg`` leads to,
is relative to that folder. One that happens to be called ``content`` is a guess, and no more.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.sources.pelican.settings import commands, files
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.importing.sources.pelican.settings.commands import Command
from confarchive.importing.sources.pelican.suffixes import FORMATS

_NAMING = ("STATIC_PATHS", "PAGE_PATHS", "EXTRA_PATH_METADATA")
_USUAL = ("images", "pages")  # what these are when a blog does not say
_LINK = re.compile(r"[{|](?:static|filename|attach)[}|]/(?P<place>[^\s\"'<>()#?|{}]+)")
_MOST_POSTS = 400  # whose links are looked at
_LARGEST = 256 * 1024  # bytes of a post that are looked at
_DEEPEST = 2  # folders below the blog's that the posts' root may be


class OutsideError(ValueError):
    """``PATH`` is a folder that is none of the blog's; the message is what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The folder whose posts are imported, Pelican's ``PATH``, and what told which they are."""

    content: Path
    base: Path
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is known of a blog: the folder that was *given*, the settings, and their values.

    ``named`` holds the settings that the file itself has, ``values`` those with Pelican's defaults.
    """

    source: Path
    file: Path
    named: Mapping[str, object]
    values: Mapping[str, object]

    @property
    def home(self) -> Path:
        """The settings' folder."""
        return self.file.parent

    def is_own(self, path: Path) -> bool:
        """Tell whether *path*, links followed, is below one of the blog's folders."""
        return not leads_out(path, self.home, self.source)


def choose(clues: Clues) -> Choice:
    """Return the folder to import and Pelican's ``PATH``, by the surest of what tells them."""
    path = absolute(clues.home / str(clues.values["PATH"]))
    if "PATH" in clues.named and path.is_dir():
        if not clues.is_own(path):
            raise OutsideError(str(clues.values["PATH"]))
        return within(clues.source, path, f"PATH in {clues.file.name}")
    roots = tuple(_roots(clues))
    command = _command(clues, roots)
    if command is not None:
        return within(clues.source, command[0], command[1])
    base, why = _by_what_is_there(clues, roots)
    return within(clues.source, base, why)


def within(source: Path, base: Path, why: str) -> Choice:
    """Return the choice of *base*, of which only what is below *source* is wanted."""
    if source.is_relative_to(base):
        return Choice(content=source, base=base, why=why)
    if base.is_relative_to(source):
        return Choice(content=base, base=base, why=why)
    return Choice(content=source, base=source, why="as given")


def absolute(path: Path) -> Path:
    """Return *path* from the root, and as it is called: links in it are not followed."""
    return Path(os.path.normpath(path.absolute()))


# --- folders with posts ---


def _roots(clues: Clues) -> Iterator[Path]:
    """Yield the folders that could be the posts' root, those at the top first."""
    output = absolute(clues.home / str(clues.values["OUTPUT_PATH"]))
    for top in dict.fromkeys([clues.home, clues.source]):
        found = [top, *_below(top, _DEEPEST, clues)]
        yield from (each for each in found if each != output and _has_posts(each, output))


def _below(folder: Path, depth: int, clues: Clues) -> Iterator[Path]:
    if depth:
        inner = (path for path in folder.iterdir() if path.is_dir() and files.is_own(path.name))
        for path in sorted(filter(clues.is_own, inner)):
            yield path
            yield from _below(path, depth - 1, clues)


def _has_posts(folder: Path, output: Path) -> bool:
    return next(_posts(folder, output), None) is not None


def _posts(folder: Path, output: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if files.is_own(name) and Path(where, name) != output
        )
        yield from (
            Path(where, name)
            for name in sorted(names)
            if Path(name).suffix.lower() in FORMATS and not name.startswith(".")
        )


# --- scripts ---


def _command(clues: Clues, roots: tuple[Path, ...]) -> tuple[Path, str] | None:
    """Return the folder that a script passes to Pelican, and where it does so."""
    for folder in _with_scripts(clues):
        for command in commands.find(folder):
            for start in dict.fromkeys([command.file.parent, folder]):
                found = absolute(start / command.folder)
                if found in roots and _is_about(command, folder, clues.home):
                    return found, f"{command.file.name}, line {command.line}"
    return None


def _with_scripts(clues: Clues) -> Iterator[Path]:
    """Yield the folders whose scripts may build the blog: its own, and those above in its repository."""
    yield from dict.fromkeys([clues.home, clues.source])
    above = list(clues.home.parents)[:2]
    repository = next((path for path in above if (path / ".git").exists()), None)
    if repository is not None and not (clues.home / ".git").exists():
        yield from (path for path in above if path.is_relative_to(repository))


def _is_about(command: Command, folder: Path, home: Path) -> bool:
    """Tell whether *command* is of the blog at *home*, and not of another beside it."""
    if not command.settings or "$" in command.settings or "{" in command.settings:
        return True
    return any(
        absolute(start / command.settings).parent == home for start in (folder, command.file.parent)
    )


# --- files ---


def _by_what_is_there(clues: Clues, roots: tuple[Path, ...]) -> tuple[Path, str]:
    """Return the folder below which most of what settings and links name is found."""
    given = clues.source != clues.home and clues.source.is_relative_to(clues.home)
    usual = (clues.source,) if given else (clues.home / "content", clues.home)
    likely = [path for path in usual if path in roots] or [clues.source]
    linked = _linked(clues)
    counts = {each: _evidence(each, clues, linked) for each in (*likely, *roots)}
    best = max(counts, key=lambda each: counts[each])  # of equals the first, which is the likeliest
    if not any(counts[best]):
        return best, "as given" if best == clues.source else "where its posts are"
    what = "links lead" if _count(best, linked) else "pictures and pages are"
    return best, f"where the blog's {what}"


def _evidence(folder: Path, clues: Clues, linked: frozenset[str]) -> tuple[bool, int, int]:
    """Return how much there is below *folder* of what it would have: the posts, then what is sure."""
    articles = _count(folder, _named(clues, ["ARTICLE_PATHS"])) > 0
    sure = _count(folder, _named(clues, _NAMING)) + _count(folder, linked)
    return articles, sure, _is_source(folder) * _count(folder, _USUAL)


def _is_source(folder: Path) -> bool:
    """Tell whether *folder* does not look like what Pelican has written."""
    return not (folder / "index.html").exists()


def _named(clues: Clues, keys: Iterable[str]) -> frozenset[str]:
    """Return the files and folders that the settings' file itself names by these *keys*."""
    found: list[object] = []
    for key in keys:
        value = clues.named.get(key)
        found += value if isinstance(value, list | tuple | dict) else []
    cleaned = (posixpath.normpath(each).lstrip("/") for each in found if isinstance(each, str))
    return frozenset(each for each in cleaned if each not in {"", "."} and ".." not in each)


def _linked(clues: Clues) -> frozenset[str]:
    """Return what the posts' links name from the posts' root on."""
    output = absolute(clues.home / str(clues.values["OUTPUT_PATH"]))
    posts = islice(filter(clues.is_own, _posts(clues.home, output)), _MOST_POSTS)
    return frozenset(place for post in posts for place in _links_of(post))


def _links_of(post: Path) -> Iterator[str]:
    try:
        with post.open("rb") as file:
            text = file.read(_LARGEST).decode(errors="replace")
    except OSError:
        return
    for match in _LINK.finditer(text):
        place = posixpath.normpath(unquote(match["place"]))
        if not place.startswith("..") and "\0" not in place:
            yield place


def _count(folder: Path, places: Iterable[str]) -> int:
    return sum(os.path.exists(folder / place) for place in places)  # noqa: PTH110 - takes any name
