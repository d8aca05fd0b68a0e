"""The blog's style sheets that posts bring along, and the pictures and fonts that these name."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.model.addresses import html_urls
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from confarchive.importing.links.index import LinkIndex

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\Z")
_GONE = "nothing in the blog has this address; the style sheet stays as it is"
_FROM_THE_TOP = (
    "it is seen from the site's top, where the archive has no such file; write it as seen from the "
    "style sheet"
)


def with_named(
    files: Iterable[str], index: LinkIndex
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return *files* with those that style sheets among them name, and what is wrong with the sheets.

    Files are told by their places in the blog, as *index* has them.
    """
    found = set(files)
    sheets = deque(sorted(place for place in found if _is_sheet(place)))
    problems: list[Problem] = []
    while sheets:
        sheet = sheets.popleft()
        text = _text(index.source_of(sheet))
        for url in _urls(text):
            place = _place(url, sheet)
            if url.startswith("/") or not _has(index, place):
                line = text.count("\n", 0, max(text.find(url), 0)) + 1
                problems.append(_problem(sheet, line, url, _has(index, place)))
            elif place not in found:
                found.add(place)
                sheets.extend([place] if _is_sheet(place) else [])
    return tuple(sorted(found)), tuple(problems)


def _text(file: Path) -> str:
    """Return what a style sheet says, nothing where it vanished meanwhile: copying tells of that."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_sheet(place: str) -> bool:
    return place.lower().endswith(".css")


def _urls(text: str) -> Iterator[str]:
    found: dict[str, None] = {}

    def note(url: str) -> None:
        found[url] = None

    html_urls.style_sheet(text, note)
    yield from (url for url in found if not _ELSEWHERE.match(url))


def _place(url: str, sheet: str) -> str:
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), path)).lstrip("/")


def _has(index: LinkIndex, place: str) -> bool:
    return place in index.files or place in index.theme_files


def _problem(sheet: str, line: int, url: str, is_there: bool) -> Problem:
    message = f"{url}: {_FROM_THE_TOP if is_there else _GONE}"
    return Problem(path=sheet, line=line, kind=ProblemKind.DEAD_LINK, message=message)
