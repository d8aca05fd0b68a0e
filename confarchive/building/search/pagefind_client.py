"""Pagefind's indexer, spoken to over its standard input and output.

The package ``pagefind`` brings the program and a client for it. That client waits a
tenth of a second for each answer, which is a quarter of an hour for ten thousand posts;
reading a folder instead takes the files in the order of the file system, which differs
between machines. So the pages are handed over one by one here, in a given order, each
while the one before it is indexed; and the files come back as messages, which is quicker
than writing them to be read and changed. The messages are those of
:mod:`pagefind.service.types`.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING, Any, Self

from pagefind.service import get_executable
from sphinx.errors import ExtensionError

from confarchive.building.search.form import FormError, known_form

if TYPE_CHECKING:
    from types import TracebackType

# Signs that belong to words: C++ and C# are no C.
SIGNS = "+#"
# Places of words in one file of the index. They are sorted into others anyway, and Pagefind
# compresses large files so well that it takes a fifth longer.
_CHUNK_SIZE = "5000"
_PIECE = 1 << 20


def program() -> str:
    """Return the path of Pagefind's program. Raises ExtensionError where it is not installed."""
    found = get_executable()
    if found is None:
        raise ExtensionError(
            "The search index cannot be made: Pagefind's program is not installed "
            "(pip install 'pagefind[bin]')"
        )
    return str(found)


class Indexer:
    """A running indexer; use it as a context.

    ``language`` is an ISO 639-1 code: the forms of a word by its rules are one word.
    Raises ExtensionError, with the indexer's own words, for whatever goes wrong.
    """

    def __init__(self, language: str) -> None:
        self._config = {"force_language": language, "include_characters": SIGNS}
        self._errors: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = self._start(program())
        self._unanswered, self._unread = 0, b""

    def _start(self, executable: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK_SIZE,
            # What it has to do, it does in a row: more threads only cost time.
            "TOKIO_WORKER_THREADS": "1",
        }
        try:
            return subprocess.Popen(  # noqa: S603 (a program of our dependencies)
                [executable, "--service"],
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
            self._index = self._ask("index_id", type="NewIndex", config=self._config)
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
        self._send(
            type="AddFile", index_id=self._index, url=url, file_contents=html, file_path=None
        )
        if self._unanswered > 1:
            self._receive()

    def files(self) -> dict[str, bytes]:
        """Return the files of the index of all pages that were added, by their paths."""
        while self._unanswered:
            self._receive()
        files = self._ask("files", type="GetFiles", index_id=self._index)
        with known_form():
            return {file["path"]: base64.b64decode(file["content"]) for file in files}

    def _ask(self, wanted: str, **payload: Any) -> Any:
        """Send a message and return what is *wanted* of the answer to it."""
        self._send(**payload)
        with known_form():
            return self._receive()[wanted]

    def _send(self, **payload: Any) -> None:
        assert self._process.stdin is not None  # noqa: S101 (it is a pipe)
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        try:
            self._process.stdin.write(base64.b64encode(message) + b",")
            self._process.stdin.flush()
        except OSError as error:
            raise ExtensionError(self._complaint(b"")) from error
        self._unanswered += 1

    def _receive(self) -> dict[str, Any]:
        """Return the answer to the message that was sent first, of those without one."""
        assert self._process.stdout is not None  # noqa: S101 (it is a pipe)
        parts = [self._unread]
        while b"," not in parts[-1]:
            part = self._process.stdout.read1(_PIECE)  # type: ignore[attr-defined]
            if not part:
                raise ExtensionError(self._complaint(b"".join(parts)))
            parts.append(part)
        answer, _, self._unread = b"".join(parts).partition(b",")
        try:
            found: dict[str, Any] = json.loads(base64.b64decode(answer))["payload"]
            is_error = found["type"] == "Error"
        except (ValueError, KeyError, TypeError) as error:
            raise FormError(self._complaint(answer)) from error
        self._unanswered -= 1
        if is_error:
            raise ExtensionError(f"Pagefind could not make the search index: {found['message']}")
        return found

    def _complaint(self, answer: bytes) -> str:
        self._process.kill()
        status = self._process.wait()
        self._errors.seek(0)
        said = " ".join((answer.decode(errors="replace") + " " + self._errors.read()).split())
        return f"Pagefind stopped with status {status} while it made the search index: {said}"
