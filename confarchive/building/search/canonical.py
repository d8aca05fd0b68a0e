"""The same posts give the same bytes: Pagefind's files in an order that does not depend on chance.

Pagefind 1.5 writes the values of a facet in the order of a hash table, which differs
from run to run, and with it the names of these files and of the file that lists them.
Here they are sorted and named anew. Each file is gzip of a signature and CBOR
(RFC 8949): a facet's is ``[name, [[value, [page, …]], …]]``; the list is an array whose
item 3 is ``[[name of facet, name of file], …]``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
_FACETS = 3


def settle(folder: Path, language: str) -> None:
    """Write the facets of the index in *folder* anew, and what names them."""
    facets = []
    for path in list((folder / "filter").glob("*.pf_filter")):
        name, values = _read(path)
        path.unlink()
        facets.append([name, _write(path, f"{language}_", [name, sorted(values)])])
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    index = entry["languages"][language]
    listing = folder / f"pagefind.{index['hash']}.pf_meta"
    content = _read(listing)
    listing.unlink()
    content[_FACETS] = sorted(facets)
    index["hash"] = _write(listing, f"pagefind.{language}_", content).removeprefix("pagefind.")
    entry_file.write_text(json.dumps(entry, ensure_ascii=False), "utf-8")


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))


def _write(beside: Path, prefix: str, content: Any) -> str:
    """Write *content* beside a file of its kind; return the new file's name without suffix."""
    data = cbor2.dumps(content)
    name = prefix + hashlib.sha256(data).hexdigest()[:10]
    packed = gzip.compress(_SIGNATURE + data, mtime=0)
    (beside.parent / f"{name}{beside.suffix}").write_bytes(packed)
    return name
