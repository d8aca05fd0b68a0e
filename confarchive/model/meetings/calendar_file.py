"""Calendars (iCalendar, RFC 5545): of days a list of conferences, of hours one programme."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from confarchive.model.meetings import calendar_events
from confarchive.model.meetings.calendar_events import CalendarEvent, part, text
from confarchive.model.meetings.meeting import (
    Meeting,
    MeetingFileError,
    MeetingReader,
    ScheduledTalk,
    web_address,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BEGIN = re.compile(rb"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
_PROGRAMME_DAYS = timedelta(days=14)
"""How long a programme goes over at the most."""
_TALKS = 8
"""As many talks has a programme that is one by what it holds."""
_PARALLEL = 3
"""So many of them begin while another goes on elsewhere."""
_NEITHER = (
    "found events of a few hours on days that are far apart, expected conferences (of whole days, or of four hours and more), "
    f"or the talks of one on {_PROGRAMME_DAYS.days} days at the most"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DEEPEST = 5
_NESTED = re.compile(rb"^(BEGIN|END):", re.MULTILINE | re.IGNORECASE)


_READ = {
    "DTSTART": "a day or a moment such as 20190202 or 20190202T103000Z",
    "DTEND": "a day or a moment such as 20190204 or 20190202T110000Z",
    "DURATION": "how long it takes, such as PT45M",
    "GEO": "degrees north and east such as 41.15;-8.61",
}
"""What is read of an event and may be wrong, and what is expected of it."""


class CalendarReader(MeetingReader):
    """Reads one calendar; ``problems`` are what is wrong with single values of it."""

    def read(self, data: bytes) -> tuple[Meeting, ...]:
        """Return the meetings that the calendar in *data* tells of. Raises MeetingFileError."""
        calendar = _calendar(data)
        events = list(zip(calendar.walk("VEVENT"), _lines(data), strict=False))
        if not events:
            message = "found no event, expected conferences or talks, each from BEGIN:VEVENT"
            raise MeetingFileError(message, 1)
        shown = [each for each in events if calendar_events.is_shown(each[0])]
        sound = [(event, line) for event, line in shown if self._is_sound(event, line)]
        zone = calendar_events.zone_of(calendar)
        if zone is None and self._is_of_zones(calendar, sound):
            return ()
        timed = [CalendarEvent.of(event, line, zone) for event, line in sound]
        listed = tuple(self._named(_meeting(each) for each in timed if each.is_day))
        if not timed or not _may_be_programme(calendar, timed):
            if timed and not listed:
                self.complain(timed[0].line, _NEITHER)
            return listed
        every = [CalendarEvent.of(event, line, zone) for event, line in shown]
        return tuple(self._named([_programme(calendar, every, listed)]))

    def _is_of_zones(self, calendar: Any, events: Iterable[tuple[Any, int]]) -> bool:
        """Tell whether moments are in UTC, and which of several zones their days are of is not told."""
        zones = {text(each, "TZID") for each in calendar.walk("VTIMEZONE")}
        line = next((line for event, line in events if calendar_events.is_in_utc(event)), None)
        if len(zones) < 2 or line is None:  # noqa: PLR2004
            return False
        message = (
            f"found times in UTC and the zones {', '.join(sorted(zones))}, expected one zone that days are of: "
            "X-WR-TIMEZONE of the calendar"
        )
        self.complain(line, message)
        return True

    def _is_sound(self, event: Any, line: int) -> bool:
        """Tell whether the days of an event can be read; what cannot be is a problem."""
        name = text(event, "SUMMARY") or "an event"
        wrong = {key: said for key, said in event.errors if key in _READ}
        if "DTSTART" not in event:
            wrong.setdefault("DTSTART", "none")
        for key, said in wrong.items():
            found = f"{str(event[key])[:60]!r}" if key in event else said
            self.complain(line, f"{name}: {key}: found {found}, expected {_READ[key]}")
        return not wrong.keys() & {"DTSTART", "DTEND"}

    def _named(self, meetings: Iterable[Meeting]) -> Iterator[Meeting]:
        for each in meetings:
            if each.name:
                yield each
            else:
                message = "found no name of the conference, expected one: SUMMARY of an event, X-WR-CALNAME of a programme"
                self.complain(each.line, message)


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


def _may_be_programme(calendar: Any, events: Sequence[CalendarEvent]) -> bool:
    """Tell whether *events* may be those of one conference: talks, beside which a day may stand as a whole.

    Where there are both, a list of conferences goes over weeks, or has more that take days, or bears no name.
    """
    long = [each for each in events if each.is_long]
    days = [each.first for each in events if each.first]
    is_near = bool(days) and max(days) - min(days) <= _PROGRAMME_DAYS
    return is_near and len(long) < len(events) and (not long or bool(_name(calendar)))


def _is_surely_programme(calendar: Any, events: Sequence[CalendarEvent]) -> bool:
    """Tell whether that is clear from a calendar alone: talks in parallel rooms, under a name with its year.

    What somebody keeps for themselves has neither.
    """
    talks = [each for each in events if not each.is_long]
    is_parallel = calendar_events.are_in_parallel(talks, _PARALLEL)
    return len(talks) >= _TALKS and is_parallel and bool(_YEAR.search(_name(calendar)))


def _name(calendar: Any) -> str:
    """Return what a calendar is called, by RFC 7986 or as programs did before it."""
    return text(calendar, "X-WR-CALNAME") or text(calendar, "NAME")


def _meeting(told: CalendarEvent) -> Meeting:
    event = told.event
    north, east = part(event, "GEO", "latitude"), part(event, "GEO", "longitude")
    return Meeting(
        name=text(event, "SUMMARY"),
        line=told.line,
        start=told.first,
        end=told.last,
        venue=text(event, "LOCATION"),
        coordinates=None if north is None or east is None else (north, east),
        url=web_address(text(event, "URL")),
    )


def _programme(
    calendar: Any, events: Sequence[CalendarEvent], listed: tuple[Meeting, ...]
) -> Meeting:
    first, last = calendar_events.days(events) or (None, None)
    return Meeting(
        name=_name(calendar),
        line=1,
        start=first,
        end=last,
        talks=tuple(filter(None, map(_talk, events))),
        is_programme=True,
        instead=None if _is_surely_programme(calendar, events) else listed,
    )


def _talk(told: CalendarEvent) -> ScheduledTalk | None:
    event, start = told.event, told.start
    if not (title := text(event, "SUMMARY")):
        return None
    return ScheduledTalk(
        title=title,
        speakers=tuple(_people(event)),
        room=text(event, "LOCATION"),
        start=start if isinstance(start, datetime) else None,
        day=told.first,
        length=told.length,
        url=web_address(text(event, "URL")),
    )


def _people(event: Any) -> Iterator[str]:
    found = event.get("ATTENDEE") or ()
    for each in found if isinstance(found, list) else [found]:
        if name := str(getattr(each, "params", {}).get("CN", "")).strip():
            yield name
