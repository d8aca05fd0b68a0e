"""What a Python module's names are bound to, told from its text alone; nothing is run.

Understood are literals, names bound before, ``+`` and ``%`` of texts, sums of
lists, ``dict(…)``, ``os.path.join`` of literals, and what is done to a name
later: ``+=``, ``x[key] = …``, ``append``, ``extend``, ``insert`` and ``update``,
and ``from sibling import *``. The rest is named as unread.
"""

from __future__ import annotations

import ast
import copy
import posixpath
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


_LOWER = frozenset({"blog_path", "tags_output_dir"})
"""Names in small letters that are settings: an archive's, which Sphinx reads."""
_MENDABLE = 20  # broken lines, after which a file is taken for something else


class ComputedError(ValueError):
    """An expression that only running it could tell."""


@dataclass(slots=True)
class Module:
    """A module's names: their values, the lines they are bound in, and what is unread.

    ``unread`` holds names, or ``NAME[key]`` for one item of a dictionary, with lines;
    ``broken`` the lines that could not be read at all.
    """

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unread: list[tuple[str, int]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def bind(self, name: str, value: Any, line: int) -> None:
        """Remember that *name* has *value* from *line* on."""
        self.values[name], self.lines[name] = value, line
        self.unread = [item for item in self.unread if item[0].split("[")[0] != name]

    def forget(self, name: str, line: int) -> None:
        """Remember that nobody can tell what *name* is."""
        self.values.pop(name, None)
        self.unread = [item for item in self.unread if item[0] != name]
        self.unread.append((name, line))


def read_module(path: Path) -> Module:
    """Return what the module at *path* binds. Raises OSError when it cannot be read.

    Lines that are not Python (or Python 2) are left out, and named as ``broken``.
    """
    module = Module()
    _read_into(module, path, seen=set())
    return module


def _read_into(module: Module, path: Path, seen: set[Path]) -> None:
    seen.add(path)
    for statement in statements(path.read_bytes(), module):
        if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
            sibling = path.parent / f"{(statement.module or '').replace('.', '/')}.py"
            if sibling.is_file() and sibling not in seen:
                _read_into(module, sibling, seen)
        else:
            _execute(statement, module)


def parse_module(text: str) -> Module:
    """Return what *text* binds; see :func:`read_module`."""
    module = Module()
    for statement in statements(text.encode(errors="replace"), module):
        _execute(statement, module)
    return module


def statements(source: bytes, module: Module) -> list[ast.stmt]:
    """Return the statements of *source*; lines that are none are left out, and told in *module*."""
    lines = source.replace(b"\0", b"").splitlines(keepends=True)
    for _ in range(_MENDABLE):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of backslashes in texts
                return ast.parse(b"".join(lines)).body
        except SyntaxError as error:
            broken = min(max(error.lineno or 1, 1), len(lines))
            module.broken.append(broken)
            lines[broken - 1] = b"\n"
    return []


def _execute(statement: ast.stmt, module: Module) -> None:
    """Do to *module* what *statement* does, or forget the names it touches."""
    try:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    _assign(target, value, module)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                _assign(target, value, module)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=value):
                module.bind(
                    name, _sum(module.values[name], _value(value, module)), statement.lineno
                )
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method))):
                _change(module.values[name], method, statement.value.args, module)  # type: ignore[attr-defined]
            case _:
                _forget(statement, module)
    except (ComputedError, KeyError, TypeError, AttributeError, IndexError):
        _forget(statement, module)


def _assign(target: ast.expr, value: ast.expr, module: Module) -> None:
    match target:
        case ast.Name(id=name):
            holes: list[tuple[str, int]] = []
            found = _Reader(module.values, holes).value(value)
            module.bind(name, found, target.lineno)
            module.unread += [(f"{name}[{key}]", line) for key, line in holes]
        case ast.Subscript(value=ast.Name() | ast.Subscript() as owner, slice=key):
            _owned(owner, module)[_value(key, module)] = _value(value, module)
        case ast.Tuple(elts=targets) if isinstance(value, ast.Tuple):
            for part, item in zip(targets, value.elts, strict=True):
                _assign(part, item, module)
        case _:
            raise ComputedError


def _change(owner: Any, method: str, arguments: list[ast.expr], module: Module) -> None:
    if method not in {"append", "extend", "insert", "update"}:
        raise ComputedError
    getattr(owner, method)(*[_value(argument, module) for argument in arguments])


def _forget(statement: ast.stmt, module: Module) -> None:
    """Forget each name that *statement* binds or changes, at whatever depth."""
    for node in ast.walk(statement):
        match node:
            case ast.Assign(targets=targets):
                changed = targets
            case ast.AnnAssign(target=target) | ast.AugAssign(target=target):
                changed = [target]
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner))):
                changed = [owner]
            case _:
                continue
        for name in filter(None, map(_root, changed)):
            if name.isupper() or name in _LOWER:
                module.forget(name, node.lineno)


def _root(node: ast.expr) -> str | None:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _owned(node: ast.expr, module: Module) -> Any:
    """Return the value itself that *node* names, to be changed."""
    match node:
        case ast.Name(id=name):
            return module.values[name]
        case ast.Subscript(value=owner, slice=key):
            return _owned(owner, module)[_value(key, module)]
    raise ComputedError


def _value(node: ast.expr, module: Module) -> Any:
    return _Reader(module.values).value(node)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Tells what an expression is, where *names* are bound.

    With *holes*, items of dictionaries that are computed are left out and named there.
    """

    names: dict[str, Any]
    holes: list[tuple[str, int]] | None = None

    def value(self, node: ast.expr) -> Any:
        """Return what *node* is. Raises ComputedError, or what its operation would."""
        read = _READERS.get(type(node))
        if read is None:
            raise ComputedError
        return read(self, node)

    def items(self, nodes: list[ast.expr]) -> Iterator[Any]:
        for node in nodes:
            if isinstance(node, ast.Starred):
                yield from self.value(node.value)
            else:
                yield self.value(node)

    def pairs(self, node: ast.Dict) -> Iterator[tuple[Any, Any]]:
        for key, item in zip(node.keys, node.values, strict=True):
            if key is None:
                yield from self.value(item).items()
                continue
            name = self.value(key)
            try:
                yield name, self.value(item)
            except (ComputedError, KeyError, TypeError):
                if self.holes is None:
                    raise
                self.holes.append((repr(name), item.lineno))

    def unary(self, node: ast.UnaryOp) -> Any:
        match node.op:
            case ast.USub():
                return -self.value(node.operand)
            case ast.Not():
                return not self.value(node.operand)
        raise ComputedError

    def binary(self, node: ast.BinOp) -> Any:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(node.op, ast.Add):
            return _sum(left, right)
        if isinstance(node.op, ast.Mod) and isinstance(left, str):
            return left % right
        raise ComputedError

    def formatted(self, node: ast.FormattedValue) -> str:
        if node.conversion != -1 or node.format_spec is not None:
            raise ComputedError
        return str(self.value(node.value))

    def called(self, node: ast.Call) -> Any:
        function = _CALLS.get(ast.unparse(node.func))
        if function is None:
            raise ComputedError
        named = {keyword.arg or "": self.value(keyword.value) for keyword in node.keywords}
        return function(*self.items(node.args), **named)


def _sum(left: Any, right: Any) -> Any:
    if type(left) is not type(right) or not isinstance(left, str | list | tuple | int):
        raise ComputedError
    return left + right


_READERS: dict[type[ast.expr], Callable[[_Reader, Any], Any]] = {
    ast.Constant: lambda _, node: node.value,
    ast.Name: lambda reader, node: copy.deepcopy(reader.names[node.id]),
    ast.List: lambda reader, node: list(reader.items(node.elts)),
    ast.Tuple: lambda reader, node: tuple(reader.items(node.elts)),
    ast.Set: lambda reader, node: set(reader.items(node.elts)),
    ast.Dict: lambda reader, node: dict(reader.pairs(node)),
    ast.Subscript: lambda reader, node: reader.value(node.value)[reader.value(node.slice)],
    ast.JoinedStr: lambda reader, node: "".join(map(reader.value, node.values)),
    ast.UnaryOp: _Reader.unary,
    ast.BinOp: _Reader.binary,
    ast.FormattedValue: _Reader.formatted,
    ast.Call: _Reader.called,
}
_CALLS: dict[str, Callable[..., Any]] = {
    "dict": dict,
    "list": list,
    "tuple": tuple,
    "set": set,
    "str": str,
    "Path": str,
    "os.path.join": posixpath.join,
    "path.join": posixpath.join,
}
"""Functions whose result is plain from their arguments."""
