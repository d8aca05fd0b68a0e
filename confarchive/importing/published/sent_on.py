"""Pages that only send their readers on: where the posts stand that they were addresses of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.published import matching
from confarchive.importing.published.extraction.page_heads import sent_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.importing.published.storage.pages import PublishedPages

_MOST = 5  # pages that one may lead on to another by


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOn:
    """What comes of the pages at posts' addresses: by the paths of the posts' sources.

    At ``there`` is the page itself, ``elsewhere`` the one that readers were sent on to, and ``lost`` are the page that
    sent them on and the URL to which, which is none of the pages, or that of several posts.
    """

    there: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    lost: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def follow(pages: PublishedPages, of_posts: Mapping[str, str]) -> SentOn:
    """Return where the posts stand whose addresses lead to those of *pages* that *of_posts* tells."""
    files = {matching.plain(each): each for each in reversed(pages.addresses())}
    told = {page: _sent_to(pages, page) for page in of_posts.values()}
    there = {post: page for post, page in of_posts.items() if not told[page]}
    ends = {post: _end(pages, page, files) for post, page in of_posts.items() if post not in there}
    often = Counter(filter(None, [*there.values(), *ends.values()]))
    elsewhere = {post: end for post, end in ends.items() if often[end] == 1}
    lost = {post: of_posts[post] for post in ends if post not in elsewhere}
    return SentOn(
        there=there,
        elsewhere=elsewhere,
        lost={post: (page, told[page]) for post, page in lost.items()},
    )


def _end(pages: PublishedPages, page: str, files: Mapping[str, str]) -> str:
    """Return the page that *page* leads on to, at last; "" where that is not there, and for a circle."""
    for _ in range(_MOST):
        url = _sent_to(pages, page)
        if not url:
            return page
        page = next((files[form] for form in matching.files_below(url, page) if form in files), "")
        if not page:
            break
    return ""


def _sent_to(pages: PublishedPages, address: str) -> str:
    try:
        return sent_to(pages.read(address))
    except OSError:
        return ""
