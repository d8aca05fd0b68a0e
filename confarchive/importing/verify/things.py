"""What is found on a page: its words, and the things that stand among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from confarchive.importing.verify.kinds import Facet


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing among the words.

    ``key`` is equal for things that a reader cannot tell apart, ``shown`` is how
    a report names it, never empty, and ``more`` how it does at length, empty where
    that is no more. ``at`` is the number of words before it. ``leads`` is
    for links within the page: the words they lead to, None where they lead nowhere.
    """

    key: Hashable
    shown: str = field(compare=False)
    more: str = field(compare=False, default="")
    at: int = field(compare=False)
    leads: tuple[str, ...] | None = ()
    loads: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """A page, reduced. ``things`` has every facet but words and title, in order of reading.

    ``quote`` returns the text from one word up to another, by their numbers, as it is written.
    """

    words: tuple[str, ...]
    things: Mapping[Facet, tuple[Thing, ...]]
    quote: Callable[[int, int], str] = field(compare=False)
