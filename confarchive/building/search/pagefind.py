"""Pagefind's indexer, spoken to over its standard input and output.

The package ``pagefind`` brings the program and a client for it. That client waits a
tenth of a second for each answer, which is a quarter of an hour for ten thousand posts;
reading a folder instead takes the files in the order of the file system, which differs
between machines. So the pages are handed over one by one here, in a given order. The
messages are those of :mod:`pagefind.service.types`.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
import time
from typing import IO, TYPE_CHECKING, Any, Self

from pagefind.service import get_executable
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

# Signs that belong to words: C++ and C# are no C.
_SIGNS = "+#"
# Places of words in one file of the index. Pagefind's 20,000 would make every new word
# of a query cost some 40 KB.
_CHUNK_SIZE = "2500"
_PATIENCE = 60.0
"""Seconds to wait for files that Pagefind says it has written."""


class Indexer:
    """A running indexer; use it as a context.

    ``language`` is an ISO 639-1 code: the forms of a word by its rules are one word.
    Raises ExtensionError, with the indexer's own words, for whatever goes wrong.
    """

    def __init__(self, language: str) -> None:
        program = get_executable()
        if program is None:
            raise ExtensionError(
                "The search index cannot be made: Pagefind's program is not installed "
                "(pip install 'pagefind[bin]')"
            )
        self._config = {"force_language": language, "include_characters": _SIGNS}
        self._errors: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = self._start(str(program))

    def _start(self, program: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK_SIZE}
        try:
            return subprocess.Popen(  # noqa: S603 (a program of our dependencies)
                [program, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=environment,
            )
        except OSError as error:
            self._errors.close()
            raise ExtensionError(f"The search index cannot be made: {error}") from error

    def __enter__(self) -> Self:
        try:
            self._index = self._ask(type="NewIndex", config=self._config)["index_id"]
        except ExtensionError:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def add(self, url: str, html: str) -> None:
        """Index a page; *url* begins with a slash, which is the site's root."""
        self._ask(type="AddFile", index_id=self._index, url=url, file_contents=html, file_path=None)

    def write(self, folder: Path) -> None:
        """Write the index of all pages that were added; the indexer has done its work then."""
        self._ask(type="WriteFiles", index_id=self._index, output_path=str(folder))
        # It answers while the last of the files are still empty, and they would stay so if it
        # were to end now. What it has begun to write, it writes to the end before it ends.
        deadline = time.monotonic() + _PATIENCE
        while not all(file.stat().st_size for file in folder.rglob("*.*")):
            if time.monotonic() > deadline:
                raise ExtensionError(f"Pagefind did not finish the search index in {folder}")
            time.sleep(0.01)
        self._end(folder)

    def _end(self, folder: Path) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
            self._process.stdin = None  # else Python would close it again
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired as error:
            message = f"Pagefind did not finish the search index in {folder}"
            raise ExtensionError(message) from error

    def _ask(self, **payload: Any) -> dict[str, Any]:
        """Send a message and return the answer to it."""
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None  # noqa: S101, PT018 (both are pipes)
        answer = bytearray()
        try:
            stdin.write(base64.b64encode(message) + b",")
            stdin.flush()
            while not answer.endswith(b","):
                part = stdout.read1()  # type: ignore[attr-defined]
                if not part:
                    raise BrokenPipeError
                answer += part
            found: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
        except (OSError, ValueError, KeyError) as error:
            raise ExtensionError(self._complaint(bytes(answer))) from error
        if found["type"] == "Error":
            raise ExtensionError(f"Pagefind could not make the search index: {found['message']}")
        return found

    def _complaint(self, answer: bytes) -> str:
        self._process.kill()
        status = self._process.wait()
        self._errors.seek(0)
        said = " ".join((answer.decode(errors="replace") + " " + self._errors.read()).split())
        return f"Pagefind stopped with status {status} while it made the search index: {said}"
