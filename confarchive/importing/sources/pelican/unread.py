"""Posts in formats that the import cannot read: named, so that nobody misses them later.

Well-known plugins of Pelican read AsciiDoc, Org and notebooks. A file is told to be a
post if it names a date in the way of its format.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from confarchive.importing.foreign_post import Reading
from confarchive.importing.sources.pelican import post_files
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.sources.pelican.settings import Settings

_ASCIIDOC = "AsciiDoc", re.compile(rb"^:date:", re.MULTILINE)
_NOTEBOOK = "a notebook", re.compile(rb"^date\s*:", re.IGNORECASE | re.MULTILINE)
_FORMATS = {
    ".adoc": _ASCIIDOC,
    ".asc": _ASCIIDOC,
    ".asciidoc": _ASCIIDOC,
    ".org": ("Org", re.compile(rb"^#\+date:", re.IGNORECASE | re.MULTILINE)),
    # What pelican-ipynb has beside a notebook that is a post.
    ".nbdata": _NOTEBOOK,
    ".ipynb-meta": _NOTEBOOK,
}
_HEAD = 8192  # bytes, in which a header ends


def find(settings: Settings) -> Iterator[Reading]:
    """Yield a reading without a post, sorted by path, for each post that cannot be read."""
    for path in sorted(post_files.files(settings)):
        suffix = PurePosixPath(path.name).suffix.lower()
        place = path.relative_to(settings.base).as_posix()
        if suffix in _FORMATS and post_files.kind_of(place, settings)[1]:
            name, dated = _FORMATS[suffix]
            if dated.search(_head(path)):
                yield _reading(path.relative_to(settings.content).as_posix(), name)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _reading(path: str, name: str) -> Reading:
    message = f"seems to be a post, but the import cannot read {name}; bring it by hand"
    problem = Problem(path=path, kind=ProblemKind.UNREADABLE, message=message)
    return Reading(path=path, problems=(problem,))
