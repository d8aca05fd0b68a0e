"""Which file holds a blog's settings: the one it is told by its name, or else by what it sets."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from confarchive.model.files import site_files
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NAMES = ("pelicanconf.py", "publishconf.py", "settings.py")
_SITENAME = re.compile(rb"^SITENAME\s*(?::[^=\n]*)?=", re.MULTILINE)
_LARGEST = 1024 * 1024  # bytes; settings are smaller
_DEEPEST = 4  # folders below the given one that are looked through
_FOREIGN = frozenset(["node_modules", "site-packages", "__pycache__", "themes", "theme", "plugins"])


def find(source: Path) -> Path | None:
    """Return the settings file of the blog that *source* belongs to, if there is one.

    It is looked for in *source* and the two folders above.
    """
    folders = (source, *list(source.parents)[:2])
    return next((path for folder in folders for path in _in_folder(folder)), None)


def outside(source: Path) -> Path | None:
    """Return the settings of the usual name in *source* that lead out of it, if there are any."""
    usual = (source / name for name in _NAMES)
    return next((path for path in usual if path.is_file() and leads_out(path, source)), None)


def below(source: Path) -> tuple[Path, ...]:
    """Return the settings files in folders below *source*, sorted, of each folder the first."""
    found = (next(_in_folder(folder), None) for folder in _folders(source))
    return tuple(sorted(path for path in found if path is not None))


def _folders(source: Path) -> Iterator[Path]:
    for folder, folders, _ in os.walk(source):
        here = source / folder
        deep = len(here.relative_to(source).parts) >= _DEEPEST
        folders[:] = [] if deep else sorted(filter(is_own, folders))
        if here != source:
            yield here


def is_own(folder: str) -> bool:
    """Tell whether a folder of that name may hold what the blog's authors wrote."""
    return not folder.startswith(".") and folder not in _FOREIGN


def _in_folder(folder: Path) -> Iterator[Path]:
    """Yield the settings files in *folder*, those of the usual names first."""
    usual = (folder / name for name in _NAMES)
    found = (path for path in usual if path.is_file() and not leads_out(path, folder))
    yield from filter(_is_a_blogs, found)
    yield from _of_other_names(site_files.matching(folder, "*.py"))


def _of_other_names(files: Iterable[Path]) -> Iterator[Path]:
    """Yield those of *files* that are settings under a name of the author's, what is published last."""
    found = (path for path in files if path.name not in _NAMES and _names_a_site(path))
    yield from sorted(found, key=lambda path: ("publish" in path.name, path.name))


def _is_a_blogs(file: Path) -> bool:
    """Tell whether *file* could be Pelican's: other programs have a ``settings.py`` too."""
    return file.name != "settings.py" or _names_a_site(file)


def _names_a_site(file: Path) -> bool:
    small = file.is_file() and file.stat().st_size < _LARGEST
    return small and _SITENAME.search(file.read_bytes()) is not None
