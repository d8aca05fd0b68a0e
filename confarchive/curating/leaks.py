"""What a built site tells of posts that are withheld: nothing, else each place is a problem.

Looked for are addresses, files, titles, names and passages that no published source has, in the names and
the content of all files, whatever they are packed in. Words are compared as readers see them
(:mod:`confarchive.curating.wording`).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.curating import wording
from confarchive.model.addresses.slugs import slugify
from confarchive.model.archive import read_posts, scan
from confarchive.model.files import people_file
from confarchive.model.files.data_files import read_people
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from confarchive.curating.wording import Words
    from confarchive.model.archive import Archive
    from confarchive.model.people import Person
    from confarchive.model.post import Post

_PASSAGES = 24
"""As many passages of a post are looked for."""
_LEAST = 4
"""Letters of a word that tells of a post alone."""
_FILE = re.compile(r"[\w.%+-]+\.[A-Za-z0-9]{2,5}(?![\w/])")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")  # zlib's beginning, and gzip's
_ZIP = b"PK\x03\x04"
_SOURCES = frozenset(
    {".md", ".yml", ".yaml", ".html", ".css", ".js", ".py", ".txt", ".toml", ".cfg"}
)
_NO_SOURCES = frozenset({"_tags", "_build", "node_modules", "tests"})
_PACKAGE = Path(__file__).resolve().parents[1]
_OF_PACKAGES = frozenset({"_static", "_sphinx_design_static"})
"""Folders of files that come with packages, in which short words are nobody's."""


@dataclass(slots=True)
class Secrets:
    """What tells of posts that are withheld, each with the post's path.

    ``names`` are addresses and files, to be found as they stand; ``passages`` are words, by
    the first two of each, so that to look for all of them takes as long as to look for one.
    """

    names: dict[str, str] = field(default_factory=dict)
    passages: dict[Words, dict[Words, str]] = field(default_factory=dict)

    def add(self, passage: Words, path: str) -> None:
        """Add a *passage* of the post at *path*."""
        self.passages.setdefault(passage[:2], {}).setdefault(passage, path)

    def in_words(self, found: Words) -> Iterator[tuple[Words, str]]:
        """Yield the passages that stand in the words *found*, with the paths of their posts."""
        for at in range(len(found)):
            for length in (1, 2):
                for passage, path in self.passages.get(found[at : at + length], {}).items():
                    if found[at : at + len(passage)] == passage:
                        yield passage, path

    def without(self, public: Iterable[Words]) -> Secrets:
        """Return the same but for what stands in *public* words too."""
        dropped = {passage for each in public for passage, _ in self.in_words(each)}
        left = Secrets(names=self.names)
        for passages in self.passages.values():
            for passage, path in passages.items():
                if passage not in dropped:
                    left.add(passage, path)
        return left


def find(
    site: Path, output: Path, now: datetime, excluded: Callable[[str], bool] = lambda _path: False
) -> Iterator[Problem]:
    """Yield a problem for each file below *output* that tells of a post of *site* withheld at *now*, or *excluded* by settings."""
    told = secrets(site, output, now, excluded)
    for file in sorted(output.rglob("*")):
        if file.is_file():
            yield from _in_file(file, output, told)


def _in_file(file: Path, output: Path, told: Secrets) -> Iterator[Problem]:
    name = file.relative_to(output).as_posix()
    texts = [f"/{name}", *_texts(file.read_bytes())]
    found: dict[str, str] = {}
    for text in map(_plain, texts):
        for words, path in told.names.items():
            if path not in found and words in text:
                found[path] = words
    least = 0 if _OF_PACKAGES.isdisjoint(name.split("/")) else wording.SHORT
    for said in (said for text in texts for said in wording.shown(text)):
        for passage, path in told.in_words(said):
            if wording.weight(passage) >= least:
                found.setdefault(path, " ".join(passage))
    for path, told_words in found.items():
        message = f"tells {told_words!r} of {path}, which is not published"
        yield Problem(path=name, kind=ProblemKind.LEAK, message=message)


# -- what there is to tell


def secrets(
    site: Path, output: Path, now: datetime, excluded: Callable[[str], bool] = lambda _path: False
) -> Secrets:
    """Return what tells of posts that are withheld."""
    archive = scan(site, now=now, excluded=excluded)
    others = {post.path for post, _ in read_posts(site) if excluded(post.path)}
    archive = replace(archive, withheld=archive.withheld | others)
    names = set(_public_names(archive))
    texts = [*_public(site, output, archive.withheld), *_described(archive)]
    public = _plain("\n".join(texts))
    read = [said for text in texts for said in (*wording.shown(text), _as_read(text))]
    known = _own_words().union(*read)
    found = Secrets()
    for path, own_names, passages in _of_withheld(site, archive.withheld):
        for name in map(_plain, own_names):
            if name and name not in names and name not in public:
                found.names.setdefault(name, path)
        for passage in passages:
            if _tells(passage, known):
                found.add(passage, path)
    return found.without(read)


def _public_names(archive: Archive) -> Iterator[str]:
    """Yield the addresses of what is published, and of what is described for readers."""
    for post in (*archive.posts, *archive.pages):
        yield from map(_plain, _addresses(post))
    folders = {"conferences": [place.slug for place in archive.conferences.places]}
    folders["author"] = [slug for each in archive.everybody for slug in each.slugs]
    for folder, slugs in folders.items():
        yield from (f"{folder}/{slug}{end}" for slug in slugs for end in "./")


def _described(archive: Archive) -> Iterator[str]:
    """Yield what readers are told of conferences, which are all shown, and of people."""
    yield from (place.name for place in archive.conferences.places)
    for person in archive.people:
        yield from _of_person(person)


def _of_person(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases, person.about, person.url)


def _of_withheld(
    site: Path, withheld: AbstractSet[str]
) -> Iterator[tuple[str, Iterable[str], Iterable[Words]]]:
    """Yield the path of each post that is withheld, with its names, and with its passages."""
    people, _ = read_people(site)
    for post, _ in read_posts(site):
        if post.path in withheld:
            source = (site / post.path).read_text(encoding="utf-8", errors="replace")
            speakers = (name for talk in post.talks for name in talk.speakers)
            named_there = (*post.authors, *speakers)
            authors = [person for name in named_there if (person := people.find(name))]
            keys = [
                name for person in authors for name in (person.key, person.name, *person.aliases)
            ]
            named = replace(post, authors=(*post.authors, *keys))
            names = (*_addresses(named), *_files(source), *(person.url for person in authors))
            about = [wording.words(person.about) for person in authors if person.about]
            yield post.path, names, (*_passages(named, source), *about)


def _tells(passage: Words, known: AbstractSet[str]) -> bool:
    """Tell whether a *passage* may tell of its post: one that is short must have a word not *known*."""
    if len(passage) == 1:
        is_rare = len(passage[0]) >= _LEAST and not passage[0].isdigit()
        return is_rare and passage[0] not in known
    return wording.weight(passage) >= wording.SHORT or any(word not in known for word in passage)


def _as_read(text: str) -> Words:
    """Return the words of all of *text*, a source, as readers see them."""
    return tuple(word for passage in wording.passages(text) for word in passage)


@cache
def _own_words() -> frozenset[str]:
    """Return the words of the package's own files, which pages may show of themselves."""
    patterns = ("*.html", "*.py", "*.js")
    files = (file for each in patterns for file in (_PACKAGE / "building").rglob(each))
    return frozenset().union(*(wording.words(file.read_text("utf-8")) for file in files))


def _public(site: Path, output: Path, withheld: AbstractSet[str]) -> Iterator[str]:
    """Yield the texts of all that is published, and of what a site is made with, each with its address.

    That of people is not among them: it may tell of some who wrote nothing that is published.
    """
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        mine = file.suffix in _SOURCES and not _NO_SOURCES.intersection(path.parts)
        hidden = any(part.startswith(".") for part in path.parts)
        if (
            mine
            and not hidden
            and not file.is_relative_to(output)
            and path.as_posix() not in {*withheld, people_file.FILE}
        ):
            text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
            yield f"{text}\n\n/{path.as_posix()}"


def _addresses(post: Post) -> Iterator[str]:
    """Yield the post's addresses, and those of what it alone may bear."""
    yield f"/{post.docname}"
    yield from (f"/{address.strip('/')}" for address in post.redirect)
    for folder, names in _terms(post).items():
        for name in names:
            yield f"{folder}/{slugify(name)}."
            yield f"{folder}/{slugify(name)}/"


def _terms(post: Post) -> dict[str, tuple[str, ...]]:
    return {
        "_tags": post.tags,
        "category": (post.category,) if post.category else (),
        "author": post.authors,
        "location": (post.location,) if post.location else (),
        "conferences": post.named_conferences,
    }


def _files(source: str) -> Iterator[str]:
    yield from (
        unquote(name) for name in _FILE.findall(source) if not name.endswith((".md", ".html"))
    )


def _passages(post: Post, source: str) -> Iterator[Words]:
    """Yield the words of a post that are looked for; a single one is a title's."""
    yield wording.words(wording.plain(post.title))
    names = [post.summary or "", post.subtitle or "", post.series or ""]
    names += (name for talk in post.talks for name in (talk.title, *talk.speakers))
    names += [name for each in _terms(post).values() for name in each]
    found = [wording.words(name) for name in names]
    in_text = list(dict.fromkeys(wording.passages(post.body or source)))
    found += in_text[:: max(1, -(-len(in_text) // _PASSAGES))]
    yield from (words for words in found if len(words) > 1)


# -- what files tell


def _plain(text: str) -> str:
    """Return *text* with its escapes undone, in lower case, with single blanks."""
    return " ".join(wording.plain(text).lower().split())


def _texts(content: bytes) -> Iterator[str]:
    """Yield what a file of that *content* says, and what each thing packed in it does."""
    if content.startswith(_ZIP):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield f"/{name}"
                yield from _texts(archive.read(name))
        return
    yield content.decode("utf-8", "replace")
    for start in _PACKED.finditer(content):
        with suppress(zlib.error):
            unpacked = zlib.decompressobj(wbits=47).decompress(content[start.start() :])
            yield unpacked.decode("utf-8", "replace")
