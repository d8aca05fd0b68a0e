"""What the system refuses, such as to write on a full disk: the file it is about, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

_FULL = "make room there, and begin again; what was written so far is whole, or is written anew"
_CLOSED = "let it be written, or choose another place"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The system's numbers for a full disk, or for what may not become larger."""
ADVICE = {
    **dict.fromkeys(NO_ROOM, _FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _CLOSED),
    errno.ENOTDIR: "a file stands where a folder should; remove it",
    errno.EISDIR: "a folder stands where a file should; remove it",
    errno.EIO: "the disk failed",
}
"""What to do, by the system's numbers of what it refuses."""


def told(error: OSError) -> str:
    """Return the message for *error*."""
    advice = f"; {ADVICE[error.errno]}" if error.errno in ADVICE else ""
    return f"{file_of(error)}: {error.strerror or error}{advice}"


def file_of(error: OSError) -> str:
    """Return the file that *error* is about: the one that was written when it was raised."""
    name = error.filename2 or error.filename or _written(error.__traceback__) or "a file"
    return os.fsdecode(name) if isinstance(name, str | bytes) else str(name)


def _written(at: TracebackType | None) -> str:
    """Return the file that was open nearest to where an error was raised.

    The system names none where a file is open already, as it is when a disk is full.
    """
    found = ""
    while at is not None:
        for value in at.tb_frame.f_locals.values():
            if isinstance(value, Path):
                found = str(value)
            elif hasattr(value, "fileno") and isinstance(getattr(value, "name", 0), str):
                found = str(value.name)
                break
        at = at.tb_next
    return found
