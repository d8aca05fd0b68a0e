"""The words that a misspelt one may have meant: those that most pages of the archive have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.building.search.documents import Document

_MOST = 5000
_SHORTEST = 4
_SIGNS = 1_200_000
"""So many signs of text tell which words are the most used ones; reading on would take longer."""


def count(documents: Sequence[Document]) -> dict[str, int]:
    """Return how many of *documents* have each word, of the words that most of them have."""
    pages: Counter[str] = Counter()
    step = 1 + sum(len(document.body) for document in documents) // _SIGNS
    for document in documents[::step]:
        pages.update(document.words())
    return _most({word: pages[word] for word in pages if len(word) >= _SHORTEST and word.isalpha()})


def together(counts: Iterable[Mapping[str, int]]) -> list[str]:
    """Return the words of several counts, those of the most pages first."""
    pages: Counter[str] = Counter()
    for each in counts:
        pages.update(each)
    return list(_most(pages))


def _most(pages: Mapping[str, int]) -> dict[str, int]:
    words = sorted(pages, key=lambda word: (-pages[word], word))
    return {word: pages[word] for word in words[:_MOST]}
