"""The archive as a folder that MyST-Parser, ABlog and sphinx-tags build by themselves, without what is withheld."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confarchive.building import clock
from confarchive.building.data import post_texts, reading
from confarchive.building.data.link_targets import FILE
from confarchive.building.data.output_files import write_file
from confarchive.building.data.plain_text import PortableText, of_settings
from confarchive.model import frontmatter
from confarchive.model.dates.moments import local
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from sphinx.config import Config

    from confarchive.building.data.rows import ArchiveData
    from confarchive.model.post import Post
    from confarchive.model.translations import Translations

# What a text may name by its path, in whatever way: in a directive, in HTML, in a link.
_PATH = re.compile(r"[^\s()<>\[\]{}\"'`|]*\.\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSite:
    """How many posts and files were written, and what is still told in texts of what is withheld."""

    posts: int
    files: int
    problems: tuple[Problem, ...]


def export(root: Path, folder: Path) -> PlainSite:
    """Write the archive in *root* into *folder*, which must be empty or not there.

    Raises reading.UnreadableSettingsError, ValueError for a *folder* that holds something, and OSError.
    """
    refuse_full(folder)
    config = reading.settings(root)
    told = reading.read(root, config)
    archive = told.archive
    texts = PortableText(archive, told.targets.file)
    problems: list[Problem] = []
    files: set[str] = set()
    for path, text in _texts(root, config, told):
        plain = texts.of(text, path)
        problems += _mentions(texts, plain, path)
        files |= set(_files(plain, path.removesuffix(".md"), told))
        write_file(folder / path, plain.encode())
    for file in files:
        write_file(folder / file, (root / file).read_bytes())
    hidden = [post.path for post in archive.hidden]
    shown = [post.path for post in archive.listed]
    write_file(folder / "conf.py", of_settings(config, shown if hidden else ()).encode())
    return PlainSite(posts=len(archive.posts), files=len(files), problems=tuple(problems))


def refuse_full(folder: Path) -> None:
    """Raise ValueError where *folder* holds something."""
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(f"{folder}: holds something; name a folder that is empty, or not there")


def _texts(root: Path, config: Config, told: ArchiveData) -> Iterator[tuple[str, str]]:
    """Yield the paths and texts of all that readers see."""
    home = f"{told.home}.md"
    zone = clock.zone_of(config)
    for path in (home, *(post.path for post in (*told.archive.posts, *told.archive.pages))):
        if (file := root / path).is_file():
            text = file.read_text(encoding="utf-8").removeprefix("\ufeff")
            shown = told.archive.translations
            yield path, text if path == home else _with_plain_header(text, path, zone, shown)


def _with_plain_header(
    text: str, path: str, zone: tzinfo | None, translations: Translations
) -> str:
    """Return a post's *text* with a header that ABlog reads as the archive does, and that names no original but one that is shown."""
    post, _ = frontmatter.parse(text, path)
    original = translations.original(post)
    plain = replace(_plain(post, zone), translation_of=original.slug if original else None)
    has_header = text.startswith("---\n")
    return frontmatter.dump(plain) if has_header else text


def _plain(post: Post, zone: tzinfo | None) -> Post:
    return replace(
        post,
        date=local(post.date, zone) if post.date else None,
        updated=local(post.updated, zone) if post.updated else None,
        expires=local(post.expires, zone) if post.expires else None,
        cover=post.picture or None,
        image=None,
        source=None,
    )


def _files(text: str, docname: str, told: ArchiveData) -> Iterator[str]:
    """Yield the files of the archive that a document names."""
    for link in post_texts.read(text, docname, told.targets).links:
        if link.target.kind == FILE:
            yield link.target.target
    for path in _PATH.findall(text):
        if found := told.targets.file(docname, path):
            yield found.target


def _mentions(texts: PortableText, text: str, path: str) -> Iterator[Problem]:
    for line, content in enumerate(text.splitlines(), 1):
        if texts.names_withheld(content):
            message = "names a post that is not published; take that out before the copy goes on"
            yield Problem(path=path, line=line, kind=ProblemKind.DRAFT_LINK, message=message)
