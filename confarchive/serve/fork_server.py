"""A process that has loaded what builds need, and forks one for each: ``python -m confarchive.serve.fork_server``.

A build is a process of its own, which begins as that one is: nothing of a build reaches the next.
What builds load, the first one tells. The process for the next build waits for a byte on its standard input; pages,
and the end of a build, are told by lines on the file descriptor that the arguments name:

``read NAME``
    The document is read anew, or is gone.
``all-read SIZE``
    All documents are read, and the log of warnings has this size in bytes.
``page NAME``
    The page has been written.
``ended CODE``
    The build has ended, with the exit code of ``sphinx-build``.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import confarchive
from confarchive.building import __main__ as building
from confarchive.building.output import progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNASKED = 100
"""The exit code of a process that was not asked for a build: whoever asks is gone."""


def main(words: list[str]) -> int:
    """Have a process build with the words of ``sphinx-build`` for each byte that comes in.

    *words* begin with the number of the file descriptor to tell by, the site's folder, and the log of warnings.
    """
    descriptor, source, log, *for_build = words
    told = int(descriptor)
    while True:
        with tempfile.TemporaryFile(
            "w+"
        ) as names:  # no pipe: what a killed build leaves would hold it open
            child = os.fork()
            if not child:
                _build([*for_build, "-w", log], told, names, Path(source))
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            if code == _UNASKED:
                return 0
            _tell(told, f"ended {code}")
            names.seek(0)
            _load(names.read().split())


def _build(words: list[str], told: int, names: IO[str], source: Path) -> NoReturn:
    """Wait to be asked, build, write the *names* of modules to load, and end."""
    if not os.read(sys.stdin.fileno(), 1):
        os._exit(_UNASKED)
    log = Path(words[-1])
    progress.listen(lambda event, name: _tell(told, f"{event} {name or _size(log)}"))
    code = building.main(words)
    names.write("\n".join(_modules_that_stay(source)))
    names.flush()
    sys.exit(code)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0  # with ``-Q`` there is no log


def _tell(told: int, line: str) -> None:
    with suppress(BrokenPipeError):  # a build ends what it has begun, though nobody looks any more
        os.write(told, f"{line}\n".encode(errors="replace"))


def _modules_that_stay(source: Path) -> Iterator[str]:
    """Yield the names of what is loaded, but for what the site itself brings: it may be edited."""
    installed = [Path(sys.prefix).resolve(), Path(confarchive.__file__).resolve().parent]
    for name, module in tuple(sys.modules.items()):
        file = Path(getattr(module, "__file__", None) or sys.prefix).resolve()
        if not file.is_relative_to(source) or any(map(file.is_relative_to, installed)):
            yield name


def _load(names: Iterable[str]) -> None:
    """Load the modules whose *names* a build tells."""
    for name in names:
        with suppress(Exception):  # the next build tells what is wrong
            importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
