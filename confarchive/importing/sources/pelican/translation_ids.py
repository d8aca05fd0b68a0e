"""Which posts of a Pelican blog are one text: those with the same ``ARTICLE_TRANSLATION_ID``, which is their slug by default.

Follows ``process_translations`` in Pelican's ``utils.py``: the original is in the blog's language where one is, and none
whose header says ``translation: true`` where another does not. Drafts are no others' originals where a published post is in
their language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from confarchive.model.post import Status
from confarchive.model.translations import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.sources.pelican.settings import Settings


def groups(posts: Iterable[ForeignPost], settings: Settings) -> Iterator[tuple[ForeignPost, ...]]:
    """Yield the *posts* that are one text, the original first, for each such text."""
    found: dict[tuple[bool, tuple[str, ...]], list[ForeignPost]] = defaultdict(list)
    for post in posts:
        found[post.page, _id(post, settings)].append(post)
    for (_, name), members in found.items():
        if name and len(members) > 1:
            yield tuple(sorted(members, key=lambda post: _rank(post, settings)))


def _id(post: ForeignPost, settings: Settings) -> tuple[str, ...]:
    """Return by what Pelican knows the translations of *post*; nothing where it knows none, or the post lacks a part of it."""
    given = settings[f"{'PAGE' if post.page else 'ARTICLE'}_TRANSLATION_ID"]
    names = [given] if isinstance(given, str) else given if isinstance(given, Iterable) else ()
    own = {"slug": post.slug, "title": post.title, "category": post.category, "lang": post.language}
    parts = [
        own.get(str(name)) or post.given.get(str(name).lower(), "")
        for name in sorted(names, key=str)
    ]
    return tuple(parts) if parts and all(parts) else ()


def _rank(post: ForeignPost, settings: Settings) -> tuple[bool, bool, bool, str, str]:
    own = comparable(settings["DEFAULT_LANG"])
    is_translation = post.given.get("translation", "false").strip().lower() != "false"
    is_other = comparable(post.language or own) != own
    is_draft = post.status is Status.DRAFT
    return is_translation, is_other, is_draft, str(post.date or ""), post.path
