"""What ``exclude_patterns`` keep Sphinx from reading: files, and all that is in a folder."""

from __future__ import annotations

from functools import cache
from posixpath import dirname
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def matching(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells of a path in the site whether *patterns* exclude it, or a folder on the way to it."""
    match = Matcher(list(patterns)).match

    @cache
    def is_excluded(folder: str) -> bool:
        return bool(folder) and (match(folder) or is_excluded(dirname(folder)))

    return lambda path: match(path) or is_excluded(dirname(path))
