"""Which parts of the search index have to be made anew, and the files around them.

The index is made of bundles, each a whole index of Pagefind's: it needs up to 80 bytes
of memory for every sign, so that one index of ten thousand posts would need 3 GB. A post
goes to the bundle that its address says, so that an edit concerns one bundle only.

In the output folder's ``pagefind`` stand, beside the bundles:

``archive.json``
    ``language`` of the site; ``bundles``: the folder of each, whose name is another when
    its content is; ``order``: a digest of the next file; ``stopwords``
``order.json``
    a text with a sign for each post, the newest first: the bundle that it is in. Within
    a bundle posts stand in this order, so that browsers can sort by date.
``engine.packed``, ``pagefind.packed``
    the scripts that search; hosts compress scripts, but not all
``words.packed``
    the archive's words, the most used ones first, to tell the nearest spelling

What is packed is gzip.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import json
import math
import shutil
import string
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building import files
from confarchive.building.search import canonical, spelling
from confarchive.building.search.documents import documents
from confarchive.building.search.pagefind import Indexer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.search.documents import Document
    from confarchive.building.site import Site

FOLDER, ARCHIVE, WORDS = "pagefind", "archive.json", "words.json"
_SIGNS_PER_BUNDLE = 18_000_000
_NAMES = string.digits + string.ascii_lowercase
_ENGINE = Path(__file__).parents[1] / "static/confarchive-search-engine.js"
# Pagefind's own pages and dialogs: we have our own.
_UNUSED = ("pagefind-*.css", "pagefind-*ui.js", "pagefind-highlight.js", "pagefind-worker.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One index: its name, a letter or digit, and what is in it."""

    name: str
    documents: tuple[Document, ...]

    def path(self, language: str) -> str:
        """Return the name of its folder, for an index of that *language*."""
        recipe = (importlib.metadata.version("pagefind"), language, *_recipe())
        digest = _digest((*recipe, *(document.told() for document in self.documents)))
        return f"{self.name}-{digest}"


def _recipe() -> Iterator[str]:
    """Yield what an index depends on beside its documents: how it is made."""
    for module in sorted(Path(__file__).parent.glob("*.py")):
        yield module.read_text(encoding="utf-8")


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()[:12]


def update(builder: StandaloneHTMLBuilder, site: Site) -> None:
    """Bring the search index of the pages that *builder* wrote up to date.

    Raises ExtensionError when Pagefind fails.
    """
    if not builder.search or isinstance(builder, SingleFileHTMLBuilder):
        return
    language = (builder.config.language or "en").replace("_", "-").split("-")[0].lower()
    bundles, order = plan(documents(builder, site))
    archive = {
        "language": language,
        "bundles": [bundle.path(language) for bundle in bundles],
        "order": _digest(order),
        "stopwords": sorted(builder.indexer.lang.stopwords) if builder.indexer else [],
    }
    folder = builder.outdir / FOLDER
    _pack(_ENGINE.read_bytes(), folder / "engine.packed")
    before = _noted(folder)
    if before == archive:
        return
    (folder / ARCHIVE).unlink(missing_ok=True)  # what it notes is no longer so
    _bring_up_to_date(bundles, folder, before, archive)
    _write(folder / "order.json", order)
    _write(folder / ARCHIVE, archive)


def plan(found: Iterable[Document]) -> tuple[tuple[Bundle, ...], str]:
    """Return the bundles that *found* are indexed in, and those of the posts in their order."""
    every = tuple(found)
    count = math.ceil(sum(len(document.body) for document in every) / _SIGNS_PER_BUNDLE)
    parts: dict[str, list[Document]] = defaultdict(list)
    order = ""
    for document in every:
        name = _NAMES[zlib.crc32(document.url.encode()) % min(max(count, 1), len(_NAMES))]
        parts[name].append(document)
        order += name if document.listed else ""
    return tuple(Bundle(name=name, documents=tuple(parts[name])) for name in sorted(parts)), order


def _noted(folder: Path) -> dict[str, Any]:
    """Return what an earlier build noted in ``archive.json`` and left."""
    try:
        noted: dict[str, Any] = json.loads((folder / ARCHIVE).read_bytes())
        there = [path for path in noted["bundles"] if (folder / path / WORDS).is_file()]
    except (OSError, ValueError, LookupError, TypeError):
        return {"bundles": []}
    return {**noted, "bundles": there}


def _bring_up_to_date(
    bundles: Iterable[Bundle], folder: Path, before: dict[str, Any], now: dict[str, Any]
) -> None:
    wanted = now["bundles"]
    kept = {*before["bundles"]} & {*wanted}
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path)
    for bundle, name in zip(bundles, wanted, strict=True):
        if name not in kept:
            _make(bundle, now["language"], folder / name)
    counts = [json.loads((folder / path / WORDS).read_bytes()) for path in wanted]
    _pack(_json(spelling.together(counts)), folder / "words.packed")
    for path in wanted[:1]:
        _pack((folder / path / "pagefind.js").read_bytes(), folder / "pagefind.packed")


def _make(bundle: Bundle, language: str, place: Path) -> None:
    with Indexer(language) as indexer:
        for document in bundle.documents:
            indexer.add(document.url, document.html())
        indexer.write(place)
    for pattern in _UNUSED:
        for file in place.glob(pattern):
            file.unlink()
    canonical.settle(place, bundle.name, len(bundle.documents))
    _write(place / WORDS, spelling.count(bundle.documents))


def _pack(data: bytes, target: Path) -> None:
    files.write(target, gzip.compress(data, mtime=0))


def _write(file: Path, content: object) -> None:
    files.write(file, _json(content))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
