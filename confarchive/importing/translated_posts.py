"""A blog's posts that are there in several languages: which of them is the original."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.model.translations import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from confarchive.importing.foreign_post import ForeignPost


def paired(
    posts: Iterable[ForeignPost], groups: Iterable[Sequence[ForeignPost]], language: str
) -> tuple[ForeignPost, ...]:
    """Return *posts*, the translations among them with the path of their original.

    Each of *groups* is one text, its original first; of two posts in one language the second is none of it. Who names no
    language is in the blog's, *language*: posts of a text all say theirs, for the archive may be in another.
    """
    found: dict[str, ForeignPost] = {}
    for original, *others in groups:
        own = replace(original, language=original.language or language)
        known = {comparable(own.language)}
        for other in others:
            code = other.language or language
            if comparable(code) not in known:
                known.add(comparable(code))
                found[own.path] = own
                found[other.path] = replace(other, language=code, original=own.path)
    return tuple(found.get(post.path, post) for post in posts)
