"""Programmes in the JSON of frab, which pretalx publishes beside its XML: the same tree by the same names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from confarchive.model.meetings.meeting import MeetingFileError
from confarchive.model.meetings.xml_tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXPECTED = (
    "expected a list of conferences, or a programme as pretalx and frab publish it (schedule.json)"
)
_PLAIN = ("acronym", "title", "start", "end", "url", "city", "country", "venue")
_OF_EVENT = ("title", "start", "date", "duration", "room", "language", "url")


def read(text: str) -> Element:
    """Return the programme in *text* as its XML has it. Raises MeetingFileError."""
    try:
        told = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        said = getattr(error, "msg", "lists in lists, deeper than anybody reads")
        where = getattr(error, "lineno", 1)
        raise MeetingFileError(f"found {said!r}, expected JSON", where) from error
    schedule = _within(told, "schedule")
    conference = _within(schedule, "conference")
    if not conference:
        keys = ", ".join(map(repr, list(told)[:3])) if isinstance(told, dict) else "another value"
        raise MeetingFileError(f"found {keys or 'an empty object'}, {_EXPECTED}", 1)
    root = Element("schedule", {}, 1)
    head = _element("conference", conference, _PLAIN)
    root.children = [head, *(_day(day) for day in _listed(conference.get("days")))]
    return root


def _day(day: dict[str, Any]) -> Element:
    rooms = _within(day, "rooms")
    found = Element("day", {"date": _text(day.get("date"))}, 1)
    for name, events in rooms.items():
        room = Element("room", {"name": name}, 1)
        room.children = [_event(event) for event in _listed(events)]
        found.children.append(room)
    return found


def _event(event: dict[str, Any]) -> Element:
    found = _element("event", event, _OF_EVENT)
    people = Element("persons", {}, 1)
    for each in _listed(event.get("persons")):
        name = each.get("public_name") or each.get("name") or each.get("full_public_name")
        people.children.append(Element("person", {}, 1, _text(name)))
    found.children += [people, *_linked(event, "attachment"), *_linked(event, "link")]
    return found


def _linked(event: dict[str, Any], tag: str) -> Iterator[Element]:
    every = Element(f"{tag}s", {}, 1)
    for each in _listed(event.get(f"{tag}s")):
        every.children.append(
            Element(tag, {"href": _text(each.get("url"))}, 1, _text(each.get("title")))
        )
    yield every


def _element(tag: str, values: dict[str, Any], keys: tuple[str, ...]) -> Element:
    children = [Element(key, {}, 1, _text(values[key])) for key in keys if values.get(key)]
    return Element(tag, {}, 1, children=children)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) else ""


def _within(value: Any, key: str) -> dict[str, Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _listed(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
