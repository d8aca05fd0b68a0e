"""Programmes in the XML of Pentabarf and frab, which FOSDEM, pretalx and many others publish.

The form: https://c3voc.de/wiki/schedule. A conference with its days, in these rooms, in these events.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from confarchive.model.files.value_kinds import a_language, is_read
from confarchive.model.meetings import xml_tree
from confarchive.model.meetings.meeting import Meeting, MeetingFileError, ScheduledTalk, web_address
from confarchive.model.places import countries
from confarchive.model.problems import Problem, ProblemKind
from confarchive.model.talks.talk_media import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.model.meetings.xml_tree import Element

_NO_TOWN = frozenset(
    {"online", "virtual", "remote", "internet", "the internet", "everywhere", "worldwide"}
)
"""What stands in the place of a town where there was none."""
_PRESENTATION = re.compile(
    r"\b(?:presentation|präsentation|présentation|presentación|folien|deck)\b", re.IGNORECASE
)
_NO_SLIDES = re.compile(
    r"\b(?:papers?|preprint|handouts?|notes?|source|code|abstract|article|licen[cs]e|poster|cv|bio\w*|flyer)\b",
    re.IGNORECASE,
)
"""What may be attached to a talk in a form that slides have, and is something else."""
_SLIDES_FILE = re.compile(r"\.(?:pdf|odp|pptx?|key)(?:$|[?#])", re.IGNORECASE)
_VIDEO_FILE = re.compile(r"\.(?:webm|mp4|ogv|mkv|m4v|mov)(?:$|[?#])", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")


class ScheduleReader:
    """Reads one programme; ``problems`` are what is wrong with single values of it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def read(self, data: bytes) -> tuple[Meeting, ...]:
        """Return the meeting that *data* tells of. Raises MeetingFileError."""
        return self.of_tree(xml_tree.read(data))

    def of_tree(self, root: Element) -> tuple[Meeting, ...]:
        """Return the meeting that the tree of a programme tells of. Raises MeetingFileError."""
        conference = root.first("conference")
        if root.tag != "schedule" or conference is None or not conference.said("title"):
            message = f"found <{root.tag}>, expected <schedule> with a <conference> and its <title>"
            raise MeetingFileError(message, root.line)
        days = [
            each
            for day in root.all("day")
            if (each := self._day(day, day.attributes.get("date", "")))
        ]
        start = self._said_day(conference, "start") or min(days, default=None)
        end = self._said_day(conference, "end") or max(days, default=None)
        city = conference.said("city")
        online = city.lower() in _NO_TOWN
        return (
            Meeting(
                name=conference.said("title"),
                line=conference.line,
                acronym=conference.said("acronym"),
                start=start,
                end=end if start and end and end >= start else start,
                city="" if online else city,
                online=online,
                country=self._country(conference),
                venue=conference.said("venue"),
                url=web_address(conference.said("url")),
                talks=tuple(self._talks(root)),
                is_programme=True,
            ),
        )

    def _talks(self, root: Element) -> Iterator[ScheduledTalk]:
        change = _clock(next((e.said("day_change") for e in root.all("conference")), ""))
        base = next((e.said("base_url") or e.said("url") for e in root.all("conference")), "")
        for day in root.all("day"):
            on = self._day(day, day.attributes.get("date", ""), tell=False)
            for room in day.all("room"):
                for event in room.all("event"):
                    if title := event.said("title"):
                        yield ScheduledTalk(
                            title=title,
                            speakers=_speakers(event),
                            room=event.said("room") or room.attributes.get("name", ""),
                            start=_start(event, on, change or time()),
                            length=_length(event.said("duration")),
                            language=self._language(event),
                            slides=_slides(event, base),
                            video=_video(event, base),
                            url=web_address(event.said("url")),
                        )

    def _said_day(self, conference: Element, tag: str) -> date | None:
        found = conference.first(tag)
        return self._day(found, found.text.strip()) if found and found.text.strip() else None

    def _day(self, element: Element, text: str, *, tell: bool = True) -> date | None:
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            if tell:
                self._complain(element, text, "a day such as 2018-02-03")
            return None

    def _country(self, conference: Element) -> str:
        found = conference.first("country")
        if found is None or not found.text.strip():
            return ""
        if not (short := countries.code(found.text)):
            self._complain(found, found.text.strip(), "a country's name or code such as BE")
        return short

    def _language(self, event: Element) -> str:
        text = event.said("language")
        if not text or is_read(a_language, text):
            return text
        self._complain(event.first("language") or event, text, "a language code such as en")
        return ""

    def _complain(self, element: Element, text: str, expected: str) -> None:
        message = f"{element.tag}: found {text[:60]!r}, expected {expected}"
        kind = ProblemKind.BAD_VALUE
        self.problems.append(
            Problem(path=self._path, line=element.line, kind=kind, message=message)
        )


def _speakers(event: Element) -> tuple[str, ...]:
    named = (" ".join(each.text.split()) for each in event.all("persons", "person"))
    return tuple(dict.fromkeys(filter(None, named)))


def _slides(event: Element, base: str) -> str:
    """Return the address of a talk's slides: what is attached under that name, or of a kind that slides have."""
    found = [
        *_addresses(event, "attachments", "attachment", base),
        *_addresses(event, "links", "link", base),
    ]
    named = (url for text, url in found if sort_of(text, url) == "slides")
    files = [(text, url) for text, url in found if _SLIDES_FILE.search(url)]
    shown = (url for text, url in files if _PRESENTATION.search(text))
    others = (url for text, url in files if not _NO_SLIDES.search(text))
    return next(named, "") or next(shown, "") or next(others, "")


def _video(event: Element, base: str) -> str:
    """Return the address of a talk's video, of several the first: others are of other kinds or sizes."""
    found = [
        *_addresses(event, "links", "link", base),
        *_addresses(event, "attachments", "attachment", base),
    ]
    return next(
        (url for text, url in found if sort_of(text, url) == "video" or _VIDEO_FILE.search(url)), ""
    )


def _addresses(event: Element, list_tag: str, tag: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield the words and the address of each link of an event: a path is one on the host of the programme."""
    home = web_address(event.said("url")) or web_address(base)
    for each in event.all(list_tag, tag):
        named = each.attributes.get("href", "").strip()
        if url := web_address(urljoin(home, named)) if named else "":
            yield f"{each.attributes.get('type', '')} {' '.join(each.text.split())}", url


def _start(event: Element, day: date | None, change: time) -> datetime | None:
    """Return when an event begins: what is before the *change* of days is the next day's."""
    try:
        return datetime.fromisoformat(event.said("date"))
    except ValueError:
        pass
    clock = _clock(event.said("start"))
    if day is None or clock is None or day == date.max:
        return None
    return datetime.combine(day + timedelta(days=clock < change), clock)


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text)
    try:
        return time(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def _length(text: str) -> timedelta | None:
    match = _CLOCK.fullmatch(text)
    return timedelta(hours=int(match[1]), minutes=int(match[2])) if match else None
