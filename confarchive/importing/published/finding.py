"""Where the published pages of a blog lie: beside its sources, on another branch, or where a person says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.published import guessing, matching, site_urls
from confarchive.importing.published.extraction.frame import Frame, frame_of
from confarchive.importing.published.extraction.page_heads import sends_on
from confarchive.importing.published.proving import edits
from confarchive.importing.published.storage import branch, mirror, web_archive
from confarchive.importing.published.storage.folder import Folder
from confarchive.model.post import Status
from confarchive.model.sitefiles import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.proving.edits import SourceEdit
    from confarchive.importing.published.storage.pages import PublishedPages

FOLDERS = ("output", "public", "_site", "site", "docs", "html", "build")
"""The folders into which generators write a site, beside its sources."""
_FEWEST = 0.1  # of the posts answer in a folder that has the blog's pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBlog:
    """The pages that readers of a blog got. It can be pickled.

    ``of_posts`` are the addresses of posts' pages by the paths of their sources, ``frame`` is what
    they share, and ``site_urls`` are what they call the blog's root: ``//hall.example/``.
    ``edits`` tell what was edited of posts after they were published, by the same paths.
    ``guessed`` are the posts whose pages stand elsewhere than their addresses say: it must be seen
    that their text is the post's.
    """

    pages: PublishedPages
    of_posts: Mapping[str, str]
    frame: Frame = field(default_factory=Frame)
    site_urls: tuple[str, ...] = ()
    guessed: frozenset[str] = frozenset()
    edits: Mapping[str, SourceEdit] = field(default_factory=dict)

    def digest(self, source: str) -> str:
        """Return the hash of the page of the post with this *source*; "" where none can be read."""
        try:
            return hashlib.sha256(self.pages.read(self.of_posts[source])).hexdigest()
        except (KeyError, OSError):
            return ""


def find(
    folders: Iterable[Path], given: Path | None, content: Path, placed: Sequence[Destination]
) -> PublishedBlog | None:
    """Return the published pages of the posts *placed*, whose sources are below *content*; None for none.

    They are those in the folder *given*, or else those of the blog's *folders*, or of its clone,
    that have the most posts. Raises NothingToImportError where those *given* have none.
    """
    candidates = [_given(given, placed)] if given is not None else _candidates(folders)
    found = [(each, matching.by_address(placed, each.addresses())) for each in candidates]
    pages, of_posts = max(found, key=lambda each: len(each[1]), default=(None, {}))
    if given is not None and not of_posts:
        raise NothingToImportError(_nothing(given, placed))
    if pages is None or (given is None and not _is_this_blog(of_posts, placed)):
        return None
    of_posts = {post: page for post, page in of_posts.items() if not _sends_on(pages, page)}
    guessed = guessing.guess(placed, pages, of_posts)
    of_all = {**of_posts, **guessed}
    return PublishedBlog(
        pages=pages,
        of_posts=of_all,
        guessed=frozenset(guessed),
        frame=frame_of(pages, of_all.values()),
        site_urls=site_urls.of_pages(pages, tuple(of_all.values())),
        edits=edits.find(content, placed, pages, of_all),
    )


def _sends_on(pages: PublishedPages, address: str) -> bool:
    try:
        return sends_on(pages.read(address))
    except OSError:
        return False


def _given(path: Path, placed: Iterable[Destination]) -> PublishedPages:
    """Return the pages in the folder or web archive that a person names, the blog's root being there or below."""
    wanted = {form for each in placed for form in matching.forms(each)}
    if path.is_file():
        return mirror.of(web_archive.open_archive(path, f"the file {path}"), wanted)
    return mirror.of(Folder(path=path, name=f"the folder {path}"), wanted)


def _candidates(folders: Iterable[Path]) -> Iterator[PublishedPages]:
    folders = tuple(dict.fromkeys(folders))
    for folder in folders:
        for name in FOLDERS:
            path = folder / name
            if path.is_dir() and not leads_out(path, folder):
                yield Folder(path=path, name=f"the folder {name}")
    if folders:
        yield from branch.branches(folders[0])


def _is_this_blog(of_posts: Mapping[str, str], placed: Iterable[Destination]) -> bool:
    """Tell whether enough posts answer for the pages to be the blog's."""
    public = [each for each in placed if each.post.status is not Status.DRAFT]
    shown = sum(each.post.path in of_posts for each in public)
    return shown > 0 and shown >= _FEWEST * len(public)


def _nothing(given: Path, placed: Sequence[Destination]) -> str:
    first = next((each.addresses[0] for each in placed if each.addresses), "2015/trip.html")
    return (
        f"{given}: no page of a post is there; expected what has the blog's root in it, "
        f"with {first} below it; or leave --published out"
    )
