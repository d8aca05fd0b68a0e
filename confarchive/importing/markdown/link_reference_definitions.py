"""Definitions of links: that each link has its own, and no two have one name.

Where a body defines a label twice, the last one holds for Python-Markdown and the
first one for MyST, which warns of the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import normalizeReference

from confarchive.importing.markdown.links import written
from confarchive.importing.markdown.positions import Lines, apply, without
from confarchive.importing.markdown.tokens import read

if TYPE_CHECKING:
    from collections.abc import Mapping

_LABEL = re.compile(r"\[([^\[\]]+)\]")


def as_references(known: Mapping[str, tuple[str, str | None]]) -> dict[str, Any]:
    """Return what Python-Markdown knows by label, address and title, as MyST knows it."""
    return {
        normalizeReference(label): {"href": normalizeLink(url), "title": title or ""}
        for label, (url, title) in known.items()
        if not label.startswith("^")  # a footnote, to MyST
    }


def settle(text: str, known: Mapping[str, tuple[str, str | None]]) -> str:
    """Return *text* with the definitions that its links need, those that are *known*."""
    references = as_references(known)
    text = _drop(text, references)
    found = read(text).environment["references"]
    used = {normalizeReference(label) for label in _LABEL.findall(text)}
    missing = [
        f"[{label}]: {written(url)}" + (f' "{title}"' if title else "")
        for label, (url, title) in known.items()
        if normalizeReference(label) in (references.keys() & used) - found.keys()
    ]
    return "\n\n".join(filter(None, [text, "\n".join(missing)]))


def _drop(text: str, references: Mapping[str, Any]) -> str:
    """Drop definitions whose address is not the one in *references*."""
    reading, lines = read(text), Lines(text)
    found = reading.environment["references"]
    edits = [
        without(reference, lines)
        for label, reference in found.items()
        if label in references and reference["href"] != references[label]["href"]
    ]
    return _drop(apply(text, edits), references) if edits else text


def drop_repeated(text: str) -> str:
    """Drop all definitions of a label but the first."""
    reading, lines = read(text), Lines(text)
    repeated = reading.environment.get("duplicate_refs", ())
    return apply(text, (without(reference, lines) for reference in repeated))
