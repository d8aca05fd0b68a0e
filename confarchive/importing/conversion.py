"""What a conversion yields: MyST text, and notes on what the text cannot carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confarchive.model.problems import ProblemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding about a post's body; ``line`` counts from 1 within the body, None for the whole."""

    line: int | None = None
    kind: ProblemKind
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """A body as MyST, without the title's heading; its headings start at level two.

    ``html_blocks`` counts the raw-HTML blocks that had to be written where the
    source had none.
    """

    text: str
    html_blocks: int = 0
    notes: tuple[Note, ...] = ()
