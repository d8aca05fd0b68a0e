"""What an expression of Python is, told from its text and what names are bound to; nothing is run.

Understood are literals, and of these what is plain: sums, ``%``, ``format``, f-strings, methods of
texts, paths joined, dates made, conversions. Of the environment, which is the builder's, only the
default is known: ``os.environ.get("SITEURL", "https://hall.example")``.
"""

from __future__ import annotations

import ast
import copy
import posixpath
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LARGEST = 100_000  # characters or items; a setting is smaller, and no text shall fill the memory
_WIDTH = re.compile(r"\d{4,}")  # in a form: wider than any line


class ComputedError(ValueError):
    """An expression that only running it could tell."""


ERRORS = (
    ComputedError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading an expression raises where it is not plain."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Tells what an expression is, where *names* are bound.

    With *holes*, items of dictionaries that are computed are left out and named there.
    """

    names: dict[str, Any]
    holes: list[tuple[str, int]] | None = None

    def value(self, node: ast.expr) -> Any:
        """Return what *node* is. Raises one of ERRORS."""
        read = _READERS.get(type(node))
        if read is None:
            raise ComputedError
        found = read(self, node)
        if isinstance(found, str | bytes | list | tuple | dict | set) and len(found) > _LARGEST:
            raise ComputedError
        return found

    def items(self, nodes: list[ast.expr]) -> Iterator[Any]:
        """Yield what *nodes* are, those after a star one by one."""
        for node in nodes:
            if isinstance(node, ast.Starred):
                yield from self.value(node.value)
            else:
                yield self.value(node)

    def pairs(self, node: ast.Dict) -> Iterator[tuple[Any, Any]]:
        """Yield the keys and values of a dictionary, those after two stars too."""
        for key, item in zip(node.keys, node.values, strict=True):
            if key is None:
                yield from self.value(item).items()
                continue
            name = self.value(key)
            try:
                yield name, self.value(item)
            except ERRORS:
                if self.holes is None:
                    raise
                self.holes.append((repr(name), item.lineno))

    def unary(self, node: ast.UnaryOp) -> Any:
        """Return what ``-a`` or ``not a`` is."""
        match node.op:
            case ast.USub():
                return -self.value(node.operand)
            case ast.Not():
                return not self.value(node.operand)
        raise ComputedError

    def binary(self, node: ast.BinOp) -> Any:
        """Return a sum, a text filled in by ``%``, or paths joined by ``/``."""
        left, right = self.value(node.left), self.value(node.right)
        match node.op:
            case ast.Add():
                return summed(left, right)
            case ast.Mod() if isinstance(left, str):
                return _checked(left) % right
            case ast.Div() if isinstance(left, PurePath) or isinstance(right, PurePath):
                return left / right
        raise ComputedError

    def either(self, node: ast.BoolOp) -> Any:
        """Return what ``a or b`` is: a variable of the environment without default counts as empty."""
        if not isinstance(node.op, ast.Or):
            raise ComputedError
        *first, last = node.values
        for each in first:
            found = None if _is_of_environment(each) else self.value(each)
            if found:
                return found
        return self.value(last)

    def chosen(self, node: ast.IfExp) -> Any:
        """Return what ``a if b else c`` is."""
        return self.value(node.body if self.value(node.test) else node.orelse)

    def part(self, node: ast.Slice) -> slice:
        """Return the bounds in ``a[1:]``."""
        bounds = (node.lower, node.upper, node.step)
        return slice(*(None if bound is None else self.value(bound) for bound in bounds))

    def formatted(self, node: ast.FormattedValue) -> str:
        """Return what a part in braces of an f-string shows."""
        found = self.value(node.value)
        if node.conversion != -1:
            found = _CONVERSIONS[chr(node.conversion)](found)
        form = self.value(node.format_spec) if node.format_spec is not None else ""
        return format(found, _checked(form))

    def member(self, node: ast.Attribute) -> Any:
        """Return a part of a path or a date, such as ``Path(__file__).parent``."""
        owner = self.value(node.value)
        names = _PARTS_OF_PATHS if isinstance(owner, PurePath) else _PARTS_OF_DATES
        if not isinstance(owner, PurePath | date) or node.attr not in names:
            raise ComputedError
        return getattr(owner, node.attr)

    def called(self, node: ast.Call) -> Any:
        """Return what a call gives, of the functions and methods that are plain."""
        name = ast.unparse(node.func)
        if name in _ENVIRONMENT:
            return self.default(node)
        if name in {"locals", "globals", "vars"} and not node.args:
            return dict(self.names)
        function = _CALLS.get(name) or self.method(node.func)
        named: dict[str, Any] = {}
        for keyword in node.keywords:
            found = self.value(keyword.value)
            named |= found if keyword.arg is None else {keyword.arg: found}
        return function(*self.items(node.args), **named)

    def default(self, node: ast.Call) -> Any:
        """Return what the environment is asked for in case that it does not say."""
        named = [word.value for word in node.keywords if word.arg == "default"]
        given = (*node.args[1:], *named)
        if len(given) != 1:
            raise ComputedError
        return self.value(given[0])

    def method(self, node: ast.expr) -> Callable[..., Any]:
        """Return the method of a value that *node* names."""
        if not isinstance(node, ast.Attribute):
            raise ComputedError
        owner = self.value(node.value)
        if isinstance(owner, str) and node.attr == "format":
            return _checked(owner).format
        for kind, names in _METHODS.items():
            if isinstance(owner, kind) and node.attr in names:
                method: Callable[..., Any] = getattr(owner, node.attr)
                return method
        if isinstance(owner, PurePath) and node.attr in {"resolve", "absolute"}:
            return lambda: owner
        raise ComputedError


def summed(left: Any, right: Any) -> Any:
    """Return the sum of two values of one kind; raises ComputedError for others."""
    if type(left) is not type(right) or not isinstance(left, str | list | tuple | int):
        raise ComputedError
    return left + right


def _checked(form: str) -> str:
    """Return *form*, of a ``format`` or ``%``, if it asks for nothing but what it is given."""
    if "__" in form or _WIDTH.search(form):
        raise ComputedError
    return form


def _is_of_environment(node: ast.expr) -> bool:
    """Tell whether *node* asks the environment, and has no default."""
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) in _ENVIRONMENT
        and len(node.args) + len(node.keywords) == 1
    )


_READERS: dict[type[ast.expr], Callable[[Expression, Any], Any]] = {
    ast.Constant: lambda _, node: node.value,
    ast.Name: lambda reader, node: copy.deepcopy(reader.names[node.id]),
    ast.List: lambda reader, node: list(reader.items(node.elts)),
    ast.Tuple: lambda reader, node: tuple(reader.items(node.elts)),
    ast.Set: lambda reader, node: set(reader.items(node.elts)),
    ast.Dict: lambda reader, node: dict(reader.pairs(node)),
    ast.Subscript: lambda reader, node: reader.value(node.value)[reader.value(node.slice)],
    ast.Slice: Expression.part,
    ast.JoinedStr: lambda reader, node: "".join(map(reader.value, node.values)),
    ast.UnaryOp: Expression.unary,
    ast.BinOp: Expression.binary,
    ast.BoolOp: Expression.either,
    ast.IfExp: Expression.chosen,
    ast.FormattedValue: Expression.formatted,
    ast.Attribute: Expression.member,
    ast.Call: Expression.called,
}
_ENVIRONMENT = frozenset(["os.environ.get", "os.getenv", "environ.get", "getenv"])
_PARTS_OF_PATHS = frozenset(["parent", "name", "stem", "suffix"])
_PARTS_OF_DATES = frozenset(["year", "month", "day", "hour", "minute"])
_METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        [
            "join",
            "strip",
            "lstrip",
            "rstrip",
            "lower",
            "upper",
            "title",
            "capitalize",
            "replace",
            "split",
            "rsplit",
            "splitlines",
            "startswith",
            "endswith",
            "removeprefix",
            "removesuffix",
            "partition",
            "rpartition",
            "encode",
        ]
    ),
    bytes: frozenset(["decode"]),
    dict: frozenset(["get", "copy", "keys", "values", "items"]),
    list: frozenset(["copy", "index", "count"]),
    date: frozenset(["strftime", "isoformat"]),
    PurePath: frozenset(["joinpath", "as_posix", "with_name", "with_suffix"]),
}


_CONVERSIONS: dict[str, Callable[[Any], str]] = {"s": str, "r": repr, "a": ascii}


def _join(*parts: Any) -> str:
    return posixpath.join(*map(str, parts))


_CALLS: dict[str, Callable[..., Any]] = {
    "dict": dict,
    "OrderedDict": dict,
    "collections.OrderedDict": dict,
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "sorted": sorted,
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "len": len,
    "Path": PurePosixPath,
    "pathlib.Path": PurePosixPath,
    "PurePath": PurePosixPath,
    "date": date,
    "datetime": datetime,
    "datetime.date": date,
    "datetime.datetime": datetime,
    "timedelta": timedelta,
    "datetime.timedelta": timedelta,
}
"""Functions whose result is plain from their arguments."""
_OF_PATHS: dict[str, Callable[..., Any]] = {
    "join": _join,
    "dirname": posixpath.dirname,
    "basename": posixpath.basename,
    "normpath": posixpath.normpath,
    # Relative to the settings' folder, as all paths in settings are.
    "abspath": posixpath.normpath,
    "realpath": posixpath.normpath,
}
for _module in ("os.path", "path"):
    _CALLS |= {f"{_module}.{_name}": _function for _name, _function in _OF_PATHS.items()}
