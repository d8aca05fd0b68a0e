"""The only module of the import that writes, and only into the site.

A file is written beside its place and then moved there in one step, so that at
any moment it is the old one or the new one, whole. A post that was edited since
the import wrote it is never overwritten without being told to.
"""

from __future__ import annotations

import hashlib
import html
import re
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import yaml

from confarchive.importing.writing.new_conferences import Entries
from confarchive.model import frontmatter
from confarchive.model.addresses.old_sites import page_of_address, site_of
from confarchive.model.archive import FILES, PAGES, POSTS, REDIRECTS
from confarchive.model.files import conference_file, site_files, yaml_text
from confarchive.model.problems import Problem, ProblemKind, unreadable
from confarchive.runtime.system_errors import NO_ROOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post, PostSource

_TABLE_HEAD = "# Old addresses, and the pages that have their place. The import adds to it.\n"


_OWN_FILE = re.compile(rf"""(?:\.\./)+{FILES}/([^\s()<>"'?#]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What the import needs to know of a post in the archive."""

    header: Post
    """The post without its body."""
    conferences: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()
    """The names, below the folder of files, of those that it shows or leads to."""

    @property
    def path(self) -> str:
        """The path of its file."""
        return self.header.path

    @property
    def source(self) -> PostSource | None:
        """What it was imported from."""
        return self.header.source


def scan(site: Path) -> tuple[Archived, ...]:
    """Return the posts and pages in the folder *site*, sorted by path."""
    paths = (
        entry.path
        for folder in (POSTS, PAGES)
        for entry in site_files.walk(site, folder)
        if not entry.refusal and entry.path.endswith(".md") and (site / entry.path).is_file()
    )
    return tuple(_archived(site / path, path) for path in sorted(paths))


def _archived(file: Path, path: str) -> Archived:
    text = file.read_text(encoding="utf-8", errors="replace")
    post, _ = frontmatter.parse(text, path)
    return Archived(
        header=replace(post, body=""),
        conferences=post.named_conferences,
        files=frozenset(unquote(html.unescape(name)) for name in _OWN_FILE.findall(text)),
    )


def is_as_written(site: Path, archived: Archived) -> bool:
    """Tell whether an import wrote the post *archived* as it is."""
    text = (site / archived.path).read_bytes().decode(errors="replace")
    return is_text_as_written(text, archived.path)


def lacks_files(site: Path, archived: Archived) -> bool:
    """Tell whether a file that an archived post names is gone from the site."""
    return any(not (site / FILES / name).is_file() for name in archived.files)


def shows(data: bytes, post: Post) -> bool:
    """Tell whether the file of a post that holds *data* shows what *post* would."""
    found, _ = frontmatter.parse(data.decode(errors="replace"), post.path)
    return (found.title, found.body.strip()) == (post.title, post.body.strip())


def sealed(post: Post) -> str:
    """Return the text of *post*, with the hash in it that tells later whether it was edited."""
    if post.source is None:
        return frontmatter.dump(post)
    return frontmatter.dump(replace(post, source=replace(post.source, written=digest(post))))


def is_text_as_written(text: str, path: str) -> bool:
    """Tell whether an import wrote the post at *path* with this *text*."""
    post, _ = frontmatter.parse(text, path)
    return (
        post.source is not None
        and post.source.written == digest(post)
        and text == frontmatter.dump(post)
    )


def digest(post: Post) -> str:
    """Return the hash by which a post is known to be as it was written."""
    return hashlib.sha256(frontmatter.dump(replace(post, source=None)).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes into the folder *site*, or only pretends to."""

    site: Path
    dry_run: bool = False
    entries: Entries = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", Entries(self.site))

    def post(self, post: Post) -> bytes:
        """Write *post* to its place, and return what was; an offered version is settled by that."""
        data = sealed(post).encode()
        self._write(self.site / post.path, data)
        self._withdraw(post.path)
        return data

    def offer(self, post: Post) -> str:
        """Write *post* beside the one in its place, and return the path of that file.

        No build takes it for a post.
        """
        path = _offered(post.path)
        self._write(self.site / path, sealed(post).encode())
        return path

    def keep(self, archived: Archived, sha256: str) -> None:
        """Note in the edited post that it is to stay as it is, whatever its source became."""
        file = self.site / archived.path
        if archived.source is not None:
            old = archived.source.sha256.encode()
            self._write(file, file.read_bytes().replace(old, sha256.encode(), 1))
        self._withdraw(archived.path)

    def copy(self, source: Path, path: str) -> None:
        """Copy the file *source* to *path* in the site, unless it is there already."""
        target = self.site / path
        if not _same(source, target) and not self.dry_run:
            with Replacing(target) as temporary:
                shutil.copyfile(source, temporary)

    def file(self, path: str, data: bytes) -> None:
        """Write *data* to *path* in the site."""
        self._write(self.site / path, data)

    def describe(self, findings: Iterable[Finding]) -> list[str]:
        """Add entries to conferences.yml for what it lacks; return their slugs.

        Raises ValueError where the file cannot be read or has no place for one.
        """
        added = self.entries.add(findings)
        if added:
            self.file(conference_file.FILE, self.entries.text.encode())
        return added

    def _withdraw(self, path: str) -> None:
        if not self.dry_run:
            (self.site / _offered(path)).unlink(missing_ok=True)

    def _write(self, target: Path, data: bytes) -> None:
        if self.dry_run or (target.is_file() and target.read_bytes() == data):
            return
        with Replacing(target) as temporary:
            temporary.write_bytes(data)


class Redirects:
    """The site's table of old addresses, to which imports add.

    ``entries`` are those that it had: addresses, and the pages they lead to. One that cannot
    be read stays as it is; ``problems`` tell why.
    """

    def __init__(self, writer: Writer) -> None:
        self.entries: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._writer = writer
        self._text = _TABLE_HEAD
        try:
            self._read(writer.site / REDIRECTS)
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(unreadable(REDIRECTS, error))
        except yaml_text.HeaderError as error:
            kind, message = ProblemKind.UNREADABLE, str(error)
            problem = Problem(path=REDIRECTS, line=error.line, kind=kind, message=message)
            self.problems.append(problem)
        self._named = set(map(_named, self.entries))

    def _read(self, file: Path) -> None:
        if file.exists():
            self._text = site_files.read_text(file.parent, file.name)
            entries = yaml_text.read(self._text).items()
            self.entries = {address: str(entry.value) for address, entry in entries}

    def add(self, table: Mapping[str, str]) -> None:
        """Add the entries of *table* whose addresses are not there, however they are spelled."""
        new = {name: table[name] for name in sorted(table) if _named(name) not in self._named}
        if new and not self.problems:
            self._named |= set(map(_named, new))
            lines = yaml.safe_dump(new, allow_unicode=True, width=2**31 - 1)
            self._text = f"{self._text.rstrip()}\n{lines}"
            self._writer.file(REDIRECTS, self._text.encode())


def _named(address: str) -> str:
    """Return what an old address names: a site, a page, or only itself."""
    return site_of(address) or page_of_address(address) or address


def _offered(path: str) -> str:
    return f"{path}.new"


def _same(one: Path, other: Path) -> bool:
    return (
        other.is_file()
        and one.stat().st_size == other.stat().st_size
        and one.read_bytes() == other.read_bytes()
    )


class Replacing:
    """A file to write in place of *target*; it takes that place when all went well.

    Its name follows from the target's, so that a run which is killed leaves
    nothing that the next one does not replace.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        name = hashlib.sha256(target.name.encode()).hexdigest()[:16]
        self._temporary = target.with_name(f".{name}.confarchive")

    def __enter__(self) -> Path:
        self._target.parent.mkdir(parents=True, exist_ok=True)
        return self._temporary

    def __exit__(
        self, error: type[BaseException] | None, value: BaseException | None, _at: object
    ) -> None:
        if error is None:
            self._temporary.replace(self._target)
            return
        self._temporary.unlink(missing_ok=True)
        if isinstance(value, OSError) and value.errno in NO_ROOM:
            value.filename = value.filename2 = str(self._target)
