"""Tells whoever shows pages, as ``make serve`` does, how far a build has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_listeners: list[Callable[[str, str], object]] = []


def listen(listener: Callable[[str, str], object]) -> None:
    """Have *listener* be told of what builds of this process do from now on: an event, and a name.

    ``read`` a document that is read anew or gone, ``all-read``, and ``page``, one that is written.
    """
    _listeners.append(listener)


def reading(documents: Iterable[str]) -> None:
    """Tell that these *documents* are read anew, or are gone."""
    for document in documents:
        _tell("read", document)


def all_read() -> None:
    """Tell that all documents are read."""
    _tell("all-read")


def written(page: str) -> None:
    """Tell that *page* stands in the output folder as this build has it."""
    _tell("page", page)


def _tell(event: str, name: str = "") -> None:
    for listener in _listeners:
        listener(event, name)
