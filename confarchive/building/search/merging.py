"""One index out of parts, each of which Pagefind has made of some pages on their own.

An edit concerns one part; and Pagefind needs up to 80 bytes of memory for every sign,
which would be 3 GB for ten thousand posts at once. Readers need one index: of several they
would load several files for each word. Here the pages of all parts are numbered anew, one
part after the other, and the words sorted into files of one size. As Pagefind has no order
in its facets, which hash tables hold, they are sorted, too.

Each file is gzip of a signature and CBOR (RFC 8949):

- a file of words is ``[[word, …]]``, a word ``[word, pages, forms]``; *pages* is
  ``[[number, places, places in notes], …]``, each number less the one before; *forms* is
  ``[[word as written, pages], …]`` of those written otherwise, with accents
- a file of a facet is ``[name, [[value, [number of page, …]], …]]``
- the list of all is ``[version, pages, files, facets, orders, notes]``: a page is ``[name,
  number of words]``, which is rounded here, a file of words ``[first word, last word, name]``, a facet ``[name,
  name of file]``; the last are the names of notes.

Pages of a word are kept as the bytes they are, but for the first number, which alone
depends on the parts before.
"""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import cbor2

from confarchive.building.search.form import FormError
from confarchive.building.search.long_words import brief

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SIGNATURE = b"pagefind_dcd"
LIST, FACET = ".pf_meta", ".pf_filter"
_LEVEL = 6
"""The highest, 9, would take a quarter longer for no bytes to speak of; 4 makes files of common words a fourteenth larger."""
_LEVEL_OF_LIST = 9
"""Every first search loads the list of all."""
_BITS_OF_LENGTH = 3
"""How exactly a page's number of words is told, which only weighs the page: so the list is a tenth smaller. (Lucene does so, too.)"""
_BYTES_PER_FILE = 4500
"""Bytes of words in a file, before they are compressed, unless a single word has more."""
_BYTES_OF_LONG = 9000
"""Bytes of a word from which there is a brief file of it, too."""
LONG = "-long"
"""The end of such a file's name."""


Postings: TypeAlias = "tuple[int, int, int, bytes]"
"""The pages of a word in one part: how many, the first and last number, and the bytes.

The bytes begin after the first number. (Of plain tuples are kept twice as many in a time.)
"""
Word: TypeAlias = "tuple[Postings, tuple[tuple[str, Postings], ...]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPart:
    """A part of the index: its number, each page's number of words, words, and facets."""

    number: int
    pages: tuple[int, ...]
    words: Mapping[str, Word]
    facets: Mapping[str, Mapping[str, list[int]]]
    notes: tuple[str, ...]
    spellings: Mapping[str, int]

    def page(self, number: int) -> str:
        """Return the name of a page, which is unlike all others of the archive."""
        return f"{self.number}-{number}"


def unpacked(file: bytes) -> bytes:
    """Return the CBOR that a file of Pagefind's holds."""
    data = gzip.decompress(file)
    if not data.startswith(_SIGNATURE):
        raise FormError(f"Pagefind's files do not begin with {_SIGNATURE.decode()}")
    return data[len(_SIGNATURE) :]


def _packed(data: bytes, level: int) -> bytes:
    """Return a file of Pagefind's that holds *data*, which is CBOR."""
    return gzip.compress(_SIGNATURE + data, level, mtime=0)


def files(
    parts: Sequence[IndexPart], version: str, language: str, threads: int
) -> Iterator[tuple[str, bytes]]:
    """Yield the paths of all files of an index and what they hold, compressed in *threads*."""
    with ThreadPoolExecutor(threads) as pool:
        made = (
            (path, pool.submit(_packed, data, _LEVEL_OF_LIST if path.endswith(LIST) else _LEVEL))
            for path, data in _files(parts, version, language)
        )
        for path, data in list(made):
            yield path, data.result()


def _files(parts: Sequence[IndexPart], version: str, language: str) -> Iterator[tuple[str, bytes]]:
    if len({part.notes for part in parts}) != 1:
        raise FormError("Pagefind has numbered the notes of pages in several ways")
    starts, end = [], 0
    for part in parts:
        starts.append(end)
        end += len(part.pages)
    chunks = []
    for number, (first, last, words) in enumerate(_chunks(parts, starts)):
        is_long = len(words) == 1 and len(words[0]) > _BYTES_OF_LONG
        short = brief(words[0]) if is_long else None
        name = f"{number}{LONG if short else ''}"
        yield f"index/{name}.pf_index", _of_words(words)
        if short:
            yield f"brief/{name}.pf_index", _of_words([short])
        chunks.append([first, last, name])
    facets = []
    for number, (name, values) in enumerate(_facets(parts, starts)):
        facets.append([name, str(number)])
        yield f"filter/{number}{FACET}", cbor2.dumps([name, values])
    pages = [
        [part.page(at), _rounded(words)] for part in parts for at, words in enumerate(part.pages)
    ]
    every = [version, pages, chunks, facets, [], [*parts[0].notes]]
    yield f"pagefind.{language}{LIST}", cbor2.dumps(every)


def _of_words(words: Sequence[bytes]) -> bytes:
    return b"".join((array(1), array(len(words)), *words))


def _rounded(words: int) -> int:
    unseen = max(words.bit_length() - _BITS_OF_LENGTH, 0)
    return words >> unseen << unseen


def _chunks(
    parts: Sequence[IndexPart], starts: Sequence[int]
) -> Iterator[tuple[str, str, list[bytes]]]:
    """Yield the words of each file, and where it begins and ends.

    It ends where the next begins, so that a browser loads one file for a word, and it begins
    with as little of its first word as tells it from the word before: what is typed of a
    word leads to the file where words begin so.
    """
    begin, before = "", ""
    words: list[bytes] = []
    size = 0
    found: dict[str, list[tuple[int, Word]]] = {}
    for start, part in zip(starts, parts, strict=True):
        for word, told in part.words.items():
            found.setdefault(word, []).append((start, told))
    for word in sorted(found):
        data = _word(word, found[word])
        if words and size + len(data) > _BYTES_PER_FILE:
            end = _shortest(word, before)
            yield begin, end, words
            begin, words, size = end, [], 0
        words.append(data)
        size += len(data)
        before = word
    if words:
        yield begin, "\U0010ffff", words


def _shortest(word: str, before: str) -> str:
    """Return the shortest beginning of *word* that comes after the word *before*."""
    same = next(
        (at for at, (a, b) in enumerate(zip(word, before, strict=False)) if a != b), len(before)
    )
    return word[: same + 1]


def _word(word: str, found: list[tuple[int, Word]]) -> bytes:
    pages = [(at, pages) for at, (pages, _) in found if pages[0]]
    forms: dict[str, list[tuple[int, Postings]]] = {}
    for at, (_, written) in found:
        for form, own in written:
            forms.setdefault(form, []).append((at, own))
    told = [array(2) + cbor2.dumps(form) + _pages(forms[form]) for form in sorted(forms)]
    return b"".join((array(3), cbor2.dumps(word), _pages(pages), array(len(told)), *told))


def _pages(found: list[tuple[int, Postings]]) -> bytes:
    data = [array(sum(pages[0] for _, pages in found))]
    before = 0
    for start, (_, first, last, tail) in found:
        data += (array(3), _number(start + first - before), tail)
        before = start + last
    return b"".join(data)


_number = cache(cbor2.dumps)


@cache
def array(length: int) -> bytes:
    """Return how an array of some length begins."""
    head = bytearray(cbor2.dumps(length))
    head[0] |= 0x80
    return bytes(head)


def _facets(
    parts: Sequence[IndexPart], starts: Sequence[int]
) -> Iterator[tuple[str, list[list[Any]]]]:
    for name in sorted({name for part in parts for name in part.facets}):
        values: dict[str, list[int]] = {}
        for start, part in zip(starts, parts, strict=True):
            for value, pages in part.facets.get(name, {}).items():
                values.setdefault(value, []).extend(start + page for page in pages)
        yield name, [[value, values[value]] for value in sorted(values)]
