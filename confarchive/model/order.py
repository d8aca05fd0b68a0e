"""The orders in which lists have posts."""

from __future__ import annotations

from collections import defaultdict
from datetime import MINYEAR, datetime
from operator import attrgetter
from typing import TYPE_CHECKING

from confarchive.model.dates.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.model.post import Post


def newest_first(posts: Iterable[Post], now: datetime) -> tuple[Post, ...]:
    """Return *posts* by date, the newest first; posts of one moment by path.

    Posts without a date, which only a preview shows, come last.
    """
    by_path = sorted(posts, key=attrgetter("path"))
    return tuple(sorted(by_path, key=lambda post: _time(post, now), reverse=True))


def _time(post: Post, now: datetime) -> datetime:
    if post.date:
        return moment(post.date, now.tzinfo)
    return datetime(MINYEAR, 1, 2, tzinfo=now.tzinfo)


def by_year(posts: Iterable[Post]) -> tuple[tuple[int, tuple[Post, ...]], ...]:
    """Return the years of *posts*, the last first, each with its posts in their order."""
    years: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        if post.date:
            years[post.date.year].append(post)
    return tuple((year, tuple(years[year])) for year in sorted(years, reverse=True))


def by_blog(posts: Iterable[Post]) -> tuple[tuple[Post, ...], ...]:
    """Return *posts* in their order, those of each blog together; all where no more than one blog was imported.

    What is written since the import of an only blog goes on with it.
    """
    found: dict[str, list[Post]] = defaultdict(list)
    every = tuple(posts)
    for post in every:
        found[post.source.blog if post.source else ""].append(post)
    return (every,) if len(found.keys() - {""}) <= 1 else tuple(map(tuple, found.values()))


def as_read(posts: Iterable[Post], now: datetime) -> tuple[Post, ...]:
    """Return *posts* of series by their ``part``, those without one after them, the oldest first."""
    by_date = sorted(newest_first(posts, now), key=lambda post: _time(post, now))
    return tuple(sorted(by_date, key=lambda post: (post.part is None, post.part or 0)))
