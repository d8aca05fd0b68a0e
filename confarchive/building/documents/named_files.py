"""Which of a site's own files a document names, however it spells them.

A source says a file's name in Markdown, HTML, YAML and more, each with its own escapes, and Sphinx looks
for others besides: ``hall.*`` for a picture of any format, ``hall.png`` for ``hall.en.png`` in a language
(https://www.sphinx-doc.org/en/master/usage/configuration.html#confval-figure_language_filename). So names
are looked for in all that a source may mean; what it includes or offers may name others.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PATH = re.compile(r"""[^\s"'()<>\[\]{}|`?#\\]+""")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PARTED = re.compile(r"[,;=&]")  # as lists of pictures are, and what is given to a program
_ENDS = ".,;:!?*_"
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:[_-]\w+)?(?=\.\w+\Z)", re.IGNORECASE)
# What may name files itself, and is no document.
_TEXTS = frozenset(
    [
        *(".md", ".txt", ".rst", ".inc", ".html", ".htm", ".xhtml", ".css", ".svg", ".js", ".csv"),
        *(".tsv", ".tex", ".json", ".yml", ".yaml", ".xml"),
    ]
)
_LARGEST = 2_000_000
"""Larger files, in bytes, are no text that a person wrote."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file, the ``names`` that sources may call it, and the ``folders`` that it stands in by name."""

    file: Path
    names: frozenset[str]
    folders: frozenset[str]
    is_plain: bool
    """Whether no sign of its name ends an address."""

    @classmethod
    def of(cls, file: Path) -> OwnFile:
        """Return what there is to know of *file*, whose path is whole."""
        called = (file.name, f"{file.stem}.*", _LANGUAGE.sub("", file.name))
        return cls(
            file,
            names=frozenset(map(_folded, called)),
            folders=frozenset(_folded(folder.name) for folder in file.parents),
            is_plain=_PATH.fullmatch(file.name) is not None,
        )


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()


@dataclass(frozen=True)
class FileText:
    """The text of a file in *folder*; *tops* are where addresses from the site's root begin."""

    text: str
    folder: Path
    tops: tuple[Path, ...]

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """All that the text may mean: with escapes of Markdown, HTML and addresses, or without."""
        found = [self.text]
        for undo in (lambda text: _ESCAPED.sub(r"\1", text), unescape, unquote):
            found += [undo(text) for text in found]
        return tuple(dict.fromkeys(found))

    @cached_property
    def paths(self) -> frozenset[str]:
        """All that may be a path or an address in the text."""
        found = {path for text in self.readings for path in _PATH.findall(text)}
        found |= {part for path in found for part in _PARTED.split(path)}
        return frozenset(found | {path.rstrip(_ENDS) for path in found})

    @cached_property
    def called(self) -> frozenset[str]:
        """The last parts of the :attr:`paths`, as :func:`_folded`."""
        return frozenset(_folded(path.rstrip("/").rpartition("/")[2]) for path in self.paths)

    @cached_property
    def whole(self) -> str:
        """All that the text may mean, as :func:`_folded`."""
        return _folded("\n".join(self.readings))

    def places(self, path: str) -> Iterator[Path]:
        """Yield where *path* may lead, seen from the file's folder and from the site's root."""
        for folder in (self.folder, *self.tops):
            for each in dict.fromkeys((path, path.lstrip("/:.,;"))):
                if "\0" not in each:
                    yield Path(os.path.normpath(folder / each))

    @cached_property
    def folders(self) -> frozenset[Path]:
        """The folders that the text names, but for those where addresses begin."""
        paths = (path for path in self.paths if "/" in path and "://" not in path)
        found = (place for path in paths if path.strip("/.") for place in self.places(path))
        return frozenset(place for place in found if _is_folder(place)) - frozenset(self.tops)

    def may_mean(self, own: OwnFile) -> bool:
        """Tell whether the text may mean a file, or a folder that it stands in."""
        if own.is_plain:
            is_called = not self.called.isdisjoint(own.names)
        else:
            is_called = any(name in self.whole for name in own.names)
        return is_called or self._means_a_folder_of(own)

    def _means_a_folder_of(self, own: OwnFile) -> bool:
        is_called = not self.called.isdisjoint(own.folders)
        return is_called and not self.folders.isdisjoint(own.file.parents)

    def means(self, own: OwnFile) -> bool:
        """Tell whether the text surely means a file: what it says leads there."""
        if not own.is_plain and any(name in self.whole for name in own.names):
            return True
        ends = (path for path in self.paths if _folded(path.rpartition("/")[2]) in own.names)
        places = (place for path in ends for place in self.places(path))
        return any(place.parent == own.file.parent for place in places) or (
            self._means_a_folder_of(own)
        )

    def others(self, root: Path) -> Iterator[Path]:
        """Yield the texts below *root* that this one includes or offers, or may."""
        for path in self.paths:
            if os.path.splitext(path)[1].lower() in _TEXTS:  # noqa: PTH122 (of no path for sure)
                found = (place for place in self.places(path) if _is_text(place))
                yield from (place for place in found if not leads_out(place, root))


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except (OSError, ValueError):
        return False


def _is_text(place: Path) -> bool:
    try:
        return place.is_file() and place.stat().st_size <= _LARGEST
    except (OSError, ValueError):
        return False


def sources(
    files: Iterable[Path], root: Path, tops: Sequence[Path], base_url: str
) -> Iterator[FileText]:
    """Yield the *files* and what they include or offer below *root*, each once."""
    waiting, seen = list(files), set[Path]()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        source = FileText(_text(file, base_url), file.parent, (root, *tops))
        yield source
        waiting += source.others(root)


def _text(file: Path, base_url: str) -> str:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text.replace(base_url, "/") if base_url else text
