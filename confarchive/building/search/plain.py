"""The search index that Pagefind makes by itself: by its command, and the attributes of its manual.

It takes longer, and makes all of it anew whenever a page changes; nothing here knows the form of
its files (https://pagefind.app/docs/).
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.errors import ExtensionError

from confarchive.building.search.pagefind_client import SIGNS, program
from confarchive.model.addresses.slugs import LONGEST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confarchive.building.search.documents import Document

_UNUSED = ("pagefind-*.js", "pagefind-*.css")
"""Pagefind's own boxes and pages: the archive has others."""
_INDEX = "index.html"


def write(documents: Sequence[Document], place: Path, language: str) -> None:
    """Have Pagefind index *documents* into the folder *place*, by the rules of *language*.

    Raises ExtensionError when it fails.
    """
    with TemporaryDirectory() as pages:
        for number, document in enumerate(documents):
            file = Path(pages, _name(document.url))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(document.html(number if document.listed else None), "utf-8")
        options = [f"--site={pages}", f"--output-path={place}", f"--force-language={language}"]
        if any(document.url.endswith(_INDEX) for document in documents):
            options.append("--keep-index-url")
        _run([program(), *options, f"--include-characters={SIGNS}", "--silent"])
    for file in (file for unused in _UNUSED for file in place.glob(unused)):
        file.unlink()


def _name(url: str) -> str:
    """Return the path of the file that Pagefind takes for *url*, which is quoted as it is."""
    path = url.lstrip("/") + (_INDEX if url.endswith("/") else "")
    parts = path.split("/")
    return "/".join(part if len(part) <= LONGEST_NAME else unquote(part) for part in parts)


def _run(command: Sequence[str]) -> None:
    try:
        ended = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (of our dependencies)
    except OSError as error:
        raise ExtensionError(f"The search index cannot be made: {error}") from error
    if ended.returncode:
        said = " ".join((ended.stdout + ended.stderr).decode(errors="replace").split())
        raise ExtensionError(
            f"Pagefind stopped with status {ended.returncode} while it made the search index: {said}"
        )
