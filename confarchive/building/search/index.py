"""The search index in the output folder, made of what changed and of what was kept.

In the folder ``pagefind`` stand:

``archive.packed``
    JSON: ``language`` of the site; ``index``: the folder of the index, whose name is another when
    its content is, none for an archive without pages; ``stopwords``
    ``plain`` where Pagefind has made the index by itself
``files.js``
    what a site needs that is read from files, beside Sphinx's index
``engine.packed``, ``pagefind.packed``
    the scripts that search; hosts compress scripts, but not all
a folder with Pagefind's files, and
    ``order.packed``: of each post, the newest first, the number of the part it is in; within
    a part, posts stand in this order, so that browsers can sort by date
    ``list.packed``, ``facets/….packed``: its list of pages and files, and its facets, in fewer bytes
    ``brief``: files of words that very many pages have, with fewer places of them
    ``words``: the archive's words, in files by their first letter and each of them the most used
    ones first, to tell the nearest spelling

What is packed is gzip. In the folder of parsed trees, each part is kept for the next build,
and a note of the index they are in.
"""

from __future__ import annotations

import gzip
import importlib.metadata
import json
import shutil
import zlib
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from confarchive.building import processes
from confarchive.building.incremental import cache, files
from confarchive.building.search import merging, page_list, plain, scripts, shards, spellings
from confarchive.building.search.documents import documents
from confarchive.building.search.folder import FOLDER
from confarchive.building.search.form import KNOWN_RELEASES, FormError, known_form
from confarchive.building.search.shards import CachedShards
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.search.documents import Document
    from confarchive.building.search.merging import IndexPart
    from confarchive.building.search.shards import Shard
    from confarchive.building.site.assembly import Site

PLAIN = "plain"
"""The value of ``archive_search`` with which Pagefind makes the index by itself."""
ARCHIVE, WORDS, ENTRY = "archive.packed", "words", "pagefind-entry.json"


def update(
    builder: StandaloneHTMLBuilder, site: Site, folder: Path, jobs: int
) -> tuple[Problem, ...]:
    """Bring the search index in *folder* up to date, of the pages that *builder* wrote.

    Up to *jobs* processes make it at once. Where Pagefind's files are of an unknown form, it makes
    the index by itself, which is the problem that is returned then.

    Raises ExtensionError when Pagefind fails.
    """
    language = (builder.config.language or "en").replace("_", "-").split("-")[0].lower()
    stopwords = sorted(builder.indexer.lang.stopwords) if builder.indexer else []
    found = tuple(documents(builder, site))
    made = _Folder(
        folder, CachedShards(builder.doctreedir, builder.outdir / FOLDER), language, stopwords
    )
    files.write(folder / "files.js", scripts.for_files(found).encode())
    if builder.config.archive_search == PLAIN:
        made.plain(found)
        return ()
    try:
        made.own(found, jobs)
    except FormError as error:
        made.plain(found)
        return (_problem(error),)
    return ()


def _problem(error: FormError) -> Problem:
    message = (
        f"{error}: it makes the search index by itself, which takes longer; upgrade "
        f'confarchive, or say archive_search = "{PLAIN}"'
    )
    return Problem(path="conf.py", kind=ProblemKind.SEARCH_FORMAT, message=message)


class _Folder:
    """The *folder* of the search, with an index in it that is made in one way or the other."""

    def __init__(
        self, folder: Path, kept: CachedShards, language: str, stopwords: list[str]
    ) -> None:
        self._folder = folder
        self._kept = kept
        self._language = language
        self._stopwords = stopwords
        files.write(folder / "engine.packed", _packed(scripts.engine().encode()))
        self._before = _noted(folder)

    def own(self, found: tuple[Document, ...], jobs: int) -> None:
        """Have an index of parts, of which only those are made anew that changed."""
        parts, order = shards.plan(found)
        named = {shard.name(self._language): shard for shard in parts}
        name = shards.digest([*named, str(order)])
        archive = self._archive(name if named else None)
        if self._before == archive:
            return
        kept, before = self._kept, self._before["index"]
        place = self._begin(before if before == kept.index else None, name)
        kept.begin(named if place.exists() else ())
        if named:
            with known_form():
                _Index(place, self._language, jobs).write(named, order, kept)
            kept.end(name)
        self._end(archive, place)

    def plain(self, found: tuple[Document, ...]) -> None:
        """Have the index that Pagefind makes by itself."""
        made_by = (str(cache.version()), importlib.metadata.version("pagefind"), self._language)
        name = shards.digest([PLAIN, *made_by, *(document.told() for document in found)])
        archive = self._archive(name if found else None, plain=True)
        if self._before == archive:
            return
        place = self._begin(None, name)
        self._kept.begin(())
        if found:
            plain.write(found, place, self._language)
            for path, data in _spellings([spellings.count(found)]):
                files.write(place / path, data)
        self._end(archive, place)

    def _archive(self, index: str | None, **more: bool) -> dict[str, Any]:
        return {"language": self._language, "index": index, "stopwords": self._stopwords, **more}

    def _begin(self, before: str | None, now: str) -> Path:
        (self._folder / ARCHIVE).unlink(missing_ok=True)  # what it notes is no longer so
        return _moved(self._folder, before, now)

    def _end(self, archive: Mapping[str, Any], place: Path) -> None:
        if archive["index"]:
            packed = _packed((place / "pagefind.js").read_bytes())
            files.write(self._folder / "pagefind.packed", packed)
        files.write(self._folder / ARCHIVE, _packed(_json(archive)))


def _noted(folder: Path) -> dict[str, Any]:
    """Return what an earlier build noted in ``archive.packed``; its index is there."""
    try:
        noted: dict[str, Any] = json.loads(gzip.decompress((folder / ARCHIVE).read_bytes()))
        if noted["index"] is None or (folder / noted["index"] / WORDS).is_dir():
            return noted
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError):
        pass
    return {"index": None}


def _moved(folder: Path, before: str | None, now: str) -> Path:
    """Have the index *before* stand where that of *now* will, and remove all others."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != before:
            shutil.rmtree(path)
    place = folder / now
    if before:
        (folder / before).rename(place)
    return place


class _Index:
    """The folder of an index, which is written so that it holds what it should and no more."""

    def __init__(self, place: Path, language: str, jobs: int) -> None:
        self._place = place
        self._language = language
        self._jobs = jobs
        self._wanted: set[Path] = set()

    def write(self, named: Mapping[str, Shard], order: Sequence[int], kept: CachedShards) -> None:
        """Write what is made of shards, by their names; parts that are *kept* are not made anew."""
        parts = self._parts(named, kept)
        entry = json.loads((self._place / ENTRY).read_bytes())
        if not entry["version"].startswith(KNOWN_RELEASES):
            raise FormError(f"Pagefind {entry['version']} may write an index of another form")
        (facts,) = entry["languages"].values()
        facts |= {"hash": self._language, "page_count": sum(len(part.pages) for part in parts)}
        for path in ("pagefind.js", f"wasm.{facts['wasm'] or 'unknown'}.pagefind"):
            self._wanted.add(self._place / path)
        for path, data in merging.files(parts, entry["version"], self._language, self._jobs):
            self._put(path, data)
            for shorter, content in page_list.shorter(path, data):
                self._put(shorter, _packed(_json(content)))
        self._put(ENTRY, _json(entry))
        for path, data in _spellings(part.spellings for part in parts):
            self._put(path, data)
        self._put("order.packed", _packed(_json(order)))
        for file in self._place.rglob("*.*"):
            if file not in self._wanted:
                file.unlink()

    def _parts(self, named: Mapping[str, Shard], kept: CachedShards) -> list[IndexPart]:
        found = {name: kept.load(name) for name in named}
        self._make({name: named[name] for name, part in found.items() if part is None}, kept)
        parts = [part for name in named if (part := found[name] or kept.load(name))]
        if len(parts) < len(named):
            raise ExtensionError("Parts of the search index cannot be read again from the disk")
        for part in parts:
            self._wanted |= {self._fragment(part, number) for number in range(len(part.pages))}
        return parts

    def _make(self, named: Mapping[str, Shard], kept: CachedShards) -> None:
        """Make parts, in as many processes as there may be: most is Python's work."""

        def work(names: list[str]) -> dict[str, bytes] | ExtensionError:
            assets: dict[str, bytes] = {}
            try:
                for name in names:
                    assets |= self._make_part(name, named[name], kept)
            except ExtensionError as error:  # which is no error in another process, but a result
                return type(error)(str(error))
            return assets

        def settle(_names: list[str], result: dict[str, bytes] | ExtensionError) -> None:
            if isinstance(result, ExtensionError):
                complaints.append(result)
                return
            for path, data in result.items():
                files.write(self._place / path, data)

        names, complaints = list(named), list[ExtensionError]()
        if min(self._jobs, len(names)) > 1:
            processes.share(names, self._jobs, work, settle)
        else:
            settle(names, work(names))
        if complaints:
            raise complaints[0]

    def _make_part(self, name: str, shard: Shard, kept: CachedShards) -> dict[str, bytes]:
        made = shard.make(self._language)
        for number, fragment in enumerate(made.fragments):
            files.write(self._fragment(made.part, number), fragment)
        kept.keep(name, made.part)
        return made.assets

    def _fragment(self, part: IndexPart, number: int) -> Path:
        return self._place / "fragment" / f"{part.page(number)}.pf_fragment"

    def _put(self, path: str, data: bytes) -> None:
        files.write(self._place / path, data)
        self._wanted.add(self._place / path)


def _spellings(counts: Iterable[Mapping[str, int]]) -> Iterator[tuple[str, bytes]]:
    for number, words in enumerate(spellings.together(counts)):
        yield f"{WORDS}/{number}.packed", _packed(_json(words))


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
