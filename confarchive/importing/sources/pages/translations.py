"""Which posts of a blog of pages are one text: those whose pages lead to each other as the same in another language.

They do so by links with ``hreflang``, in their heads for machines, or in their texts for readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.sources.pages.reader import ALSO
from confarchive.model.translations import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pages.survey import Survey


def groups(posts: Iterable[ForeignPost], survey: Survey) -> Iterator[tuple[ForeignPost, ...]]:
    """Yield the *posts* that are one text, that in the blog's language first, else the oldest, for each such text."""
    by_path = {post.path: post for post in posts}
    merged = {old: path for path, post in by_path.items() for old in _old(post)}
    led_to = {path: _led_to(path, survey, merged) for path in by_path}
    taken: set[str] = set()
    for path in sorted(by_path, key=lambda path: _rank(by_path[path], survey)):
        mutual = [other for other in led_to[path] if path in led_to.get(other, ())]
        members = [by_path[each] for each in (path, *mutual) if each not in taken]
        if path not in taken and len(members) > 1:
            taken |= {post.path for post in members}
            yield tuple(sorted(members, key=lambda post: _rank(post, survey)))


def _old(post: ForeignPost) -> Iterable[str]:
    return filter(None, post.given.get(ALSO, "").split("\n"))


def _led_to(path: str, survey: Survey, merged: dict[str, str]) -> frozenset[str]:
    found = (merged.get(each, each) for each in survey.in_languages.get(path, ()))
    return frozenset(found) - {path}


def _rank(post: ForeignPost, survey: Survey) -> tuple[bool, str, str]:
    own = comparable(survey.language).partition("-")[0]
    return bool(post.language) and post.language != own, str(post.date or ""), post.path
