"""Headers in YAML, as the plugins read them that give Pelican's Markdown such.

A header stands between a line ``---`` and a line ``---`` or ``...``; a post without one is
read as Pelican does. Values become what Pelican knows: of a key that can have one value only
the first of a list counts, several of ``author`` are ``authors``. Only plain data is read,
and no aliases.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEADER = re.compile(r"\A\s*^---\n(?P<yaml>.+?)^(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ONE = frozenset({"date", "modified", "status", "category", "author", "save_as", "url", "slug"})
_SEVERAL = frozenset({"tags", "authors"})


class YamlHeaderError(ValueError):
    """A header that is no YAML, or no mapping; ``line`` counts from 1 within the post."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Loader(yaml.SafeLoader):
    """Plain data, each part of which is written where it stands."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(problem="aliases are not read", problem_mark=mark)
        return super().compose_node(parent, index)


def split(text: str) -> tuple[str, int, int] | None:
    """Return the YAML of the post *text*, its first line, and that of the body; None without any."""
    found = _HEADER.match(text)
    if found is None:
        return None
    first = text.count("\n", 0, found.start("yaml")) + 1
    return found["yaml"], first, text.count("\n", 0, found.end()) + 1


def values_of(
    header: str, line: int, *, splits: bool
) -> tuple[dict[str, str | list[str]], dict[str, int]]:
    """Return the values of a *header* that begins in *line*, and the lines of its keys.

    Keys are in lower case. With *splits*, a text of tags or authors holds several, at commas.
    Raises YamlHeaderError.
    """
    pairs, lines = _read(header, line)
    values: dict[str, str | list[str]] = {}
    for key, value in pairs.items():
        name, found = _pelicans(key.lower(), value, splits=splits)
        if found is not None:
            values[name] = found
    return values, {key.lower(): at for key, at in lines.items()}


def _read(header: str, line: int) -> tuple[dict[str, Any], dict[str, int]]:
    loader = _Loader(header)
    try:
        node = loader.get_single_node()
        value = loader.construct_document(node) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.line if error.problem_mark else 0
        raise YamlHeaderError(error.problem or "it is not YAML", line + at) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise YamlHeaderError(str(error).partition("\n")[0] or "it is not YAML", line) from error
    if not isinstance(value, dict) or not isinstance(node, yaml.MappingNode):
        raise YamlHeaderError("expected keys with values", line)
    lines = {str(key.value): line + key.start_mark.line for key, _ in node.value}
    return {str(key): each for key, each in value.items()}, lines


def _pelicans(key: str, value: Any, *, splits: bool) -> tuple[str, str | list[str] | None]:
    """Return *key* and *value* as Pelican has them, None for one that says nothing."""
    if isinstance(value, list):
        texts = [_text(each) for each in value if each is not None]
        if key == "author" and len(texts) > 1:
            return "authors", texts
        if key in _ONE:
            return key, next(iter(texts), None)
        return key, texts
    if value is None:
        return key, None
    text = _text(value)
    return key, [text] if key in _SEVERAL and not splits else text


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value).strip()


def is_plain(header: Mapping[str, str | list[str]], text: str) -> bool:
    """Tell whether every reader takes *text*, a post's header as it is written, for the values *header*."""
    try:
        pairs = dict(_typed(text))
    except YamlHeaderError:
        return False
    return pairs == {key: value for key, value in header.items() if value != ""}


def _typed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a YAML mapping, in lower case, with what is written for them."""
    try:
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        raise YamlHeaderError(str(error), 1) from error
    if not isinstance(node, yaml.MappingNode):
        if node is None:
            return
        raise YamlHeaderError("expected keys with values", 1)
    for key, value in node.value:
        if not isinstance(value, yaml.ScalarNode) or value.style is not None:
            raise YamlHeaderError("more than a plain text", 1)
        if value.value:
            yield str(key.value).lower(), value.value
