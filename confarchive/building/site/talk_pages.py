"""The page of all talks."""

from __future__ import annotations

from functools import cached_property

from confarchive.building.site.page_models import TalkIndex
from confarchive.building.site.pages import Pages


class TalkPages(Pages):
    """The page of all talks."""

    @property
    def front(self) -> str:
        """The page, "" where no post tells of a talk."""
        return self.data.addresses.talks if self.data.posts.talks.told else ""

    @cached_property
    def views(self) -> dict[str, TalkIndex]:
        """The one page."""
        groups = self.data.posts.talks.told
        number = sum(len(talks) for _, talks in groups)
        count = "1 talk" if number == 1 else f"{number} talks"
        whole = TalkIndex(
            title=self.kind.title,
            description=f"{count} in {self.data.settings.project}",
            count=number,
            groups=groups,
        )
        return {self.front: whole} if groups else {}
