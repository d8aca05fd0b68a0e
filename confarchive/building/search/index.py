"""Which parts of the search index have to be made anew, and the files around them.

The index is made of bundles, each a whole index of Pagefind's: it needs some 500 bytes
of memory for every word, so that one index of ten thousand posts would need 3 GB. A post
goes to the bundle that its address says, so that an edit concerns one bundle only.

In the output folder's ``pagefind`` stand, beside the bundles:

``archive.json``
    ``language`` of the site; ``bundles``: folder and digests of each; ``stopwords``
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
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.builders.singlehtml import SingleFileHTMLBuilder

import confarchive
from confarchive.building import files
from confarchive.building.search import canonical
from confarchive.building.search.documents import documents
from confarchive.building.search.pagefind import Indexer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.search.documents import Document
    from confarchive.building.site import Site

FOLDER, ARCHIVE = "pagefind", "archive.json"
_WORDS_PER_BUNDLE = 2_400_000
_SPELLED_WORDS = 7000
_SHORTEST_SPELLED = 4
# Pagefind's own pages and dialogs: we have our own.
_UNUSED = ("pagefind-*.css", "pagefind-*ui.js", "pagefind-highlight.js", "pagefind-worker.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One index: its folder's name, and the addresses and the HTML of its pages.

    ``by_date`` are the numbers of its posts in the order of all posts, oldest first, and
    None for each post of another bundle.
    """

    name: str
    pages: tuple[tuple[str, str], ...]
    by_date: tuple[int | None, ...]

    def digest(self, language: str) -> str:
        """Return what changes when anything in the bundle does, but for the order."""
        versions = (confarchive.__version__, importlib.metadata.version("pagefind"))
        return _digest((*versions, language, *(part for page in self.pages for part in page)))

    def order(self) -> str:
        """Return what changes when the order of its posts among all posts does."""
        return _digest(map(str, self.by_date))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


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
    before = _listed(folder)
    now = {
        bundle.name: {
            "path": bundle.name,
            "digest": bundle.digest(language),
            "order": bundle.order(),
        }
        for bundle in bundles
    }
    for bundle in bundles:
        _bring_up_to_date(bundle, language, folder, before.get(bundle.name, {}), now[bundle.name])
    _remove_others(folder, now)
    archive = {
        "language": language,
        "bundles": list(now.values()),
        "stopwords": sorted(builder.indexer.lang.stopwords) if builder.indexer else [],
    }
    _write(folder / ARCHIVE, archive)
    _write(folder / "words.json", words)


def plan(found: Iterable[Document]) -> tuple[tuple[Bundle, ...], list[str]]:
    """Return the bundles that *found* are indexed in, and the words for spelling."""
    pages: list[tuple[str, str]] = []
    listed: list[str] = []
    total = 0
    frequencies: Counter[str] = Counter()
    for document in found:
        pages.append((document.url, document.html))
        listed += [document.url] if document.listed else []
        total += len(document.words)
        frequencies.update({word for word in document.words if _is_spelled(word)})
    words = sorted(frequencies, key=lambda word: (-frequencies[word], word))
    bundles = _bundles(pages, listed[::-1], math.ceil(total / _WORDS_PER_BUNDLE))
    return tuple(bundles), words[:_SPELLED_WORDS]


def _bundles(pages: list[tuple[str, str]], by_date: list[str], count: int) -> Iterator[Bundle]:
    parts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for url, html in pages:
        parts[zlib.crc32(url.encode()) % count].append((url, html))
    for number, part in sorted(parts.items()):
        places = {url: place for place, (url, _) in enumerate(part)}
        order = tuple(places.get(url) for url in by_date)
        yield Bundle(name=str(number), pages=tuple(part), by_date=order)


def _is_spelled(word: str) -> bool:
    return len(word) >= _SHORTEST_SPELLED and word.isalpha()


def _listed(folder: Path) -> dict[str, dict[str, str]]:
    """Return what an earlier build noted of its bundles, by their names."""
    try:
        bundles = json.loads((folder / ARCHIVE).read_bytes())["bundles"]
        return {bundle["path"]: bundle for bundle in bundles if (folder / bundle["path"]).is_dir()}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _bring_up_to_date(
    bundle: Bundle, language: str, folder: Path, before: dict[str, str], now: dict[str, str]
) -> None:
    if before == now:
        return
    (folder / ARCHIVE).unlink(missing_ok=True)  # what it notes is no longer so
    place = folder / bundle.name
    if before.get("digest") != now["digest"]:
        shutil.rmtree(place, ignore_errors=True)
        _make(bundle, language, place)
    canonical.sort(place, len(bundle.pages), bundle.by_date)


def _make(bundle: Bundle, language: str, place: Path) -> None:
    with Indexer(language) as indexer:
        for url, html in bundle.pages:
            indexer.add(url, html)
        indexer.write(place)
    for pattern in _UNUSED:
        for file in place.glob(pattern):
            file.unlink()
    canonical.settle(place)


def _remove_others(folder: Path, wanted: Iterable[str]) -> None:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in wanted:
            shutil.rmtree(path)


def _write(file: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    files.write(file, text.encode())
