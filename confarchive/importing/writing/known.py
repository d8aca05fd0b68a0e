"""What the archive has already, as an import of a blog into it needs to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.writing import write
from confarchive.importing.writing.state import State, state
from confarchive.model.addresses.slugs import slugify
from confarchive.model.archive import FILES
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from pathlib import Path

    from confarchive.importing.foreign_post import ForeignPost
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.writing.write import Archived


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The posts of the archive in the folder ``site``, seen from the blog called ``blog``.

    ``posts`` are all of them, ``by_source`` those of the blog by the paths of their sources.
    """

    site: Path
    blog: str
    posts: tuple[Archived, ...]
    by_source: Mapping[str, Archived]

    @property
    def paths(self) -> Mapping[str, str]:
        """The paths of the blog's posts, by those of their sources."""
        return {source: each.path for source, each in self.by_source.items()}

    @property
    def answered(self) -> Iterator[tuple[str, str]]:
        """The addresses of other posts, old ones and their own, each with the page."""
        own = {each.path for each in self.by_source.values()}
        for each in self.posts:
            if each.path not in own:
                page = each.path.removesuffix(".md")
                yield from ((address, page) for address in (page, *each.header.redirect))

    @property
    def folder(self) -> str:
        """The archive's folder for the blog's files: its own where other blogs came before."""
        others = any(each.source and each.source.blog != self.blog for each in self.posts)
        return f"{FILES}/{slugify(self.blog)}" if others and self.blog else FILES

    def settled(self, destination: Destination, *, theirs: bool) -> str | None:
        """Return the text of a post in the archive that this import will not write anew.

        With *theirs* it does not matter that a person has edited it.
        """
        archived = self.by_source.get(destination.post.path)
        now = state(self.site, archived, destination, blog=self.blog)
        stays = now is State.CURRENT or (now is State.EDITED and not theirs)
        if archived is None or not stays:
            return None
        return (self.site / archived.path).read_text(encoding="utf-8", errors="replace")

    def shows_otherwise(self, placed: Iterable[Destination]) -> bool:
        """Tell whether the blog publishes another post than when it was written, or no longer does: links follow that."""
        return any(
            archived.header.status is not each.post.status
            and write.is_as_written(self.site, archived)
            for each in placed
            if (archived := self.by_source.get(each.post.path))
        )

    def gone(self, sources: Container[str]) -> Iterator[Problem]:
        """Yield the posts whose source is not among the *sources* of today."""
        for each in self.posts:
            source = each.source
            if source is not None and source.blog == self.blog and source.path not in sources:
                message = f"its source {source.path} is no longer in the blog; the post stays"
                yield Problem(path=each.path, kind=ProblemKind.SOURCE_GONE, message=message)


def known(site: Path, blog: str, posts: Iterable[ForeignPost]) -> Known:
    """Return what the archive in the folder *site* has of the *posts* of a *blog*."""
    archived = write.scan(site)
    return Known(
        site=site, blog=blog, posts=archived, by_source=dict(_known(archived, posts, blog))
    )


def _known(
    archived: Iterable[Archived], posts: Iterable[ForeignPost], blog: str
) -> Iterator[tuple[str, Archived]]:
    """Yield each source that the archive has a post of, with that post.

    It is known by its path and the blog's name, or, if that has changed, by what it says too.
    """
    hashes = {post.path: post.sha256 for post in posts}
    for each in archived:
        if each.source is not None and each.source.path in hashes:
            same = each.source.sha256 == hashes[each.source.path]
            if same or each.source.blog == blog:
                yield each.source.path, each
