"""What calls give: of functions that are plain, of methods, and of those that change a value."""

from __future__ import annotations

import ast
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol

from confarchive.importing.literals.operations import checked, is_change
from confarchive.importing.literals.plain_calls import (
    CALLS,
    CHANGING,
    ENVIRONMENT,
    KEEPING,
    METHODS,
    OF_SETS,
)
from confarchive.importing.literals.reach import OWN_NAMES
from confarchive.importing.literals.sharing import (
    ComputedError,
    has_unknown,
    is_unsettled,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class ExpressionReader(Protocol):
    """What reads the expressions of which calls are made; see :mod:`.expressions`."""

    @property
    def names(self) -> Mapping[str, Any]:
        """What names are bound to."""

    @property
    def foreign(self) -> frozenset[str]:
        """Names of functions that are not what they are called."""

    @property
    def soft(self) -> frozenset[str]:
        """Names whose values come of what the environment was asked for."""

    @property
    def asked(self) -> list[ast.expr]:
        """What the environment was asked for; it is added to."""

    def value(self, node: ast.expr) -> Any:
        """Return what *node* is. Raises one of ERRORS."""

    def items(self, nodes: list[ast.expr]) -> Iterator[Any]:
        """Yield what *nodes* are, those after a star one by one."""

    def item(self, node: ast.expr) -> Any:
        """Return what an item of a dictionary is, Unknown where only running it could tell."""


def called(reader: ExpressionReader, node: ast.Call) -> Any:
    """Return what a call gives, of the functions and methods that are plain."""
    name = ast.unparse(node.func)
    if name in ENVIRONMENT and name.partition(".")[0] not in reader.foreign:
        reader.asked.append(node)
        return _default(reader, node)
    if name in OWN_NAMES and not node.args:
        reader.asked.extend([node] if reader.soft else [])
        return dict(reader.names)
    function = None if name.partition(".")[0] in reader.foreign else CALLS.get(name)
    method = function or _method(reader, node.func)
    named = _words(reader, node)
    given = list(reader.items(node.args))
    owner = getattr(method, "__self__", None)
    keeps = name in KEEPING if function else isinstance(owner, dict)
    if name not in OF_SETS:
        _refuse_if(_is_set, *given)
        if not keeps:
            _refuse_if(is_unsettled, given, named, owner)
    return method(*given, **named)


def _words(reader: ExpressionReader, node: ast.Call) -> dict[str, Any]:
    """Return the arguments of a call that are given by their names."""
    named: dict[str, Any] = {}
    for keyword in node.keywords:
        found = reader.item(keyword.value)
        named |= found if keyword.arg is None else {keyword.arg: found}
    return named


def done(reader: ExpressionReader, node: ast.expr) -> Any:
    """Return what *node* gives, and do what it does, where it is a change."""
    return changed(reader, node) if is_change(node) else reader.value(node)


def changed(reader: ExpressionReader, node: ast.Call) -> Any:
    """Do to a value what a method does that changes it, and return what that gives."""
    if not isinstance(node.func, ast.Attribute):
        raise ComputedError
    inner = node.func.value
    if is_change(inner) and ast.unparse(inner.func).rpartition(".")[2] != "setdefault":
        raise ComputedError  # what it takes away would be nobody's when the rest fails
    owner = done(reader, inner)
    if node.func.attr not in CHANGING.get(type(owner), ()):
        raise ComputedError
    named = _words(reader, node)
    given = list(reader.items(node.args))
    _refuse_if(_is_set, *given)
    if not isinstance(owner, dict):
        _refuse_if(has_unknown, named)
    return getattr(owner, node.func.attr)(*given, **named)


def _default(reader: ExpressionReader, node: ast.Call) -> Any:
    """Return what the environment is asked for in case that it does not say."""
    named = [word.value for word in node.keywords if word.arg == "default"]
    given = (*node.args[1:], *named)
    if len(given) != 1:
        raise ComputedError
    return reader.value(given[0])


def _method(reader: ExpressionReader, node: ast.expr) -> Callable[..., Any]:
    """Return the method of a value that *node* names."""
    if not isinstance(node, ast.Attribute):
        raise ComputedError
    owner = reader.value(node.value)
    if isinstance(owner, str) and node.attr == "format":
        return checked(owner).format
    for kind, names in METHODS.items():
        if isinstance(owner, kind) and node.attr in names:
            method: Callable[..., Any] = getattr(owner, node.attr)
            return method
    if isinstance(owner, PurePath) and node.attr in {"resolve", "absolute"}:
        return lambda: owner
    raise ComputedError


def is_of_environment(node: ast.expr) -> bool:
    """Tell whether *node* asks the environment, and has no default."""
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) in ENVIRONMENT
        and len(node.args) + len(node.keywords) == 1
    )


def _is_set(value: Any) -> bool:
    return isinstance(value, set | frozenset)


def _refuse_if(test: Callable[[Any], bool], *values: Any) -> None:
    if any(map(test, values)):
        raise ComputedError
