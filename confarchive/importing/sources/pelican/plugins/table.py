"""The table of Pelican's plugins: what each does to posts, by its name in any spelling.

The facts stand in ``table.toml`` beside this file. A plugin that it does not have is
*unknown*: it may have made something of whatever looks like the work of a plugin.
"""

from __future__ import annotations

import enum
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).with_name("table.toml")
_PACKAGES = frozenset({"lib", "minchin", "pelican", "plugin", "plugins", "src", "themes"})
_PREFIX = re.compile(r"^(?:minchin_)?pelican_(?:plugins?_|readers_)?|_plugin$")
_READER = re.compile(r"reader|yaml|front_?matter|commonmark|pandoc|obsidian|myst|mistune")
_OF_A_TAG = "puts something in the places of its tag {{% {} %}}"
_UNKNOWN = (
    r"\{%|\{\{|\[%|\{!|\[\[|\[@\w|@\[|!\[\[|::\w+::|^:::"
    r"|\{(?!(?:filename|static|attach|tag|category|author|index)\})[a-z]\w*[\s:}]"
    r"|\[/\w+\]|\[\w+\s+\w+=|(?<=\S ):[a-z][\w+-]*:(?=[\s.,;!?)]|\Z)"
)
"""What plugins act on, as far as anything tells it from text: tags, marks in brackets, signs."""


class Effect(enum.StrEnum):
    """What a plugin does to posts."""

    NONE = "none"
    """Nothing that a reader would see in a post, or what the import does as well."""
    HEADERS = "headers"
    """It reads headers in YAML, and so does the import where it runs."""
    READER = "reader"
    """It reads Markdown in Pelican's place."""
    TEXT = "text"
    """It makes something of what stands in some posts."""
    UNKNOWN = "unknown"
    """Nobody here knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A plugin as the blog calls it.

    ``mark`` is the regular expression, with re.MULTILINE, of what it acts on, in code too if
    ``in_code``; ``reason`` is what it does, as a clause. ``splits`` tells that it cuts a text of tags
    in a YAML header at commas.
    """

    name: str
    effect: Effect
    mark: str = ""
    reason: str = ""
    in_code: bool = False
    splits: bool = False


def lookup(name: str) -> Plugin:
    """Return the plugin that settings or requirements call *name*."""
    known = _known()
    found = next((known[key] for key in _keys(name) if key in known), None)
    if found is not None:
        return replace(found, name=name)
    if _READER.search(name.lower()):
        return Plugin(name=name, effect=Effect.READER)
    return Plugin(name=name, effect=Effect.UNKNOWN, mark=_UNKNOWN)


def _keys(name: str) -> Iterator[str]:
    """Yield what the table may call *name*, the most telling first.

    ``pelican.plugins.render_math``, ``pelican-render-math`` and ``render_math`` are one, and so
    are a package and its modules.
    """
    parts = [_PREFIX.sub("", part) for part in re.sub(r"[-\s]", "_", name.lower()).split(".")]
    own = [part for part in parts if part not in _PACKAGES]
    yield from (".".join(own[:count]) for count in range(len(own), 0, -1))
    if len(own) < len(parts) and own:
        yield own[-1]


@cache
def _known() -> dict[str, Plugin]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {plugin.name: plugin for plugin in _entries(table)}


def _entries(table: dict[str, Any]) -> Iterator[Plugin]:
    untouched = " ".join([*table["untouched"].values(), table["readers"]["others"]])
    yield from (Plugin(name=name, effect=Effect.NONE) for name in untouched.split())
    for name in table["readers"]["md"].split():
        yield Plugin(name=name, effect=Effect.READER)
    for way, names in table["headers"].items():
        for name in names.split():
            yield Plugin(name=name, effect=Effect.HEADERS, splits=way == "split")
    for name, entry in table["text"].items():
        for each in (name, *entry.get("also", "").split()):
            yield Plugin(
                name=each,
                effect=Effect.TEXT,
                mark=entry["mark"],
                reason=entry["reason"],
                in_code=entry.get("code", False),
            )
        for module in entry.get("modules", "").split():
            tag = rf"{entry['mark']}[-+]?\s*(?:end)?{module}\b"
            own = f"{name}.{module}"
            yield Plugin(name=own, effect=Effect.TEXT, mark=tag, reason=_OF_A_TAG.format(module))
