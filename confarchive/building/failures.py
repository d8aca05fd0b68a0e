"""What ends a build, in one message where it is no fault of a program.

For whatever ends a build Sphinx prints its versions and a traceback, and asks to open an issue.
That is right where a program is at fault; of a full disk, a setting or a draft that a page takes
in, one message tells more.
"""

from __future__ import annotations

import errno
import os
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from sphinx._cli.util import errors as of_sphinx
from sphinx.errors import ConfigError, ExtensionError, SphinxError, SphinxParallelError, ThemeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_ADVICE = {
    **dict.fromkeys(_FULL, "make room there, and build again"),
    **dict.fromkeys(_CLOSED, "let it be written, or build into another folder"),
    errno.ENOTDIR: "a file stands where a folder should; remove it",
    errno.EISDIR: "a folder stands where a file should; remove it",
    errno.EIO: "the disk failed",
}
_BETWEEN_PROCESSES = re.compile(r"\[Errno (\d+)\] ([^\n]*)")


def tell_briefly() -> None:
    """Have Sphinx tell what is no fault of a program in one message, unless tracebacks are wanted."""
    known: Any = getattr(of_sphinx, "handle_exception", None)
    if known is not None and not hasattr(known, "of_confarchive"):
        of_sphinx.handle_exception = _briefly(known)


def _briefly(known: Callable[..., None]) -> Any:
    def handle(error: BaseException, /, **options: Any) -> None:
        wants_all = options.get("use_pdb") or options.get("print_traceback")
        message = None if wants_all else message_of(error)
        if message is None:
            known(error, **options)
        else:
            print(f"\nERROR: {message}", file=options.get("stderr"))

    handle.of_confarchive = True  # type: ignore[attr-defined]
    return handle


def message_of(error: BaseException) -> str | None:
    """Return what there is to tell of what ended a build, None for a fault of a program."""
    for each in _causes(error):
        if isinstance(each, OSError) and each.errno in _ADVICE:
            return _of_system(each.errno, f"{_file(each)}: {each.strerror}")
        if isinstance(each, SphinxParallelError):
            found = _BETWEEN_PROCESSES.search(str(each))
            if found and int(found[1]) in _ADVICE:
                return _of_system(int(found[1]), found[2])
    if isinstance(error, ConfigError) and error.__cause__ is not None:
        return _of_settings(error.__cause__)
    return str(error).strip() if isinstance(error, SphinxError) and not _is_fault(error) else None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def _of_system(number: int, told: str) -> str:
    return f"{told}; {_ADVICE[number]}"


def _is_fault(error: SphinxError) -> bool:
    if isinstance(error, ExtensionError):
        return not isinstance(error.orig_exc, ImportError | SphinxError | None)
    if isinstance(error, ThemeError):
        return not isinstance(error.__cause__, TemplateError | None)
    return isinstance(error, SphinxParallelError)


def _of_settings(cause: BaseException) -> str | None:
    """Return what is wrong with settings that Python cannot read."""
    advice = "expected settings that Python can read; mend this line"
    if isinstance(cause, SyntaxError):
        name = Path(cause.filename or "conf.py").name
        return f"{name}:{cause.lineno}: {cause.msg}; {advice}"
    for frame in reversed(traceback.extract_tb(cause.__traceback__)):
        if Path(frame.filename).name == "conf.py":
            return f"conf.py:{frame.lineno}: {type(cause).__name__}: {cause}; {advice}"
    return None


def named(error: OSError) -> OSError:
    """Return *error* with the file that it is about, which the system tells of few."""
    return OSError(error.errno, error.strerror, _file(error))


def _file(error: OSError) -> str:
    """Return the file that *error* is about: the one that was written when it was raised."""
    name = error.filename2 or error.filename or _written(error.__traceback__) or "a file"
    return os.fsdecode(name) if isinstance(name, str | bytes) else str(name)


def _written(at: TracebackType | None) -> str:
    """Return the file that was open nearest to where an error was raised."""
    found = ""
    while at is not None:
        for value in at.tb_frame.f_locals.values():
            if hasattr(value, "fileno") and isinstance(getattr(value, "name", 0), str):
                found = str(value.name)
            elif isinstance(value, Path) and (value.is_file() or not found):
                found = str(value)
        at = at.tb_next
    return found
