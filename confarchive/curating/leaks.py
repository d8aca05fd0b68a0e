"""What a built site tells of posts that are withheld: nothing, else each place is a problem.

Looked for are titles, addresses, names of several words, files and passages that no published
source has, in the names and the content of all files, whatever they are packed in.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.model.archive import read_posts, scan
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from confarchive.model.post import Post

_PASSAGES = 12
"""As many passages of a post are looked for."""
_WORDS = re.compile(r"[^\W_]+(?:[ \n]+[^\W_]+){3,11}")
_FILE = re.compile(r"[\w.%+-]+\.[A-Za-z0-9]{2,5}(?![\w/])")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")  # zlib's beginning, and gzip's
_ZIP = b"PK\x03\x04"
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SOURCES = frozenset(
    {".md", ".yml", ".yaml", ".html", ".css", ".js", ".py", ".txt", ".toml", ".cfg"}
)
_NO_SOURCES = frozenset({"_tags", "_build", "node_modules", "tests"})


def find(site: Path, output: Path, now: datetime) -> Iterator[Problem]:
    """Yield a problem for each file below *output* that tells of a post of *site* withheld at *now*."""
    told = secrets(site, output, now)
    for file in sorted(output.rglob("*")):
        if file.is_file():
            yield from _in_file(file, output, told)


def _in_file(file: Path, output: Path, told: Mapping[str, str]) -> Iterator[Problem]:
    name = file.relative_to(output).as_posix()
    texts = [_plain(f"/{name}"), *map(_plain, _texts(file.read_bytes()))]
    found: dict[str, str] = {}
    for words, path in told.items():
        if path not in found and any(words in text for text in texts):
            found[path] = words
    for path, words in found.items():
        message = f"tells {words!r} of {path}, which is not published"
        yield Problem(path=name, kind=ProblemKind.LEAK, message=message)


# -- what there is to tell


def secrets(site: Path, output: Path, now: datetime) -> dict[str, str]:
    """Return what tells of posts that are withheld, in plain form, each with the post's path."""
    archive = scan(site, now=now)
    withheld, shown = archive.withheld, (*archive.posts, *archive.pages)
    names = {_plain(name) for post in shown for name in _names(post)}
    # Of conferences that are described there are pages, whoever names them.
    for series in archive.conferences.series:
        for slug in (series.slug, *(edition.slug for edition in series.editions)):
            names.update(_addresses("conferences", slug))
    public = _public(site, output, withheld)
    found: dict[str, str] = {}
    for post, _ in read_posts(site):
        if post.path in withheld:
            source = (site / post.path).read_text(encoding="utf-8", errors="replace")
            for words in map(_plain, (*_names(post), *_files(source), *_passages(post, source))):
                if words and words not in names and words not in public:
                    found.setdefault(words, post.path)
    return found


def _public(site: Path, output: Path, withheld: AbstractSet[str]) -> str:
    """Return the words of all that is published, and of what a site is made with."""
    texts = []
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site)
        mine = file.suffix in _SOURCES and not _NO_SOURCES.intersection(path.parts)
        hidden = any(part.startswith(".") for part in path.parts)
        if (
            mine
            and not hidden
            and not file.is_relative_to(output)
            and path.as_posix() not in withheld
        ):
            texts.append(
                file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
            )
            texts.append(f"/{path.as_posix()}")
    return _plain("\n".join(texts))


def _names(post: Post) -> Iterator[str]:
    """Yield the post's addresses and what stands for it; a single word may stand anywhere."""
    yield f"/{post.docname}"
    yield from (f"/{address.strip('/')}" for address in post.redirect)
    terms = {
        "_tags": post.tags,
        "category": filter(None, [post.category]),
        "author": post.authors,
        "location": filter(None, [post.location]),
        "conferences": post.conferences,
    }
    names = [post.title, post.summary or "", post.series or ""]
    for folder, each in terms.items():
        for name in each:
            yield from _addresses(folder, slugify(name))
            names.append(name)
    yield from (name for name in names if len(name.split()) > 1)


def _addresses(folder: str, slug: str) -> tuple[str, str]:
    """Return the beginnings of a page's addresses, without suffix and as a folder."""
    return f"{folder}/{slug}.", f"{folder}/{slug}/"


def _files(source: str) -> Iterator[str]:
    yield from (
        unquote(name) for name in _FILE.findall(source) if not name.endswith((".md", ".html"))
    )


def _passages(post: Post, source: str) -> Iterable[str]:
    found = list(dict.fromkeys(_WORDS.findall(post.body or source)))
    step = max(1, len(found) // _PASSAGES)
    return found[::step][:_PASSAGES]


# -- what files tell


def _plain(text: str) -> str:
    """Return *text* with its escapes undone, in lower case, with single blanks."""
    if "\\u" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = html.unescape(text) if "&" in text else text
    text = unquote(text) if "%" in text else text
    return " ".join(text.lower().split())


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
