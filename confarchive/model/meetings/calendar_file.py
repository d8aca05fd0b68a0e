"""Calendars (iCalendar, RFC 5545): of whole days a list of conferences, of hours one programme."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from confarchive.model.meetings.meeting import Meeting, MeetingFileError, ScheduledTalk, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEGIN = re.compile(rb"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
_DEEPEST = 5
_NESTED = re.compile(rb"^(BEGIN|END):", re.MULTILINE | re.IGNORECASE)


def read(data: bytes) -> tuple[Meeting, ...]:
    """Return the meetings that the calendar in *data* tells of. Raises MeetingFileError."""
    calendar = _calendar(data)
    events = list(zip(calendar.walk("VEVENT"), _lines(data), strict=False))
    whole = [(event, line) for event, line in events if _is_of_days(event)]
    if whole or not events:
        return tuple(_meeting(event, line) for event, line in whole)
    return (_programme(calendar, [event for event, _ in events]),)


def _calendar(data: bytes) -> Any:
    from icalendar import Calendar  # noqa: PLC0415 (it takes as long as all the rest of us)

    _refuse_depth(data)
    try:
        return Calendar.from_ical(data)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # The package raises these, and its own of ValueError, for what is no calendar.
        message = (
            f"found {str(error)[:80] or 'something else'!r}, expected a calendar (BEGIN:VCALENDAR)"
        )
        raise MeetingFileError(message, 1) from error


def _refuse_depth(data: bytes) -> None:
    depth = 0
    for match in _NESTED.finditer(data):
        depth += 1 if match[1].upper() == b"BEGIN" else -1
        if depth > _DEEPEST:
            line = data.count(b"\n", 0, match.start()) + 1
            raise MeetingFileError("events stand in events, deeper than a calendar's", line)


def _lines(data: bytes) -> Iterator[int]:
    line = at = 0
    for match in _BEGIN.finditer(data):
        line, at = line + data.count(b"\n", at, match.start()), match.start()
        yield line + 1


def _is_of_days(event: Any) -> bool:
    """Tell whether an event is of whole days, or of more than one: a conference, no talk."""
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    if isinstance(start, datetime):
        return isinstance(end, datetime) and end.date() - start.date() > timedelta(days=1)
    return start is not None


def _moment(event: Any, key: str) -> date | datetime | None:
    found = getattr(event.get(key), "dt", None)
    return found if isinstance(found, date) else None


def _meeting(event: Any, line: int) -> Meeting:
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    last = _last(start, end)
    geo = event.get("GEO")
    return Meeting(
        name=_text(event, "SUMMARY"),
        line=line,
        start=_day(start),
        end=last,
        venue=_text(event, "LOCATION"),
        coordinates=(geo.latitude, geo.longitude) if hasattr(geo, "latitude") else None,
        url=web_address(_text(event, "URL")),
    )


def _last(start: date | None, end: date | None) -> date | None:
    """Return the last day of an event: days end where the next begins."""
    first, last = _day(start), _day(end)
    if first is None or last is None or last <= first:
        return first
    return last if isinstance(end, datetime) else last - timedelta(days=1)


def _programme(calendar: Any, events: Sequence[Any]) -> Meeting:
    days = sorted(day for event in events if (day := _day(_moment(event, "DTSTART"))))
    return Meeting(
        name=_text(calendar, "X-WR-CALNAME"),
        line=1,
        start=days[0] if days else None,
        end=days[-1] if days else None,
        talks=tuple(filter(None, map(_talk, events))),
        is_programme=True,
    )


def _talk(event: Any) -> ScheduledTalk | None:
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    if not (title := _text(event, "SUMMARY")):
        return None
    return ScheduledTalk(
        title=title,
        speakers=tuple(_people(event)),
        room=_text(event, "LOCATION"),
        start=start if isinstance(start, datetime) else None,
        length=_length(start, end),
        url=web_address(_text(event, "URL")),
    )


def _length(start: date | None, end: date | None) -> timedelta | None:
    """Return how long it takes, None where that is not told in hours of one kind."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    return end - start if (start.tzinfo is None) == (end.tzinfo is None) else None


def _people(event: Any) -> Iterator[str]:
    found = event.get("ATTENDEE") or ()
    for each in found if isinstance(found, list) else [found]:
        if name := str(getattr(each, "params", {}).get("CN", "")).strip():
            yield name


def _day(when: date | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _text(component: Any, key: str) -> str:
    found = component.get(key, "")
    return " ".join(str(found[0] if isinstance(found, list) and found else found).split())
