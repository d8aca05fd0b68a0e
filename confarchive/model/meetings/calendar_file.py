"""Calendars (iCalendar, RFC 5545): of whole days a list of conferences, of hours one programme."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from confarchive.model.meetings.meeting import Meeting, MeetingFileError, ScheduledTalk, web_address
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BEGIN = re.compile(rb"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
_DEEPEST = 5
_NESTED = re.compile(rb"^(BEGIN|END):", re.MULTILINE | re.IGNORECASE)


_READ = {
    "DTSTART": "a day or a moment such as 20190202 or 20190202T103000Z",
    "DTEND": "a day or a moment such as 20190204 or 20190202T110000Z",
    "GEO": "degrees north and east such as 41.15;-8.61",
}
"""What is read of an event and may be wrong, and what is expected of it."""


class CalendarReader:
    """Reads one calendar; ``problems`` are what is wrong with single values of it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def read(self, data: bytes) -> tuple[Meeting, ...]:
        """Return the meetings that the calendar in *data* tells of. Raises MeetingFileError."""
        calendar = _calendar(data)
        events = list(zip(calendar.walk("VEVENT"), _lines(data), strict=False))
        if not events:
            message = "found no event, expected conferences or talks, each from BEGIN:VEVENT"
            raise MeetingFileError(message, 1)
        sound = [(event, line) for event, line in events if self._is_sound(event, line)]
        if whole := [(event, line) for event, line in sound if _is_of_days(event)]:
            return tuple(self._named(_meeting(event, line) for event, line in whole))
        talks = [event for event, _ in events]
        return tuple(self._named([_programme(calendar, talks)] if sound else []))

    def _is_sound(self, event: Any, line: int) -> bool:
        """Tell whether the days of an event can be read; what cannot be is a problem."""
        name = _text(event, "SUMMARY") or "an event"
        wrong = {key: said for key, said in event.errors if key in _READ}
        if "DTSTART" not in event:
            wrong.setdefault("DTSTART", "none")
        for key, said in wrong.items():
            found = f"{str(event[key])[:60]!r}" if key in event else said
            self._complain(line, f"{name}: {key}: found {found}, expected {_READ[key]}")
        return not wrong.keys() & {"DTSTART", "DTEND"}

    def _named(self, meetings: Iterable[Meeting]) -> Iterator[Meeting]:
        for each in meetings:
            if each.name:
                yield each
            else:
                message = "found no name of the conference, expected one: SUMMARY of an event, X-WR-CALNAME of a programme"
                self._complain(each.line, message)

    def _complain(self, line: int, message: str) -> None:
        kind = ProblemKind.BAD_VALUE
        self.problems.append(Problem(path=self._path, line=line, kind=kind, message=message))


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
    found = _part(event, key, "dt")
    return found if isinstance(found, date) else None


def _part(event: Any, key: str, part: str) -> Any:
    """Return a part of a value, None where that has none; a broken value raises ValueError for all."""
    try:
        return getattr(event.get(key), part, None)
    except ValueError:
        return None


def _meeting(event: Any, line: int) -> Meeting:
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    last = _last(start, end)
    north, east = _part(event, "GEO", "latitude"), _part(event, "GEO", "longitude")
    return Meeting(
        name=_text(event, "SUMMARY"),
        line=line,
        start=_day(start),
        end=last,
        venue=_text(event, "LOCATION"),
        coordinates=None if north is None or east is None else (north, east),
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
