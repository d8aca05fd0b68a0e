"""Posts that stand on several pages count once, and days on which many were changed are no author's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.sources.pages.reader import ALSO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confarchive.importing.foreign_post import Reading

_TAG = re.compile(r"<[^>]*>")
_BULK = 0.1  # of the posts that were changed on one day were changed by no author


def settled(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return *readings* of pages with each post once, in the order of paths."""
    return _without_bulk(_merged(readings))


def _merged(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return *readings*; of posts that say the same on the same day the one at the shortest address."""
    found: dict[object, list[Reading]] = defaultdict(list)
    for reading in readings:
        found[_said(reading)].append(reading)
    return tuple(sorted(map(_one, found.values()), key=lambda reading: reading.path))


def _said(reading: Reading) -> object:
    post = reading.post
    words = tuple(_TAG.sub(" ", post.text).split()) if post else ()
    return (post.title, str(post.date), words) if post and words else reading.path


def _one(same: Sequence[Reading]) -> Reading:
    first, *others = sorted(same, key=lambda each: (len(each.path), each.path))
    if not others or first.post is None:
        return first
    given = {**first.post.given, ALSO: "\n".join(each.path for each in others)}
    return replace(first, post=replace(first.post, given=given))


def _without_bulk(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return *readings* without days of change that many posts have: no author changed them."""
    days = Counter(
        str(each.post.updated)[:10] for each in readings if each.post and each.post.updated
    )
    bulk = {day for day, posts in days.items() if posts > max(2, _BULK * len(readings))}
    return tuple(
        replace(each, post=replace(each.post, updated=None))
        if each.post and str(each.post.updated)[:10] in bulk
        else each
        for each in readings
    )
