"""Words that nearly all pages have, in files of a sixth of the bytes: with one place in a page, or some.

Where a word stands says little where it stands everywhere, and its places are most of its bytes. They are needed
for phrases alone, for which browsers load the whole file (``static/confarchive-search-list.js``).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cbor2

from confarchive.building.search.form import known_form

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PLACES = 9000
"""Places in a file, unless the word has more pages."""


def brief(word: bytes) -> bytes | None:
    """Return a *word* of an index, as CBOR, with as few places as a brief file has; None for one with no more.

    Raises FormError where it is of another form.
    """
    with known_form():
        text, pages, forms = cbor2.loads(word)
        written = [[form, _brief(own)] for form, own in forms]
        short = cbor2.dumps([text, _brief(pages), written])
    return short if len(short) < len(word) else None


def _brief(pages: list[list[Any]]) -> list[list[Any]]:
    most = max(_MOST_PLACES // max(len(pages), 1), 1)
    return [[page, [*_weightiest(places, most)], notes] for page, places, notes in pages]


def _weightiest(places: list[int], most: int) -> Iterator[int]:
    """Yield the first of *places*, of the weightiest kinds.

    What is below zero tells the weight of the places that follow; the weightiest, those of the text itself, come last.
    """
    begins = [at for at, number in enumerate(places) if number < 0 or at == 0]
    kinds = [places[begin:end] for begin, end in pairwise([*begins, None])]
    kept: list[list[int]] = []
    for kind in reversed(kinds):
        if most:
            kept.append(kind[: most + 1])
            most -= len(kept[-1]) - 1
    for kind in reversed(kept):
        yield from kind
