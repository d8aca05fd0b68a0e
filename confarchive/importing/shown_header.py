"""What readers saw of a post's header beside its title and dates: the picture on top, the line beneath the title."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.verify.difference import Difference
from confarchive.importing.verify.kinds import Facet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from confarchive.importing.conversion import Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHeader:
    """What becomes of the keys that a program has no use for of its own, but a theme or a reader.

    ``cover`` is the picture's URL in the post's file, or elsewhere, described by ``cover_alt``;
    ``rest`` are the other keys. ``missing`` are keys and pictures that readers saw and that are
    not there, and ``doubts`` tell of what they saw and nobody will. ``files`` are the places of
    the blog's files that were found for it.
    """

    cover: str = ""
    cover_alt: str = ""
    subtitle: str = ""
    rest: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    files: frozenset[str] = frozenset()

    def lost(self, text: str) -> Iterator[Difference]:
        """Yield the pictures that readers saw and will not see; *text* is the post's file."""
        for key, url in self.missing:
            at = text.lower().find(key)
            line = text.count("\n", 0, at) + 1 if at >= 0 else None
            yield Difference(facet=Facet.IMAGES, line=line, source=url, result="")
