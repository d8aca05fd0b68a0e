"""The posts by time: each year with its months."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from confarchive.building.site.lists.lists import ListPages, PostList, counted, index
from confarchive.building.site.page_parts import Month
from confarchive.building.site.pages import SearchEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.site.page_models import Index, Listing
    from confarchive.model.post import Post

_LEAP_YEAR = 2000


class YearPages(ListPages[PostList]):
    """The lists of posts of each year, each with its months."""

    def view(self, each: PostList) -> Listing:
        """Return all of a year as one page, in which each month can be found."""
        months = tuple(self._months(each))
        anchors = tuple((first.docname, _anchor(month)) for month, first in _firsts(each))
        return replace(super().view(each), months=months, anchors=anchors)

    def _months(self, each: PostList) -> Iterator[Month]:
        """Yield the months of a year, the latest first as its posts are."""
        size, at = self.data.settings.page_size, 0
        for month, posts in itertools.groupby(each.posts, key=_month):
            count, number = len(tuple(posts)), at // size + 1
            yield Month(
                page=each.page if number == 1 else f"{each.page}/page-{number}",
                text=self.data.month_name(date(_LEAP_YEAR, month, 1)),
                count=count,
                anchor=_anchor(month),
            )
            at += count

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of each year: one that asks for a year alone wants its page."""
        for each in self.lists:
            yield SearchEntry.of_list(each.page, each.label, facts=counted(each))

    @property
    def _index(self) -> Index:
        whole = index(self.title, (each.link for each in self.lists), self.data)
        groups = tuple(("", (each.link, *self._months(each))) for each in self.lists)
        return replace(whole, groups=groups)

    @property
    def section(self) -> Index | None:
        """The years without their months."""
        links = [each.link for each in self.lists]
        return index(self.title, links, self.data) if links else None


def _firsts(each: PostList) -> Iterator[tuple[int, Post]]:
    """Yield each month of a year with its first post in the list."""
    for month, posts in itertools.groupby(each.posts, key=_month):
        yield month, next(posts)


def _month(post: Post) -> int:
    return post.date.month if post.date else 0


def _anchor(month: int) -> str:
    return f"month-{month:02}"
