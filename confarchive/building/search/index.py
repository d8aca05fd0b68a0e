"""Which parts of the search index have to be made anew, and the files around them.

The index is made of bundles, each a whole index of Pagefind's: it needs some 500 bytes
of memory for every word, so that one index of ten thousand posts would need 3 GB. A post
goes to the bundle that its address says, so that an edit concerns one bundle only.

In the output folder's ``pagefind`` stand, beside the bundles:

``archive.json``
    ``language`` of the site; ``bundles``: folder and digest of each; ``stopwords``
``words.json``
    the archive's words, the most used ones first, to tell the nearest spelling
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import math
import shutil
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.builders.singlehtml import SingleFileHTMLBuilder

import confarchive
from confarchive.building.search import canonical
from confarchive.building.search.documents import documents
from confarchive.building.search.pagefind import Indexer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.search.documents import Document
    from confarchive.building.site import Site

FOLDER = "pagefind"
_WORDS_PER_BUNDLE = 2_400_000
_SPELLED_WORDS = 7000
_SHORTEST_SPELLED = 4
# Pagefind's own pages and dialogs: we have our own.
_UNUSED = ("pagefind-*.css", "pagefind-*ui.js", "pagefind-highlight.js", "pagefind-worker.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One index: its folder's name, and the addresses and the HTML of its pages."""

    name: str
    pages: tuple[tuple[str, str], ...]

    def digest(self, language: str) -> str:
        """Return what changes when anything in the bundle does."""
        versions = (confarchive.__version__, importlib.metadata.version("pagefind"))
        content = (*versions, language, *(part for page in self.pages for part in page))
        return hashlib.sha256("\0".join(content).encode()).hexdigest()[:16]


def update(builder: StandaloneHTMLBuilder, site: Site) -> None:
    """Bring the search index of the pages that *builder* wrote up to date.

    Raises ExtensionError when Pagefind fails.
    """
    if not builder.search or isinstance(builder, SingleFileHTMLBuilder):
        return
    language = (builder.config.language or "en").replace("_", "-").split("-")[0].lower()
    bundles, words = plan(documents(builder, site))
    folder = builder.outdir / FOLDER
    folder.mkdir(exist_ok=True)
    before = _digests(folder / "archive.json")
    digests = {bundle.name: bundle.digest(language) for bundle in bundles}
    for bundle in bundles:
        if before.get(bundle.name) != digests[bundle.name] or not (folder / bundle.name).is_dir():
            _make(bundle, language, folder)
    _remove_others(folder, digests)
    archive = {
        "language": language,
        "bundles": [{"path": name, "digest": digest} for name, digest in digests.items()],
        "stopwords": sorted(builder.indexer.lang.stopwords) if builder.indexer else [],
    }
    _write(folder / "archive.json", archive)
    _write(folder / "words.json", words)


def plan(found: Iterable[Document]) -> tuple[tuple[Bundle, ...], list[str]]:
    """Return the bundles that *found* are indexed in, and the words for spelling."""
    pages: list[tuple[str, str]] = []
    total = 0
    frequencies: Counter[str] = Counter()
    for document in found:
        pages.append((document.url, document.html))
        total += len(document.words)
        frequencies.update({word for word in document.words if _is_spelled(word)})
    count = math.ceil(total / _WORDS_PER_BUNDLE)
    parts: dict[int, list[tuple[str, str]]] = {number: [] for number in range(count)}
    for url, html in pages:
        parts[zlib.crc32(url.encode()) % count].append((url, html))
    bundles = (Bundle(name=f"{number}", pages=tuple(part)) for number, part in parts.items())
    words = sorted(frequencies, key=lambda word: (-frequencies[word], word))
    return tuple(bundle for bundle in bundles if bundle.pages), words[:_SPELLED_WORDS]


def _is_spelled(word: str) -> bool:
    return len(word) >= _SHORTEST_SPELLED and word.isalpha()


def _digests(file: Path) -> dict[str, str]:
    """Return the digests of the bundles that an earlier build left."""
    try:
        listed = json.loads(file.read_bytes())["bundles"]
        return {bundle["path"]: bundle["digest"] for bundle in listed}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _make(bundle: Bundle, language: str, folder: Path) -> None:
    new = folder / f"{bundle.name}.new"
    shutil.rmtree(new, ignore_errors=True)
    with Indexer(language) as indexer:
        for url, html in bundle.pages:
            indexer.add(url, html)
        indexer.write(new)
    for pattern in _UNUSED:
        for file in new.glob(pattern):
            file.unlink()
    canonical.settle(new, language)
    shutil.rmtree(folder / bundle.name, ignore_errors=True)
    new.rename(folder / bundle.name)


def _remove_others(folder: Path, wanted: Iterable[str]) -> None:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in wanted:
            shutil.rmtree(path)


def _write(file: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
