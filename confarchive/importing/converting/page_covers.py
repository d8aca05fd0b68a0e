"""The picture that a theme showed on top of a post, which only its published page has, becomes the post's cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.importing.published.page_cover import cover_of_page
from confarchive.importing.published.proving.prove import article_on_page
from confarchive.model.post import PAGE

if TYPE_CHECKING:
    from confarchive.importing.converting.transfers import Transfer
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.finding import PublishedBlog


def with_cover(
    transfer: Transfer, shown: str, resolver: Resolver, published: PublishedBlog
) -> Transfer:
    """Return the post of *transfer*, of which the archive shows the HTML *shown*, with the cover that its page has.

    *transfer* itself is returned where it has one of its own, and where the page has none.
    Raises OSError where the page cannot be read.
    """
    post = transfer.post
    if post is None or post.source is None or post.cover:
        return transfer
    found = article_on_page(transfer.destination.post.path, shown, published)
    cover = cover_of_page(*found, resolver, published) if found else None
    if cover is None:
        return transfer
    source = replace(post.source, cover_origin=PAGE)
    return replace(
        transfer,
        post=replace(post, cover=cover.url, cover_alt=cover.alt or None, source=source),
        files=tuple(sorted({*transfer.files, *cover.files})),
        generated=(*transfer.generated, *cover.generated),
    )
