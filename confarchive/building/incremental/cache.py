"""What builds keep from one another beside Sphinx's own state, in the folder of parsed trees.

It only saves work: where it is lost or was kept by another version, everything is made
again. None of it is part of a site.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import pickle
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

import confarchive
from confarchive.model import archive
from confarchive.model.files import conference_file
from confarchive.model.talks import programmes

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from confarchive.model.files.data_files import Described, Programme
    from confarchive.model.post import Post
    from confarchive.model.problems import Problem


def digest(value: object) -> str:
    """Return what stands for a value whose ``repr`` tells all of it, such as a dataclass."""
    text = value if isinstance(value, str) else repr(value)
    return hashlib.blake2b(text.encode(errors="backslashreplace"), digest_size=12).hexdigest()


@cache
def version() -> int:
    """Return what changes when the code that builds does, and is the same everywhere."""
    top = Path(confarchive.__file__).parent
    code = sorted(
        str(file) for part in ("model", "building") for file in (top / part).rglob("*.py")
    )
    return crc32(b"".join(Path(file).read_bytes() for file in code))


class CachedValue:
    """A value in a *file* of its own."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Any:
        """Return the value; None where there is none, or one that another version kept."""
        try:
            kept, value = pickle.loads(self._file.read_bytes())  # noqa: S301 (as Sphinx's state)
        except Exception:  # noqa: BLE001 (of another version, it may raise anything)
            return None
        return value if kept == version() else None

    def keep(self, value: object) -> None:
        """Keep a value for the next build."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_bytes(pickle.dumps((version(), value), pickle.HIGHEST_PROTOCOL))


_Header: TypeAlias = "tuple[str, str, Post, tuple[Problem, ...]]"
"""What stands for a text and for its header, the header, and what is wrong with it."""
_Described: TypeAlias = "tuple[str, Described | None]"
"""What stands for the text of the file, and what it describes."""
_Known: TypeAlias = "tuple[dict[str, _Header], _Described, dict[str, tuple[str, Programme]]]"
"""Headers by path, the file of conferences, and programmes by path."""


class Headers:
    """The posts' headers, the file of conferences and programmes, parsed once for each text; no bodies."""

    def __init__(self, folder: Path) -> None:
        self._kept = CachedValue(folder / "confarchive-headers.pickle")
        self._before: _Known = self._kept.load() or ({}, ("", None), {})
        self._now: dict[str, _Header] = {}
        self._described: _Described = ("", None)
        self._programmes: dict[str, tuple[str, Programme]] = {}

    def parse(self, text: str, path: str) -> tuple[Post, tuple[Problem, ...]]:
        """Return what :func:`confarchive.model.archive.parsed` does, without the body."""
        of_text = digest(text)
        kept = self._before[0].get(path)
        if kept is None or kept[0] != of_text:
            post, problems = archive.parsed(text, path)
            header = dataclasses.replace(post, body="", preamble="")
            kept = of_text, digest(header), header, problems
        self._now[path] = kept
        return kept[2:]

    def describe(self, text: str) -> Described:
        """Return what :func:`confarchive.model.files.conference_file.read` does."""
        of_text, described = self._before[1]
        if described is None or of_text != digest(text):
            of_text, described = digest(text), conference_file.read(text)
        self._described = of_text, described
        return described

    def programme(self, text: str, path: str) -> Programme:
        """Return what :func:`confarchive.model.talks.programmes.read` does."""
        of_text, read = self._before[2].get(path, ("", None))
        if read is None or of_text != digest(text):
            of_text, read = digest(text), programmes.read(text, path)
        self._programmes[path] = of_text, read
        return read

    def source(self, path: str) -> str:
        """Return what stands for the text of a post or page, "" for other files."""
        return self._now[path][0] if path in self._now else ""

    def edited(self) -> set[str]:
        """Return the paths of posts and pages whose texts are others than those kept; none where a file has gone that was kept."""
        before = self._before[0]
        if not before.keys() <= self._now.keys():
            return set()
        return {path for path, kept in before.items() if kept[0] != self.source(path)}

    def digest(self) -> str:
        """Return what changes when any header or programme does."""
        headers = sorted((path, header) for path, (_, header, *_) in self._now.items())
        read = sorted((path, of_text) for path, (of_text, _) in self._programmes.items())
        return digest((headers, read))

    def keep(self, withheld: AbstractSet[str]) -> None:
        """Keep the headers for the next build, but none of a draft, which no file may tell of."""
        kept = {path: header for path, header in self._now.items() if path not in withheld}
        now = (kept, self._described, self._programmes)
        if now != self._before:
            self._kept.keep(now)


class OutputRecord:
    """The fingerprints of what the files in an output folder were made of, by name.

    *rendering* is what all of them are rendered by: fingerprints of another stand for nothing.
    While files are written there is no record of them: a build that fails leaves none.
    """

    def __init__(self, doctrees: Path, outdir: Path, rendering: object) -> None:
        self._file = doctrees / f"confarchive-{digest(str(outdir))}.json"
        self._rendering = digest((version(), rendering))
        self._before = self._load()
        self._now: dict[str, str] = {}

    def _load(self) -> dict[str, str]:
        try:
            record: dict[str, Any] = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        is_same = record.get("rendering") == self._rendering
        fingerprints: dict[str, str] = record["fingerprints"] if is_same else {}
        return fingerprints

    @property
    def known(self) -> bool:
        """Whether it is known what an earlier build has made, and in the same way."""
        return bool(self._before)

    def differs(self, name: str, value: object) -> bool:
        """Note what *name* is made of; tell whether it was made of something else last."""
        key = digest(name)  # names tell, and a page may become a draft
        self._now[key] = digest(value)
        return self._before.get(key) != self._now[key]

    def carry_over(self) -> None:
        """Note what was noted last of all that is not noted yet."""
        self._now = self._before | self._now

    def forget(self, name: str) -> None:
        """Have *name* differ at the next build."""
        self._now.pop(digest(name), None)

    def begin(self) -> None:
        """Forget what was made: files are about to be written."""
        self._file.unlink(missing_ok=True)

    def keep(self) -> None:
        """Keep what was noted for the next build."""
        record = {"rendering": self._rendering, "fingerprints": self._now}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(record), "utf-8")
