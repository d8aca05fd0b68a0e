"""What of a header keeps the same files from building without confarchive, and what to write instead.

ABlog's ``image`` is a number, and the times that it sorts posts by have no offset.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from confarchive.curating.proposals import Proposal, renaming, with_key
from confarchive.model.dates.moments import format_when, local, moment
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.curating.archive_files import Sources
    from confarchive.curating.proposals import Change
    from confarchive.model.post import Post


def plain_headers(sources: Sources) -> Iterator[Proposal]:
    """Yield what of headers stands in the way of such a build, in a fixed order."""
    for post in sources.posts:
        if post.image and not post.image.isdecimal():
            message = "image: ABlog's is a number, and a build without confarchive stops at a path"
            change = None if post.cover else renaming("image", "cover")
            yield _proposal(sources, post, "image", f"{message}; the key is 'cover' now", change)
        if isinstance(post.date, datetime) and post.date.tzinfo and sources.zone:
            yield _with_offset(sources, post, post.date)


def _with_offset(sources: Sources, post: Post, date: datetime) -> Proposal:
    when = local(date, sources.zone)
    message = f"date: ABlog's has no offset; in the archive's time zone it is {format_when(when)}"
    # The hour that a clock shows twice names its second run only by an offset.
    is_told = moment(when, sources.zone) == date
    change = partial(with_key, key="date", value=format_when(when)) if is_told else None
    return _proposal(sources, post, "date", message, change)


def _proposal(
    sources: Sources, post: Post, key: str, message: str, change: Change | None
) -> Proposal:
    line, kind = sources.line(post, key), ProblemKind.NOT_PLAIN
    problem = Problem(path=post.path, line=line, kind=kind, message=message)
    return Proposal(problem=problem, path=post.path, change=change)
