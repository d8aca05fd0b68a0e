"""The list of all pages and files of an index in columns, of which browsers make Pagefind's own.

Every first search loads that list. As Pagefind has it, in CBOR, it is three times as many bytes: with the name of each page, which
tells its part and its number there, and with each word at which a file ends and the next begins twice and whole.
So it is with the files of facets, for most of their pages are near to the one before.
``static/confarchive-search-list.js`` makes the same bytes of these columns.
"""

from __future__ import annotations

from itertools import groupby, pairwise, takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import cbor2

from confarchive.building.search.merging import FACET, LIST, LONG, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_SIGN = 35
"""The sign that stands for 0 in a column, as the script has it: the first that JSON writes as itself."""
_LONGEST = 60
_BITS = 3


def shorter(path: str, file: bytes) -> Iterator[tuple[str, Any]]:
    """Yield the path of what browsers load instead of the *file* of an index at *path*, and its content."""
    if path.endswith(LIST):
        yield "list.packed", columns(file)
    if path.endswith(FACET):
        yield f"facets/{PurePosixPath(path).stem}.packed", facet_columns(file)


def columns(file: bytes) -> dict[str, Any]:
    """Return what stands in *file*, the list as :func:`~confarchive.building.search.merging.files` makes it.

    ``parts`` are pairs of a part's number and how many pages it has; ``words`` has a sign for each page: eight times
    the bits that its number of words was shortened by, and what is left of it. ``begins`` are the words that files
    begin with, in lines without the letters that each shares with the one before, whose number is a sign in ``shared``;
    ``long`` tells which files have brief ones beside them, by how far the number of each is from the one before.
    """
    version, pages, chunks, facets, _, notes = cbor2.loads(unpacked(file))
    begins = [first for first, _, _ in chunks]
    shared = [_shared(*pair) for pair in zip(["", *begins], begins, strict=False)]
    parts = groupby(pages, lambda page: int(page[0].partition("-")[0]))
    return {
        "version": version,
        "parts": [[number, len([*each])] for number, each in parts],
        "words": _signs([_shortened(words) for _, words in pages]),
        "shared": _signs(shared),
        "long": _gaps([at for at, (*_, name) in enumerate(chunks) if name.endswith(LONG)]),
        "begins": "\n".join(word[same:] for word, same in zip(begins, shared, strict=True)),
        "facets": [name for name, _ in facets],
        "notes": notes,
    }


def facet_columns(file: bytes) -> list[Any]:
    """Return what stands in the *file* of a facet, but of each page how far its number is from the one before."""
    name, values = cbor2.loads(unpacked(file))
    return [name, [[value, _gaps(pages)] for value, pages in values]]


def _gaps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in pairwise([0, *numbers])]


def _shared(one: str, other: str) -> int:
    same = takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False))
    return min(len([*same]), _LONGEST)


def _shortened(number: int) -> int:
    unseen = max(number.bit_length() - _BITS, 0)
    return unseen << _BITS | number >> unseen


def _signs(numbers: Sequence[int]) -> str:
    return "".join(chr(FIRST_SIGN + number) for number in numbers)
