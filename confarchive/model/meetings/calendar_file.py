"""Calendars (iCalendar, RFC 5545): of days a list of conferences, of hours one programme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from confarchive.model.meetings.meeting import Meeting, MeetingFileError, ScheduledTalk, web_address
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BEGIN = re.compile(rb"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)
_LONG = timedelta(hours=16)
"""What takes as long is no talk."""
_DAY = timedelta(hours=4)
_PROGRAMME_DAYS = 21
"""As many days a programme goes over at the most that has whole days in it."""
_DEEPEST = 5
_NESTED = re.compile(rb"^(BEGIN|END):", re.MULTILINE | re.IGNORECASE)


_READ = {
    "DTSTART": "a day or a moment such as 20190202 or 20190202T103000Z",
    "DTEND": "a day or a moment such as 20190204 or 20190202T110000Z",
    "DURATION": "how long it takes, such as PT45M",
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
        zone = _zone(calendar)
        if not sound:
            return ()
        if _is_programme(calendar, [_Timed.of(event, zone) for event, _ in sound]):
            talks = [_Timed.of(event, zone) for event, _ in events]
            return tuple(self._named([_programme(calendar, talks)]))
        timed = ((_Timed.of(event, zone), line) for event, line in sound)
        return tuple(self._named(_meeting(each, line) for each, line in timed if each.is_day))

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


@dataclass(frozen=True, slots=True)
class _Timed:
    """An event with its first moment and its last, in the zone of the calendar where it tells them in UTC."""

    event: Any
    start: date | datetime | None
    end: date | datetime | None

    @classmethod
    def of(cls, event: Any, zone: tzinfo | None) -> _Timed:
        start, end = (_local(_moment(event, key), zone) for key in ("DTSTART", "DTEND"))
        length = _part(event, "DURATION", "dt")
        if end is None and start is not None and isinstance(length, timedelta):
            end = start + length
        return cls(event, start, end)

    @property
    def is_long(self) -> bool:
        """Tell whether it is of whole days, or takes longer than a talk: a conference."""
        return self._takes(_LONG)

    @property
    def is_day(self) -> bool:
        """Tell whether it may be a conference of a list: some are of a day, told in hours."""
        return self._takes(_DAY)

    def _takes(self, least: timedelta) -> bool:
        if not isinstance(self.start, datetime):
            return self.start is not None
        length = _length(self.start, self.end)
        return length is not None and length >= least


def _is_programme(calendar: Any, events: Sequence[_Timed]) -> bool:
    """Tell whether *events* are those of one conference: talks, beside which a day may stand as a whole.

    Where there are both, a list of conferences goes over weeks, or has more that take days, or bears no name.
    """
    long = [each for each in events if each.is_long]
    days = [day for each in events if (day := _day(each.start))]
    is_near = bool(days) and max(days) - min(days) <= timedelta(days=_PROGRAMME_DAYS)
    is_named = bool(_text(calendar, "X-WR-CALNAME"))
    return not long or (is_named and is_near and 2 * len(long) <= len(events))


def _zone(calendar: Any) -> tzinfo | None:
    """Return the time zone that a calendar names for all of it."""
    zones = calendar.walk("VTIMEZONE")
    named = _text(calendar, "X-WR-TIMEZONE") or (_text(zones[0], "TZID") if len(zones) == 1 else "")
    try:
        return ZoneInfo(named) if named else None
    except (ValueError, OSError, LookupError):
        return None


def _local(moment: date | datetime | None, zone: tzinfo | None) -> date | datetime | None:
    is_utc = isinstance(moment, datetime) and moment.utcoffset() == timedelta()
    return moment.astimezone(zone) if zone and is_utc and isinstance(moment, datetime) else moment


def _moment(event: Any, key: str) -> date | datetime | None:
    found = _part(event, key, "dt")
    return found if isinstance(found, date) else None


def _part(event: Any, key: str, part: str) -> Any:
    """Return a part of a value, None where that has none; a broken value raises ValueError for all."""
    try:
        return getattr(event.get(key), part, None)
    except ValueError:
        return None


def _meeting(timed: _Timed, line: int) -> Meeting:
    event, start, end = timed.event, timed.start, timed.end
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


def _programme(calendar: Any, events: Sequence[_Timed]) -> Meeting:
    days = sorted(
        day for each in events for day in (_day(each.start), _last(each.start, each.end)) if day
    )
    return Meeting(
        name=_text(calendar, "X-WR-CALNAME"),
        line=1,
        start=days[0] if days else None,
        end=days[-1] if days else None,
        talks=tuple(filter(None, map(_talk, events))),
        is_programme=True,
    )


def _talk(timed: _Timed) -> ScheduledTalk | None:
    event, start, end = timed.event, timed.start, timed.end
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
