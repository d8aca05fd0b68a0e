"""What the results of an import depend on beside its posts: where it is as before, they are told again."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.sources.protocol import Source

_WHOLE = 2**20
"""Bytes; of what is larger no post is made, and its size stands for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Two hashes, each of which stays while what it stands for does.

    ``settings`` stands for the files of the blog that decide what its posts showed and the options of the import,
    ``targets`` for all posts and files that links of the blog can lead to.
    """

    settings: str = ""
    targets: str = ""


def of(
    source: Source, options: Iterable[Any], placed: Iterable[Destination], site: Path
) -> Conditions:
    """Return those of an import of *source* into *site* with these *options*, values that ``repr`` tells apart."""
    targets = [*sorted((each.post.path, each.path) for each in placed), *sorted(source.files())]
    inputs = sorted(_contents(source, site))
    return Conditions(settings=_hash(*inputs, *options), targets=_hash(*targets))


def _contents(source: Source, site: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of the files that decide, with what stands for what is in them; a *site* within the blog has none."""
    base, own = source.base.resolve(), site.resolve()
    is_within = not base.is_relative_to(own)
    for file in source.inputs():
        if not (is_within and file.resolve().is_relative_to(own)):
            yield os.path.relpath(file, base), _content(file)


def _content(file: Path) -> str:
    try:
        size = file.stat().st_size
        return hashlib.sha256(file.read_bytes()).hexdigest() if size <= _WHOLE else str(size)
    except OSError:  # it went away
        return ""


def _hash(*values: Any) -> str:
    return hashlib.sha256("\n".join(map(repr, values)).encode()).hexdigest()
