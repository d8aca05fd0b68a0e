"""What may be read of a site's folder: plain files below it, wherever links lead.

A link may lead to any file of the machine, into a circle, or to a pipe at which a build would
wait for ever; a name may be none that an address can be made of. None of these is opened.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

_OUTSIDE = "leads out of the site's folder, and is not read; copy there what it leads to"
CIRCLE = "is a link to a folder that it stands in, and is not followed; remove it"
_NOWHERE = "is a link that leads to nothing, and is not read; mend or remove it"
_NO_FILE = "is no plain file but a pipe or the like, and is not read; remove it"
_LONGEST = 240
"""Bytes of a document's name: Sphinx keeps it as ``.doctree``, and file systems take names of 255."""
_LONG = f"has a name of more than {_LONGEST} bytes, for which no page can be written; rename it"
_NAME = "has a name that no address can be made of, and is not read; rename it"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderEntry:
    """A file or folder at ``path`` from the site's folder; ``refusal`` tells why it is not read."""

    path: str
    refusal: str = ""

    @property
    def problem(self) -> Problem:
        """What there is to tell of one that is not read."""
        path = "".join(
            each if each.isprintable() else each.encode("unicode_escape").decode()
            for each in self.path
        )
        kind = ProblemKind.OUTSIDE if self.refusal == _OUTSIDE else ProblemKind.UNREADABLE
        return Problem(path=path, kind=kind, message=self.refusal)


def walk(
    root: Path, top: str = "", skipping: AbstractSet[str] = frozenset()
) -> Iterator[FolderEntry]:
    """Yield what is below the folder *top* of *root*, each folder's entries by name.

    Links to folders are followed, as Sphinx does, but for refused ones, such as those to a folder
    that they stand in, be it above *top*. Paths of *skipping*
    are left out, and folders whose names begin with a dot.
    """
    real = os.path.realpath(root)
    if top and (root / top).is_symlink() and not _is_below(os.path.realpath(root / top), real):
        yield FolderEntry(path=top, refusal=_OUTSIDE)
        return
    ways = [root.joinpath(*PurePosixPath(top).parts[:count]) for count in range(top.count("/") + 1)]
    waiting: list[tuple[str, tuple[str, ...]]] = [(top, tuple(map(os.path.realpath, ways)))]
    while waiting:
        folder, above = waiting.pop()
        above = (*above, os.path.realpath(root / folder))
        entries, folders = _entries(root, folder, real, above)
        yield from (each for each in entries if each.path not in skipping)
        waiting += [
            (path, above)
            for path in reversed(folders)
            if path not in skipping and not path.rpartition("/")[2].startswith(".")
        ]


def _entries(
    root: Path, folder: str, real: str, above: tuple[str, ...]
) -> tuple[list[FolderEntry], list[str]]:
    """Return the entries of a folder, and those of its folders that are to be walked."""
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError:
        return [], []
    told, folders = [], []
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        refusal = _refusal(entry, real, above)
        told.append(FolderEntry(path=path, refusal=refusal))
        if not refusal and entry.is_dir():
            folders.append(path)
    return told, folders


def _refusal(entry: os.DirEntry[str], real: str, above: tuple[str, ...]) -> str:
    if not entry.name.isprintable() and not _is_name(entry.name):
        return _NAME
    if entry.name.endswith(".md") and len(entry.name.encode()) > _LONGEST:
        return _LONG
    if entry.is_symlink():
        place = os.path.realpath(entry.path)
        if not _is_below(place, real):
            return _OUTSIDE
        if not os.access(place, os.F_OK):
            return _NOWHERE
        if entry.is_dir() and place in above:
            return CIRCLE
    return "" if _is_plain(entry) else _NO_FILE


def _is_plain(file: os.DirEntry[str] | Path) -> bool:
    """Tell whether there is a file or folder, or nothing at all."""
    return file.is_file() or file.is_dir() or not os.access(file, os.F_OK)


def refusal(file: Path, *folders: Path) -> str:
    """Return why a *file* of one of the *folders* is not read, "" where nothing is against it."""
    if not _is_name(file.name):
        return _NAME
    if leads_out(file, *folders):
        return _OUTSIDE
    if file.is_symlink() and file.is_dir() and _is_around(file):
        return CIRCLE
    return "" if _is_plain(file) else _NO_FILE


def refusal_below(file: Path, *folders: Path) -> str:
    """Return the same of a *file* whose own folder is known to be below one of the *folders*.

    Where it is no link, nothing has to be followed.
    """
    if file.is_symlink() or not _is_name(file.name):
        return refusal(file, *folders)
    return "" if _is_plain(file) else _NO_FILE


def _is_around(folder: Path) -> bool:
    return _is_below(str(folder.parent.resolve()), str(folder.resolve()))


def _is_name(name: str) -> bool:
    """Tell whether *name* is UTF-8 and one line; marks that are not seen may stand in it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return len(f"{name}.".splitlines()) == 1


def _is_below(place: str, folder: str) -> bool:
    return place == folder or place.startswith(f"{folder.rstrip(os.sep)}{os.sep}")


def leads_out(file: Path, *folders: Path) -> bool:
    """Tell whether *file*, links followed, stands below none of the *folders*."""
    try:
        place = os.path.realpath(file)
    except (OSError, ValueError):  # a null byte
        return True
    return not any(_is_below(place, os.path.realpath(folder)) for folder in folders)


def matching(folder: Path, pattern: str) -> list[Path]:
    """Return the files below *folder* that *pattern* fits, sorted; none that leads out of it.

    Only the last part of the pattern may be one; no folder that leads out is looked into.
    """
    within, _, name = pattern.rpartition("/")
    top = folder / within
    if not top.is_dir() or leads_out(top, folder):
        return []
    found = (file for file in top.glob(name) if file.is_file() and not leads_out(file, folder))
    return sorted(found)


def readable(root: Path, path: str) -> Path:
    """Return the site's file at *path*.

    Raises OSError for none, for one that leads out of *root* and for what is no plain file.
    """
    file = root / path
    if leads_out(file, root):
        raise OSError(errno.EACCES, f"it {_OUTSIDE}", path)
    if not _is_plain(file):
        raise OSError(errno.EINVAL, f"it {_NO_FILE}", path)
    return file


def read_text(root: Path, path: str) -> str:
    """Return the text of the site's file at *path*.

    Raises OSError as :func:`readable` does, and UnicodeDecodeError.
    """
    return readable(root, path).read_text(encoding="utf-8")
