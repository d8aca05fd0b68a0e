"""``conferences.ics``: all editions whose days are known, for calendars (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from confarchive.building import files
from confarchive.building.addresses import CALENDAR

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site import Site
    from confarchive.model.conference import Edition


def write(builder: StandaloneHTMLBuilder, site: Site) -> list[Path]:
    """Write the calendar where an edition has days; return its file, if there is one."""
    editions = [
        edition
        for series in site.archive.conferences.series
        for edition in series.editions
        if edition.start
    ]
    if not editions:
        return []
    calendar = Calendar()
    calendar.add("prodid", "-//confarchive//conferences//EN")
    calendar.add("version", "2.0")
    for edition in editions:
        calendar.add_component(_event(builder, site, edition))
    file = builder.outdir / CALENDAR
    files.write(file, calendar.to_ical())
    return [file]


def _event(builder: StandaloneHTMLBuilder, site: Site, edition: Edition) -> Event:
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
    if place := ", ".join(filter(None, parts)) or ("Online" if edition.online else ""):
        event.add("location", place)
    if edition.coordinates:
        event.add("geo", edition.coordinates)
    if base := builder.config.html_baseurl:
        page = builder.get_target_uri(site.addresses.conference(edition.slug))
        event.add("url", f"{base.rstrip('/')}/{page}")
    return event
