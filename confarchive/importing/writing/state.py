"""Whether a post of the archive is as the blog has it now: the one place where that is decided."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.last_report import OF_TARGETS
from confarchive.importing.writing.compose import of_header
from confarchive.importing.writing.write import digest, is_as_written, is_text_as_written
from confarchive.model import frontmatter
from confarchive.model.archive import FILES
from confarchive.model.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from confarchive.importing.converting.transfers import Transfer
    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.writing.write import Archived
    from confarchive.model.post import Post


class State(enum.Enum):
    """What is to be said of a post in the archive, given the blog's."""

    MISSING = enum.auto()
    """The archive has no such post."""
    CURRENT = enum.auto()
    """The blog tells of the post what it told when it was written, or somebody has edited it and its source is as it was."""
    STALE = enum.auto()
    """The blog tells otherwise of the post, and nobody has edited it."""
    EDITED = enum.auto()
    """The source has changed, or its page is withheld since, and somebody has edited the post."""


def state(
    site: Path,
    archived: Archived | None,
    destination: Destination,
    *,
    blog: str,
    withheld: bool = False,
) -> State:
    """Return the state of the post *archived* when the *blog* of that name has it as *destination* tells.

    *withheld* tells that its published page was not meant to be found. A post of another blog is this one's,
    too, if their sources are the same, and stays what that has made of it.
    """
    if archived is None or archived.source is None:
        return State.MISSING
    is_same = archived.source.sha256 == destination.post.sha256
    if is_same and (archived.source.blog != blog or _is_told(archived.header, destination)):
        return State.CURRENT
    if is_as_written(site, archived):
        return State.STALE
    is_leak = withheld and archived.header.status is not Status.DRAFT
    return State.CURRENT if is_same and not is_leak else State.EDITED


def _is_told(header: Post, destination: Destination) -> bool:
    told = of_header(destination).items()
    return all(getattr(header, name) == value for name, value in told)


def change(archived: Archived, post: ForeignPost, withheld: str) -> str:
    """Return in words what has changed of a *post* since it was written; *withheld* tells what its page says."""
    is_same = archived.source and archived.source.sha256 == post.sha256
    return f"its published page {withheld}" if is_same else f"its source {post.path} has changed"


def is_outdated(site: Path, archived: Archived, done: Transfer, files: Iterable[str]) -> bool:
    """Tell whether an import would write a post otherwise now, and nobody edited the *archived* one.

    What a post names of conferences and talks changes with what the archive describes of these, and stays as it is.
    So does a post that shows or leads to files which the blog has lost: *files* are the paths of those that it still has.
    """
    text = (site / archived.path).read_bytes().decode(errors="replace")
    found, _ = frontmatter.parse(text, archived.path)
    if done.post is None or done.post.source is None or found.source is None:
        return False
    if found.source.blog != done.post.source.blog or _has_lost(archived, done, files):
        return False
    kept = {name: getattr(found, name) for name in ("conferences", "mentions", "talks")}
    is_same = digest(replace(done.post, **kept)) == found.source.written
    is_same = is_same and done.post.source.id == found.source.id
    return not is_same and is_text_as_written(text, archived.path)


def _has_lost(archived: Archived, done: Transfer, files: Iterable[str]) -> bool:
    had = {f"{FILES}/{name}" for name in archived.files}
    is_lost = any(each.kind in OF_TARGETS for each in done.problems)
    return is_lost and not had.issubset(files)
