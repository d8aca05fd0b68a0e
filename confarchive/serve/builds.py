"""Builds of a site, one after another, by a process that stays (:mod:`fork_server`)."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import confarchive
from confarchive.serve.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FAILED = "The build failed: the pages are older than the files."
FORKS = hasattr(os, "fork")


class Builds:
    """Builds a site with the words *for_build* of ``sphinx-build``.

    ``problems`` are what is wrong after the last one, a line each: ``failure``, where it failed, then
    warnings and errors, with paths from *source*.
    """

    def __init__(
        self, source: Path, for_build: Sequence[str], page_written: Callable[[], object]
    ) -> None:
        self.failure: tuple[str, ...] = ()
        self.problems: tuple[str, ...] = ()
        self._source = source
        self._page_written = page_written
        self._folder = tempfile.TemporaryDirectory()
        self._log = Path(self._folder.name, "problems.txt")
        self._messages = Messages(source)
        # By its kind it is known whether a build tells what is wrong each time.
        self._for_build = [*for_build, "-D", "show_warning_types=1"]
        self._process: asyncio.subprocess.Process | None = None
        self._told = asyncio.StreamReader()
        self._pipe: asyncio.ReadTransport | None = None
        self._code_as = 0.0
        """When the newest module was written of those that the process was started with."""

    @property
    def process_id(self) -> int | None:
        """The number of the process that builds, or forks others that do; None before the first build."""
        return self._process.pid if self._process else None

    async def build(self) -> None:
        """Build once."""
        self._log.unlink(missing_ok=True)
        self._messages.begin()
        code = await (self._fork() if FORKS else self._start())
        log = self._log.read_bytes() if self._log.exists() else b""
        self.failure = (_FAILED,) if code else ()
        self.problems = (*self.failure, *self._messages.end(log))

    async def _start(self) -> int:
        """Build in a process that starts with nothing, where systems cannot fork one."""
        command = [
            sys.executable,
            "-m",
            "confarchive.building",
            *self._for_build,
            "-w",
            str(self._log),
        ]
        self._process = await asyncio.create_subprocess_exec(*command)
        code = await self._process.wait()
        self._page_written()
        return code

    async def _fork(self) -> int:
        """Build in a process that is forked, and return its exit code."""
        process = self._process
        if process is None or process.returncode is not None or newest_module() > self._code_as:
            process = await self._begin()
        cast("asyncio.StreamWriter", process.stdin).write(b"\n")
        while line := (await self._told.readline()).decode(errors="replace").rstrip("\n"):
            event, _, name = line.partition(" ")
            if event == "ended":
                return int(name)
            self._messages.hear(event, name)
            if event == "page":
                self._page_written()
        return await self._end_process()

    async def _begin(self) -> asyncio.subprocess.Process:
        """Start the process that forks others, with the package as it is now."""
        await self._end_process()
        self._code_as = newest_module()
        reading, writing = os.pipe()
        self._told = asyncio.StreamReader()
        told = asyncio.StreamReaderProtocol(self._told)
        loop = asyncio.get_running_loop()
        self._pipe, _ = await loop.connect_read_pipe(lambda: told, os.fdopen(reading, "rb"))
        words = [str(writing), str(self._source), str(self._log), *self._for_build]
        self._process = await asyncio.create_subprocess_exec(
            *[sys.executable, "-m", "confarchive.serve.fork_server", *words],
            stdin=asyncio.subprocess.PIPE,
            pass_fds=[writing],
            start_new_session=True,
        )
        os.close(writing)
        return self._process

    async def _end_process(self) -> int:
        """End the process and those that it has started; return its exit code."""
        process, self._process = self._process, None
        if self._pipe:
            self._pipe.close()
        if process is None:
            return 0
        if process.stdin:
            process.stdin.close()
        with suppress(
            ProcessLookupError, PermissionError
        ):  # which macOS says of what has just ended
            os.killpg(process.pid, signal.SIGTERM) if FORKS else process.terminate()
        return await process.wait()

    async def end(self) -> None:
        """End what is being built."""
        await self._end_process()
        self._folder.cleanup()


def newest_module() -> float:
    """Return when the newest module of this package was written, in seconds since 1970."""
    return max(map(_written, Path(confarchive.__file__).parent.rglob("*.py")))


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # just gone, or an editor's sign that it is being edited
        return 0
