"""Meetings of conferences, as files tell them that an author of an archive has.

::

    file -> its form, seen by what it holds -> meetings (with their talks), and problems

A programme in the XML of Pentabarf and frab or its JSON, a calendar (.ics), a list in JSON or CSV. What is wrong
with a file is told with its line; what is right in it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.model.meetings import calendar_file, lists, schedule_json, schedule_xml
from confarchive.model.meetings.meeting import Meeting, MeetingFileError, ScheduledTalk
from confarchive.model.problems import unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from confarchive.model.problems import Problem

__all__ = ["Meeting", "MeetingFile", "ScheduledTalk", "read_file"]
MOST_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFile:
    """What the file at ``path`` tells, and what is wrong with it."""

    path: str
    meetings: tuple[Meeting, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_file(file: Path) -> MeetingFile:
    """Return what *file* tells. Never raises for what it is or holds."""
    path = file.as_posix()
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        meetings, problems = read(data, path)
    except (OSError, UnicodeDecodeError) as error:
        return MeetingFile(path=path, problems=(unreadable(path, error),))
    except MeetingFileError as error:
        return MeetingFile(path=path, problems=(error.problem(path),))
    return MeetingFile(path=path, meetings=meetings, problems=problems)


def read(data: bytes, path: str) -> tuple[tuple[Meeting, ...], tuple[Problem, ...]]:
    """Return the meetings in *data*, the file at *path*. Raises MeetingFileError, UnicodeDecodeError."""
    if len(data) > MOST_BYTES:
        raise MeetingFileError(f"is of more than {MOST_BYTES // 2**20} MB, expected a smaller one")
    data = data.removeprefix(b"\xef\xbb\xbf")
    start = data.lstrip()[:20].upper()
    if start.startswith(b"<"):
        programme = schedule_xml.ScheduleReader(path)
        return programme.read(data), tuple(programme.problems)
    if start.startswith(b"BEGIN:VCALENDAR"):
        calendar = calendar_file.CalendarReader(path)
        return calendar.read(data), tuple(calendar.problems)
    text = data.decode("utf-8")
    if start.startswith(b"{"):
        programme = schedule_xml.ScheduleReader(path)
        return programme.of_tree(schedule_json.read(text)), tuple(programme.problems)
    listed = lists.ListReader(path)
    if not start.startswith(b"[") and not lists.delimiter(text):
        expected = "a programme in XML or JSON, a calendar, or a list of conferences in JSON or CSV"
        raise MeetingFileError(f"is of no form that is known; expected {expected}", 1)
    found = listed.read_json(text) if start.startswith(b"[") else listed.read_csv(text)
    return found, tuple(listed.problems)
