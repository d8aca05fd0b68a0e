"""Operations on plain values: sums, comparisons, what a target of an assignment takes, forms."""

from __future__ import annotations

import ast
import operator
import re
from typing import TYPE_CHECKING, Any, TypeGuard

from confarchive.importing.literals.plain_calls import CHANGING
from confarchive.importing.literals.sharing import ComputedError, is_unsettled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WIDTH = re.compile(r"\d{4,}")  # in a form: wider than any line
_VIEWS = frozenset({type({}.keys()), type({}.values()), type({}.items())})
_CHANGING = frozenset[str]().union(*CHANGING.values())
CONVERSIONS: dict[str, Callable[[Any], str]] = {"s": str, "r": repr, "a": ascii}
"""What ``!r`` and the like do in an f-string."""


def summed(left: Any, right: Any) -> Any:
    """Return the sum of two values of one kind; raises ComputedError for others."""
    if type(left) is not type(right) or not isinstance(left, str | list | tuple | int):
        raise ComputedError
    return left + right


def checked(form: str) -> str:
    """Return *form*, of a ``format`` or ``%``, if it asks for nothing but what it is given."""
    if "__" in form or _WIDTH.search(form):
        raise ComputedError
    return form


def in_order(values: Any) -> Iterable[Any]:
    """Return *values* to be gone through; raises ComputedError for sets, whose order nobody knows."""
    if isinstance(values, set | frozenset):
        raise ComputedError
    found: Iterable[Any] = values
    return found


def is_change(node: ast.expr) -> TypeGuard[ast.Call]:
    """Tell whether *node* calls a method that changes what it is called on."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _CHANGING
    )


def unpacked(target: ast.expr, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names that *target* binds to *value*, or to its parts. Raises ComputedError."""
    match target:
        case ast.Name(id=name):
            yield name, value
        case ast.Tuple(elts=targets) | ast.List(elts=targets) if isinstance(value, list | tuple):
            if len(targets) != len(value):
                raise ComputedError
            for part, item in zip(targets, value, strict=True):
                yield from unpacked(part, item)
        case _:
            raise ComputedError


def compared(operation: ast.cmpop, left: Any, right: Any) -> bool:
    """Return what ``left == right`` and the like is. Raises ComputedError where that is not plain."""
    compare = _COMPARISONS.get(type(operation))
    if compare is None:
        raise ComputedError
    if isinstance(operation, ast.Is | ast.IsNot) and not {id(left), id(right)} & _SINGLE:
        raise ComputedError
    is_lookup = isinstance(operation, ast.In | ast.NotIn) and isinstance(right, dict | set)
    if not is_lookup and (is_unsettled(left) or is_unsettled(_listed(right))):
        raise ComputedError
    return bool(compare(left, right))


def _listed(value: Any) -> Any:
    """Return *value*, a view of a dictionary as a list."""
    return list(value) if type(value) in _VIEWS else value


_SINGLE = frozenset(map(id, (None, True, False)))
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}
