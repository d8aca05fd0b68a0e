"""The scorecard: how the archive and its community fare, each figure with how it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.figures import figures
from confarchive.building.site.page_models import PageView
from confarchive.building.site.pages import Pages
from confarchive.building.translations import gettext
from confarchive.model.addresses.page_names import DATA, SCORECARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.building.site.page_parts import Figure


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scorecard(PageView):
    """The figures of the whole archive; ``data`` is the page of the data that their queries ask, "" where there is none."""

    figures: tuple[Figure, ...] = ()
    data: str = ""


class ScorecardPage(Pages):
    """One page, where ``archive_scorecard`` asks for it and there is a post."""

    @property
    def front(self) -> str:
        """The page, "" without one."""
        return next(iter(self.views), "")

    @cached_property
    def views(self) -> Mapping[str, Scorecard]:
        """The one page."""
        settings, archive = self.data.settings, self.data.archive
        if not (settings.scorecard and archive.listed):
            return {}
        return {
            SCORECARD: Scorecard(
                title=gettext("Scorecard"),
                description=gettext(
                    "How %(archive)s and its community fare, in figures", archive=settings.project
                ),
                figures=figures.of_all(self.data.scorecards().whole, self.data),
                data=DATA if settings.data else "",
            )
        }
