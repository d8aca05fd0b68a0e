"""What the path of a post says of it, by the blog's settings; and what values of headers count for."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from confarchive.importing.sources.pelican import header_values

if TYPE_CHECKING:
    from confarchive.importing.sources.pelican.settings import Settings


def text_of(value: Any) -> str:
    """Return a value of a header as one text, lines below each other; empty for None."""
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def says_something(key: str, value: str | list[str]) -> bool:
    """Tell whether Pelican keeps the value: for some keys an empty one counts for none."""
    if key in {"tags", "authors"}:
        return bool(header_values.names(value))
    return key not in {"status", "category", "author", "slug"} or bool(text_of(value).strip())


def of(place: str, settings: Settings) -> dict[str, str]:
    """Return what the path says, by ``FILENAME_METADATA``, ``PATH_METADATA`` and the folder."""
    path = PurePosixPath(place)
    checks = [(settings["FILENAME_METADATA"], path.stem), (settings["PATH_METADATA"], place)]
    if settings["USE_FOLDER_AS_CATEGORY"] and settings["CATEGORY_SAVE_AS"]:
        checks.append(("(?P<category>.*)", path.parent.name))
    found: dict[str, str] = {}
    for pattern, text in checks:
        match = re.match(pattern, text) if pattern and text else None
        for key, value in match.groupdict().items() if match else ():
            if value is not None and says_something(key.lower(), value):
                found.setdefault(key.lower(), value)
    return found
