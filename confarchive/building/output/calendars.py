"""``conferences.ics``: all editions whose days are known, for calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from confarchive.building.incremental import files
from confarchive.building.site.conferences import conference_places
from confarchive.building.translations import joined
from confarchive.model.addresses.page_names import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from icalendar import Event
    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.assembly import Site
    from confarchive.model.conferences.conference import Edition

    IsStale = Callable[[str, object, Path], bool]
    """Tells of what a file is made of whether it would come out otherwise."""


def write(builder: StandaloneHTMLBuilder, site: Site, is_stale: IsStale) -> list[Path]:
    """Write the calendar where an edition has days; return its file, if there is one."""
    editions, file = _editions(site), builder.outdir / CALENDAR
    if editions and is_stale(CALENDAR, editions, file):
        files.write(file, _calendar(builder, site, editions))
    return [file] if editions else []


def fresh(builder: StandaloneHTMLBuilder, site: Site, is_stale: IsStale) -> set[str]:
    """Return the name of the calendar where it stands there as it would be."""
    editions, file = _editions(site), builder.outdir / CALENDAR
    return {CALENDAR} if editions and not is_stale(CALENDAR, editions, file) else set()


def _editions(site: Site) -> list[Edition]:
    """Return the editions whose days are known."""
    every = (each for series in site.archive.conferences.series for each in series.editions)
    return [each for each in every if each.start]


def _calendar(builder: StandaloneHTMLBuilder, site: Site, editions: Iterable[Edition]) -> bytes:
    from icalendar import Calendar  # noqa: PLC0415 (it takes as long as all the rest of us)

    calendar = Calendar()
    calendar.add("prodid", "-//confarchive//conferences//EN")
    calendar.add("version", "2.0")
    for edition in editions:
        calendar.add_component(_event(builder, site, edition))
    data: bytes = calendar.to_ical()
    return data


def _event(builder: StandaloneHTMLBuilder, site: Site, edition: Edition) -> Event:
    from icalendar import Event  # noqa: PLC0415 (as above)

    event = Event()
    start = edition.start
    assert start is not None  # noqa: S101 (asked for editions with days only)
    event.add("uid", f"{edition.slug}@confarchive")
    event.add("summary", edition.name)
    event.add("dtstart", start)
    # The day after the last one, as the standard counts whole days.
    event.add("dtend", (edition.end or start) + timedelta(days=1))
    # No clock: the same conferences make the same file.
    event.add("dtstamp", datetime.combine(start, time(), UTC))
    parts = (edition.venue, edition.address, edition.city, site.country(edition.country))
    online = conference_places.online() if edition.online else ""
    if place := joined(parts) or online:
        event.add("location", place)
    if edition.coordinates:
        event.add("geo", edition.coordinates)
    if base := builder.config.html_baseurl:
        page = builder.get_target_uri(site.addresses.conference(edition.slug))
        event.add("url", f"{base.rstrip('/')}/{page}")
    return event
