"""What a report tells of two renderings of a post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.importing.verify.kinds import Facet


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that source and result show differently.

    ``source`` and ``result`` are excerpts of what each shows, empty where it
    shows nothing, and never the same. ``line`` is the line of the post's source, from 1, on which
    the thing stands; None where it cannot be told.
    """

    facet: Facet
    line: int | None = None
    source: str
    result: str

    def __str__(self) -> str:
        if not self.result:
            return f"{self.facet}: {_quoted(self.source)} is not shown"
        if not self.source:
            return f"{self.facet}: {_quoted(self.result)} was not shown before"
        return f"{self.facet}: {_quoted(self.source)} became {_quoted(self.result)}"


def _quoted(text: str) -> str:
    return "“{}”".format(text.replace("\n", "⏎"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that two renderings of a post show differently.

    ``lost_files`` is how many of the ``differences`` come of files that are not there, however the
    post is written.
    """

    differences: tuple[Difference, ...] = ()
    lost_files: int = 0
