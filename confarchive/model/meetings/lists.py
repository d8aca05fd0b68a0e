"""Lists of conferences as confs.tech keeps them, in JSON, and python-organizers, in CSV.

https://github.com/tech-conferences/conference-data, https://github.com/python-organizers/conferences
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from confarchive.model.meetings.meeting import Meeting, MeetingFileError, MeetingReader, web_address
from confarchive.model.places import countries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

JSON_KEYS = ("name", "startDate")
CSV_COLUMNS = ("Subject", "Start Date")
_DELIMITERS = (",", ";", "\t", "|")
_BLANKS = re.compile(r"[\s,]*")
_LONGEST = 131_072  # letters of a value of a table: the csv module's own bound


def delimiter(text: str) -> str:
    """Return the sign between the columns of a table, "" where its first line has none: spreadsheets write ``;`` too."""
    first = text.partition("\n")[0]
    best = max(_DELIMITERS, key=first.count)
    return best if best in first else ""


class ListReader(MeetingReader):
    """Reads one list; ``problems`` are what is wrong with single values of it."""

    def read_json(self, text: str) -> tuple[Meeting, ...]:
        """Return the meetings of a list in JSON. Raises MeetingFileError."""
        items = list(_items(text))
        if not any(all(key in item for key in JSON_KEYS) for item, _ in items):
            message = f"found none with {' and '.join(JSON_KEYS)}, expected a list of conferences as confs.tech has them"
            raise MeetingFileError(message, 1)
        return tuple(filter(None, (self._of_json(item, line) for item, line in items)))

    def read_csv(self, text: str) -> tuple[Meeting, ...]:
        """Return the meetings of a table. Raises MeetingFileError."""
        rows = text.splitlines(keepends=True)
        reader = csv.DictReader(rows, strict=True, delimiter=delimiter(text) or ",")
        meetings = []
        line = 1
        try:
            if missing := [each for each in CSV_COLUMNS if each not in (reader.fieldnames or ())]:
                message = (
                    f"found no column {missing[0]!r}, expected a table as python-organizers have it; "
                    f"call its columns {', '.join(CSV_COLUMNS)}, End Date, Location, Country, Venue, Website URL"
                )
                raise MeetingFileError(message, 1)
            line = reader.line_num + 1
            for row in reader:
                meetings.append(self._of_csv(row, line))
                line = reader.line_num + 1
        except csv.Error as error:
            raise MeetingFileError(f"found {error}, expected a table in CSV", line) from error
        return tuple(filter(None, meetings))

    def _of_json(self, item: Mapping[str, Any], line: int) -> Meeting | None:
        values = {key: value.strip() for key, value in item.items() if isinstance(value, str)}
        online = item.get("online") is True or "online" in {
            values.get("city", "").lower(), values.get("country", "").lower()
        }  # fmt: skip
        place = (
            {} if online else {"city": values.get("city", ""), "country": values.get("country", "")}
        )
        return self._meeting(
            line, values.get("name", ""), values.get("startDate", ""), values.get("endDate", ""),
            url=values.get("url", ""), online=online, **place,
        )  # fmt: skip

    def _of_csv(self, row: Mapping[str, Any], line: int) -> Meeting | None:
        values = {
            key: value.strip() for key, value in row.items() if key and isinstance(value, str)
        }
        place = values.get("Location", "")
        online = place.lower() in {"online", "virtual", "remote"}
        parts = [part.strip() for part in place.split(",")]
        return self._meeting(
            line, values.get("Subject", ""), values.get("Start Date", ""), values.get("End Date", ""),
            city=", ".join(parts[:2]) if not online else "",
            country="" if online else values.get("Country", ""),
            venue=values.get("Venue", ""), url=values.get("Website URL", ""), online=online,
        )  # fmt: skip

    def _meeting(
        self, line: int, name: str, first: str, last: str, *,
        url: str, online: bool, city: str = "", country: str = "", venue: str = "",
    ) -> Meeting | None:  # fmt: skip
        if not name:
            self.complain(line, "found no name of the conference, expected one")
            return None
        start = self._day(line, name, first)
        end = self._day(line, name, last) if last else start
        if start is None or end is None:
            return None
        if end < start:
            self.complain(line, f"{name}: found the end {last!r}, expected a day after {first!r}")
            end = start
        town, _, behind = city.partition(",")
        short, state = countries.state(behind)
        return Meeting(
            name=name,
            line=line,
            start=start,
            end=end,
            city=town.strip(),
            state=state,
            country=self._country(line, name, country) or short or countries.code(behind),
            venue=venue,
            url=web_address(url),
            online=online,
        )

    def _day(self, line: int, name: str, text: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.complain(
                line, f"{name}: found the day {text[:60]!r}, expected one such as 2019-02-08"
            )
            return None

    def _country(self, line: int, name: str, text: str) -> str:
        short = countries.code(text) if text else ""
        if text and not short:
            message = f"{name}: found the country {text[:60]!r}, expected a name or code such as Belgium or BE"
            self.complain(line, message)
        return short


def _items(text: str) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the objects of a list in JSON, each with its line."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at, line, counted = len(text) - len(text.lstrip()), 1, 0
    if text[at : at + 1] != "[":
        raise MeetingFileError("found no list, expected one of conferences in JSON", 1)
    at += 1
    while True:
        blanks = _BLANKS.match(text, at)
        at = blanks.end() if blanks else at
        line, counted = line + text.count("\n", counted, at), at
        if text[at : at + 1] == "]":
            return
        try:
            item, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            where = getattr(error, "lineno", line)
            said = getattr(error, "msg", "lists in lists, deeper than anybody reads")
            raise MeetingFileError(f"found {said!r}, expected a list in JSON", where) from error
        if isinstance(item, dict):
            yield item, line
