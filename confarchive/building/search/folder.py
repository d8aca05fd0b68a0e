"""The folder of the search index: in the output, and beside it until the next index is made."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.incremental import cache

if TYPE_CHECKING:
    from sphinx.builders import Builder

FOLDER = "pagefind"
"""The folder of the index in a site."""


def put_aside(builder: Builder) -> None:
    """Take the index of an earlier build out of the output: it tells of a post taken back.

    What it has of other posts serves the next one, unless that place is in the output too.
    """
    folder, kept = builder.outdir / FOLDER, aside(builder)
    if not folder.is_dir():
        return
    if kept.is_relative_to(builder.outdir):
        for each in (folder, *builder.doctreedir.glob("confarchive-search-*")):
            shutil.rmtree(each)
        (builder.doctreedir / "confarchive-related.pickle").unlink(missing_ok=True)
        return
    shutil.rmtree(kept, ignore_errors=True)
    shutil.move(folder, kept)


def aside(builder: Builder) -> Path:
    """Return where the index of an earlier build is kept while a build runs."""
    return Path(builder.doctreedir) / f"confarchive-aside-{cache.digest(str(builder.outdir))}"
