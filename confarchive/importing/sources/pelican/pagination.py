"""The later pages of a Pelican blog's lists, ``category/python2.html`` and so on.

Their names are made as in Pelican's ``paginator.py``; see https://docs.getpelican.com/en/latest/settings.html#pagination.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from confarchive.importing.sources.pelican.settings import Settings

_PATTERNS = ((2, "{name}{number}{extension}", "{name}{number}{extension}"),)
_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
_MOST = 1000
"""Pages of one list, at the most."""


def later(files: Iterable[str], template: str, count: int, settings: Settings) -> Iterator[str]:
    """Yield the addresses of all pages but the first of the list in *files*, which has *count* posts."""
    size = _size(template.lower(), settings)
    pages = min(-(-count // size), _MOST) if size else 0
    for file in files:
        for number in range(2, pages + 1):
            yield from _addresses(file, number, is_last=number == pages, settings=settings)


def _size(template: str, settings: Settings) -> int:
    """Return how many posts a page of such lists has, 0 for all."""
    sizes = settings.public.get("PAGINATED_TEMPLATES", _TEMPLATES)
    if isinstance(sizes, list | tuple | set):
        sizes = dict.fromkeys(sizes)
    old = settings.public.get("PAGINATED_DIRECT_TEMPLATES", ())
    if not isinstance(sizes, dict) or template not in {*sizes, *old}:
        return 0
    size = sizes.get(template) or settings.public.get("DEFAULT_PAGINATION")
    return size if isinstance(size, int) and size > 0 else 0


def _addresses(file: str, number: int, *, is_last: bool, settings: Settings) -> Iterator[str]:
    """Yield the address that a page is linked by, and that of its file."""
    given = settings.public.get("PAGINATION_PATTERNS", _PATTERNS)
    rule = _rule(given, number, is_last=is_last) if isinstance(given, list | tuple) else None
    name, extension = posixpath.splitext(file)
    folder, last = posixpath.split(file)
    words = {
        "save_as": file,
        "url": file,
        "name": name,
        "base_name": folder if last in {"index.html", "index.htm"} else name,
        "extension": extension,
        "number": number,
    }
    for pattern in rule or ():
        try:
            yield str(pattern).format_map(words).lstrip("/")
        except (KeyError, IndexError, ValueError, AttributeError):
            continue


def _rule(patterns: Sequence[Any], number: int, *, is_last: bool) -> tuple[Any, Any] | None:
    """Return the address and the file that the last of the *patterns* has which is for a page of this *number*."""
    found = None
    for each in patterns:
        match each:
            case (-1, url, file) if is_last:
                return url, file
            case (int(least), url, file) if 0 <= least <= number:
                found = url, file
    return found
