"""All pictures of a site with their sizes, and their copies, which are made once and kept between builds.

Copies are kept in the folder of parsed trees, under names that tell nothing, and only those of pictures
that the site shows: none stays of a post that became a draft.
"""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.util.display import status_iterator
from sphinx.util.images import get_image_size

from confarchive.building.incremental import cache, fingerprints
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.site.page_parts import Picture, PictureCopy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    """What a picture with this ``stamp`` was found to be when these ``widths`` were asked for."""

    stamp: tuple[int, int]
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


def prepare(builder: Builder, *, jobs: int) -> PreparedPictures:
    """Return the pictures that documents show; what is new among them is measured and copied by *jobs* threads.

    Books have no copies.
    """
    env = builder.env
    folder = Path(builder.doctreedir, "confarchive-pictures")
    paths = sorted(path for path in env.images if "://" not in path)
    files = {path: Path(env.srcdir, path) for path in paths}
    if isinstance(builder, ArchiveBuilder):
        widths = tuple(sorted({int(each) for each in builder.config.archive_picture_widths}))
        measured = _measured(files, folder, widths, jobs)
    else:
        measured = {path: _look_at(path, file, folder, ()) for path, file in files.items()}
    pictures: dict[str, Picture] = {}
    copies: dict[str, Path] = {}
    for path, found in measured.items():
        named = {_name(env.images[path][1], each): each for each in found.copies}
        copies |= {name: folder / each.file for name, each in named.items()}
        width, height = found.size
        pictures[path] = Picture(
            file=f"{builder.imagedir}/{quote(env.images[path][1])}",
            width=width,
            height=height,
            copies=tuple(
                PictureCopy(file=quote(name), width=each.width, is_webp=each.is_webp)
                for name, each in named.items()
            ),
        )
    return PreparedPictures(pictures=pictures, copies=copies)


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
    found = {}
    for path, file in files.items():
        known = before.get(cache.digest(path))
        if known and (known.stamp, known.widths) == (fingerprints.of_file(file), widths):
            found[path] = known
    new = [path for path in files if path not in found]
    with ThreadPoolExecutor(jobs) as threads:  # Pillow leaves Python to others while it works
        made = threads.map(lambda path: _look_at(path, files[path], folder, widths), new)
        shown = status_iterator(made, "preparing pictures... ", "brown", len(new))
        try:
            found |= dict(zip(new, shown, strict=True))
        finally:
            threads.shutdown(cancel_futures=True)
    now = {cache.digest(path): each for path, each in found.items()}
    if now != before:
        record.keep(now)
        _forget_others(folder, now.values())
    return {path: found[path] for path in files}


def _look_at(path: str, file: Path, folder: Path, widths: tuple[int, ...]) -> _Measured:
    """Measure one picture, and keep its copies in *folder*."""
    stamp = fingerprints.of_file(file)
    from confarchive.building.output import picture_copies  # noqa: PLC0415 (few builds find a new picture)

    kept = []
    for copy in picture_copies.make(file, widths):
        name = cache.digest((path, stamp, copy.width, copy.is_webp))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(copy.content)
        kept.append(_KeptCopy(width=copy.width, is_webp=copy.is_webp, file=name))
    size = picture_copies.size_of(file) or get_image_size(file) or (0, 0)
    return _Measured(stamp=stamp, widths=widths, size=size, copies=tuple(kept))


def _forget_others(folder: Path, pictures: Iterable[_Measured]) -> None:
    """Remove the copies that are none of these *pictures*."""
    kept = {"record.pickle", *(copy.file for each in pictures for copy in each.copies)}
    for file in folder.iterdir():
        if file.name not in kept:
            file.unlink()
