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
from typing import TYPE_CHECKING, Any
from zlib import crc32

import confarchive
from confarchive.model import frontmatter

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from confarchive.model.post import Post
    from confarchive.model.problems import Problem


def digest(value: object) -> str:
    """Return what stands for a value whose ``repr`` tells all of it, such as a dataclass."""
    told = value if isinstance(value, str) else repr(value)
    return hashlib.blake2b(told.encode(errors="backslashreplace"), digest_size=12).hexdigest()


@cache
def version() -> int:
    """Return what changes when the code of this package does, and is the same everywhere."""
    code = sorted(Path(confarchive.__file__).parent.rglob("*.py"))
    return crc32(b"".join(file.read_bytes() for file in code))


class Kept:
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


class Headers:
    """The posts' headers, parsed once for each text; bodies are not kept."""

    def __init__(self, folder: Path) -> None:
        self._kept = Kept(folder / "confarchive-headers.pickle")
        self._before: dict[str, tuple[str, Post, tuple[Problem, ...]]] = self._kept.load() or {}
        self._now: dict[str, tuple[str, Post, tuple[Problem, ...]]] = {}

    def parse(self, text: str, path: str) -> tuple[Post, tuple[Problem, ...]]:
        """Return what :func:`confarchive.model.frontmatter.parse` does, without the body."""
        told = digest(text)
        kept = self._before.get(path)
        if kept is None or kept[0] != told:
            post, problems = frontmatter.parse(text, path)
            kept = told, dataclasses.replace(post, body="", preamble=""), problems
        self._now[path] = kept
        return kept[1:]

    def texts(self) -> str:
        """Return what changes when the text of any post or page does."""
        return digest(sorted((path, told) for path, (told, *_) in self._now.items()))

    def keep(self, withheld: AbstractSet[str]) -> None:
        """Keep the headers for the next build, but none of a draft, which no file may tell of."""
        kept = {path: header for path, header in self._now.items() if path not in withheld}
        if kept != self._before:
            self._kept.keep(kept)


class Made:
    """What the files in an output folder were made of.

    *basis* is what all of them depend on. While files are written there is no record of
    them: a build that fails leaves none.
    """

    def __init__(self, doctrees: Path, outdir: Path, basis: object) -> None:
        self._file = doctrees / f"confarchive-{digest(str(outdir))}.json"
        self._basis = digest((version(), basis))
        self._before = self._load()
        self._now: dict[str, str] = {}

    def _load(self) -> dict[str, str]:
        try:
            record: dict[str, Any] = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        made: dict[str, str] = record["made"] if record.get("basis") == self._basis else {}
        return made

    def same(self, name: str, value: object) -> bool:
        """Note what *name* is made of; tell whether it is what it was made of last."""
        key = digest(name)  # names tell, and a page may become a draft
        self._now[key] = digest(value)
        return self._before.get(key) == self._now[key]

    def begin(self) -> None:
        """Forget what was made: files are about to be written."""
        self._file.unlink(missing_ok=True)

    def keep(self) -> None:
        """Keep what was noted for the next build."""
        record = {"basis": self._basis, "made": self._now}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(record), "utf-8")
