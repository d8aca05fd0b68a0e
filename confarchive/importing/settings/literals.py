"""What a Python module's names are bound to, told from its text alone; nothing is run.

Understood are names bound to what :mod:`confarchive.importing.settings.expressions` can tell, and
what is done to a name later: ``+=``, ``x[key] = …``, ``append``, ``extend``, ``insert`` and
``update``, ``if`` with a condition that is plain, and ``from sibling import *``, or names of it.
The rest is named as unread.
"""

from __future__ import annotations

import ast
import warnings
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from confarchive.importing.settings.expressions import ERRORS, ComputedError, Expression, summed
from confarchive.model import sitefiles

if TYPE_CHECKING:
    from pathlib import Path


_LOWER = frozenset({"blog_path", "tags_output_dir", "archive_timezone"})
"""Names in small letters that are settings: an archive's, which Sphinx reads."""
_MENDABLE = 20  # broken lines, after which a file is taken for something else


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
    return _read(path, seen=frozenset())


def _read(path: Path, seen: frozenset[Path]) -> Module:
    module = Module(values={"__file__": path.name})
    for statement in statements(path.read_bytes(), module):
        if isinstance(statement, ast.ImportFrom):
            _import(statement, module, path, seen | {path})
        else:
            _execute(statement, module)
    del module.values["__file__"]
    module.values = {name: _without_paths(value) for name, value in module.values.items()}
    return module


def _import(statement: ast.ImportFrom, module: Module, path: Path, seen: frozenset[Path]) -> None:
    """Bind what *statement* takes from a file beside *path*; other modules' names stay unknown."""
    sibling = path.parent / f"{(statement.module or '').replace('.', '/')}.py"
    if sibling in seen or not sibling.is_file():
        return
    if sitefiles.leads_out(sibling, path.parent, path.resolve().parent):
        module.unread.append((f"from {statement.module}", statement.lineno))
        return
    found = _read(sibling, seen)
    module.broken += found.broken
    asked = {alias.name: alias.asname or alias.name for alias in statement.names}
    names = {name: name for name in found.lines} if "*" in asked else asked
    for name, called in names.items():
        if name in found.values:
            module.bind(called, found.values[name], found.lines[name])
    module.unread += [item for item in found.unread if item[0].split("[")[0] in names]


def _without_paths(value: Any) -> Any:
    """Return *value* with every path in it as text."""
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, dict):
        return {_without_paths(key): _without_paths(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_without_paths, value))
    return value


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
                total = summed(module.values[name], _value(value, module))
                module.bind(name, total, statement.lineno)
            case ast.If(test=test, body=body, orelse=orelse):
                for each in body if _value(test, module) else orelse:
                    _execute(each, module)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method))):
                _change(module.values[name], method, statement.value.args, module)  # type: ignore[attr-defined]
            case _:
                _forget(statement, module)
    except ERRORS:
        _forget(statement, module)


def _assign(target: ast.expr, value: ast.expr, module: Module) -> None:
    match target:
        case ast.Name(id=name):
            holes: list[tuple[str, int]] = []
            found = Expression(module.values, holes).value(value)
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
    return Expression(module.values).value(node)
