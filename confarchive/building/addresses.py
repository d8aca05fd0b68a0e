"""The names of generated pages: one place, so that no two parts of a site disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.config import Config

CONFERENCES = "conferences"
CALENDAR = f"{CONFERENCES}.ics"


class Addresses:
    """Page names as ABlog and sphinx-tags choose them, from their documented options."""

    def __init__(self, config: Config) -> None:
        self.blog = config.blog_path.strip("/")
        self.tags = config.tags_output_dir.strip("/")

    @property
    def tag_index(self) -> str:
        """The overview that sphinx-tags writes."""
        return f"{self.tags}/tagsindex"

    @property
    def years(self) -> str:
        """ABlog's archive of all years."""
        return f"{self.blog}/archive"

    @property
    def drafts(self) -> str:
        """ABlog's list of drafts, which only a preview shows."""
        return f"{self.blog}/drafts"

    def tag(self, slug: str) -> str:
        """Name one tag's page."""
        return f"{self.tags}/{slug}"

    def term(self, catalog: str, slug: str) -> str:
        """Name a page of ABlog's catalogs ``category``, ``author``, ``location``, ``language``."""
        return f"{self.blog}/{catalog}/{slug}"

    def catalog(self, catalog: str) -> str:
        """Name the index of one of ABlog's catalogs."""
        return f"{self.blog}/{catalog}"

    def year(self, year: int) -> str:
        """Name one year's page."""
        return f"{self.blog}/{year}"

    def conference(self, slug: str) -> str:
        """Name the page of a series or an edition."""
        return f"{CONFERENCES}/{slug}"
