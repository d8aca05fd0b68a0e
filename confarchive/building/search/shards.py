"""The parts that the index is made of, each from its own documents, and kept for the next build.

A document goes to the part that its address says, and there are twice as many parts
whenever an archive has outgrown them: an edit concerns one, and the same documents are
always parted alike.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import zlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import cbor2
from sphinx.errors import ExtensionError

from confarchive.building.incremental import cache
from confarchive.building.search import merging, pagefind_format, spellings
from confarchive.building.search.form import known_form
from confarchive.building.search.pagefind_client import Indexer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from confarchive.building.search.documents import Document
    from confarchive.building.search.merging import IndexPart

_SIGNS_PER_SHARD = 5_000_000
"""Pagefind takes up to 80 bytes of memory for a sign."""
_SIGNS_PER_SMALL_SHARD = 1_200_000
_SMALL_SHARDS = 8
"""Up to so many are small, for an edit makes one anew; of more, it takes longer to make one index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """The documents that are indexed together."""

    number: int
    documents: tuple[Document, ...]

    def name(self, language: str) -> str:
        """Return what is another whenever the part would be, in an index of that *language*."""
        told = (document.told() for document in self.documents)
        made_by = (str(cache.version()), importlib.metadata.version("pagefind"), language)
        return f"{self.number}-{digest((*made_by, *told))}"

    def make(self, language: str) -> IndexedShard:
        """Have Pagefind index the documents. Raises ExtensionError when it fails."""
        with Indexer(language) as indexer:
            for document in self.documents:
                indexer.add(document.url, document.html())
            files = indexer.files()
        with known_form():
            return IndexedShard.of(self, files)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedShard:
    """What Pagefind has made of a shard.

    ``fragments`` are what results show, a file for each page, and ``assets`` the files that
    are the same for all shards but for ``pagefind-entry.json``, by name.
    """

    part: IndexPart
    fragments: Sequence[bytes]
    assets: dict[str, bytes]

    @classmethod
    def of(cls, shard: Shard, written: dict[str, bytes]) -> IndexedShard:
        """Take the files of an index."""
        ((_version, pages, *_, notes),) = map(_read, _held(written, ".pf_meta"))
        if len(pages) != len(shard.documents):
            raise ExtensionError(_missing(shard, written))
        part = merging.IndexPart(
            number=shard.number,
            pages=tuple(words for _, words in pages),
            words=dict(
                chain.from_iterable(map(pagefind_format.words, _held(written, ".pf_index")))
            ),
            facets={
                name: dict(values) for name, values in map(_read, _held(written, ".pf_filter"))
            },
            notes=tuple(notes),
            spellings=spellings.count(shard.documents),
        )
        fragments = [written[f"fragment/{name}.pf_fragment"] for name, _ in pages]
        assets = {path: data for path, data in written.items() if "/" not in path}
        return cls(part=part, fragments=fragments, assets=assets)


def _missing(shard: Shard, written: Mapping[str, bytes]) -> str:
    """Return what tells of the pages of *shard* that are in no file of its index."""
    found = b"".join(
        merging.unpacked(data) for path, data in written.items() if "fragment/" in path
    )
    left_out = [
        each.url
        for each in shard.documents
        if json.dumps(each.url, ensure_ascii=False).encode() not in found
    ]
    return f"Pagefind has left out {', '.join(left_out)} of {len(shard.documents)} pages"


def _read(file: bytes) -> Any:
    return cbor2.loads(merging.unpacked(file))


def _held(written: Mapping[str, bytes], kind: str) -> Iterator[bytes]:
    return (data for path, data in written.items() if path.endswith(kind))


def plan(documents: Sequence[Document]) -> tuple[list[Shard], list[int]]:
    """Return the shards of *documents*, which keep their order, and the number of each post's."""
    signs = sum(len(document.body) for document in documents)
    count = max(
        _power(signs // _SIGNS_PER_SHARD),
        min(_power(signs // _SIGNS_PER_SMALL_SHARD), _SMALL_SHARDS),
    )
    shards: dict[int, list[Document]] = {}
    order = []
    for document in documents:
        number = zlib.crc32(document.url.encode()) % count
        shards.setdefault(number, []).append(document)
        if document.listed:
            order.append(number)
    return [Shard(number=each, documents=tuple(shards[each])) for each in sorted(shards)], order


def _power(number: int) -> int:
    """Return the smallest power of two above *number*."""
    return 1 << number.bit_length()


class CachedShards:
    """Parts in a folder of their own, for the next build into the same *output* folder.

    ``index`` is the name of the index in that folder that they are in.
    """

    def __init__(self, doctrees: Path, output: Path) -> None:
        self._folder = doctrees / f"confarchive-search-{cache.digest(str(output))}"
        self._note = self._folder / "index"
        self.index = self._note.read_text("utf-8") if self._note.is_file() else None

    def load(self, name: str) -> IndexPart | None:
        """Return the part of that *name*."""
        part: IndexPart | None = cache.CachedValue(self._file(name)).load()
        return part

    def keep(self, name: str, part: IndexPart) -> None:
        """Keep a part."""
        cache.CachedValue(self._file(name)).keep(part)

    def begin(self, names: Iterable[str]) -> None:
        """Forget all other parts, and the index: it is about to change."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for file in {*self._folder.iterdir()} - {self._file(name) for name in names}:
            file.unlink()

    def end(self, index: str) -> None:
        """Note the index that the parts are in now."""
        self._note.write_text(index, "utf-8")

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.pickle"


def digest(texts: Iterable[str]) -> str:
    """Return what stands for *texts*."""
    found = hashlib.sha256()
    for text in texts:
        found.update(text.encode() + b"\0")
    return found.hexdigest()[:12]
