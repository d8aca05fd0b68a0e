"""What the home page shows beyond its own text: as in :mod:`.page_models`, frozen values that builds compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.building.site.page_models import Index, PageView
from confarchive.building.site.page_parts import Link, ListEntry, View

if TYPE_CHECKING:
    from confarchive.building.site.figures.charts import Timeline, World


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Glance(View):
    """The archive at a glance: how much there is of what, and where that is told.

    ``timeline`` and ``world`` are of the conferences, whose page is ``map_page``, and which stand in other ``orders`` too; ``days`` is
    the page of the days of the year; ``people`` wrote most posts, and ``pictures`` are the latest posts that have one.
    """

    numbers: tuple[Link, ...] = ()
    timeline: Timeline | None = None
    world: World | None = None
    map_page: str = ""
    orders: tuple[Link, ...] = ()
    people: tuple[Link, ...] = ()
    pictures: tuple[ListEntry, ...] = ()
    days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Home(PageView):
    """The lists under the words of the home page, of which the first are its latest posts."""

    total: int = 0
    glance: Glance | None = None
    sections: tuple[Index, ...] = ()
