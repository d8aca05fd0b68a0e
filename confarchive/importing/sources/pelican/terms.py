"""What the posts of a blog are filed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.importing.foreign_post import ForeignPost


def terms_of(posts: Iterable[ForeignPost]) -> dict[str, tuple[str, ...]]:
    """Return the names of the tags, categories and authors of *posts*, by kind."""
    posts = tuple(posts)
    return {
        "TAG": tuple(dict.fromkeys(tag for post in posts for tag in post.tags)),
        "CATEGORY": tuple(dict.fromkeys(post.category for post in posts if post.category)),
        "AUTHOR": tuple(dict.fromkeys(author for post in posts for author in post.authors)),
    }
