"""What an import did, post by post, as a value."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import confarchive
from confarchive.importing.conditions import Conditions
from confarchive.importing.published.proving import causes
from confarchive.importing.published.proving.proof import Cause

_SEVERAL = 3  # posts that a cause of all of them is told by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from confarchive.importing.conversion import Doubt
    from confarchive.importing.published.proving.proof import PageProof, Truth
    from confarchive.importing.verify.difference import Difference
    from confarchive.model.problems import Problem


class Outcome(enum.StrEnum):
    """What became of a source."""

    IMPORTED = "imported"
    """The archive has a new post."""
    UPDATED = "updated"
    """The post is written anew from its changed source."""
    UNCHANGED = "unchanged"
    """The source is as it was; the post was not touched."""
    KEPT = "kept"
    """The source changed, but the post was edited by hand and stays."""
    REFUSED = "refused"
    """The post would show something else than its source; only with ``--strict``."""
    SKIPPED = "skipped"
    """The file is no post, or cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostReport:
    """One source: its path in the content folder, and the post's in the site, if there is one.

    ``faithful`` is None where nothing is claimed, which ``doubts`` explain; ``proved_by`` are what
    shows that the archive shows the same, and ``page`` is what came of the post's published page, and ``from_page`` tells
    that its text was taken from there, as ``cover_from_page`` does of its picture on top.
    ``html_blocks`` counts the raw-HTML blocks that the conversion had to write, ``site_links`` the links to the
    blog's own ``SITEURL`` that stay as they are, ``pictures`` those of the blog's own that the
    source showed, and ``missing_pictures`` those of them that are not there. ``lost`` tells
    that a post is not in the archive though its author has written one. ``written`` is the
    hash of the post's file that this is told of; empty where there is none.
    """

    source: str
    post: str | None = None
    outcome: Outcome
    faithful: bool | None = None
    proved_by: tuple[Truth, ...] = ()
    differences: tuple[Difference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    addresses: tuple[str, ...] = ()
    html_blocks: int = 0
    site_links: int = 0
    pictures: int = 0
    missing_pictures: int = 0
    lost: bool = False
    written: str = ""
    page: PageProof | None = None
    from_page: bool = False
    cover_from_page: bool = False

    @property
    def is_unproven(self) -> bool:
        """Whether the post is in the archive, and nothing tells whether it shows the same."""
        stands = {Outcome.IMPORTED, Outcome.UPDATED, Outcome.UNCHANGED}
        return self.faithful is None and self.outcome in stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an import did; posts by source, files by path, problems in no special order.

    ``files`` are pairs: a file's path in the blog, and that of its copy in the site.
    ``conferences`` are the slugs that conferences.yml got entries for, ``time_zone`` what conf.py
    got for the archive's, if it did. ``settings`` is the
    file that tells how the blog was made, empty where none was found, ``folder`` the one whose
    posts were read, and ``chosen_by`` what told that it is this one. ``program`` is what the blog
    was made with, and ``recognised_by`` what told that. ``blog`` is what the blog
    calls itself, ``published`` what its published pages lie in, empty for none, and ``version`` the one of this package that imported it.
    ``conditions`` are what else the results depend on.
    """

    posts: tuple[PostReport, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    conferences: tuple[str, ...] = ()
    time_zone: str = ""
    settings: str = ""
    folder: str = ""
    chosen_by: str = ""
    program: str = ""
    recognised_by: str = ""
    blog: str = ""
    published: str = ""
    version: str = confarchive.__version__
    conditions: Conditions = field(default_factory=Conditions)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many posts had each outcome, and how many of what else there is."""
        outcomes = Counter(post.outcome for post in self.posts)
        return {outcome.value: outcomes[outcome] for outcome in Outcome} | {
            "faithful": sum(post.faithful is True for post in self.posts),
            "unfaithful": sum(post.faithful is False for post in self.posts),
            "unproven": sum(post.is_unproven for post in self.posts),
            "html_blocks": sum(post.html_blocks for post in self.posts),
            "site_links": sum(post.site_links for post in self.posts),
            "pictures": sum(post.pictures for post in self.posts),
            "missing_pictures": sum(post.missing_pictures for post in self.posts),
            "files": len(self.files),
            "problems": len(self.problems),
        }

    @property
    def is_complete(self) -> bool:
        """Tell whether every post of the blog is in the archive."""
        return not any(post.lost for post in self.posts)


def with_shared_causes(posts: Iterable[PostReport]) -> Iterator[PostReport]:
    """Yield *posts*; what the published pages of several of them show alike otherwise, a plugin or the theme made.

    Where several pages are known to be an older engine's, so are others on which only the same markup differs.
    """
    posts = tuple(posts)
    often = Counter(_unexplained(post) for post in posts)
    older = Counter(facet for post in posts if _is_older(post) for facet in _markup(post))
    for post in posts:
        if post.page and post.page.cause is Cause.UNKNOWN and _is_any(_markup(post), older):
            yield replace(post, page=replace(post.page, cause=Cause.RELEASE))
            continue
        if post.page and often[_unexplained(post)] >= _SEVERAL and _unexplained(post):
            yield replace(post, page=replace(post.page, cause=Cause.PLUGIN))
        else:
            yield post


def _is_older(post: PostReport) -> bool:
    return post.page is not None and post.page.cause is Cause.RELEASE


def _is_any(facets: frozenset[str], older: Mapping[str, int]) -> bool:
    return bool(facets) and all(older[facet] >= _SEVERAL for facet in facets)


def _markup(post: PostReport) -> frozenset[str]:
    """Return the facets in which a published page differs, if it is in what markup makes of the same letters."""
    found = post.page.differences if post.page else ()
    return frozenset(each.facet for each in found) if causes.is_of_markup(found) else frozenset()


def _unexplained(post: PostReport) -> tuple[frozenset[str], ...]:
    """Return the words that stand on one side alone where nothing tells why; none for other posts."""
    if post.page is None or post.page.cause is not Cause.UNKNOWN:
        return ()
    first = post.page.differences[0]
    before, after = set(first.source.split()), set(first.result.split())
    return frozenset({first.facet}), frozenset(before - after), frozenset(after - before)


def shown(path: Path) -> str:
    """Return *path* as a person names it from where the command runs: relative, if it is below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
