"""When something is: a day, or a point in time, as headers write it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

When = date | datetime
"""A day, or a point in time; a point without an offset is the author's local time."""
_WHEN = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)"
    r"[ ]?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?"
)


def moment(when: When, zone: tzinfo | None) -> datetime:
    """Return *when* as a point in time; what names no offset is taken to be in *zone*."""
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, tzinfo=zone)
    return when if when.tzinfo is not None else when.replace(tzinfo=zone)


def local(when: When, zone: tzinfo | None) -> When:
    """Return *when* as clocks in *zone* show it, or the machine's for None, without an offset; days stay days."""
    if not isinstance(when, datetime) or when.tzinfo is None:
        return when
    return when.astimezone(zone).replace(tzinfo=None, fold=0)


def parse_when(text: object) -> When:
    """Return the day or point in time that *text* names, ISO 8601 with a blank for the ``T``.

    Raises ValueError for anything else, be it no text at all.
    """
    match = _WHEN.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise ValueError(f"{text!r} is no date")
    if match["time"] is None:
        return date.fromisoformat(match["day"])
    return datetime.fromisoformat(f"{match['day']} {match['time']}{match['offset'] or ''}")


def format_when(when: When) -> str:
    """Return *when* as :func:`parse_when` reads it, seconds only where there are any."""
    if not isinstance(when, datetime):
        return when.isoformat()
    precise = "auto" if when.second or when.microsecond else "minutes"
    return when.isoformat(" ", timespec=precise)


def format_iso(when: When | None) -> str:
    """Return *when* as ISO 8601 has it, "" for none."""
    return format_when(when).replace(" ", "T") if when else ""
