"""Which changes of files have an archive be built."""

from __future__ import annotations

import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    from collections.abc import Sequence


class SiteFilter(watchfiles.DefaultFilter):
    """Takes no notice of what builds write, of what editors keep, nor of the patterns *ignored*."""

    def __init__(self, written: Sequence[Path], ignored: Sequence[str]) -> None:
        plain = [Path(each).resolve() for each in ignored if not any(map(each.count, "*?["))]
        super().__init__(ignore_paths=[*written, *plain])
        self._patterns = [str(Path.cwd() / each) for each in ignored]

    def __call__(self, change: watchfiles.Change, path: str) -> bool:
        """Tell whether the change of the file at *path* concerns the site."""
        is_ignored = any(fnmatch.fnmatch(path, each) for each in self._patterns)
        return not is_ignored and super().__call__(change, path)
