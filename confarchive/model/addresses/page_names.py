"""The names of generated pages: one place, so that no two parts of a site disagree."""

from __future__ import annotations

from dataclasses import dataclass

CONFERENCES = "conferences"
TALKS = "talks"
DATA = "data"
"""The page of the data, and the folder of their files beside it."""
NOT_FOUND = "404"
"""Hosts show a file ``404.html`` at the top of a site where nothing is."""
CALENDAR = f"{CONFERENCES}.ics"
SCORECARD = "scorecard"
_CATALOGS = {"categories": "category", "authors": "author"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNames:
    """Page names as ABlog and sphinx-tags choose them, from their documented options.

    ``blog`` is ABlog's ``blog_path``, ``tags`` is sphinx-tags' ``tags_output_dir``, both without
    slashes at their ends.
    """

    blog: str = "blog"
    tags: str = "_tags"

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

    @property
    def by_country(self) -> str:
        """The conferences by country."""
        return f"{CONFERENCES}-by-country"

    @property
    def by_month(self) -> str:
        """The conferences by month of the year."""
        return f"{CONFERENCES}-by-month"

    @property
    def days(self) -> str:
        """The days of the year, with posts of all years."""
        return "on-this-day"

    @property
    def talks(self) -> str:
        """The list of all talks."""
        return TALKS

    def tag(self, slug: str) -> str:
        """Name one tag's page."""
        return f"{self.tags}/{slug}"

    def term(self, catalog: str, slug: str) -> str:
        """Name a page of ABlog's catalogs ``category``, ``author``, ``location``, ``language``."""
        return f"{self.blog}/{catalog}/{slug}"

    def catalog(self, catalog: str) -> str:
        """Name the index of one of ABlog's catalogs."""
        return f"{self.blog}/{catalog}"

    def year(self, year: int | str) -> str:
        """Name one year's page."""
        return f"{self.blog}/{year}"

    def conference(self, slug: str) -> str:
        """Name the page of a series or an edition."""
        return f"{CONFERENCES}/{slug}"

    def of_list(self, reference: str) -> str:
        """Name the page of a list by what links call it, such as ``tag-devops`` or ``list-years``.

        Raises KeyError for what is no list's.
        """
        kind, _, slug = reference.partition("-")
        if kind == "list":
            return {"years": self.years, "tags": self.tag_index}.get(slug) or self.catalog(
                _CATALOGS[slug]
            )
        if kind in {*_CATALOGS.values(), "language"}:
            return self.term(kind, slug)
        return {"tag": self.tag, "year": self.year}[kind](slug)
