"""What the results of an import depend on beside its posts: where it is as before, they are told again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.sources.protocol import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Two hashes, each of which stays while what it stands for does.

    ``settings`` stands for the blog's settings and the options of the import, ``targets`` for all posts
    and files that links of the blog can lead to.
    """

    settings: str = ""
    targets: str = ""


def of(source: Source, options: Iterable[Any], placed: Iterable[Destination]) -> Conditions:
    """Return those of an import of *source* with these *options*, values that ``repr`` tells apart."""
    settings = source.settings_file.read_bytes() if source.settings_file else b""
    targets = [*sorted((each.post.path, each.path) for each in placed), *sorted(source.files())]
    return Conditions(settings=_hash(settings, *options), targets=_hash(*targets))


def _hash(*values: Any) -> str:
    return hashlib.sha256("\n".join(map(repr, values)).encode()).hexdigest()
