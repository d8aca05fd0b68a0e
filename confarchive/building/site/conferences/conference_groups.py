"""The conferences in other orders: by country, and by the month of the year that they were held in."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.conferences import conference_places
from confarchive.building.site.page_models import Index
from confarchive.building.site.page_parts import Link
from confarchive.building.site.pages import Pages
from confarchive.building.translations import gettext
from confarchive.model.addresses.page_names import CONFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from confarchive.model.conferences.conference import Edition

_ANY_YEAR = 2000


class _Groups(Pages):
    """One page: editions under headings, with the way back to all conferences."""

    @property
    def page(self) -> str:
        """Its name."""
        return ""

    @property
    def heading(self) -> str:
        """Its title."""
        return ""

    @property
    def groups(self) -> Iterable[tuple[str, Sequence[Edition]]]:
        """The headings with the editions under each."""
        return ()

    @property
    def front(self) -> str:
        """The page, "" where it would have nothing."""
        return next(iter(self.views), "")

    @cached_property
    def views(self) -> Mapping[str, Index]:
        """The one page, if there is anything to show."""
        groups = tuple(
            (heading, tuple(map(self.data.conference, those))) for heading, those in self.groups
        )
        up = Link(page=CONFERENCES, text=gettext("Conferences"))
        project = self.data.settings.project
        # Translators: Of a page, for search engines: "Conferences by country in Archive".
        description = gettext("%(title)s in %(archive)s", title=self.heading, archive=project)
        whole = Index(title=self.heading, description=description, groups=groups, up=up)
        return {self.page: whole} if groups else {}

    @cached_property
    def _editions(self) -> list[Edition]:
        """The editions that have a page, the latest first."""
        series = self.data.archive.conferences.series
        editions = (edition for one in series for edition in one.editions)
        return sorted(editions, key=lambda edition: (-edition.year, edition.name.casefold()))


class CountryPages(_Groups):
    """The conferences by country."""

    @property
    def page(self) -> str:
        """Its name."""
        return self.data.addresses.by_country

    @property
    def heading(self) -> str:
        """Its title."""
        return gettext("Conferences by country")

    @property
    def groups(self) -> Iterable[tuple[str, Sequence[Edition]]]:
        """The countries by name, then what was held online."""
        held: dict[str, list[Edition]] = defaultdict(list)
        for edition in self._editions:
            if edition.country:
                held[self.data.country(edition.country)].append(edition)
        online = [e for e in self._editions if e.online and not e.country]
        return [
            *sorted(held.items()),
            *([(conference_places.online(), online)] if online else []),
        ]


class MonthPages(_Groups):
    """The conferences by the month of the year in which they began."""

    @property
    def page(self) -> str:
        """Its name."""
        return self.data.addresses.by_month

    @property
    def heading(self) -> str:
        """Its title."""
        return gettext("Conferences by month")

    @property
    def groups(self) -> Iterable[tuple[str, Sequence[Edition]]]:
        """The months from January, with their names in the site's language."""
        held: dict[int, list[Edition]] = defaultdict(list)
        for edition in self._editions:
            if when := edition.start or edition.month:
                held[when.month].append(edition)
        return [
            (self.data.month_name(date(_ANY_YEAR, month, 1)), held[month]) for month in sorted(held)
        ]
