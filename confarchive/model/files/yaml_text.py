"""YAML with the line of every key, read as text: ``yes`` and ``2015`` stay as typed.

Plain YAML would make a boolean of the tag ``no`` and a number of the tag ``2015``;
here every scalar is the text its author wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML without libyaml reads the same, ten times slower
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]


_DEEPEST = 50  # lists in lists; a header has three
_NOTHING = frozenset({"~", "null", "Null", "NULL"})
"""YAML's ways of saying nothing, https://yaml.org/type/null.html; in quotation marks they are words."""
_TOO_DEEP = "lists stand in lists, deeper than anybody reads"
_MEND = "mend what stands there, or put text with signs in quotes"
_LINE_ENDS = frozenset("\x85\u2028\u2029")  # those that YAML knows besides the usual ones
FOREIGN_KEYS = frozenset(
    [
        *("blogpost", "canonical_link", "excerpt", "exclude", "external_link", "file_format"),
        *("html_meta", "jupytext", "kernelspec", "myst", "no-search", "nocomments", "nosearch"),
        *("orphan", "substitutions", "title", "tocdepth"),
    ]
)
"""Keys that Sphinx, MyST, ABlog or notebook tools read themselves."""


class HeaderError(ValueError):
    """Text that is not YAML, or no mapping; ``line`` counts from 1 within the text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's value (text, list or dict of such) and the line it stands on, from 1."""

    value: Any
    line: int


def read(text: str) -> dict[str, Entry]:
    """Return the entries of a YAML mapping; a key given twice is a :class:`HeaderError`.

    So is an alias or a merge: a few of them make gigabytes of a line, or never end.
    """
    try:
        return _entries(composed(text))
    except RecursionError as error:
        raise HeaderError(_TOO_DEEP, 1) from error


def composed(text: str) -> yaml.Node | None:
    """Return the tree of *text*, None for nothing; an alias is a :class:`HeaderError`."""
    try:
        refuse_hostile(text)
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"{error.problem or 'something else'}, expected YAML; {_MEND}"
        raise HeaderError(message, line) from error
    except yaml.YAMLError as error:
        raise HeaderError(str(error).splitlines()[0], 1) from error
    return node


def refuse_hostile(text: str) -> None:
    """Raise HeaderError for an alias, and for what stands in itself so deep that it would end Python.

    Releases of PyYAML before 6.0.4 go down in C until the stack is full. YAMLError is raised for no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_Loader) if _may_be_hostile(text) else ():
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            message = f"found the alias *{event.anchor}, expected what it stands for written out"
            raise HeaderError(message, line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST + 2:
            raise HeaderError(_TOO_DEEP, line)


def _may_be_hostile(text: str) -> bool:
    """Tell whether there is an alias in *text*, or enough of what a list or mapping begins with."""
    return "*" in text or sum(map(text.count, "[{-?:")) > _DEEPEST


def _key(node: yaml.Node) -> str:
    key = str(_value(node))
    if key == "<<":
        message = "found the merge key <<, expected the keys that it stands for written out"
        raise HeaderError(message, node.start_mark.line + 1)
    return key


def lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the line of each key of a YAML mapping, by the keys that lead to it.

    What :func:`read` refuses is a :class:`HeaderError` here too.
    """
    return dict(_lines(composed(text), ()))


def item_lines(text: str, key: str) -> list[int]:
    """Return the lines, from 1, on which the items of the list at *key* begin; none where there is no list."""
    root = composed(text)
    nodes = root.value if isinstance(root, yaml.MappingNode) else []
    listed = next((value for name, value in nodes if name.value == key), None)
    inner = listed.value if isinstance(listed, yaml.SequenceNode) else []
    return [node.start_mark.line + 1 for node in inner]


def _lines(node: yaml.Node | None, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key_node, value_node in node.value:
        key, line = _key(key_node), key_node.start_mark.line + 1
        if key in seen:
            raise HeaderError(f"the key {key!r} stands here twice; keep one of them", line)
        seen.add(key)
        yield (*above, key), line
        yield from _lines(value_node, (*above, key))


def _entries(node: yaml.Node | None) -> dict[str, Entry]:
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise HeaderError("expected keys with values", 1)
    entries: dict[str, Entry] = {}
    for key_node, value_node in node.value:
        key, line = _key(key_node), key_node.start_mark.line + 1
        if key in entries:
            raise HeaderError(f"the key {key!r} stands here twice; keep one of them", line)
        entries[key] = Entry(_value(value_node), line)
    return entries


def _value(node: yaml.Node, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise HeaderError(_TOO_DEEP, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return {_key(key): _value(value, depth + 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, depth + 1) for item in node.value]
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING:
        return ""
    return node.value


def as_yaml(value: Any, *, readable: bool = True) -> str:
    """Return *value* on one line of YAML, "" for none of it; *readable*: letters as they are."""
    if not value and value != "":
        return ""
    text: str = yaml.dump(
        value,
        Dumper=yaml.SafeDumper,
        default_flow_style=True,
        allow_unicode=readable,
        width=2**31 - 1,
        sort_keys=False,
    )
    if readable and not _LINE_ENDS.isdisjoint(text):  # read back, they would be blanks
        return as_yaml(value, readable=False)
    return text.removesuffix("\n").removesuffix("\n...")
