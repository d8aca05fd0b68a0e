"""What an author does to an archive between two builds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.posts import FakePost

    Edit = Callable[[list[FakePost]], list[FakePost]]

COLD = "cold"


def nothing(posts: list[FakePost]) -> list[FakePost]:
    """Return the posts as they are."""
    return posts


def edited(posts: list[FakePost]) -> list[FakePost]:
    """Return the posts with one sentence more in the middle one."""
    middle = len(posts) // 2
    changed = replace(posts[middle], paragraphs=(*posts[middle].paragraphs, "One sentence more."))
    return [*posts[:middle], changed, *posts[middle + 1 :]]


def added(posts: list[FakePost]) -> list[FakePost]:
    """Return the posts and a new one."""
    return [*posts, replace(posts[-1], slug="post-new", title="A new post")]


def renamed(posts: list[FakePost]) -> list[FakePost]:
    """Return the posts with one tag renamed wherever it stands."""
    tag = posts[0].tags[0]
    return [
        replace(post, tags=tuple("renamed" if name == tag else name for name in post.tags))
        for post in posts
    ]


EDITS: dict[str, Edit] = {
    COLD: nothing,
    "nothing changed": nothing,
    "one post edited": edited,
    "one post added": added,
    "one tag renamed": renamed,
}
"""The builds of a run, in their order, and what is done to the posts before each."""
