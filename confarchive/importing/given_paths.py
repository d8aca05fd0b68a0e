"""What an import is given: folders and files that have to be there."""

from __future__ import annotations

import tarfile
import zipfile
from typing import TYPE_CHECKING

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.published.storage import web_archive

if TYPE_CHECKING:
    from pathlib import Path


_UNPACK = "unpack it, and give the folder in it that holds the blog or its pages (of an export of Medium: posts)"


def check_unpacked(*paths: Path | None) -> None:
    """Raise NothingToImportError where one of *paths* is a packed folder: nothing is unpacked."""
    for path in filter(None, paths):
        if path.is_file() and not web_archive.is_one(path) and _is_packed(path):
            raise NothingToImportError(f"{path}: a packed folder; {_UNPACK}")


def check(
    site: Path,
    conf: Path | None,
    content: Path | None,
    sitemap: Path | None,
    published: Path | None,
) -> None:
    """Raise NothingToImportError where one of these is not there."""
    for path, expected in (
        (content, "the folder that Pelican was called with"),
        (site, "the archive's folder, the one with conf.py"),
    ):
        if path is not None and not path.is_dir():
            raise NothingToImportError(f"{path}: no such folder; expected {expected}")
    if published is not None and not _has_pages(published):
        expected = "that of the blog's published pages, or a .warc or .wacz file with them"
        raise NothingToImportError(f"{published}: no such folder; expected {expected}")
    for file, expected in (
        (conf, "the blog's settings, such as pelicanconf.py"),
        (sitemap, "the blog's sitemap, such as sitemap.xml"),
    ):
        if file is not None and not file.is_file():
            raise NothingToImportError(f"{file}: no such file; expected {expected}")


def _is_packed(path: Path) -> bool:
    try:
        return zipfile.is_zipfile(path) or tarfile.is_tarfile(path)
    except OSError:
        return False


def _has_pages(path: Path) -> bool:
    return path.is_dir() or web_archive.is_one(path)


def check_folder(source: Path) -> None:
    """Raise NothingToImportError where no blog can be."""
    if not _has_pages(source):
        expected = "a Pelican blog, the folder of its posts, or a .warc or .wacz file of its pages"
        raise NothingToImportError(f"{source}: no such folder; expected {expected}")
