"""The kinds of values that headers and files of data have, each with the function that reads it.

A *reader* returns what a value (text, list or mapping of such, as YAML has it) says, something empty for "", and
raises ValueError or TypeError for one that says something else. A list with odd items raises OddItemsError, which
has the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from confarchive.model.addresses.slugs import is_name
from confarchive.model.dates.moments import When, parse_when
from confarchive.model.places import countries
from confarchive.model.text import languages

Reader = Callable[[Any], Any]
_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off", ""})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What YAML can escape, and no XML, no HTML and not every database can hold."""
_UNLIKE_FILES = ("/", "\\", "www.", "#", "?")
"""How no path begins that is seen from a post's file."""


class OddItemsError(TypeError):
    """A list some of whose items are no texts; ``items`` are the others, ``messages`` tell of each that is odd."""

    def __init__(self, items: tuple[str, ...], odd: Iterable[Any]) -> None:
        super().__init__()
        self.items = items
        self.messages = tuple(
            f"found {item!r} in the list, expected text; it is left out" for item in odd
        )


# -- texts and lists of them


def a_text(value: Any) -> str:
    """Read text."""
    if not is_text(value):
        raise TypeError
    text: str = value.strip()
    return text


def is_text(value: Any) -> bool:
    """Tell whether *value* is text that pages and databases can hold."""
    return isinstance(value, str) and not _NO_TEXT.search(value)


def a_list(value: Any) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(value, list) and value != "":
        raise TypeError
    return _texts(value or ())


def names(value: Any) -> tuple[str, ...]:
    """Read names: a list of them, or text that separates them by commas."""
    if not isinstance(value, list | str):
        raise TypeError
    items = value if isinstance(value, list) else value.split(",")
    return _texts(items)


def _texts(items: Iterable[Any]) -> tuple[str, ...]:
    items = tuple(items)
    texts = tuple(item.strip() for item in items if is_text(item) and item.strip())
    if odd := [item for item in items if not is_text(item)]:
        raise OddItemsError(texts, odd)
    return texts


def texts_by_key(value: Any) -> dict[str, str]:
    """Read keys with texts, as they stand there."""
    if not isinstance(value, dict) or not all(map(is_text, value.values())):
        raise TypeError
    return value


def a_mapping(value: Any) -> Mapping[str, Any]:
    """Read keys with values."""
    if not isinstance(value, dict) and value != "":
        raise TypeError
    return value or {}


def a_truth(value: Any) -> bool:
    """Read yes or no."""
    text = a_text(value).lower()
    if text not in _YES | _NO:
        raise ValueError(text)
    return text in _YES


def a_number(value: Any) -> int:
    """Read a whole number of up to nine digits."""
    if not re.fullmatch(r"[0-9]{1,9}", a_text(value)):
        raise ValueError(value)
    return int(a_text(value))


# -- addresses


def an_address(value: Any) -> str:
    """Read the address of a page of the web, which begins with ``https://`` or ``http://``."""
    text = a_text(value)
    parts = urlsplit(text)
    is_web = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", text)
    if text and not is_web:
        raise ValueError(text)
    return text


def a_file_or_address(value: Any) -> str:
    """Read the path of a file, as seen from the post's, or the address of a page of the web."""
    text = a_text(value)
    if _SCHEME.match(text):
        return an_address(text)
    if text.lower().startswith(_UNLIKE_FILES):
        raise ValueError(text)
    return text


def is_read(reads: Reader, value: Any) -> bool:
    """Tell whether *reads* takes *value*."""
    try:
        reads(value)
    except (ValueError, TypeError):
        return False
    return True


# -- what is called by a code or a name


def a_country(value: Any) -> str:
    """Read the code of two letters (ISO 3166) that a country has; returned in capitals."""
    text = a_text(value).upper()
    if text and not countries.is_code(text):
        raise ValueError(text)
    return text


def a_language(value: Any) -> str:
    """Read the code (BCP 47) of a language."""
    text = a_text(value)
    if text and not languages.is_code(text):
        raise ValueError(text)
    return text


def a_conference(value: Any) -> str:
    """Read the name that headers give a conference, such as ``fosdem-2015``."""
    text = a_text(value)
    if text and not is_name(text):
        raise ValueError(text)
    return text


# -- when and where


def a_moment(value: Any) -> When | None:
    """Read a day, or a day and a time."""
    text = a_text(value)
    return parse_when(text) if text else None


Days = tuple[date | None, date | None, date | None]


def days(value: Any) -> Days | None:
    """Read the first and the last day of ``2015-01-31/2015-02-01``, or behind them the month of ``2015-01``."""
    text = a_text(value)
    if re.fullmatch(r"\d{4}-\d\d", text):
        return None, None, date.fromisoformat(f"{text}-01")
    if not text:
        return None
    first, _, last = text.partition("/")
    start = date.fromisoformat(first.strip())
    end = date.fromisoformat(last.strip()) if last else start
    if end < start or end == date.max:  # whose next day no calendar has
        raise ValueError(text)
    return start, end, None


def coordinates(value: Any) -> tuple[float, float] | None:
    """Read degrees north and east, from ``50.812, 4.381`` or a list of the two."""
    parts = list(a_list(value)) if isinstance(value, list) else a_text(value).split(",")
    if parts == [""]:
        return None
    north, east = map(float, parts)
    if not (-90 <= north <= 90 and -180 <= east <= 180):  # noqa: PLR2004
        raise ValueError(value)
    return north, east
