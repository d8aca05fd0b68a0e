"""When the files of a blog came into being, by the Git repository that it lies in.

The times of files tell nothing: a clone's and a copy's are of today.
"""

from __future__ import annotations

import os
import time
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from dulwich.diff_tree import CHANGE_ADD, CHANGE_RENAME, RenameDetector, tree_changes
from dulwich.objects import Commit
from dulwich.walk import ORDER_TOPO

from confarchive.importing.repositories import ask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from dulwich.diff_tree import TreeChange
    from dulwich.object_store import BaseObjectStore
    from dulwich.repo import Repo

_LONGEST = 60  # seconds, after which a history is left alone


def first_days(folder: Path, files: Iterable[Path]) -> Mapping[Path, date]:
    """Return the day that each of *files* was first committed, by its author's clock.

    *folder* is the blog's; it may be a part of a larger repository. A file that was renamed is as
    old as under its first name. One that nobody can tell this of is left out: it is not committed,
    or the clone does not go back so far. So are all where the repository cannot be read.
    """

    def days(repository: Repo, _root: Path) -> dict[Path, date]:
        names = dict(_names(repository, files))
        found = _first_days(repository, names.values())
        return {file: found[name] for file, name in names.items() if name in found}

    return ask(folder, days, {})


def _names(repository: Repo, files: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """Yield what the repository calls each of *files* that lies in it."""
    root = os.path.realpath(repository.path)
    for file in files:
        name = os.path.relpath(os.path.realpath(file), root)
        if not name.startswith(os.pardir):
            yield file, os.fsencode(name.replace(os.sep, "/"))


def _first_days(repository: Repo, names: Iterable[bytes]) -> dict[bytes, date]:
    """Go through all commits, the latest first, and return the first that has each of *names*."""
    now_called = {name: {name} for name in names}  # what a file was called, to what it is
    found: dict[bytes, date] = {}
    cut_off: set[bytes] = set()
    shallow, end = repository.get_shallow(), time.monotonic() + _LONGEST
    for entry in repository.get_walker(order=ORDER_TOPO) if now_called else ():
        if time.monotonic() > end:
            return {}
        commit = entry.commit
        for name, before in _added(repository.object_store, commit, now_called, shallow):
            now = now_called[name]
            if before is not None:
                now_called.setdefault(before, set()).update(now)
            elif commit.id in shallow:
                cut_off |= now
            else:
                found |= {each: min(_day(commit), found.get(each, _day(commit))) for each in now}
    return {name: day for name, day in found.items() if name not in cut_off}


def _added(
    store: BaseObjectStore, commit: Commit, names: Collection[bytes], shallow: Collection[bytes]
) -> Iterator[tuple[bytes, bytes | None]]:
    """Yield those of *names* that *commit* has and its parent has not, with what they were called."""
    parents = [] if commit.id in shallow else [store[parent] for parent in commit.parents[:1]]
    before = next((parent.tree for parent in parents if isinstance(parent, Commit)), None)
    if any(name in names for name, _ in _new(tree_changes(store, before, commit.tree))):
        detector = RenameDetector(store)
        new = _new(detector.changes_with_renames(before, commit.tree))
        yield from ((name, old) for name, old in new if name in names)


def _new(changes: Iterable[TreeChange]) -> Iterator[tuple[bytes, bytes | None]]:
    """Yield the names that *changes* bring, each with the one that it takes the place of."""
    for change in changes:
        if change.new is not None and change.type == CHANGE_ADD:
            yield change.new.path, None
        elif change.new is not None and change.old is not None and change.type == CHANGE_RENAME:
            yield change.new.path, change.old.path


def _day(commit: Commit) -> date:
    zone = timezone(timedelta(seconds=commit.author_timezone))
    return datetime.fromtimestamp(commit.author_time, zone).date()
