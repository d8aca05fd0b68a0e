"""When files of a Git history changed last, and what was in them at a time.

Only the first parents of commits are followed: what a merge brought came with it.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from dulwich.diff_tree import tree_changes
from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob, Commit

from confarchive.importing.repositories import ask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from dulwich.repo import Repo

_LONGEST = 30  # seconds, after which a history is left alone


def last_changes(folder: Path, names: Collection[str], head: bytes | None = None) -> dict[str, int]:
    """Return when each of the files *names* was committed last, in seconds since 1970.

    Names are relative to *folder*; with a commit *head*, those in its tree. Left out is what nobody can
    tell of: what is not committed, or was before a clone begins.
    """

    def times(repository: Repo, root: Path) -> dict[str, int]:
        above = b"" if head else _above(root, folder)
        wanted = {above + os.fsencode(name): name for name in names}
        found = _last_changes(repository, head or repository.head(), wanted)
        return {wanted[name]: when for name, when in found.items()}

    return ask(folder, times, {})


def texts_at(folder: Path, times: Mapping[str, int]) -> dict[str, str]:
    """Return what was in each file below *folder*, by its name, when it is said to be: in seconds since 1970.

    Left out is what was not there then.
    """

    def texts(repository: Repo, root: Path) -> dict[str, str]:
        above = _above(root, folder)
        wanted = {above + os.fsencode(name): when for name, when in times.items()}
        found = _texts_at(repository, repository.head(), wanted)
        return {os.fsdecode(name.removeprefix(above)): text for name, text in found}

    return ask(folder, texts, {})


def _above(root: Path, folder: Path) -> bytes:
    """Return what stands before the names of files below *folder* in the work tree *root*."""
    path = folder.resolve().relative_to(root).as_posix()
    return b"" if path == "." else os.fsencode(f"{path}/")


def _last_changes(repository: Repo, head: bytes, wanted: Collection[bytes]) -> dict[bytes, int]:
    store, found = repository.object_store, dict[bytes, int]()
    for commit, parent in _chain(repository, head):
        if len(found) == len(wanted):
            break
        for change in tree_changes(store, parent.tree if parent else None, commit.tree):
            name = change.new.path if change.new else None
            if name is not None and name in wanted:
                found.setdefault(name, commit.commit_time)
    return found


def _texts_at(
    repository: Repo, head: bytes, times: Mapping[bytes, int]
) -> Iterator[tuple[bytes, str]]:
    open_ = dict(times)
    for commit, _ in _chain(repository, head):
        for name in [name for name, when in open_.items() if when >= commit.commit_time]:
            del open_[name]
            blob = _blob(repository, commit, name)
            if blob is not None:
                yield name, blob.data.decode("utf-8", "replace")


def _blob(repository: Repo, commit: Commit, name: bytes) -> Blob | None:
    try:
        _, found = tree_lookup_path(repository.object_store.__getitem__, commit.tree, name)
        blob = repository[found]
    except KeyError:
        return None
    return blob if isinstance(blob, Blob) else None


def _chain(repository: Repo, head: bytes) -> Iterator[tuple[Commit, Commit | None]]:
    """Yield each commit with its first parent, from the latest on; none of which the parents are not there."""
    end, shallow = time.monotonic() + _LONGEST, repository.get_shallow()
    commit = repository[head]
    while isinstance(commit, Commit) and commit.id not in shallow and time.monotonic() < end:
        parent = repository[commit.parents[0]] if commit.parents else None
        yield commit, parent if isinstance(parent, Commit) else None
        if parent is None:
            return
        commit = parent
