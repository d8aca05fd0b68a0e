"""The archive at a glance, for the home page: numbers, pictures, and the ways to all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confarchive.building.site.home_models import Glance
from confarchive.building.site.lists.lists import posts_in_words
from confarchive.building.site.page_parts import Link
from confarchive.building.translations import ngettext
from confarchive.model.addresses.page_names import CONFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.site.figures.charts import Timeline
    from confarchive.building.site.pages import SiteData

_LINES, _PEOPLE, _PICTURES = 8, 12, 6
"""As many conferences of the timeline, people and pictures are shown."""


def glance(data: SiteData) -> Glance:
    """Return what the home page shows of the whole archive."""
    charts, listed = data.charts(), data.archive.translations.once(data.archive.listed)
    people = data.posts.people(data.archive.listed)
    return Glance(
        numbers=tuple(link for link in _numbers(data, len(listed)) if link.count),
        timeline=_first_lines(charts.timeline) if charts and charts.timeline else None,
        world=charts.world if charts else None,
        map_page=CONFERENCES if charts else "",
        orders=charts.orders if charts else (),
        people=people[:_PEOPLE] if len(people) > 1 else (),  # who writes all is known
        pictures=data.posts.pictured(listed, _PICTURES),
        days=data.addresses.days if any(post.date for post in listed) else "",
    )


def _first_lines(timeline: Timeline) -> Timeline:
    return replace(
        timeline,
        lines=timeline.lines[:_LINES],
        height=timeline.height_of(len(timeline.lines[:_LINES])),
    )


def _numbers(data: SiteData, posts: int) -> Iterator[Link]:
    """Yield how many *posts*, conferences, countries and years there are: as many as the pages of these show."""
    archive, pages = data.archive, data.addresses
    series = archive.conferences.series
    countries = {e.country for one in series for e in one.editions if e.country}
    held, years = len(series), len(archive.years)
    yield Link(page=pages.blog, text=posts_in_words(posts), count=posts)
    text = ngettext("%(count)s conference", "%(count)s conferences", held)
    yield Link(page=CONFERENCES, text=text, count=held)
    text = ngettext("%(count)s country", "%(count)s countries", len(countries))
    yield Link(page=pages.by_country, text=text, count=len(countries))
    text = ngettext("%(count)s year", "%(count)s years", years)
    yield Link(page=pages.years, text=text, count=years)
