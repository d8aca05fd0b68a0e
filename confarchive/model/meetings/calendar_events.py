"""The events of a calendar (iCalendar, RFC 5545): when they are, and which of them are for others' eyes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONG = timedelta(hours=16)
"""What takes as long is no talk."""
_DAY = timedelta(hours=4)
_NIGHT = timedelta(hours=6)
"""What goes on past midnight up to this hour is of the day before."""
_NOT_SHOWN = {"STATUS": {"CANCELLED"}, "CLASS": {"PRIVATE", "CONFIDENTIAL"}}


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event that begins at ``line`` of its file, with its first moment and its last.

    Moments that are told in UTC are in the zone of the calendar.
    """

    event: Any
    line: int
    start: date | datetime | None
    end: date | datetime | None

    @classmethod
    def of(cls, event: Any, line: int, zone: tzinfo | None) -> CalendarEvent:
        """Return an event of the package's with its moments."""
        start, end = (_local(_moment(event, key), zone) for key in ("DTSTART", "DTEND"))
        length = part(event, "DURATION", "dt")
        if end is None and start is not None and isinstance(length, timedelta):
            end = start + length
        return cls(event, line, start, end)

    @property
    def is_long(self) -> bool:
        """Tell whether it is of whole days, or takes longer than a talk: a conference."""
        return self._takes(_LONG)

    @property
    def is_day(self) -> bool:
        """Tell whether it may be a conference of a list: some are of a day, told in hours."""
        return self._takes(_DAY)

    @property
    def length(self) -> timedelta | None:
        """How long it takes, None where that is not told in hours of one kind."""
        start, end = self.start, self.end
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            return None
        return end - start if (start.tzinfo is None) == (end.tzinfo is None) else None

    @property
    def first(self) -> date | None:
        """The day on which it begins."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last(self) -> date | None:
        """The day on which it ends: days end where the next begins, and nights are of the day before."""
        first, end = self.first, self.end
        if first is None or end is None:
            return first
        is_moment = isinstance(end, datetime)
        day = (end - _NIGHT).date() if isinstance(end, datetime) else end - timedelta(days=1)
        return max(first, day) if is_moment or self.end != self.start else first

    def _takes(self, least: timedelta) -> bool:
        if not isinstance(self.start, datetime):
            return self.start is not None
        return self.length is not None and self.length >= least


def is_shown(event: Any) -> bool:
    """Tell whether an event is held, and nobody's private one."""
    return not any(text(event, key).upper() in values for key, values in _NOT_SHOWN.items())


def days(events: Iterable[CalendarEvent]) -> tuple[date, date] | None:
    """Return the first day and the last of *events* that are one conference's; what goes on at night is of the day before."""
    every = [each for each in events if each.first]
    begun = {each.first for each in every if not _is_at_night(each)}
    found = {
        day - timedelta(days=1) if _is_at_night(each) and day - timedelta(days=1) in begun else day
        for each in every
        for day in ((each.first, each.last) if each.is_long else (each.first,))
        if day
    }
    return (min(found), max(found)) if found else None


def _is_at_night(event: CalendarEvent) -> bool:
    start = event.start
    return isinstance(start, datetime) and timedelta(hours=start.hour) < _NIGHT


def are_in_parallel(events: Sequence[CalendarEvent], least: int) -> bool:
    """Tell whether at *least* so many of *events* begin while others go on in another room, as in a programme alone."""
    timed = sorted(
        (_in_order(each.start), _in_order(each.end), room)
        for each in events
        if isinstance(each.start, datetime) and isinstance(each.end, datetime)
        if (room := text(each.event, "LOCATION")) and not each.is_long
    )
    found, ends = 0, dict[str, datetime]()
    for start, end, room in timed:
        found += any(last > start for other, last in ends.items() if other != room)
        ends[room] = max(end, ends.get(room, end))
    return found >= least


def _in_order(moment: datetime) -> datetime:
    """Return what a *moment*, of a zone or of none, is ordered by."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def zone_of(calendar: Any) -> tzinfo | None:
    """Return the time zone that a calendar names for all of it."""
    zones = calendar.walk("VTIMEZONE")
    named = text(calendar, "X-WR-TIMEZONE") or (text(zones[0], "TZID") if len(zones) == 1 else "")
    try:
        return ZoneInfo(named) if named else None
    except (ValueError, OSError, LookupError):
        return None


def is_in_utc(event: Any) -> bool:
    """Tell whether an event begins at a moment in UTC."""
    moment = _moment(event, "DTSTART")
    return isinstance(moment, datetime) and moment.utcoffset() == timedelta()


def part(event: Any, key: str, name: str) -> Any:
    """Return a part of a value, None where that has none; a broken value raises ValueError for all."""
    try:
        return getattr(event.get(key), name, None)
    except ValueError:
        return None


def text(component: Any, key: str) -> str:
    """Return the text of a property, "" where there is none."""
    found = component.get(key, "")
    return " ".join(str(found[0] if isinstance(found, list) and found else found).split())


def _local(moment: date | datetime | None, zone: tzinfo | None) -> date | datetime | None:
    is_utc = isinstance(moment, datetime) and moment.utcoffset() == timedelta()
    return moment.astimezone(zone) if zone and is_utc and isinstance(moment, datetime) else moment


def _moment(event: Any, key: str) -> date | datetime | None:
    found = part(event, key, "dt")
    return found if isinstance(found, date) else None
