"""The page of all talks."""

from __future__ import annotations

import itertools
from functools import cached_property

from confarchive.building.site.page_models import TalkIndex
from confarchive.building.site.pages import Pages


class TalkPages(Pages):
    """The page of all talks."""

    @property
    def front(self) -> str:
        """The page, "" where no post tells of a talk."""
        return self.data.addresses.talks if self.data.posts.talks.all else ""

    @cached_property
    def views(self) -> dict[str, TalkIndex]:
        """The one page."""
        talks = self.data.posts.talks.all
        count = "1 talk" if len(talks) == 1 else f"{len(talks)} talks"
        groups = itertools.groupby(talks, key=lambda talk: talk.conference)
        whole = TalkIndex(
            title=self.kind.title,
            description=f"{count} in {self.data.settings.project}",
            count=len(talks),
            groups=tuple((place, tuple(given)) for place, given in groups),
        )
        return {self.front: whole} if talks else {}
