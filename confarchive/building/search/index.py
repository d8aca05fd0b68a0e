"""Which parts of the search index have to be made anew, and the files around them.

The index is made of bundles, each a whole index of Pagefind's: it needs some 60 bytes of
memory for every sign, so that one index of ten thousand posts would need 3 GB. A post
goes to the bundle that its address says, so that an edit concerns one bundle only.

In the output folder's ``pagefind`` stand, beside the bundles:

``archive.json``
    ``language`` of the site; ``bundles``: the ``path`` of each, which another content
    makes another, and a digest of its ``order``; ``stopwords``
``engine.packed``, ``pagefind.packed``
    the scripts that search, as gzip; hosts compress scripts, but not all
``words.json``
    the archive's words, the most used ones first, to tell the nearest spelling
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import json
import math
import shutil
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
_SIGNS_PER_BUNDLE = 20_000_000
_ENGINE = Path(__file__).parents[1] / "static/confarchive-search-engine.js"
# Pagefind's own pages and dialogs: we have our own.
_UNUSED = ("pagefind-*.css", "pagefind-*ui.js", "pagefind-highlight.js", "pagefind-worker.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One index: its folder's name, and what is in it.

    ``by_date`` are the numbers of its posts in the order of all posts, oldest first, and
    None for each post of another bundle.
    """

    name: str
    documents: tuple[Document, ...]
    by_date: tuple[int | None, ...]

    def facts(self, language: str) -> dict[str, str]:
        """Return what ``archive.json`` tells of it, for an index of that *language*."""
        recipe = (importlib.metadata.version("pagefind"), language, *_recipe())
        digest = _digest((*recipe, *(document.told() for document in self.documents)))
        return {"path": f"{self.name}-{digest}", "order": _digest(map(str, self.by_date))}


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
    bundles = plan(documents(builder, site))
    archive = {
        "language": language,
        "bundles": [bundle.facts(language) for bundle in bundles],
        "stopwords": sorted(builder.indexer.lang.stopwords) if builder.indexer else [],
    }
    folder = builder.outdir / FOLDER
    _pack(_ENGINE, folder / "engine.packed")
    before = _noted(folder)
    if before == archive:
        return
    (folder / ARCHIVE).unlink(missing_ok=True)  # what it notes is no longer so
    _bring_up_to_date(bundles, folder, before, archive)
    _write(folder / ARCHIVE, archive)


def plan(found: Iterable[Document]) -> tuple[Bundle, ...]:
    """Return the bundles that *found* are indexed in."""
    every = tuple(found)
    by_date = [document.url for document in reversed(every) if document.listed]
    count = math.ceil(sum(len(document.body) for document in every) / _SIGNS_PER_BUNDLE)
    parts: dict[int, list[Document]] = defaultdict(list)
    for document in every:
        parts[zlib.crc32(document.url.encode()) % max(count, 1)].append(document)
    return tuple(_bundle(number, parts[number], by_date) for number in sorted(parts))


def _bundle(number: int, part: Iterable[Document], by_date: Iterable[str]) -> Bundle:
    documents = tuple(part)
    places = {document.url: place for place, document in enumerate(documents)}
    return Bundle(name=str(number), documents=documents, by_date=tuple(map(places.get, by_date)))


def _noted(folder: Path) -> dict[str, Any]:
    """Return what an earlier build noted in ``archive.json`` and left."""
    try:
        noted: dict[str, Any] = json.loads((folder / ARCHIVE).read_bytes())
        there = [made for made in noted["bundles"] if (folder / made["path"] / WORDS).is_file()]
    except (OSError, ValueError, LookupError, TypeError):
        return {"bundles": []}
    return {**noted, "bundles": there}


def _bring_up_to_date(
    bundles: Iterable[Bundle], folder: Path, before: dict[str, Any], now: dict[str, Any]
) -> None:
    known = {facts["path"]: facts["order"] for facts in before["bundles"]}
    wanted = {facts["path"]: facts["order"] for facts in now["bundles"]}
    for path in folder.iterdir():
        if path.is_dir() and path.name not in known.keys() & wanted.keys():
            shutil.rmtree(path)
    for bundle, path in zip(bundles, wanted, strict=True):
        if path not in known:
            _make(bundle, now["language"], folder / path)
        if known.get(path) != wanted[path]:
            canonical.sort(folder / path, len(bundle.documents), bundle.by_date)
    counts = [json.loads((folder / path / WORDS).read_bytes()) for path in wanted]
    _write(folder / WORDS, spelling.together(counts))
    for path in tuple(wanted)[:1]:
        _pack(folder / path / "pagefind.js", folder / "pagefind.packed")


def _make(bundle: Bundle, language: str, place: Path) -> None:
    with Indexer(language) as indexer:
        for document in bundle.documents:
            indexer.add(document.url, document.html())
        indexer.write(place)
    for pattern in _UNUSED:
        for file in place.glob(pattern):
            file.unlink()
    canonical.settle(place, bundle.name)
    _write(place / WORDS, spelling.count(bundle.documents))


def _pack(script: Path, target: Path) -> None:
    files.write(target, gzip.compress(script.read_bytes(), mtime=0))


def _write(file: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    files.write(file, text.encode())
