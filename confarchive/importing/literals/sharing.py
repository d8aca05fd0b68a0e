"""Values of a settings file as Python has them: names may share one, and items may be unknown.

``A = []``, ``B = {"a": A}``, ``A.append(1)`` changes ``B``: so the values that are read are kept as
Python's own objects, shared where Python shares them, and what is unknown of one is unknown of all
that hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath
from types import EllipsisType, NoneType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 100_000
"""Characters or items; a setting is smaller, and no text shall fill the memory."""
_FIXED = (
    *(str, bytes, int, float, complex, frozenset, NoneType, EllipsisType),
    *(date, timedelta, PurePath),
)


class ComputedError(ValueError):
    """An expression that only running it could tell."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An item of a dictionary that only running it could tell, and the line it stands in."""

    line: int


_UNCHANGED = (*_FIXED, tuple, Unknown)


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        yield from value.values()
    elif isinstance(value, list | tuple | set):
        yield from value


def _all(value: Any) -> Iterator[Any]:
    """Yield *value* and all that is in it, each container once."""
    todo, seen = [value], set()
    while todo:
        each = todo.pop()
        yield each
        if isinstance(each, list | tuple | set | dict) and id(each) not in seen:
            seen.add(id(each))
            todo += _parts(each)


def changeable(value: Any) -> frozenset[int]:
    """Return the identities of all in *value* that somebody who has it could change."""
    return frozenset(id(each) for each in _all(value) if not isinstance(each, _UNCHANGED))


def has_unknown(value: Any) -> bool:
    """Tell whether an item in *value* is unknown."""
    return any(isinstance(each, Unknown) for each in _all(value))


def is_unsettled(value: Any) -> bool:
    """Tell whether what is made of *value* may depend on something unknown, or on a set's order."""
    return any(
        isinstance(each, Unknown) or (isinstance(each, set | frozenset) and len(each) > 1)
        for each in _all(value)
    )


def check(value: Any) -> None:
    """Raise ComputedError for what is no plain value, or would be too large when written out."""
    _weight(value, {}, set())


def _weight(value: Any, known: dict[int, int], above: set[int]) -> int:
    if isinstance(value, str | bytes):
        return len(value) if len(value) <= LARGEST else _refuse()
    if isinstance(value, (*_FIXED, Unknown)):
        return 1
    if type(value) not in {list, tuple, dict, set} or id(value) in above:
        return _refuse()
    if id(value) not in known:
        inside = above | {id(value)}
        weight = 1 + sum(_weight(each, known, inside) for each in _parts(value))
        known[id(value)] = weight if weight <= LARGEST else _refuse()
    return known[id(value)]


def _refuse() -> int:
    raise ComputedError


def unknown_items(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int]]:
    """Yield the keys that lead to each unknown item in *value*, which is checked, and its line."""
    items = value.items() if isinstance(value, dict) else enumerate(_parts(value))
    for key, item in items:
        if isinstance(item, Unknown):
            yield (*path, key), item.line
        else:
            yield from unknown_items(item, (*path, key))


def cleaned(value: Any) -> Any:
    """Return a copy of *value*, which is checked, without unknown items, and with paths as text."""
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, dict):
        pairs = ((cleaned(key), item) for key, item in value.items())
        return {key: cleaned(item) for key, item in pairs if not isinstance(item, Unknown)}
    if isinstance(value, list | tuple | set):
        return type(value)(map(cleaned, value))
    return value
