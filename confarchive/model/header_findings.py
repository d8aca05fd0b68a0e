"""What is wrong with the headers of posts, of those that tell it to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from confarchive.model.post import Post

    Header = tuple[Post, tuple[Problem, ...]]

# A draft may be half written: only what keeps it from being read is worth a message.
_FATAL = frozenset({ProblemKind.UNREADABLE, ProblemKind.BAD_VALUE})


def of_headers(read: Iterable[Header], withheld: AbstractSet[str]) -> Iterator[Problem]:
    """Yield what is wrong with headers; of what is *withheld*, only what is fatal."""
    for post, problems in read:
        for problem in problems:
            if post.path not in withheld or problem.kind in _FATAL:
                yield problem


def duplicates(posts: Iterable[Post]) -> Iterator[Problem]:
    """Yield a problem for each of *posts* that has the slug of one before it."""
    first: dict[str, Post] = {}
    for post in posts:
        other = first.setdefault(post.slug, post)
        if other is not post:
            message = f"{other.path} has the same slug; rename one, or links by name reach only one of them"
            yield Problem(path=post.path, kind=ProblemKind.DUPLICATE_SLUG, message=message)
