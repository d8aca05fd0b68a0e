"""Which program made the blog at a path, and what tells it: a clue for a person to agree with.

A program that can be imported knows its own blogs (:meth:`~confarchive.importing.sources.protocol.Source.detect`). Others are
told by the files that each of them needs, so that nobody gets half a blog that was read in another's way.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from confarchive.importing import sources
from confarchive.importing.errors import NothingToImportError
from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from confarchive.importing.sources.protocol import Source, SourceOptions

_HEAD = 4096  # bytes of an export that tell what it is
_LARGEST = 1024 * 1024  # bytes of a file of settings
_DEEPEST = 2  # folders below the blog's, in which folders of posts are looked for
_OF_POSTS = frozenset({"content", "_posts", "posts", "source"})  # may be given instead of the blog


class Detected(NamedTuple):
    """The program of a blog, and what tells that it is this one."""

    source: type[Source]
    because: str


def detect(path: Path, chosen: str | None, options: SourceOptions) -> Detected:
    """Return what the blog at *path* was made with: what a person has *chosen*, or what is seen there.

    Raises NothingToImportError where it is of a program that cannot be imported.
    """
    if chosen is not None:
        return Detected(_chosen(chosen), f"--from {chosen} says so")
    # Asked only once those before tell nothing for sure: pages are looked for in all of a folder.
    clue_of = cache(lambda name: sources.source(name).detect(path, options))
    here = path.absolute()
    for folder in (here, *here.parents[:1]):
        for name in sources.SOURCES:
            clue = clue_of(name)
            if clue is not None and clue.folder == folder:
                return Detected(sources.source(name), clue.because)
        for program, because in _others(folder) if folder == here or here.name in _OF_POSTS else ():
            raise NothingToImportError(_refusal(path, program, because))
    for name in reversed(
        sources.SOURCES
    ):  # the first takes any file for a post, the last are pickier
        clue = clue_of(name)
        if clue is not None:
            return Detected(sources.source(name), clue.because)
    return Detected(sources.source(next(iter(sources.SOURCES))), "nothing tells of another program")


def _chosen(name: str) -> type[Source]:
    try:
        return sources.source(name)
    except KeyError:
        known = ", ".join(sources.SOURCES)
        raise NothingToImportError(f"--from: found {name!r}, expected one of: {known}") from None


def _refusal(path: Path, program: str, because: str) -> str:
    programs = [sources.source(name).program for name in sources.SOURCES]
    name = next(iter(sources.SOURCES))
    return (
        f"{path}: a {program} blog, because {because}; only those of {', '.join(programs)} can be "
        f"imported. If it is one all the same, --from {name} reads it as such"
    )


# --- programs whose blogs cannot be imported yet ---


def _others(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each program that *path* is a blog of, with what tells it; an export beside others last."""
    for program, find in _PROGRAMS.items() if path.is_dir() else ():
        if because := find(path):
            yield program, because
    for file in [path] if path.is_file() else site_files.matching(path, "*.xml"):
        if _is_export(file):
            yield "WordPress", f"{file.name} is an export of one"


def _is_export(file: Path) -> bool:
    with file.open("rb") as opened:
        return b"wordpress.org/export/" in opened.read(_HEAD)


def _hugo(folder: Path) -> str:
    named = _first(folder, "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default")
    if named:
        return f"{named} is there"
    usual = _first(folder, "config.toml", "config.yaml", "config.yml", "config.json")
    return f"{usual} and content are there" if usual and (folder / "content").is_dir() else ""


def _jekyll(folder: Path) -> str:
    settings = _first(folder, "_config.yml", "_config.yaml")
    posts = settings and _folder_called("_posts", folder)
    return f"{settings} and {posts} are there" if posts and not _hexo(folder) else ""


def _hexo(folder: Path) -> str:
    settings = _first(folder, "_config.yml")
    uses = settings and re.search(r'"hexo"\s*:', _text(folder / "package.json"))
    return f"{settings} is there, and package.json names hexo" if uses else ""


def _nikola(folder: Path) -> str:
    text = _text(folder / "conf.py")
    both = all(re.search(rf"^{name}\s*=", text, re.MULTILINE) for name in ("POSTS", "COMPILERS"))
    return "conf.py says POSTS and COMPILERS" if both else ""


def _ablog(folder: Path) -> str:
    named = re.search(r"""^[^#\n]*["']ablog["']""", _text(folder / "conf.py"), re.MULTILINE)
    return "conf.py names ablog" if named else ""


def _mkdocs(folder: Path) -> str:
    settings = _first(folder, "mkdocs.yml", "mkdocs.yaml")
    text = _text(folder / settings) if settings else ""
    return (
        f"{settings} names the plugin blog"
        if re.search(r"^\s*- (?:material/)?blog\b", text, re.MULTILINE)
        else ""
    )


def _quarto(folder: Path) -> str:
    settings = _first(folder, "_quarto.yml", "_quarto.yaml")
    return f"{settings} is there" if settings else ""


_PROGRAMS: dict[str, Callable[[Path], str]] = {
    "Nikola": _nikola,
    "ABlog": _ablog,
    "Hugo": _hugo,
    "Hexo": _hexo,
    "Jekyll": _jekyll,
    "MkDocs": _mkdocs,
    "Quarto": _quarto,
}
"""What tells that a folder is a blog of each, empty for nothing."""


def _first(folder: Path, *names: str) -> str:
    """Return the first of *names* that *folder* has, empty for none."""
    return next((name for name in names if (folder / name).exists()), "")


def _folder_called(name: str, folder: Path) -> str:
    """Return where below *folder* there is a folder of that *name*, empty for nowhere."""
    for here, folders, _ in os.walk(folder):
        below = os.path.relpath(here, folder).replace(os.sep, "/")
        if name in folders:
            return name if below == "." else f"{below}/{name}"
        deep = below.count("/") + 1 >= _DEEPEST and below != "."
        folders[:] = [] if deep else sorted(each for each in folders if not each.startswith("."))
    return ""


def _text(file: Path) -> str:
    """Return the text of a file of settings, empty where it is none of the folder's own."""
    small = (
        file.is_file()
        and not site_files.leads_out(file, file.parent)
        and file.stat().st_size < _LARGEST
    )
    return file.read_text(encoding="utf-8", errors="replace") if small else ""
