"""How much lists and descriptions of pages show of a document."""

from __future__ import annotations

SUMMARY_LENGTH = 280
"""Signs."""


def shorten(text: str) -> str:
    """Return *text*, cut at a word's end where it is longer than a summary should be."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    cut = text[:SUMMARY_LENGTH]
    return (cut.rsplit(" ", 1)[0] if " " in cut[-80:] else cut).rstrip(",;:–—- ") + "…"
