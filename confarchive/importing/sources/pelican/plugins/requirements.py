"""Plugins that were installed, as files beside the settings tell.

Where settings have no ``PLUGINS``, Pelican loads each installed plugin of its namespace, so
what a blog ran is told by what it asked to be installed. Such files have many forms; all name
distributions as they are called on PyPI, and of those only Pelican's are looked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.model.files import site_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILES = (
    "requirements*.txt",
    "requirements*.in",
    "requirements/*.txt",
    "pyproject.toml",
    "Pipfile",
    "Pipfile.lock",
    "*.lock",
    "setup.py",
    "setup.cfg",
    "environment*.y*ml",
    "conda*.y*ml",
)
_NAME = re.compile(
    r"(?<![\w./@:-])(?:pelican[-_.](?:plugins?[-_.])?|minchin[-_.]pelican[-_.](?:plugins|readers)[-_.])"
    r"[a-z0-9][\w.-]*|(?<![\w./@:-])(?:simple-footnotes|pelimoji|pelicanfly)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?:^|\s)#[^\n]*")
_THEME = re.compile(r"theme", re.IGNORECASE)
_LONGEST = 2_000_000  # bytes of a file: locks are long, and what is longer is none


def installed(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the names of Pelican's plugins that files in *folders* ask for, sorted."""
    return tuple(sorted({name for folder in folders for name in _names(folder)}))


def texts(folders: tuple[Path, ...]) -> Iterator[str]:
    """Yield the texts of files in *folders* that ask for something, without comments."""
    for folder in folders:
        found = {file for pattern in _FILES for file in site_files.matching(folder, pattern)}
        for file in sorted(found):
            if file.stat().st_size <= _LONGEST:
                yield _COMMENT.sub("", file.read_text(encoding="utf-8", errors="replace"))


def _names(folder: Path) -> Iterator[str]:
    for text in texts((folder,)):
        for found in _NAME.findall(text):
            name = re.sub(r"[_.]", "-", found.lower()).strip("-")
            if not _THEME.search(name.replace("theme-config", "")):
                yield name


def folders_of(settings_folder: Path) -> tuple[Path, ...]:
    """Return the folders that tell of a blog: its settings', and those above it in its repository."""
    above = [settings_folder, *settings_folder.parents[:2]]
    root = next((n for n, folder in enumerate(above) if (folder / ".git").exists()), 0)
    return tuple(above[: root + 1])
