"""The words that a misspelt one may have meant: those of titles and names, and those of two pages or more.

A small archive has words of one page among them, too: most of its words are such.

Browsers load those that begin with one letter. A word is in the file whose number is that of its
first letter, without marks, modulo :data:`FILES`: so has every alphabet a file for each letter.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from confarchive.building.search.tokenizer import has_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.building.search.documents import Document

FILES = 32
"""As ``static/confarchive-search-spelling.js`` has it."""
_MOST = 8000
"""Words in a file: an archive with more has the least used ones not corrected."""
_FEW = 500
"""Words in a file up to which those of one page are among them."""
_SHORTEST = 3
_PAGES = 2


def count(documents: Sequence[Document]) -> dict[str, int]:
    """Return how many of *documents* have each word; one in a name or title counts as two."""
    pages: Counter[str] = Counter()
    for document in documents:
        pages.update(document.words())
        pages.update(document.naming_words())
    return {word: pages[word] for word in pages if _is_spelled(word)}


def _is_spelled(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not has_signs(word)


def together(counts: Iterable[Mapping[str, int]]) -> list[list[str]]:
    """Return the words of several counts by file, in each those of the most pages first."""
    pages: Counter[str] = Counter()
    for each in counts:
        pages.update(each)
    files: list[list[str]] = [[] for _ in range(FILES)]
    for word in sorted(pages, key=lambda word: (-pages[word], word)):
        words = files[_number(word)]
        if len(words) < (_MOST if pages[word] >= _PAGES else _FEW):
            words.append(word)
    return files


def _number(word: str) -> int:
    return ord(unicodedata.normalize("NFKD", word)[0]) % FILES
