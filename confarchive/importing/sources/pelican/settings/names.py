"""Which modules a list in settings names, told from the text alone; nothing is run.

``PLUGINS`` is often put together: a list and what only some runs add, names of packages
and modules that were imported, another file's list. Every name that may be in it counts,
and what only running the settings could tell makes it *computed*.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from confarchive.importing.literals import Module, statements
from confarchive.importing.literals.plain_calls import HARMLESS
from confarchive.importing.literals.reach import bindings
from confarchive.model.files.site_files import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_ADDING = frozenset({"append", "extend", "insert", "__iadd__", "add", "update"})
_COPYING = frozenset({"list", "tuple", "set", "sorted", "frozenset"})


@dataclass(slots=True, kw_only=True)
class Names:
    """The names that a setting may hold, in order; None where nothing gives it a value.

    ``line`` is the first that does, ``computed`` tells that there may be more names.
    """

    names: tuple[str, ...] | None = None
    line: int | None = None
    computed: bool = False


def named(files: Iterable[Path], setting: str, values: Mapping[str, Any]) -> Names:
    """Return what *setting* may name in any of *files*, in which names have these *values*."""
    found = Names()
    for file in files:
        reader = _Names(setting=setting, values=values, result=found)
        reader.read(file, seen=set())
    return found


def sure(module: Module) -> dict[str, Any]:
    """Return the names of *module* whose values are beyond doubt, with these."""
    return {name: value for name, value in module.values.items() if module.is_sure(name)}


def settled(found: Names, setting: str, modules: Iterable[Module]) -> Names:
    """Return *found*, what *setting* may name, with what reading whole *modules* tells of it."""
    every = tuple(modules)
    if all(_is_plain(each, setting) for each in every):
        listed = [name for each in every for name in each.values.get(setting) or ()]
        names = (
            found.names if found.names is None else tuple(dict.fromkeys([*found.names, *listed]))
        )
        return Names(names=names, line=found.line)
    hidden = next(
        (each.hidden for each in every if each.hidden and not each.is_sure(setting)), None
    )
    if hidden is None:
        return found
    return Names(names=found.names or (), line=found.line or hidden[1], computed=True)


def _is_plain(module: Module, setting: str) -> bool:
    value = module.values.get(setting)
    of_texts = isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
    return module.is_sure(setting) and (value is None or of_texts)


@dataclass(slots=True, kw_only=True)
class _Names:
    setting: str
    values: Mapping[str, Any]
    result: Names
    modules: dict[str, str] = field(default_factory=dict)
    stored: Counter[str] = field(default_factory=Counter)
    handled: set[int] = field(default_factory=set)

    def read(self, file: Path, seen: set[Path]) -> None:
        seen.add(file)
        parsed = statements(file.read_bytes(), Module())
        self.stored.update(
            name for each in parsed for node in ast.walk(each) for name, _ in bindings(node)
        )
        for statement in parsed:
            if isinstance(statement, ast.ImportFrom) and self._brings(statement):
                sibling = file.parent / f"{(statement.module or '').replace('.', '/')}.py"
                own = (file.parent, file.resolve().parent)
                if sibling.is_file() and sibling not in seen and not leads_out(sibling, *own):
                    self.read(sibling, seen)
                    continue
            for node in ast.walk(statement):
                self._node(node, only=node is statement)
            self._mistrust(statement)

    def _mistrust(self, statement: ast.stmt) -> None:
        """Take the setting for computed where *statement* names it in a way that nothing here knows."""
        for node in ast.walk(statement):
            if isinstance(node, ast.Compare):
                self._is_among([node.left, *node.comparators])
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in HARMLESS:
                self._is_among(node.args)
            elif (
                isinstance(node, ast.Name)
                and node.id == self.setting
                and id(node) not in self.handled
            ):
                self.result.computed, self.result.line = True, self.result.line or node.lineno

    def _brings(self, statement: ast.ImportFrom) -> bool:
        return any(each.name in {"*", self.setting} for each in statement.names)

    def _node(self, node: ast.AST, *, only: bool) -> None:
        """Learn from a statement; where it is the *only* one to hold, what was before is gone."""
        match node:
            case ast.Import(names=names):
                self.modules |= {(each.asname or each.name): each.name for each in names}
            case ast.ImportFrom(module=module, names=names):
                self.modules |= {
                    (each.asname or each.name): f"{module or ''}.{each.name}" for each in names
                }
                if any((each.asname or each.name) == self.setting for each in names):
                    self.result.names, self.result.computed = self.result.names or (), True
            case ast.Assign(targets=targets, value=value) if self._is_among(targets):
                self._bind(value, anew=only)
            case (
                ast.AugAssign(target=target, value=value)
                | ast.AnnAssign(target=target, value=ast.expr() as value)
            ) if self._is_among([target]):
                self._add(value)
            case ast.Call(func=ast.Attribute(value=owner, attr=name), args=arguments) if (
                self._is_among([owner]) and name in _ADDING
            ):
                for argument in arguments[name == "insert" :]:
                    self._add(argument)

    def _is_among(self, targets: Iterable[ast.expr]) -> bool:
        """Tell whether the setting is one of *targets*, and remember that it is known why."""
        own = [each for each in targets if isinstance(each, ast.Name) and each.id == self.setting]
        self.handled.update(map(id, own))
        return bool(own)

    def _bind(self, value: ast.expr, *, anew: bool) -> None:
        """Give the setting *value*; what it had before is gone where that is beyond doubt."""
        before, computed = self.result.names, self.result.computed
        if isinstance(value, ast.Constant) and value.value is None:
            self.result.names = None if anew else before
            return
        self.result.computed = computed and not anew
        self._add(value)
        if anew:
            keeps = any(
                isinstance(node, ast.Name) and node.id == self.setting for node in ast.walk(value)
            )
            found = tuple(self._items(value))
            self.result.names = tuple(dict.fromkeys([*((before or ()) if keeps else ()), *found]))
            self.result.computed |= computed and keeps

    def _add(self, value: ast.expr) -> None:
        self.result.line = self.result.line or value.lineno
        found = tuple(self._items(value))
        self.result.names = tuple(dict.fromkeys([*(self.result.names or ()), *found]))

    def _items(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.Constant():
                return
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                yield from self._all(parts)
            case ast.Starred(value=part):
                yield from self._items(part)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                yield from self._all([left, right])
            case ast.IfExp(body=body, orelse=orelse):
                yield from self._all([body, orelse])
            case ast.BoolOp(values=parts):
                yield from self._all(parts)
            case ast.Call(func=ast.Name(id=name), args=parts) if name in _COPYING:
                yield from self._all(parts)
            case ast.Name() | ast.Attribute():
                yield from self._named(node)
            case _:
                yield from self._guessed(node)

    def _all(self, parts: Iterable[ast.expr]) -> Iterator[str]:
        for part in parts:
            yield from self._items(part)

    def _named(self, node: ast.expr) -> Iterator[str]:
        """Yield what a name stands for: a list or text told before, or a module."""
        text = ast.unparse(node)
        root, _, rest = text.partition(".")
        value = self.values.get(text)
        if text == self.setting:
            self.handled.add(id(node))
            return
        self.result.computed |= self.stored[root] > 1  # which of its values, nobody asks here
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple | set):
            yield from (each for each in value if isinstance(each, str))
        elif root in self.modules and not text.rpartition(".")[2].isupper():
            yield ".".join(filter(None, [self.modules[root], rest]))
        else:
            self.result.computed = True

    def _guessed(self, node: ast.expr) -> Iterator[str]:
        """Yield the texts in an expression that only running it could tell."""
        self.result.computed = True
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield from (part.value,) if part.value.replace(".", "").isidentifier() else ()
