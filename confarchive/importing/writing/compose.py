"""The archive's post, of what the blog's post says about itself and its converted body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from confarchive.importing.html_myst import titles
from confarchive.model.post import Post, PostSource

if TYPE_CHECKING:
    from confarchive.importing.body import Body
    from confarchive.importing.links.destinations import Destination

# Keys that are told in other ways: by the title, the path, the addresses.
_TOLD = frozenset(["title", "url", "save_as", "path"])
# What blogs call the place of a post in its series; the first is that of Pelican's plugin.
_PARTS = ("series_index", "series_part", "series_order", "part")


def compose(
    destination: Destination, title: str, body: Body, *, blog: str, feed_id: str = ""
) -> Post:
    """Return the post that goes to *destination*, under the *title*, which is MyST.

    *blog* is what its blog is called, *feed_id* what the blog's feeds call the post.
    """
    foreign, header = destination.post, body.header
    given = dict(header.rest)
    if destination.translation_of:
        given.pop("translation", None)
    source = PostSource(path=foreign.path, sha256=foreign.sha256, blog=blog, id=feed_id)
    return Post(
        path=destination.path,
        title=title,
        body=body.text,
        **of_header(destination),
        location=_line(given.pop("location", "")) or None,
        summary=titles.plain(body.summary) or None,
        cover=header.cover or None,
        cover_alt=header.cover_alt or None,
        subtitle=header.subtitle or None,
        part=_part(given),
        series=_line(given.pop("series", "")) or None,
        source=source,
        extra=tuple((key, value) for key, value in given.items() if key not in _TOLD),
    )


def of_header(destination: Destination) -> dict[str, Any]:
    """Return what is known of a post before its body is converted, by the names of the archive's values."""
    foreign = destination.post
    return {
        "date": foreign.date,
        "updated": foreign.updated if foreign.updated != foreign.date else None,
        "status": foreign.status,
        "authors": foreign.authors,
        "category": _line(foreign.category) or None,
        "tags": foreign.tags,
        "language": foreign.language or None,
        "translation_of": destination.translation_of or None,
        "redirect": destination.redirect,
    }


def _part(given: dict[str, str]) -> int | None:
    """Take the post's place in its series out of *given*, if it is a number."""
    if not given.get("series", "").strip():
        return None
    for key in _PARTS:
        if found := re.fullmatch(r"\s*([0-9]{1,9})\s*", given.get(key, "")):
            del given[key]
            return int(found[1])
    return None


def _line(text: str) -> str:
    return " ".join(text.split())
