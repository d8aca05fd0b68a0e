"""The same post in several languages: what leads from one to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.site.language_names import own_name
from confarchive.building.site.page_parts import Translation
from confarchive.model.text import languages
from confarchive.model.text.direction import of_language

if TYPE_CHECKING:
    from confarchive.model.archive import Archive
    from confarchive.model.post import Post


def others(archive: Archive, post: Post) -> tuple[Translation, ...]:
    """Return the ways from a *post* or a static page to the same in other languages."""
    return tuple(_to(archive, each, post) for each in archive.translations.others(post))


def alternates(archive: Archive, post: Post) -> tuple[Translation, ...]:
    """Return the ways to a *post* in all languages, its own too, as machines are told; first where any reader is sent.

    Nothing is told of one that only its address reaches, nor of what is in no language that has a code.
    """
    group = archive.translations.group(post)
    if post.docname in archive.unlisted:
        return ()
    ways = (_to(archive, each, post) for each in group)
    told = tuple(way for way in ways if languages.is_code(way.language))
    return told if len(told) > 1 else ()


def _to(archive: Archive, post: Post, other: Post) -> Translation:
    """Return the way to a *post* from an *other* one that is the same text."""
    code = (post.language or archive.translations.language).strip().replace("_", "-")
    return Translation(
        page=post.docname,
        text=own_name(code),
        language=code,
        direction=of_language(code),
        relation=_relation(post, other),
    )


def _relation(post: Post, other: Post) -> str:
    if post.translation_of == other.slug:
        return "workTranslation"
    return "translationOfWork" if other.translation_of == post.slug else ""
