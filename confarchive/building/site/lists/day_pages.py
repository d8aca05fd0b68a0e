"""On this day: the days of the year with the posts of all years."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.page_models import DaysOfYear
from confarchive.building.site.page_parts import Day
from confarchive.building.site.pages import Pages
from confarchive.building.translations import gettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.model.post import Post

_LEAP_YEAR = 2000
_OF_A_DAY = 6
"""As many posts of a day of the year are named, the newest: the page has to stay small."""


class DayPages(Pages):
    """One page: the days of the year, each with posts of all years. Browsers tell which day is today."""

    @property
    def front(self) -> str:
        """The page, "" without a post."""
        return next(iter(self.views), "")

    @cached_property
    def views(self) -> Mapping[str, DaysOfYear]:
        """The one page, if there is a post."""
        by_day: dict[tuple[int, int], list[Post]] = defaultdict(list)
        for post in self.data.archive.translations.once(self.data.archive.listed):
            if post.date:
                by_day[post.date.month, post.date.day].append(post)
        months = itertools.groupby(sorted(by_day), key=lambda day: day[0])
        whole = DaysOfYear(
            title=gettext("On this day"),
            description=gettext(
                "The days of the year in %(archive)s", archive=self.data.settings.project
            ),
            months=tuple(
                (
                    self.data.month_name(date(_LEAP_YEAR, month, 1)),
                    tuple(self._day(*day, by_day[day]) for day in days),
                )
                for month, days in months
            ),
        )
        return {self.data.addresses.days: whole} if by_day else {}

    def _day(self, month: int, day: int, posts: list[Post]) -> Day:
        return Day(
            anchor=f"day-{month:02}-{day:02}",
            text=self.data.month_day(date(_LEAP_YEAR, month, day)),
            posts=tuple(map(self.data.posts.dated, posts[:_OF_A_DAY])),
            count=len(posts),
        )
