"""A process that has loaded what builds need, and forks one for each: ``python -m confarchive.serve.fork_server``.

A build is a process of its own, which begins as that one is: nothing of a build reaches the next.
What builds load, the first one tells. The process for the next build waits with the parsed
documents of the last one read. It is told to build by a byte on its standard input; it tells of
pages, and of its end, by lines on the file descriptor that it is given:

``page NAME``
    The page has been written.
``ended CODE``
    The build has ended, with the exit code of ``sphinx-build``.
"""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import confarchive
from confarchive.building import __main__ as building
from confarchive.building.output import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNASKED = 100
"""The exit code of a process that was not asked for a build: whoever asks is gone."""


def main(words: list[str]) -> int:
    """Have a process build with the words of ``sphinx-build`` for each byte that comes in.

    *words* begin with the number of the file descriptor to tell by, and the site's folder.
    """
    descriptor, source, *for_build = words
    told = int(descriptor)
    while True:
        names, learned = os.pipe()
        child = os.fork()
        if not child:
            os.close(names)
            _build(for_build, told, learned, Path(source))
        os.close(learned)
        _load(names)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == _UNASKED:
            return 0
        _tell(told, f"ended {code}")


def _build(words: list[str], told: int, learned: int, source: Path) -> NoReturn:
    """Wait to be asked, build, write to *learned* the names of modules to load, and end."""
    if not os.read(sys.stdin.fileno(), 1):
        os._exit(_UNASKED)
    progress.listen(lambda page: _tell(told, f"page {page}"))
    code = building.main(words)
    with os.fdopen(learned, "w") as file:
        file.write("\n".join(_modules_that_stay(source)))
    sys.exit(code)


def _tell(told: int, line: str) -> None:
    with suppress(BrokenPipeError):  # a build ends what it has begun, though nobody looks any more
        os.write(told, f"{line}\n".encode())


def _modules_that_stay(source: Path) -> Iterator[str]:
    """Yield the names of what is loaded, but for what the site itself brings: it may be edited."""
    installed = [Path(sys.prefix).resolve(), Path(confarchive.__file__).resolve().parent]
    for name, module in tuple(sys.modules.items()):
        file = Path(getattr(module, "__file__", None) or sys.prefix).resolve()
        if not file.is_relative_to(source) or any(map(file.is_relative_to, installed)):
            yield name


def _load(names: int) -> None:
    """Load the modules whose *names* a build tells."""
    with os.fdopen(names) as file:
        wanted = file.read().split()
    for name in wanted:
        with suppress(Exception):  # the next build tells what is wrong
            importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
