"""The scripts that search, joined: browsers get the engine as one, and sites that are read from files a part of it.

From files a page may load scripts, and neither modules nor data.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from rjsmin import jsmin

from confarchive.model.addresses.slugs import SPELLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.building.search.documents import Document

_STATIC = Path(__file__).parents[1] / "static"
# The engine and what it imports, which a worker cannot import from where its script stands.
_ENGINE = (
    "list",
    "query",
    "phrases",
    "lately",
    "closeness",
    "ranking",
    "shown",
    "spelling",
    "missing",
    "engine",
)
_FOR_FILES = ("query", "closeness", "ranking", "shown", "spelling")
_IMPORT = re.compile(r'^import .* from "\./.*\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def engine() -> str:
    """Return the modules of the engine as one, without comments and blanks, which are a third of them."""
    return str(jsmin(_joined(_ENGINE)))


def for_files(documents: Iterable[Document]) -> str:
    """Return the script that knows the names of conferences, people and years, and how words are compared."""
    names = [
        {
            "url": document.url[1:],
            "name": document.notes["name"],
            "aliases": document.notes["aliases"],
            "facts": document.shown(),
        }
        for document in documents
        if "aliases" in document.notes
    ]
    spelled = {chr(letter): other for letter, other in SPELLED.items()}
    script = jsmin(_EXPORT.sub("", _joined(_FOR_FILES)))
    told = f"names: {_json(names)}, spelled: {_json(spelled)}"
    return f"var archiveFiles = (() => {{\n{script}\nreturn {{ FILES, FOLDED, plain, isNamed, spelling, corrected, {told} }};\n}})();\n"


def _joined(names: Iterable[str]) -> str:
    modules = (_STATIC / f"confarchive-search-{name}.js" for name in names)
    return "\n".join(_IMPORT.sub("", file.read_text("utf-8")) for file in modules)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
