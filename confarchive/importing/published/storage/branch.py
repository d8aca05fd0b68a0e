"""Published pages that a branch of the blog's own Git clone has, such as ``gh-pages``."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dulwich.object_store import iter_tree_contents
from dulwich.objects import Blob, Commit
from dulwich.repo import Repo

from confarchive.importing.published.storage import commits
from confarchive.importing.published.storage.pages import check_length, missing
from confarchive.importing.repositories import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from confarchive.importing.published.storage.pages import PublishedPages

NAMES = ("gh-pages", "pages", "master", "main")
"""The branches that services publish, and those of a person's pages whose sources are on another one."""
_HEADS, _REMOTES = b"refs/heads/", b"refs/remotes/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The files of a branch; see :class:`confarchive.importing.published.storage.pages.PublishedPages`.

    ``root`` is the folder of the work tree, ``commit`` the branch's latest, ``blobs`` has the names of files' contents by their addresses.
    """

    root: Path
    name: str
    commit: bytes
    blobs: Mapping[str, bytes] = field(repr=False)

    @property
    def damage(self) -> str:
        """None: each file stands for itself."""
        return ""

    def addresses(self) -> tuple[str, ...]:
        """Return the paths of all files, sorted."""
        return tuple(sorted(self.blobs))

    def read(self, address: str) -> bytes:
        """Return the bytes of a file. Raises OSError for none, and where the clone has not fetched it."""
        if address not in self.blobs:
            raise missing(address)
        try:
            with Repo(os.fspath(self.root)) as repository:
                blob = repository[self.blobs[address]]
        except Exception as error:  # whatever is wrong with a foreign repository
            raise OSError(errno.EIO, f"cannot be read ({error!r})", address) from error
        if not isinstance(blob, Blob):
            raise missing(address)
        check_length(len(blob.data), address)
        return blob.data

    def times(self, addresses: Iterable[str]) -> Mapping[str, int]:
        """Return when the branch got its files."""
        return commits.last_changes(self.root, tuple(addresses), self.commit)

    def robots(self, address: str) -> str:  # noqa: ARG002 - as the protocol has it
        """Return nothing: what the server said is not kept."""
        return ""


def branches(folder: Path) -> tuple[Branch, ...]:
    """Return the branches of the clone that *folder* lies in which may have its published pages.

    None of them is the one that is checked out; of the branches of one name the clone's own comes
    first. Where the repository cannot be read, there are none.
    """
    return ask(folder, lambda repository, root: tuple(_found(repository, root)), ())


def _found(repository: Repo, root: Path) -> Iterator[Branch]:
    references = sorted(repository.get_refs().items())
    here, seen = dict[bytes, bytes](references).get(b"HEAD"), set[bytes]()
    for name in NAMES:
        for reference, commit in references:
            if _is_of(reference, name) and commit != here and commit not in seen:
                seen.add(commit)
                blobs = dict(_blobs(repository, commit))
                yield Branch(root=root, name=f"the branch {name}", commit=commit, blobs=blobs)


def _is_of(reference: bytes, name: str) -> bool:
    own, short = reference.startswith((_HEADS, _REMOTES)), os.fsencode(name)
    parts = reference.removeprefix(_HEADS).removeprefix(_REMOTES).split(b"/")
    return own and parts[-1] == short and len(parts) == 1 + reference.startswith(_REMOTES)


def _blobs(repository: Repo, name: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each plain file of a commit, and the name of its contents."""
    commit = repository[name]
    if isinstance(commit, Commit):
        for path, mode, blob in iter_tree_contents(repository.object_store, commit.tree):
            if path and mode and blob and stat.S_ISREG(mode):
                yield os.fsdecode(path), blob


if TYPE_CHECKING:
    _ARE_PAGES: type[PublishedPages] = Branch
