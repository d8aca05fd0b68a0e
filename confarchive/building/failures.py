"""What ends a build, in one message where it is no fault of a program.

For whatever ends a build Sphinx prints its versions and a traceback, and asks to open an issue.
That is right where a program is at fault; of a full disk, a setting or a draft that a page takes
in, one message tells more.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, TemplateSyntaxError
from sphinx.errors import ConfigError, ExtensionError, SphinxError, SphinxParallelError, ThemeError
from sphinx.util import logging as sphinx_logging

from confarchive.building.adapters.sphinx import wrap_exception_handler
from confarchive.runtime import interruption, system_errors

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterator

_WRITERS = ("html", "text", "xml", "_epub_base")
_BETWEEN_PROCESSES = re.compile(r"\[Errno (\d+)\] ([^\n]*)")


def tell_briefly() -> None:
    """Have Sphinx tell what is no fault of a program in one message, unless tracebacks are wanted."""
    wrap_exception_handler(_briefly)


def end_when_full() -> None:
    """Have a build end where there is no room for a page; Sphinx would only warn of it.

    The page would stay as it is, half written, and be younger than its document.
    """
    for name in _WRITERS:
        sphinx_logging.getLogger(f"sphinx.builders.{name}").logger.addFilter(_raise)


def _raise(record: logging.LogRecord) -> bool:
    for each in record.args if isinstance(record.args, tuple) else ():
        if isinstance(each, OSError) and each.errno in system_errors.NO_ROOM:
            raise named(each) from each
    return True


def _briefly(known: Callable[..., None]) -> Any:
    def handle(error: BaseException, /, **options: Any) -> None:
        if any(map(interruption.is_interruption, _causes(error))):
            raise KeyboardInterrupt from error
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
        if isinstance(each, OSError) and each.errno in system_errors.ADVICE:
            return system_errors.told(each)
        if isinstance(each, SphinxParallelError):
            found = _BETWEEN_PROCESSES.search(str(each))
            if found and int(found[1]) in system_errors.ADVICE:
                return f"{found[2]}; {system_errors.ADVICE[int(found[1])]}"
        if isinstance(each, TemplateSyntaxError):
            return f"{each.filename}:{each.lineno}: {each.message}; mend the template"
    if isinstance(error, SphinxError) and not _is_fault(error):
        of_settings = _of_settings(error.__cause__) if isinstance(error, ConfigError) else None
        return of_settings or _of_names(error) or " ".join(str(error).split())
    return None


def _of_names(error: SphinxError) -> str:
    """Return what is wrong with what settings name, "" where *error* is of something else."""
    if isinstance(error, ThemeError) and error.__cause__ is None:
        return f"conf.py: html_theme: {error}; install it, or name another such as 'furo'"
    if isinstance(error, ExtensionError) and isinstance(error.orig_exc, ImportError):
        return f"conf.py: extensions: {error}; install it, or leave it out"
    return ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        error = getattr(error, "orig_exc", None) or error.__cause__ or error.__context__


def _is_fault(error: SphinxError) -> bool:
    if isinstance(error, ExtensionError):
        return not isinstance(error.orig_exc, ImportError | SphinxError | None)
    if isinstance(error, ThemeError):
        return not isinstance(error.__cause__, TemplateError | None)
    return isinstance(error, SphinxParallelError)


def _of_settings(cause: BaseException | None) -> str | None:
    """Return what is wrong with settings that Python cannot read."""
    advice = "expected settings that Python can read; mend this line"
    if isinstance(cause, SyntaxError):
        name = Path(cause.filename or "conf.py").name
        return f"{name}:{cause.lineno}: {cause.msg}; {advice}"
    for frame in reversed(traceback.extract_tb(cause.__traceback__) if cause else ()):
        if Path(frame.filename).name == "conf.py":
            return f"conf.py:{frame.lineno}: {type(cause).__name__}: {cause}; {advice}"
    return None


def named(error: OSError) -> OSError:
    """Return *error* with the file that it is about, which the system tells of few."""
    return OSError(error.errno, error.strerror, system_errors.file_of(error))
