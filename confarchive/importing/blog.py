"""The blog that is imported, as converting each of its posts needs it; it can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from confarchive.model.conferences.conference import Conferences
from confarchive.runtime.time_limit import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.importing.links.index import LinkIndex
    from confarchive.importing.published.finding import PublishedBlog
    from confarchive.importing.sources.protocol import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """What converting a post needs to know of the rest of its blog, and of the archive.

    ``source`` is the blog as its program has it, and ``conferences`` are those that the
    archive describes, ``seconds`` what converting a post may take, 0 for ever. ``now`` is the moment
    that tells what is published, in the zone of the archive's times. ``published`` are the pages that
    its readers got, where they are there.
    """

    source: Source
    index: LinkIndex
    conferences: Conferences = field(default_factory=Conferences)
    seconds: float = SECONDS
    published: PublishedBlog | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def withheld(self) -> Mapping[str, str]:
        """Why published pages of posts were not meant to be found, by the paths of the posts' sources."""
        return self.published.withheld if self.published else {}

    def is_own(self, url: str) -> bool:
        """Tell whether an address with a host is one of the blog's own."""
        return self.index.old_site.path(url) is not None

    def with_sections(self, sections: Mapping[str, Mapping[str, str]]) -> Blog:
        """Return the blog whose links lead to these *sections* of its posts."""
        return replace(self, index=replace(self.index, sections=sections))
