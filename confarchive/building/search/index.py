"""Which parts of the search index have to be made anew, and the files around them.

The index is made of bundles, each a whole index of Pagefind's: it needs some 500 bytes
of memory for every word, so that one index of ten thousand posts would need 3 GB. A post
goes to the bundle that its address says, so that an edit concerns one bundle only.
Texts without spaces between words have bundles of their own, cut by their own rules.

In the output folder's ``pagefind`` stand, beside the bundles:

``archive.json``
    ``bundles``: folder, language and digest of each; ``stopwords`` of the site's language
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
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    """One index: its folder's name, the language of its rules, and its pages' addresses and HTML."""

    name: str
    language: str
    pages: tuple[tuple[str, str], ...]

    def digest(self) -> str:
        """Return what changes when anything in the bundle does."""
        versions = (confarchive.__version__, importlib.metadata.version("pagefind"))
        content = (*versions, self.language, *(part for page in self.pages for part in page))
        return hashlib.sha256("\0".join(content).encode()).hexdigest()[:16]


@dataclass(slots=True)
class _Group:
    pages: list[tuple[str, str]] = field(default_factory=list)
    words: int = 0


def update(builder: StandaloneHTMLBuilder, site: Site) -> None:
    """Bring the search index of the pages that *builder* wrote up to date.

    Raises ExtensionError when Pagefind fails.
    """
    if not builder.search:
        return
    language = (builder.config.language or "en").split("_")[0].split("-")[0].lower()
    bundles, words = plan(documents(builder, site), language)
    folder = builder.outdir / FOLDER
    folder.mkdir(exist_ok=True)
    before = _digests(folder / "archive.json")
    digests = {bundle.name: bundle.digest() for bundle in bundles}
    for bundle in bundles:
        if before.get(bundle.name) != digests[bundle.name] or not (folder / bundle.name).is_dir():
            _make(bundle, folder)
    _remove_others(folder, digests)
    listed = [
        {"path": bundle.name, "language": bundle.language, "digest": digests[bundle.name]}
        for bundle in bundles
    ]
    stopwords = sorted(builder.indexer.lang.stopwords) if builder.indexer else []
    _write(folder / "archive.json", {"bundles": listed, "stopwords": stopwords})
    _write(folder / "words.json", words)


def plan(found: Iterable[Document], language: str) -> tuple[tuple[Bundle, ...], list[str]]:
    """Return the bundles that *found* are indexed in, and the words for spelling."""
    groups: dict[str, _Group] = defaultdict(_Group)
    frequencies: Counter[str] = Counter()
    for document in found:
        group = groups[document.language]
        group.pages.append((document.url, document.html))
        group.words += len(document.words)
        frequencies.update({word for word in document.words if _is_spelled(word)})
    bundles = (
        bundle
        for code, group in sorted(groups.items())
        for bundle in _split(group, code or "main", code or language)
    )
    words = sorted(frequencies, key=lambda word: (-frequencies[word], word))
    return tuple(bundles), words[:_SPELLED_WORDS]


def _is_spelled(word: str) -> bool:
    return len(word) >= _SHORTEST_SPELLED and word.isalpha()


def _split(group: _Group, name: str, language: str) -> Iterable[Bundle]:
    count = math.ceil(group.words / _WORDS_PER_BUNDLE) or 1
    parts: list[list[tuple[str, str]]] = [[] for _ in range(count)]
    for url, html in group.pages:
        parts[zlib.crc32(url.encode()) % count].append((url, html))
    for number, pages in enumerate(parts):
        if pages:
            yield Bundle(name=f"{name}{number}", language=language, pages=tuple(pages))


def _digests(file: Path) -> dict[str, str]:
    """Return the digests of the bundles that an earlier build left."""
    try:
        listed = json.loads(file.read_bytes())["bundles"]
        return {bundle["path"]: bundle["digest"] for bundle in listed}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _make(bundle: Bundle, folder: Path) -> None:
    new = folder / f"{bundle.name}.new"
    shutil.rmtree(new, ignore_errors=True)
    with Indexer(bundle.language) as indexer:
        for url, html in bundle.pages:
            indexer.add(url, html)
        indexer.write(new)
    for pattern in _UNUSED:
        for file in new.glob(pattern):
            file.unlink()
    canonical.settle(new, bundle.language)
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
