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
from confarchive.model import archive, conferencefile

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from confarchive.model.archive import Described
    from confarchive.model.post import Post
    from confarchive.model.problems import Problem


def digest(value: object) -> str:
    """Return what stands for a value whose ``repr`` tells all of it, such as a dataclass."""
    told = value if isinstance(value, str) else repr(value)
    return hashlib.blake2b(told.encode(errors="backslashreplace"), digest_size=12).hexdigest()


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


class Headers:
    """The posts' headers, and the file of conferences, parsed once for each text; no bodies."""

    def __init__(self, folder: Path) -> None:
        self._kept = CachedValue(folder / "confarchive-headers.pickle")
        self._before: tuple[dict[str, _Header], _Described] = self._kept.load() or ({}, ("", None))
        self._now: dict[str, _Header] = {}
        self._described: _Described = ("", None)

    def parse(self, text: str, path: str) -> tuple[Post, tuple[Problem, ...]]:
        """Return what :func:`confarchive.model.archive.parse_in_time` does, without the body."""
        told = digest(text)
        kept = self._before[0].get(path)
        if kept is None or kept[0] != told:
            post, problems = archive.parsed(text, path)
            header = dataclasses.replace(post, body="", preamble="")
            kept = told, digest(header), header, problems
        self._now[path] = kept
        return kept[2:]

    def describe(self, text: str) -> Described:
        """Return what :func:`confarchive.model.conferencefile.read` does."""
        told, described = self._before[1]
        if described is None or told != digest(text):
            told, described = digest(text), conferencefile.read(text)
        self._described = told, described
        return described

    def source(self, path: str) -> str:
        """Return what stands for the text of a post or page, "" for other files."""
        return self._now[path][0] if path in self._now else ""

    def texts(self) -> str:
        """Return what changes when the text of any post or page does."""
        return digest(sorted((path, text) for path, (text, *_) in self._now.items()))

    def told(self) -> str:
        """Return what changes when any header does."""
        return digest(sorted((path, header) for path, (_, header, *_) in self._now.items()))

    def keep(self, withheld: AbstractSet[str]) -> None:
        """Keep the headers for the next build, but none of a draft, which no file may tell of."""
        kept = {path: header for path, header in self._now.items() if path not in withheld}
        if (kept, self._described) != self._before:
            self._kept.keep((kept, self._described))


class OutputRecord:
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

    @property
    def known(self) -> bool:
        """Whether it is known what an earlier build has made."""
        return bool(self._before)

    def same(self, name: str, value: object) -> bool:
        """Note what *name* is made of; tell whether it is what it was made of last."""
        key = digest(name)  # names tell, and a page may become a draft
        self._now[key] = digest(value)
        return self._before.get(key) == self._now[key]

    def stand(self) -> None:
        """Note what was noted last of all that is not noted yet."""
        self._now = self._before | self._now

    def begin(self) -> None:
        """Forget what was made: files are about to be written."""
        self._file.unlink(missing_ok=True)

    def keep(self) -> None:
        """Keep what was noted for the next build."""
        record = {"basis": self._basis, "made": self._now}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(record), "utf-8")
