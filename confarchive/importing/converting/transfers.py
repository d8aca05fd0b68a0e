"""What came of converting a post, for whoever writes it and tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt
from confarchive.importing.published.proving.proof import Truth
from confarchive.model.post import PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.importing.conversion import GeneratedFile
    from confarchive.importing.links.destinations import Destination
    from confarchive.importing.published.proving.proof import PageProof
    from confarchive.importing.verify.difference import Difference
    from confarchive.model.conferences.conference_findings import Finding
    from confarchive.model.post import Post
    from confarchive.model.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A converted post, the places of the files it uses, and what the comparison found.

    ``generated`` are files that no file of the blog is, such as a notebook's
    pictures. ``site_links`` counts the links to the blog's own ``SITEURL`` that stay,
    and ``redirects`` are what ``redirects.yml`` has to say for them to lead anywhere.
    ``conferences`` are those that it speaks of beyond doubt.
    ``pictures`` are how many of the blog's own pictures it shows, ``missing_pictures`` how
    many of these are not there, and ``beyond_mending`` how many of ``differences`` come of that
    alone. ``sections`` are the labels of its headings that links lead to, by the ids they had, and
    ``leads_to`` the places in other posts that its links lead to: their paths, and ids. ``compared`` is false where nothing tells what readers saw, which ``doubts`` explain. ``post``
    is None where the conversion failed; a problem tells why. ``page`` is what the post's published
    page proves, None where there is none, and ``is_whole`` tells that the archive shows all that
    the blog's theme did of its header. ``compared_with`` is what its ``differences`` are from.
    """

    destination: Destination
    post: Post | None = None
    files: tuple[str, ...] = ()
    generated: tuple[GeneratedFile, ...] = ()
    conferences: tuple[Finding, ...] = ()
    compared: bool = True
    doubts: tuple[Doubt, ...] = ()
    differences: tuple[Difference, ...] = ()
    beyond_mending: int = 0
    html_blocks: int = 0
    warnings: int = 0
    site_links: int = 0
    pictures: int = 0
    missing_pictures: int = 0
    redirects: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    leads_to: frozenset[tuple[str, str]] = frozenset()
    problems: tuple[Problem, ...] = ()
    page: PageProof | None = None
    is_whole: bool = True
    compared_with: Truth = Truth.ENGINE

    @property
    def proved_by(self) -> tuple[Truth, ...]:
        """What proves that the archive shows what readers saw. A page tells nothing of files that are gone."""
        if self.post is None or (self.compared and self.differences):
            return ()
        is_same = self.page is not None and self.page.is_same
        found: list[Truth] = []
        if is_same and self.is_whole and not (self.missing_pictures or self.beyond_mending):
            found.append(Truth.PUBLISHED)
        return (*found, self.compared_with) if self.compared else tuple(found)

    @property
    def is_from_page(self) -> bool:
        """Whether its text was taken from its published page."""
        source = self.post.source if self.post else None
        return source is not None and source.origin == PAGE

    @property
    def is_cover_from_page(self) -> bool:
        """Whether its picture on top was taken from its published page."""
        source = self.post.source if self.post else None
        return source is not None and source.cover_origin == PAGE

    @property
    def faithful(self) -> bool | None:
        """Whether the archive shows what readers saw; None where nothing is claimed."""
        if self.post is not None and self.compared and self.differences:
            return False
        is_refuted = self.page is not None and self.page.refutes
        return True if self.proved_by and not is_refuted else None

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """Why nothing is claimed, if nothing is."""
        if self.faithful is not None:
            return () if self.faithful else self.doubts
        if self.page is None or not self.page.refutes:
            return self.doubts
        return (
            *self.doubts,
            Doubt(reason=f"its published page differs: {self.page.differences[0]}"),
        )
