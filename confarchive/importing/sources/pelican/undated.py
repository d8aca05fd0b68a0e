"""Posts that say no date: they get one of the blog's history, or wait for a person's decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.post import Status
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from confarchive.importing.foreign_post import Reading
    from confarchive.importing.sources.pelican.settings import Settings


def settle(readings: Sequence[Reading], settings: Settings) -> Iterator[Reading]:
    """Yield *readings*, of undated articles with the day of their history or with what to do.

    Only with ``DEFAULT_DATE = 'fs'`` Pelican publishes an article without a date, so only there
    one takes it from the history.
    """
    undated = [each for each in readings if _is_undated(each)]
    asked = undated if settings["DEFAULT_DATE"] == "fs" else ()
    days = _days(asked, settings) if asked else {}
    undated_paths = {each.path for each in undated}
    for each in readings:
        yield _settled(each, days.get(each.path)) if each.path in undated_paths else each


def _is_undated(reading: Reading) -> bool:
    """Tell whether *reading* is an article of which nothing tells a date, not even a wrong one."""
    post = reading.post
    return post is not None and not post.page and post.date is None and "date" not in post.given


def _days(readings: Sequence[Reading], settings: Settings) -> Mapping[str, date]:
    from confarchive.importing import git_history  # noqa: PLC0415 - few blogs need it, and it loads long

    files = {settings.content / each.path: each.path for each in readings}
    return {files[file]: day for file, day in git_history.first_days(settings.base, files).items()}


def _settled(reading: Reading, day: date | None) -> Reading:
    post = reading.post
    if post is None or (day is None and post.status is Status.DRAFT):
        return reading
    message, kind = (
        "no date in its header or name: it is not published until it has one, such as 'date: 2015-02-03'",
        ProblemKind.NO_DATE,
    )
    if day is not None:
        message = (
            f"no date in its header or name; {day}, when the file was first committed, is taken"
        )
        kind = ProblemKind.DATE_OF_HISTORY
    problem = Problem(path=reading.path, line=1, kind=kind, message=message)
    return replace(reading, post=replace(post, date=day), problems=(*reading.problems, problem))
