"""Tells whoever shows pages, as ``make serve`` does, that one has been written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_listeners: list[Callable[[str], object]] = []


def listen(listener: Callable[[str], object]) -> None:
    """Have *listener* be told the name of each page that builds of this process write from now on."""
    _listeners.append(listener)


def written(page: str) -> None:
    """Tell that *page* stands in the output folder as this build has it."""
    for listener in _listeners:
        listener(page)
