"""What a person is told of pages beside a blog's sources that are not taken for its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.published import matching
from confarchive.model.post import Status
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.sent_on import SentOn
    from confarchive.importing.published.storage.pages import PublishedPages

_FEWEST = 0.1  # of the posts answer where the blog's pages are
_OUTSIDE = "leads out of the blog's folder, so no published pages are looked for there; if they are the blog's, --published {} uses them"


def is_this_blog(of_posts: Mapping[str, str], placed: Iterable[Destination]) -> bool:
    """Tell whether enough of the posts *placed* answer for the pages *of_posts* to be the blog's."""
    shown, public = _shown(of_posts, placed)
    return shown > 0 and shown >= _FEWEST * public


def _shown(of_posts: Mapping[str, str], placed: Iterable[Destination]) -> tuple[int, int]:
    """Return how many of the posts that are no drafts have pages, and how many there are."""
    public = [each for each in placed if each.post.status is not Status.DRAFT]
    return sum(each.post.path in of_posts for each in public), len(public)


def outside(path: Path) -> Problem:
    """Return that the folder *path*, where pages may be, is not looked into."""
    return _problem(f"the folder {path.name}", _OUTSIDE.format(path))


def few(
    pages: PublishedPages, of_posts: Mapping[str, str], placed: Sequence[Destination], other: str
) -> Problem | None:
    """Return why *pages* are left, which have those *of_posts* alone, or fewer than the *other* pages, where these are used.

    None where no pages are among them: nobody took them for such.
    """
    number = sum(map(matching.is_page, pages.addresses()))
    if not number:
        return None
    shown, public = _shown(of_posts, placed)
    why = f"of {public} posts only {shown} have their pages there"
    if not shown:
        why = f"of {public} posts none has its page there, as {first_address(placed)} would be"
    elif other:
        why = f"{other} has the pages of more posts"
    told = f"{number} pages are there, and they are not taken for the blog's: {why}"
    return _problem(pages.name, f"{told}{_use(pages)}")


def sending_on(pages: PublishedPages, sent: SentOn) -> Problem:
    """Return why *pages* are left of which each that is a post's only sends its readers on."""
    return _problem(pages.name, f"{only_sent_on(sent)}; nothing is held against them{_use(pages)}")


def only_sent_on(sent: SentOn) -> str:
    """Return that posts' pages lead elsewhere."""
    page, url = next(iter(sent.lost.values()))
    return (
        f"the pages of {len(sent.lost)} posts only send their readers on, such as {page} to {url}"
    )


def first_address(placed: Iterable[Destination]) -> str:
    """Return an address at which the page of a post would be."""
    return next((each.addresses[0] for each in placed if each.addresses), "2015/trip.html")


def _use(pages: PublishedPages) -> str:
    path = getattr(pages, "path", None)
    return f"; if they are, --published {path} uses them" if path else ""


def _problem(path: str, message: str) -> Problem:
    return Problem(path=path, kind=ProblemKind.BAD_VALUE, message=message)
