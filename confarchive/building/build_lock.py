"""One build of a site at a time: another one waits until that has ended.

Builds write the documents of tags among the sources, and whatever their output folder, two at
once would take each other's away. The system itself gives up the lock of a process that ends,
however it does: a killed build leaves nothing that has to be removed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from fasteners import InterProcessLock
from sphinx.errors import ConfigError
from sphinx.util import logging

from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

FILE = ".lock"
_WAITING = "Another build of this site is going on; this one begins when that has ended."
_held: list[InterProcessLock] = []
"""What this process holds, which builds one site at a time."""


def take(source: Path, name: str) -> None:
    """Wait until no other build of the site at *source* goes on; *name* is a folder of builds there.

    Raises ConfigError where the folder leads out of the site: builds write and remove files in it.
    """
    give_back()
    file = source / name / FILE
    if leads_out(file, source):
        raise ConfigError(
            f"tags_output_dir: found {name!r}, which leads out of the site's folder; expected a "
            "folder in it that builds may write: remove the link, or name another"
        )
    # Where nothing can be written or locked, the build itself says so, or is the only one.
    with suppress(OSError, RuntimeError):
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = InterProcessLock(file)
        _held.append(lock)
        if not lock.acquire(blocking=False):
            logger.info(_WAITING)
            lock.acquire()


def give_back() -> None:
    """Let another build begin."""
    while _held:
        lock = _held.pop()
        if lock.acquired:
            lock.release()
