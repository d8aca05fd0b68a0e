"""Which changes of files have an archive be built."""

from __future__ import annotations

import asyncio
import fnmatch
import glob
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import watchfiles

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

_TOGETHER = 50
"""Files saved within so many milliseconds of one another are built at once."""
_TRIES = 10
"""So many times such a while an empty file may yet be written."""


class SiteFilter(watchfiles.DefaultFilter):
    """Takes no notice of what builds write, of what editors keep, nor of the patterns *ignored*."""

    def __init__(self, written: Sequence[Path], ignored: Sequence[str]) -> None:
        super().__init__()
        plain = (Path(each).resolve() for each in ignored if not any(map(each.count, "*?[")))
        self._folders = (*written, *plain)
        here = glob.escape(str(Path.cwd()))
        self._patterns = [f"{here}{os.sep}{each}" for each in ignored]

    def __call__(self, change: watchfiles.Change, path: str) -> bool:
        """Tell whether the change of the file at *path* concerns the site."""
        is_ignored = any(map(Path(path).is_relative_to, self._folders)) or any(
            fnmatch.fnmatch(path, each) for each in self._patterns
        )
        return not is_ignored and super().__call__(change, path)


async def changes(source: Path, concerns: SiteFilter) -> AsyncIterator[object]:
    """Yield whenever files in the folder *source* changed that the filter takes notice of."""
    async for found in watchfiles.awatch(source, watch_filter=concerns, step=_TOGETHER):
        await _written(Path(path) for _, path in found)
        yield found


async def _written(files: Iterable[Path]) -> None:
    """Wait until none of *files* is empty, for a moment: editors empty a file before they write it, and an empty post is none."""
    begun = {file for file in files if _is_empty(file)}
    for _ in range(_TRIES):
        begun = {file for file in begun if _is_empty(file)}
        if not begun:
            return
        await asyncio.sleep(_TOGETHER / 1000)


def _is_empty(file: Path) -> bool:
    try:
        found = file.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and not found.st_size
