"""Pagefind's files in an order that does not depend on chance, and small.

Pagefind 1.5 writes the values of a facet in the order of a hash table, which differs
from run to run, and with it the names of these files and of the file that lists them.
Here they are sorted and named anew, so that the same posts give the same bytes.

It names pages and parts of the index by hashes, which no compression makes smaller and
every reader loads; here they are numbered, and the folder has a name that tells when
its content is another.

Each file is gzip of a signature and CBOR (RFC 8949). A facet's is
``[name, [[value, [page, …]], …]]``; the list's an array whose item 1 are the pages,
``[name, number of words]`` each, item 2 the parts of the index, ``[first word, last word,
name]``, and item 3 is ``[[name of facet, name of file], …]``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import cbor2
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
_PAGES, _PARTS, _FACETS = 1, 2, 3


def settle(folder: Path, bundle: str, pages: int) -> None:
    """Sort the facets of the index in *folder*, which has that many *pages*, and number its files.

    The *bundle*'s name makes those of the pages unlike all others of the archive.
    """
    index = _Index(folder)
    if len(index.content[_PAGES]) != pages:
        raise ExtensionError(f"Pagefind has left out some of the {pages} pages of {folder}")
    facets = []
    for path in list((folder / "filter").glob("*.pf_filter")):
        name, values = _read(path)
        path.unlink()
        facets.append([name, _write(path, f"{index.language}_", [name, sorted(values)])])
    index.content[_FACETS] = sorted(facets)
    for number, page in enumerate(index.content[_PAGES]):
        page[0] = _rename(folder / "fragment" / f"{page[0]}.pf_fragment", f"{bundle}-{number}")
    for number, part in enumerate(index.content[_PARTS]):
        part[2] = _rename(folder / "index" / f"{part[2]}.pf_index", str(number))
    index.write()


def _rename(path: Path, name: str) -> str:
    path.rename(path.with_stem(name))
    return name


class _Index:
    """The list of an index: its pages, facets and orders, and the entry that names it."""

    def __init__(self, folder: Path) -> None:
        self._entry_file = folder / "pagefind-entry.json"
        self._entry = json.loads(self._entry_file.read_bytes())
        ((self.language, self._facts),) = self._entry["languages"].items()
        self._file = folder / f"pagefind.{self._facts['hash']}.pf_meta"
        self.content = _read(self._file)

    def write(self) -> None:
        self._file.unlink()
        name = _write(self._file, f"pagefind.{self.language}_", self.content)
        self._facts["hash"] = name.removeprefix("pagefind.")
        self._entry_file.write_text(json.dumps(self._entry, ensure_ascii=False), "utf-8")


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))


def _write(beside: Path, prefix: str, content: Any) -> str:
    """Write *content* beside a file of its kind; return the new file's name without suffix."""
    data = cbor2.dumps(content)
    name = prefix + hashlib.sha256(data).hexdigest()[:10]
    packed = gzip.compress(_SIGNATURE + data, mtime=0)
    (beside.parent / f"{name}{beside.suffix}").write_bytes(packed)
    return name
