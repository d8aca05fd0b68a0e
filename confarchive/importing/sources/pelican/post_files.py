"""Where a Pelican blog keeps its posts: which files are some, and of which kind.

Follows ``Generator.get_files`` in Pelican's ``generators.py``.
"""

from __future__ import annotations

import fnmatch
import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from confarchive.importing.sources.pelican.suffixes import FORMATS
from confarchive.model import publication
from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.model.problems import Problem


def find(settings: Settings) -> Iterator[Path]:
    """Yield the files below the content folder that could be posts, sorted."""
    for path in files(settings):
        suffix = path.suffix.lower()
        if suffix in FORMATS and not _is_switched_off(suffix, settings):
            yield path


def _is_switched_off(suffix: str, settings: Settings) -> bool:
    """Tell whether the blog has no reader for such files: ``READERS = {'html': None}``."""
    return settings["READERS"].get(suffix.removeprefix("."), "some") is None


def files(settings: Settings) -> Iterator[Path]:
    """Yield all files below the content folder, sorted, but for hidden and ignored folders."""
    for folder, folders, names in walk(settings.content, settings):
        folders[:] = sorted(name for name in folders if not _is_ignored(name, settings))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def walk(root: Path, settings: Settings) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk through the folders below *root* as ``os.walk`` does, and as Pelican does, links too.

    Links that lead to a folder above themselves are no way to go, nor what is not read.
    """
    for folder, folders, files in os.walk(root, followlinks=True):
        here = Path(folder).resolve()
        folders[:] = [
            name
            for name in folders
            if not here.is_relative_to(Path(folder, name).resolve())
            and not _refusal(Path(folder, name), settings)
        ]
        yield (
            folder,
            folders,
            [each for each in files if not _refusal(Path(folder, each), settings)],
        )


def refused(settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each file and folder that is not read, such as a link to one elsewhere."""
    for folder, folders, _ in walk(settings.base, settings):
        folders[:] = [name for name in folders if not name.startswith(".")]
        with os.scandir(folder) as entries:
            found = sorted(Path(entry.path) for entry in entries)
        for file in found:
            if why := _refusal(file, settings):
                path = os.path.relpath(file, settings.content)
                problem = site_files.FolderEntry(path=path, refusal=why).problem
                yield replace(problem, message=why.replace("site's", "blog's"))


def _refusal(file: Path, settings: Settings) -> str:
    """Return why *file* is not read, "" for most."""
    if not file.is_symlink() and file.name.isprintable() and (file.is_file() or file.is_dir()):
        return ""
    own = (settings.folder, settings.base, settings.content)
    why = site_files.refusal(file, *own)
    return "" if file.is_dir() and why == site_files.CIRCLE else why


def _is_ignored(folder: str, settings: Settings) -> bool:
    return folder.startswith(".") or any(
        fnmatch.fnmatch(folder, pattern) for pattern in settings["IGNORE_FILES"]
    )


def kind_of(place: str, settings: Settings) -> tuple[bool, bool]:
    """Tell whether the file is a static page, and whether Pelican publishes it at all."""
    article, page = (_depth(place, settings[f"{kind}_PATHS"]) for kind in ("ARTICLE", "PAGE"))
    is_page = page > article
    kind = "PAGE" if is_page else "ARTICLE"
    excluded = _depth(place, settings[f"{kind}_EXCLUDES"]) >= max(article, page, 0)
    ignored = any(
        fnmatch.fnmatch(PurePosixPath(place).name, name) for name in settings["IGNORE_FILES"]
    )
    return is_page, max(article, page) >= 0 and not excluded and not ignored


def why_unpublished(place: str, *, published: bool) -> str:
    """Return why the folder of the post at *place* keeps it from readers, empty if it does not."""
    if not published:
        return "is in no folder that Pelican publishes from"
    folder = next(filter(publication.is_folder_of_drafts, place.split("/")[:-1]), "")
    return folder and f"is in a folder called {folder}"


def _depth(place: str, folders: list[str]) -> int:
    """Return the length of the longest of *folders* that *place* is in, -1 for none."""
    cleaned = (os.path.normpath(folder).strip("/") if folder else "" for folder in folders)
    roots = ("" if folder == "." else folder for folder in cleaned)
    return max(
        (len(root) for root in roots if not root or place == root or place.startswith(f"{root}/")),
        default=-1,
    )


def read(settings: Settings, path: str) -> bytes | None:
    """Return what the blog's file at *path* holds; None for none, and for files elsewhere."""
    file = (settings.content / path).resolve()
    inside = file.is_relative_to(settings.content.resolve()) and file.is_file()
    return file.read_bytes() if inside else None
