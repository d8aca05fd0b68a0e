"""The bodies of documents as their pages show them, kept for builds that do not write these pages.

They stand beside the parsed trees, in a folder for each output. A page is not read again for its
body: how it is laid out is its template's matter, and a site may have its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.incremental import cache, files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder

# No page of theirs: parsed trees may lie in the output.
_FOLDER, _SUFFIX = "confarchive-bodies", ".body"


def keep(builder: Builder, docname: str, html: str) -> None:
    """Keep the body of a document whose page *builder* is about to write."""
    files.write(_file(_folder(builder), docname), html.strip().encode(errors="xmlcharrefreplace"))


def read(builder: Builder, docname: str) -> str:
    """Return the body that a document's page has."""
    return _file(_folder(builder), docname).read_bytes().decode()


def forget(doctrees: Path, docnames: Iterable[str]) -> None:
    """Remove the bodies of documents that are no longer part of the site, for any output."""
    for docname in docnames:
        for folder in doctrees.glob(f"{_FOLDER}-*"):
            _file(folder, docname).unlink(missing_ok=True)


def clear(builder: Builder, docnames: AbstractSet[str]) -> None:
    """Remove the bodies of all documents but *docnames*."""
    folder = _folder(builder)
    for file in folder.rglob(f"*{_SUFFIX}"):
        if file.as_posix()[len(folder.as_posix()) + 1 : -len(_SUFFIX)] not in docnames:
            file.unlink()


def _folder(builder: Builder) -> Path:
    return Path(builder.doctreedir) / f"{_FOLDER}-{cache.digest(str(builder.outdir))}"


def _file(folder: Path, docname: str) -> Path:
    return folder / f"{docname}{_SUFFIX}"
