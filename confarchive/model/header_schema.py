"""The form of a post's header as JSON Schema, made of the table by which headers are read.

``confarchive/header.schema.json`` is this, for editors and other programs: ``python -m confarchive.model.header_schema``
writes it again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from confarchive.model.dates.moments import parse_when
from confarchive.model.files.value_kinds import names
from confarchive.model.files.yaml_text import FOREIGN_KEYS
from confarchive.model.frontmatter import READERS
from confarchive.model.post import Status
from confarchive.model.talks import talks

FILE = Path(__file__).parents[1] / "header.schema.json"
# What YAML takes for numbers and truths is text in a header, and a key without a value says nothing.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_NOTHING: dict[str, Any] = {"type": "null"}
_NAMES = {"anyOf": [_TEXT, {"type": "array", "items": {"type": ["string", "number", "boolean"]}}]}
_OFFSET = r"(Z|[+-]\d{2}:?\d{2})"
_WHEN = rf"^\s*(\d{{4}}-\d{{2}}-\d{{2}}([T ]\d{{2}}:\d{{2}}(:\d{{2}}(\.\d+)?)? ?{_OFFSET}?)?)?\s*$"
_TEXTS = {"type": ["object", "null"], "additionalProperties": _TEXT}
_TALK = {
    "type": "object",
    "required": ["title"],
    "additionalProperties": False,
    "properties": {
        key: _NAMES if read is names else _TEXT for key, (read, _) in talks.IN_HEADERS.items()
    },
}
_BY_READER: dict[Any, dict[str, Any]] = {
    parse_when: {"type": ["string", "null"], "pattern": _WHEN},
    Status: {"enum": [*(status.value for status in Status), "", None]},
    names: _NAMES,
    talks.read: {"anyOf": [_TALK, {"type": "array", "items": _TALK}, _NOTHING]},
}
_BY_KEY: dict[str, dict[str, Any]] = {
    "part": {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 999_999_999}, _NOTHING]},
    "extra": _TEXTS,
    "source": _TEXTS | {"required": ["path", "sha256"]},
}


def schema() -> dict[str, Any]:
    """Return the schema of the header of posts."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Header of a post",
        "description": "What stands between the first two lines --- of a post.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            **{key: _form(key) for key in READERS},
            **dict.fromkeys(sorted(FOREIGN_KEYS), True),
        },
    }


def _form(key: str) -> dict[str, Any]:
    _, read, expected = READERS[key]
    form = _BY_KEY.get(key) or _BY_READER.get(read) or _TEXT
    return {"description": f"{expected[0].upper()}{expected[1:]}."} | form


def text() -> str:
    """Return the file that holds the schema."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
