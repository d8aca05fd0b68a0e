"""What builds tell of documents, kept until they come to these again: Sphinx tells what it finds once."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

_BEGINNING = re.compile(
    r"^(?:(?P<path>\S.*?)(?::\d+)?: )?(?:WARNING|ERROR|SEVERE|CRITICAL): ", re.MULTILINE
)
"""Of a message; code may stand below it. https://www.sphinx-doc.org/en/master/man/sphinx-build.html#cmdoption-sphinx-build-w"""
_FILE = re.compile(r"[^\s:,'\"()]+(?=\.\w)")
"""What may be the name of a document in a message, such as that of another with the same label."""
_OURS = "[confarchive."
"""In what each build tells anew as long as it is so."""


@dataclass(frozen=True, slots=True)
class _Message:
    text: str
    path: str
    """Of the file that it is about, from the site's folder; empty for that of none."""
    is_of_reading: bool


@dataclass(slots=True)
class Messages:
    """The messages of builds of the site in *source*, as the last one left them."""

    source: Path
    _all: tuple[_Message, ...] = ()
    _read: set[str] = field(default_factory=set)
    _written: set[str] = field(default_factory=set)
    _all_read: int = 0

    def begin(self) -> None:
        """Have what follows be of another build."""
        self._read, self._written, self._all_read = set(), set(), 0

    def hear(self, event: str, name: str) -> None:
        """Note what a build does, in the words of :mod:`fork_server`."""
        if event == "read":
            self._read.add(name)
        elif event == "page":
            self._written.add(name)
        elif event == "all-read":
            self._all_read = int(name)

    def end(self, log: bytes) -> tuple[str, ...]:
        """Return the lines that tell what is wrong: a build ended, with this *log* of warnings."""
        read = self._found(log[: self._all_read], is_of_reading=True)
        written = self._found(log[self._all_read :], is_of_reading=False)
        kept = filter(self._still_holds, self._all)
        self._all = tuple(dict.fromkeys((*read, *written, *kept)))
        return tuple(line for each in self._all for line in each.text.splitlines() if line.strip())

    def _found(self, log: bytes, *, is_of_reading: bool) -> list[_Message]:
        text = log.decode(errors="replace").replace(f"{self.source}{os.sep}", "")
        starts = sorted({0, *(each.start() for each in _BEGINNING.finditer(text))})
        texts = (text[start:end] for start, end in pairwise((*starts, len(text))))
        return [_Message(each, _path(each), is_of_reading) for each in texts if each.strip()]

    def _still_holds(self, message: _Message) -> bool:
        """Tell whether a build that did not tell it again leaves it true."""
        if _OURS in message.text or not Path(self.source, message.path).is_file():
            return False
        document = message.path.rpartition(".")[0]
        if document in self._written and not message.is_of_reading:
            return False
        return self._read.isdisjoint((document, *_FILE.findall(message.text)))


def _path(message: str) -> str:
    found = _BEGINNING.match(message)
    return (found["path"] or "") if found else ""
