"""What many posts say, read on all cores."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.util.parallel import parallel_available

from confarchive.building import processes
from confarchive.building.data import text_events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from confarchive.building.data.text_events import Event

_MANY = 200
"""Fewer posts are read before other processes have begun."""


def read_all(names: Sequence[str], body: Callable[[str], str]) -> dict[str, tuple[Event, ...]]:
    """Return what the posts called *names* say, by name, whose MyST *body* returns; on all cores where they are many."""
    found: dict[str, tuple[Event, ...]] = {}

    def work(part: list[str]) -> list[tuple[Event, ...]]:
        return [text_events.read(body(name)) for name in part]

    def merge(part: list[str], read_: list[tuple[Event, ...]]) -> None:
        found.update(zip(part, read_, strict=True))

    if parallel_available and len(names) >= _MANY:
        processes.share(names, os.cpu_count() or 1, work, merge)
    else:
        merge(list(names), work(list(names)))
    return found
