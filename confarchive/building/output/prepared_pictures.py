"""All pictures of a site with their sizes, and their copies, which are made once and kept between builds.

Copies are kept in the folder of parsed trees, under names that tell nothing, and only those of pictures
that the site shows: none stays of a post that became a draft.
"""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.util.display import status_iterator

from confarchive.building.documents import picture_size
from confarchive.building.incremental import cache, fingerprints
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.site.page_parts import Picture, PictureCopy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

FOLDER = "_image_copies"
"""The folder of the output that copies stand in, as their pictures do in Sphinx's ``_images``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptCopy:
    """A copy: its width in pixels, whether it is WebP, and the name of the file that it is kept in."""

    width: int
    is_webp: bool
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """What a picture with this ``stamp`` was found to be when these ``widths`` were asked for, by which release of Pillow."""

    stamp: tuple[int, int]
    maker: str
    widths: tuple[int, ...]
    size: tuple[int, int]
    copies: tuple[_KeptCopy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPictures:
    """The ``pictures`` of a site by their paths in it, and the files of their ``copies`` by names in the output."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    copies: Mapping[str, Path] = field(default_factory=dict)

    @property
    def by_address(self) -> dict[str, Picture]:
        """The pictures by their addresses in the output."""
        return {picture.file: picture for picture in self.pictures.values()}

    def bring(self, builder: StandaloneHTMLBuilder) -> None:
        """Put the copies into the output, where they are not there, and make room for the pictures themselves."""
        outdir = builder.outdir
        folders = {(outdir / builder.imagedir / path).parent for path in self.pictures}
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        for name, kept in self.copies.items():
            file = outdir / name
            if fingerprints.of_file(file) != fingerprints.of_file(kept):
                file.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(kept, file)  # with its date, by which it is known the next time


def prepare(builder: Builder, shown: Iterable[str], *, jobs: int) -> PreparedPictures:
    """Return the pictures of the paths and URLs *shown*; what is new among them is measured and copied by *jobs* threads.

    Books have no copies.
    """
    env = builder.env
    folder = Path(builder.doctreedir, "confarchive-pictures")
    files = {path: Path(env.srcdir, path) for path in sorted(shown) if path in env.images}
    wanted: Iterable[Any] = getattr(builder.config, "archive_picture_widths", ())
    widths = tuple(sorted(map(int, wanted))) if isinstance(builder, ArchiveBuilder) else ()
    measured = _measured(files, folder, widths, max(1, jobs))
    pictures: dict[str, Picture] = {}
    copies: dict[str, Path] = {}
    for path, found in measured.items():
        named = {_name(env.images[path][1], each): each for each in found.copies}
        copies |= {name: folder / each.file for name, each in named.items()}
        pictures[path] = _picture(f"{builder.imagedir}/{env.images[path][1]}", found, named)
    return PreparedPictures(pictures=pictures, copies=copies)


def _picture(file: str, found: _Measured, named: Mapping[str, _KeptCopy]) -> Picture:
    width, height = found.size
    is_webp = file.lower().endswith(".webp")
    own = max((each.width for each in named.values() if each.is_webp is is_webp), default=0)
    return Picture(
        file=quote(file),
        width=width,
        height=height,
        # Where the widest copy would not be lighter than the picture, that is what wide screens get.
        is_chosen_too=bool(named) and own < max(found.widths),
        copies=tuple(
            PictureCopy(file=quote(name), width=each.width, is_webp=each.is_webp)
            for name, each in named.items()
        ),
    )


def _name(picture: str, copy: _KeptCopy) -> str:
    """Return the name in the output of a copy of the picture with this name."""
    suffix = ".webp" if copy.is_webp else splitext(picture)[1]
    return f"{FOLDER}/{picture}.{copy.width}{suffix}"


def _measured(
    files: Mapping[str, Path], folder: Path, widths: tuple[int, ...], jobs: int
) -> dict[str, _Measured]:
    """Return what the pictures in *files* are, by their paths, and keep it, with their copies, in *folder*."""
    record = cache.CachedValue(folder / "record.pickle")
    before: Mapping[str, _Measured] = record.load() or {}
    maker = version("pillow")
    found = {}
    for path, file in files.items():
        known = before.get(cache.digest((path, widths)))
        if known and (known.stamp, known.maker) == (fingerprints.of_file(file), maker):
            found[path] = known
    new = [path for path in files if path not in found]
    look = partial(_look_at, files=files, folder=folder, widths=widths, maker=maker)
    found |= dict(zip(new, _by_threads(look, new, jobs), strict=True))
    others = {key: each for key, each in before.items() if each.widths != widths}
    paths = {cache.digest((path, each.widths)) for path in files for each in others.values()}
    now = {key: each for key, each in others.items() if key in paths}
    now |= {cache.digest((path, widths)): each for path, each in found.items()}
    if now != before:
        record.keep(now)
    _forget_others(folder, now.values())
    return {path: found[path] for path in files}


def _by_threads(
    look: Callable[[str], _Measured], new: Sequence[str], jobs: int
) -> Iterator[_Measured]:
    """Yield what *look* finds of each of the *new* pictures; Pillow leaves Python to others while it works."""
    with ThreadPoolExecutor(jobs) as threads:
        made = threads.map(look, new)
        try:
            yield from status_iterator(made, "preparing pictures... ", "brown", len(new))
        finally:
            threads.shutdown(cancel_futures=True)


def _look_at(
    path: str, *, files: Mapping[str, Path], folder: Path, widths: tuple[int, ...], maker: str
) -> _Measured:
    """Measure one picture, and keep its copies in *folder*."""
    from confarchive.building.output import picture_copies  # noqa: PLC0415 (few builds find a new picture)

    file = files[path]
    stamp = fingerprints.of_file(file)
    kept = []
    for copy in picture_copies.make(file, widths):
        name = cache.digest((path, stamp, copy.width, copy.is_webp, maker))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(copy.content)
        kept.append(_KeptCopy(width=copy.width, is_webp=copy.is_webp, file=name))
    size = picture_size.size_of(file)
    return _Measured(stamp=stamp, maker=maker, widths=widths, size=size, copies=tuple(kept))


def _forget_others(folder: Path, pictures: Iterable[_Measured]) -> None:
    """Remove the copies that are none of these *pictures*."""
    kept = {"record.pickle", *(copy.file for each in pictures for copy in each.copies)}
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name not in kept:
            file.unlink()
