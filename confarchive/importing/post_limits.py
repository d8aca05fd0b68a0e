"""Work on one post of a blog that takes long is stopped, and the post told and left out."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from confarchive.importing.foreign_post import Reading
from confarchive.model.problems import Problem, ProblemKind
from confarchive.runtime.time_limit import OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def read(path: Path, reader: Callable[[Path], Reading], content: Path, seconds: float) -> Reading:
    """Have *reader* read the file *path* below *content*, for no longer than *seconds*; 0 is for ever."""
    try:
        with within(seconds):
            return reader(path)
    except OverdueError:
        message = overdue(seconds)
    except Exception as error:  # noqa: BLE001 - one post must not end the import of all others
        message = failed(error)
    relative, kind = path.relative_to(content).as_posix(), ProblemKind.UNREADABLE
    return Reading(path=relative, problems=(Problem(path=relative, kind=kind, message=message),))


def overdue(seconds: float) -> str:
    """Return what is to be told of a post that took longer than *seconds*."""
    return (
        f"took longer than {seconds:g} s, and was stopped: it is not imported; "
        "--seconds gives each post more, 0 all it takes"
    )


def failed(error: Exception) -> str:
    """Return what is to be told of a post that the import has a fault with."""
    if isinstance(error, RecursionError):
        return "stands in itself deeper than can be read: it is not imported; make it flatter"
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"the conversion failed ({error!r} in {where.name}); please report it with the post"
