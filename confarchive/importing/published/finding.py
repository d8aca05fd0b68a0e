"""Where the published pages of a blog lie: beside its sources, on another branch, or where a person says."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.published import guessing, left_pages, matching, sent_on, site_urls
from confarchive.importing.published.extraction.frame import Frame, frame_of
from confarchive.importing.published.extraction.page_tree import NEARLY, has_end
from confarchive.importing.published.hidden import why_page_withheld
from confarchive.importing.published.proving import edits
from confarchive.importing.published.storage import branch, mirror, web_archive
from confarchive.importing.published.storage.folder import Folder
from confarchive.importing.published.storage.pages import sample
from confarchive.importing.url_parts import join_url
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.proving.edits import SourceEdit
    from confarchive.importing.published.sent_on import SentOn
    from confarchive.importing.published.storage.pages import PublishedPages
    from confarchive.model.problems import Problem

FOLDERS = ("output", "public", "_site", "site", "docs", "html", "build")
"""The folders into which generators write a site, beside its sources."""
_SOME = 48  # pages that tell whether all have an end


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBlog:
    """The pages that readers of a blog got. It can be pickled.

    ``of_posts`` are the addresses of posts' pages by the paths of their sources, ``frame`` is what
    they share; nearly all have an end where they are ``ended``. ``site_urls`` are what they call the blog's root: ``//hall.example/``.
    ``edits`` tell what was edited of posts after they were published, by the same paths.
    ``guessed`` are the posts whose pages stand elsewhere than their addresses say: it must be seen
    that their text is the post's. ``moved`` has the posts' own addresses by those of these pages.
    ``withheld`` tells why pages at posts' own addresses were not meant to be found, by the paths of the posts' sources.
    """

    pages: PublishedPages
    of_posts: Mapping[str, str]
    frame: Frame = field(default_factory=Frame)
    ended: bool = False
    site_urls: tuple[str, ...] = ()
    guessed: frozenset[str] = frozenset()
    withheld: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    edits: Mapping[str, SourceEdit] = field(default_factory=dict)

    def digest(self, source: str) -> str:
        """Return the hash of the page of the post with this *source*; "" where none can be read."""
        try:
            return hashlib.sha256(self.pages.read(self.of_posts[source])).hexdigest()
        except (KeyError, OSError):
            return ""

    def is_whole(self, page: bytes) -> bool:
        """Tell whether a *page* is not cut short, as far as others tell."""
        return has_end(page) or not self.ended

    def path(self, url: str, address: str) -> str:
        """Return what *url* on the page at *address* leads to, from the blog's root; a whole URL for another site.

        To a page that moved, links lead by the address that its post has.
        """
        found = site_urls.below(url, self.site_urls) or join_url(f"/{quote(address)}", url)
        path = re.split("[?#]", found, maxsplit=1)[0]
        own = next(filter(None, map(self.moved.get, matching.files_of(matching.plain(path)))), "")
        return f"/{quote(own)}{found[len(path) :]}" if own and path.startswith("/") else found


class FoundPages(NamedTuple):
    """The published pages that are the blog's, None for none, and what there is to tell of those that are not."""

    blog: PublishedBlog | None = None
    problems: tuple[Problem, ...] = ()


def given(path: Path, content: Path, placed: Sequence[Destination]) -> PublishedBlog:
    """Return the published pages of the posts *placed*, whose sources are below *content*, in what a person gives, *path*.

    Raises NothingToImportError where none of them is there.
    """
    pages = _given(path, placed)
    sent = sent_on.follow(pages, matching.by_address(placed, pages.addresses()))
    blog = _blog(pages, sent, content, placed)
    if not blog.of_posts:
        raise NothingToImportError(_nothing(path, sent, placed))
    return blog


def find(folders: Iterable[Path], content: Path, placed: Sequence[Destination]) -> FoundPages:
    """Return the published pages of the posts *placed*, whose sources are below *content*, with all that is told.

    They are those in the blog's *folders*, or on a branch of its clone, that have the most posts.
    """
    folders = tuple(dict.fromkeys(folders))
    there = [(each, matching.by_address(placed, each.addresses())) for each in _there(folders)]
    enough = [each for each in there if left_pages.is_this_blog(each[1], placed)]
    best = max(enough, key=lambda each: len(each[1]), default=None)
    others = [each for each in there if each is not best]
    told = [left_pages.few(*each, placed, best[0].name if best else "") for each in others]
    told += [left_pages.outside(path) for path, above in _places(folders) if leads_out(path, above)]
    problems = tuple(filter(None, told))
    if best is None:
        return FoundPages(problems=problems)
    pages, of_posts = best
    sent = sent_on.follow(pages, of_posts)
    blog = _blog(pages, sent, content, placed)
    if not blog.of_posts:
        return FoundPages(problems=(*problems, left_pages.sending_on(pages, sent)))
    return FoundPages(blog, problems)


def _blog(
    pages: PublishedPages, sent: SentOn, content: Path, placed: Sequence[Destination]
) -> PublishedBlog:
    known = {**sent.there, **sent.elsewhere}
    of_posts = {**known, **guessing.guess(placed, pages, known)}
    guessed = of_posts.keys() - sent.there.keys()
    own = {each.post.path: matching.plain(each.addresses[0]) for each in placed if each.addresses}
    return PublishedBlog(
        pages=pages,
        of_posts=of_posts,
        guessed=frozenset(guessed),
        moved={of_posts[each]: own[each] for each in guessed if each in own},
        withheld=dict(_withheld(pages, known)),
        frame=frame_of(pages, of_posts.values()),
        ended=_are_ended(pages, sample([*of_posts.values()], _SOME)),
        site_urls=site_urls.of_pages(pages, tuple(of_posts.values())),
        edits=edits.find(content, placed, pages, of_posts),
    )


def _are_ended(pages: PublishedPages, addresses: Sequence[str]) -> bool:
    ended = 0
    for address in addresses:
        with suppress(OSError):
            ended += has_end(pages.read(address))
    return ended >= NEARLY * len(addresses)


def _withheld(pages: PublishedPages, of_posts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for post, address in of_posts.items():
        with suppress(OSError):
            if why := why_page_withheld(pages, address):
                yield post, why


def _given(path: Path, placed: Iterable[Destination]) -> PublishedPages:
    """Return the pages in the folder or web archive that a person names, the blog's root being there or below."""
    wanted = {form for each in placed for form in matching.forms(each)}
    if path.is_file():
        return mirror.of(web_archive.open_archive(path, f"the file {path}"), wanted)
    return mirror.of(Folder(path=path, name=f"the folder {path}"), wanted)


def _there(folders: Sequence[Path]) -> Iterator[PublishedPages]:
    for path, above in _places(folders):
        if not leads_out(path, above):
            yield Folder(path=path, name=f"the folder {path.name}")
    if folders:
        yield from branch.branches(folders[0])


def _places(folders: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each folder that pages may be in, with that of *folders* that it stands in."""
    paths = ((folder / name, folder) for folder in folders for name in FOLDERS)
    yield from (each for each in paths if each[0].is_dir())


def _nothing(path: Path, sent: SentOn, placed: Sequence[Destination]) -> str:
    found = left_pages.only_sent_on(sent) if sent.lost else "no page of a post is there"
    return (
        f"{path}: {found}; expected what has the blog's root in it, "
        f"with {left_pages.first_address(placed)} below it; or leave --published out"
    )
