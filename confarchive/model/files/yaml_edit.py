"""YAML that people keep by hand gets something added: all else stays as they wrote it.

Only what is added is written; comments, blanks and the order of keys are not touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from confarchive.model.files import yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_YEAR = re.compile(r"[1-9]\d{3}")
_STEP = 2
"""Blanks by which what is added stands further in than its key."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A node and the column that its key begins in; ``flow`` where it stands in braces."""

    node: yaml.Node | None
    column: int
    flow: bool = False


def add(text: str, keys: Sequence[str], value: Any, *, in_order: bool = False) -> str:
    """Return *text* with *value* (text, list or mapping) at *keys*, where nothing may stand yet.

    Keys on the way that are not there are added too, as the last ones. What is added comes last, or
    *in_order* behind the greatest key that is less. Raises HeaderError for what is no YAML, and ValueError
    where something stands at *keys* already, or one of them holds something else than keys.
    """
    place, rest = _descend(text, keys)
    if not rest:
        raise ValueError(f"{': '.join(keys)}: found a value, expected none yet")
    for key in reversed(rest[1:]):
        value = {key: value}
    node = place.node
    if in_order and len(rest) == 1 and isinstance(node, yaml.MappingNode) and node.value:
        return _insert_in_order(text, node, rest[0], value)
    return _insert(text, place, {rest[0]: value})


def extend(text: str, keys: Sequence[str], items: Sequence[str]) -> str:
    """Return *text* with *items* at the end of the list at *keys*, which need not be there yet.

    A single text counts as a list of what its commas separate.
    """
    place, rest = _descend(text, keys)
    if rest:
        return add(text, keys, list(items))
    node = place.node
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _extended(text, node, items)
    if isinstance(node, yaml.MappingNode):
        raise ValueError(f"{': '.join(keys)}: found keys, expected a list")  # noqa: TRY004
    before = node.value.split(",") if isinstance(node, yaml.ScalarNode) else []
    whole = [*(name.strip() for name in before if name.strip()), *items]
    start, end = (node.start_mark.index, node.end_mark.index) if node else (0, 0)
    gap = " " if text[start - 1 : start] == ":" else ""
    return f"{text[:start]}{gap}{flow(whole)}{text[end:]}"


def describe(text: str, keys: Sequence[str], facts: Mapping[str, tuple[str, str]]) -> str:
    """Return *text* with *facts*, values and where they come from, at *keys*, which are there.

    Each value stands on a line of its own with its origin as a comment behind it; where the
    keys stand in braces, so do the values, and the origins are one comment at the line's end.
    """
    wanted = {key: value for key, (value, _) in facts.items()}
    described = _described(text, keys, facts)
    expected = _with(yaml_text.read(text), keys, wanted)
    if {key: entry.value for key, entry in yaml_text.read(described).items()} == expected:
        return described
    for key, value in wanted.items():
        text = add(text, (*keys, key), value)
    return text


def _described(text: str, keys: Sequence[str], facts: Mapping[str, tuple[str, str]]) -> str:
    place, rest = _descend(text, keys)
    node = place.node
    if rest or not (_takes_keys(node) or _is_nothing(node)):
        raise ValueError(f"{': '.join(keys)}: expected keys")
    is_empty = not (isinstance(node, yaml.MappingNode) and node.value)
    if node is None or place.flow or (not is_empty and getattr(node, "flow_style", False)):
        return _described_in_braces(text, keys, facts)
    if is_empty:
        start, end = node.start_mark.index, node.end_mark.index
        text = text[:start].rstrip(" ") + text[end:]
        at, column = len(text[:start].rstrip(" ")), place.column + _STEP
    else:
        at, column = _end(node), node.start_mark.column
    lines = "".join(
        f"{' ' * column}{_key(key)}: {_plain(value)}{_comment(origin)}\n"
        for key, (value, origin) in facts.items()
    )
    return _after_line(text, at, lines)


def _described_in_braces(
    text: str, keys: Sequence[str], facts: Mapping[str, tuple[str, str]]
) -> str:
    for key, (value, _) in facts.items():
        text = add(text, (*keys, key), value)
    origins: dict[str, list[str]] = {}
    for key, (_, origin) in facts.items():
        origins.setdefault(origin, []).append(key)
    told = "; ".join(f"{', '.join(names)}: {origin}" for origin, names in origins.items())
    node = _descend(text, keys)[0].node
    end = text.find("\n", node.end_mark.index if node else 0)
    end = len(text) if end < 0 else end
    return text[:end] + _comment(told) + text[end:]


def _with(
    entries: Mapping[str, yaml_text.Entry], keys: Sequence[str], facts: Any
) -> dict[str, Any]:
    """Return the values of *entries* with *facts* at *keys*."""
    found = {key: entry.value for key, entry in entries.items()}
    inner = found
    for key in keys:
        inner[key] = inner.get(key) or {}
        inner = inner[key]
    inner.update(facts)
    return found


def _plain(value: str) -> str:
    """Return a value without quotation marks where every reader of YAML takes it for this text."""
    try:
        is_plain = yaml.safe_load(f"a: {value} # b") == {"a": value}
    except (yaml.YAMLError, ValueError):
        is_plain = False
    return value if is_plain else flow(value)


def _comment(origin: str) -> str:
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in origin).split())
    return f"  # {words}" if words else ""


def flow(value: Any) -> str:
    """Return *value* on one line of YAML."""
    dumped: str = yaml.dump(
        _with_years(value),
        Dumper=yaml.SafeDumper,
        default_flow_style=True,
        allow_unicode=True,
        width=2**31 - 1,
        sort_keys=False,
    )
    return dumped.removesuffix("\n").removesuffix("\n...")


def _with_years(value: Any) -> Any:
    """Return *value* with years for keys as people write them, without quotation marks."""
    if not isinstance(value, dict):
        return value
    return {
        int(key) if isinstance(key, str) and _YEAR.fullmatch(key) else key: _with_years(inner)
        for key, inner in value.items()
    }


def _descend(text: str, keys: Sequence[str]) -> tuple[_Place, Sequence[str]]:
    """Return the innermost place that *keys* lead to, and the keys that are not there."""
    yaml_text.read(text)  # refuses what is no mapping
    place = _Place(yaml.compose(text, Loader=yaml.BaseLoader), 0)
    for number, key in enumerate(keys):
        below = _below(place, key)
        if below is None:
            if not _takes_keys(place.node):
                raise ValueError(f"{': '.join(keys[:number])}: expected keys")
            return place, keys[number:]
        place = below
    return place, ()


def _below(place: _Place, key: str) -> _Place | None:
    if not isinstance(place.node, yaml.MappingNode):
        return None
    flowing = place.flow or bool(place.node.flow_style)
    return next(
        (
            _Place(value, name.start_mark.column, flowing)
            for name, value in place.node.value
            if name.value == key
        ),
        None,
    )


def _takes_keys(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode | None) or _is_nothing(node)


def _is_nothing(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in {"", "~"}


def _insert(text: str, place: _Place, added: Mapping[str, Any]) -> str:
    """Return *text* with the keys *added* at the end of a mapping, or where one may begin."""
    node = place.node
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        inner = flow(dict(added))[1:-1]
        at = node.value[-1][1].end_mark.index if node.value else node.start_mark.index + 1
        return f"{text[:at]}{', ' if node.value else ''}{inner}{text[at:]}"
    if isinstance(node, yaml.MappingNode):
        return _after_line(text, _end(node), _lines(added, node.start_mark.column))
    if node is None:
        return _after_line(text, len(text), _lines(added, 0))
    start, end = node.start_mark.index, node.end_mark.index
    if place.flow:
        return f"{text[:start]} {flow(dict(added))}{text[end:]}"
    emptied = text[:start] + text[end:]
    return _after_line(emptied, start, _lines(added, place.column + _STEP))


def _insert_in_order(text: str, node: yaml.MappingNode, key: str, value: Any) -> str:
    """Return *text* with a key among those of *node*, which ascend, or descend."""
    names = [name.value for name, _ in node.value]
    descends = len(names) > 1 and names == sorted(names, reverse=True)
    before = sum(1 for name in names if (name > key if descends else name < key))
    if not before:
        return _insert_first(text, node, key, value)
    last = node.value[before - 1][1]
    if node.flow_style:
        at = last.end_mark.index
        return f"{text[:at]}, {flow({key: value})[1:-1]}{text[at:]}"
    at = max(int(node.value[before - 1][0].end_mark.index), _end(last))
    return _after_line(text, at, _lines({key: value}, node.start_mark.column))


def _insert_first(text: str, node: yaml.MappingNode, key: str, value: Any) -> str:
    """Return *text* with a key before all those of *node*."""
    at = node.value[0][0].start_mark.index
    if node.flow_style:
        return f"{text[:at]}{flow({key: value})[1:-1]}, {text[at:]}"
    line = text.rfind("\n", 0, at) + 1
    return text[:line] + _lines({key: value}, node.start_mark.column) + text[line:]


def _end(node: yaml.Node) -> int:
    """Return where what is written of *node* ends: what only follows it, a comment, is not its."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        key, value = node.value[-1]
        return max(int(key.end_mark.index), _end(value))
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    if isinstance(node, yaml.ScalarNode) and not node.value and not node.style:
        return int(node.start_mark.index)
    return int(node.end_mark.index)


def _after_line(text: str, index: int, lines: str) -> str:
    """Return *text* with *lines* after the line that *index* is in."""
    if not text.strip():
        return text + lines
    last = max(0, index - 1)
    end = text.find("\n", last)
    if end < 0:
        return f"{text}\n{lines}"
    return text[: end + 1] + lines + text[end + 1 :]


def _lines(added: Mapping[str, Any], column: int) -> str:
    """Return keys with their values as lines: mappings of texts and lists stand on one."""
    indent = " " * column
    return "".join(
        f"{indent}{_key(key)}:\n{_lines(value, column + _STEP)}"
        if isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values())
        else f"{indent}{_key(key)}: {flow(value)}\n"
        for key, value in added.items()
    )


def _key(key: str) -> str:
    return key if _YEAR.fullmatch(key) else flow(key)


def _extended(text: str, node: yaml.SequenceNode, items: Sequence[str]) -> str:
    last = node.value[-1]
    if node.flow_style:
        at = last.end_mark.index
        return f"{text[:at]}, {flow(list(items))[1:-1]}{text[at:]}"
    indent = " " * node.start_mark.column
    lines = "".join(f"{indent}- {flow(item)}\n" for item in items)
    return _after_line(text, _end(last), lines)
