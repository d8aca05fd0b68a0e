"""What files tell of a conference's meeting: when, where, and which talks there were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.model.files.value_kinds import an_address, is_read
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledTalk:
    """A talk of a programme: ``start`` in the time of the place, with its offset where that is told, or its ``day`` alone.

    ``slides`` and ``video`` are addresses of the web, ``language`` is a code.
    """

    title: str
    speakers: tuple[str, ...] = ()
    room: str = ""
    start: datetime | None = None
    day: date | None = None
    length: timedelta | None = None
    language: str = ""
    slides: str = ""
    video: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a conference called ``name``, as a file tells it at ``line`` (from 1).

    Days are inclusive, ``country`` is its code of two letters, ``coordinates`` are degrees north
    and east. ``acronym`` are letters that it is called by as well. ``talks`` stand in the order of the file; ``is_programme`` tells that the file is of
    this meeting alone. It may be no programme at all where ``instead`` are the meetings that it tells of then: a calendar is what its
    keeper calls it.
    """

    name: str
    line: int
    acronym: str = ""
    start: date | None = None
    end: date | None = None
    city: str = ""
    state: str = ""
    country: str = ""
    venue: str = ""
    coordinates: tuple[float, float] | None = None
    url: str = ""
    online: bool = False
    talks: tuple[ScheduledTalk, ...] = ()
    is_programme: bool = False
    instead: tuple[Meeting, ...] | None = None


def web_address(text: str) -> str:
    """Return *text* where it is an address of the web, "" for anything else."""
    return text if is_read(an_address, text) else ""


class MeetingReader:
    """Reads one file at *path*; ``problems`` are what is wrong with single values of it."""

    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path

    def complain(self, line: int, message: str) -> None:
        """Note what is wrong with a value at *line*."""
        kind = ProblemKind.BAD_VALUE
        self.problems.append(Problem(path=self._path, line=line, kind=kind, message=message))


class MeetingFileError(ValueError):
    """A file that cannot be read as a whole: what was found at ``line``, and what is expected."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line

    def problem(self, path: str) -> Problem:
        """Return what there is to tell of the file at *path*."""
        return Problem(path=path, line=self.line, kind=ProblemKind.UNREADABLE, message=str(self))
