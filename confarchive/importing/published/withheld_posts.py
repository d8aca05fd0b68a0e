"""Posts whose published pages were not meant to be found: whatever their sources say, they come as drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.post import Status
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from confarchive.importing.foreign_post import Reading

_DRAFT = "its published page {}; it becomes a draft; --no-published leaves it as its source says"


def as_drafts(readings: Iterable[Reading], withheld: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return *readings*, those of posts that are published and *withheld* as drafts; that tells why, by the paths of sources.

    A hidden post asks search engines to stay away in the archive, too.
    """
    return tuple(
        _draft(each, withheld[each.path]) if _is_shown(each) and each.path in withheld else each
        for each in readings
    )


def _is_shown(reading: Reading) -> bool:
    return reading.post is not None and reading.post.status is Status.PUBLISHED


def _draft(reading: Reading, why: str) -> Reading:
    message = _DRAFT.format(why)
    told = Problem(path=reading.path, kind=ProblemKind.BAD_VALUE, message=message)
    post = reading.post and replace(reading.post, status=Status.DRAFT)
    return replace(reading, post=post, problems=(*reading.problems, told))
