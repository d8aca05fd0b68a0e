"""What statements of a settings file do to its names; nothing is run.

Assignments, changes by methods and operators, ``del``, ``if`` and ``for`` over what is plain are done as
Python does them, to the same objects. Whatever else a statement is, each name that it binds is
unknown from there on, and each that it names and that holds what can be changed, with all that share it.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from confarchive.importing.literals import imports
from confarchive.importing.literals.calls import done
from confarchive.importing.literals.expressions import ERRORS, Expression
from confarchive.importing.literals.operations import (
    in_order,
    is_change,
    summed,
    unpacked,
)
from confarchive.importing.literals.plain_calls import HARMLESS
from confarchive.importing.literals.reach import OWN_NAMES, SCOPES, bindings
from confarchive.importing.literals.sharing import (
    ComputedError,
    Unknown,
    changeable,
    check,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.importing.literals.module import Module

_MOST_ROUNDS = 2000  # of all loops of a file
_LEAVING = ast.Break | ast.Continue | ast.Return | ast.Raise


def execute(statement: ast.stmt, module: Module) -> None:
    """Do to *module* what *statement* does, or forget the names it touches."""
    try:
        _strictly(statement, module)
    except ERRORS:
        disturb(statement, module)


def _strictly(statement: ast.stmt, module: Module) -> None:
    """Do to *module* what *statement* does. Raises one of ERRORS where that is not plain."""
    do = _STATEMENTS.get(type(statement))
    if do is None:
        raise ComputedError
    do(statement, module)


def disturb(node: ast.AST, module: Module, *, is_own: bool = True) -> None:
    """Forget each name that *node* binds, and each whose value it may change.

    Not *is_own* are the names that functions bind.
    """
    module.disturbed += 1
    if isinstance(node, ast.expr) and _is_harmless(node, module):
        return
    line = getattr(node, "lineno", 1)
    for name in (name for name, _ in bindings(node) if is_own):
        imports.forget(name, node, module) if name == "*" else module.lose(name, line)
    if isinstance(node, ast.Name):
        _disturb_name(node, module)
    children = ast.iter_child_nodes(node)
    if isinstance(node, ast.Call) and ast.unparse(node.func) in HARMLESS - module.foreign:
        children = (each for each in children if not isinstance(each, ast.Name))
    for each in children:
        disturb(each, module, is_own=is_own and not isinstance(node, SCOPES))


def _disturb_name(node: ast.Name, module: Module) -> None:
    if node.id in OWN_NAMES and not module.is_open:
        module.escape(list(module.values.values()), node.lineno)
    elif node.id in module.siblings:
        values = list(module.siblings[node.id].values.values())
        module.escape(values, node.lineno)
        module.siblings[node.id].escape(values, node.lineno)
    elif node.id in module.values:
        module.escape(module.values[node.id], node.lineno)


def _is_harmless(node: ast.expr, module: Module) -> bool:
    """Tell whether *node* gives what nobody can change, and does nothing else."""
    if isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
        return False
    reader = _reader(module)
    try:
        found = reader.value(node)
        check(found)
    except ERRORS:
        return False
    return not changeable(found) and not reader.failed


def _reader(module: Module) -> Expression:
    return Expression(module.values, frozenset(module.soft), module.foreign)


def value_of(node: ast.expr, module: Module) -> tuple[Any, bool]:
    """Return what *node* is, and whether the environment decides it; what it changes is changed."""
    reader = replace(_reader(module), fail=lambda failed: disturb(failed, module))
    found = done(reader, node)
    return found, bool(reader.asked)


def _assign(statement: ast.Assign | ast.AnnAssign, module: Module) -> None:
    if statement.value is None:
        return
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    pair = targets[0], statement.value
    if len(targets) == 1 and all(isinstance(each, ast.Tuple | ast.List) for each in pair):
        _assign_each(targets[0].elts, statement.value.elts, module)  # type: ignore[attr-defined]
        return
    value, soft = _found(statement.value, module)
    for target in targets:
        _give(target, value, module, soft=soft)


def _assign_each(targets: list[ast.expr], parts: list[ast.expr], module: Module) -> None:
    if len(targets) != len(parts) or any(isinstance(each, ast.Starred) for each in parts):
        raise ComputedError
    found = [_found(part, module) for part in parts]
    for target, (value, soft) in zip(targets, found, strict=True):
        _give(target, value, module, soft=soft)


def _found(node: ast.expr, module: Module) -> tuple[Any, bool]:
    """Return what *node* is, Unknown where only running it could tell."""
    try:
        value, soft = value_of(node, module)
        check(value)
    except ERRORS:
        disturb(node, module)
        return Unknown(line=node.lineno), False
    return value, soft


def _give(target: ast.expr, value: Any, module: Module, *, soft: bool) -> None:
    """Bind *target* to *value*, or set an item of what it names."""
    match target:
        case ast.Name(id=name) if isinstance(value, Unknown):
            module.forget(name, target.lineno)
        case ast.Name(id=name):
            module.bind(name, value, target.lineno, soft=soft)
        case ast.Subscript(value=owner, slice=key):
            _set(owner, key, value, module, soft=soft)
        case ast.Tuple() | ast.List() if not isinstance(value, Unknown):
            for name, item in unpacked(target, value):
                _give(ast.copy_location(ast.Name(name), target), item, module, soft=soft)
        case _:
            disturb(target, module)
            module.escape(value, target.lineno)


def _set(owner: ast.expr, key: ast.expr, value: Any, module: Module, *, soft: bool) -> None:
    try:
        found, of_owner = value_of(owner, module)
        place, of_key = value_of(key, module)
        if isinstance(value, Unknown) and not isinstance(found, dict):
            raise ComputedError  # in a list nothing says that an item is unknown
        found[place] = in_order(value) if isinstance(place, slice) else value
        check(found)
    except ERRORS:
        disturb(owner, module)
        disturb(key, module)
        module.escape(value, owner.lineno)
        return
    if soft or of_owner or of_key:
        module.soften(found)
    module.recheck(found, owner.lineno)


def _add(statement: ast.AugAssign, module: Module) -> None:
    """Do ``a += b``, which changes lists and dictionaries where they are."""
    before, of_target = value_of(_as_load(statement.target), module)
    value, soft = value_of(statement.value, module)
    match before, statement.op:
        case list(), ast.Add():
            before.extend(in_order(value))
        case (dict(), ast.BitOr()) | (set(), ast.BitOr()):
            before.update(value)
        case _, ast.Add():
            before = summed(before, value)
        case _:
            raise ComputedError
    _give(statement.target, before, module, soft=soft or of_target)
    if (soft or of_target) and changeable(before):
        module.soften(before)


def _as_load(target: ast.expr) -> ast.expr:
    expression = ast.parse(ast.unparse(target), mode="eval").body
    return ast.copy_location(expression, target)


def _call(statement: ast.Expr, module: Module) -> None:
    node = statement.value
    if isinstance(node, ast.Constant):
        return
    if not is_change(node):
        raise ComputedError
    _, soft = value_of(node, module)
    owner = _reader(module).value(_root(node))
    check(owner)
    if soft:
        module.soften(owner)
    module.recheck(owner, node.lineno)


def _root(node: ast.expr) -> ast.expr:
    """Return the part of *node* that methods and items are taken from."""
    while isinstance(node, ast.Call | ast.Attribute | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node


def _delete(statement: ast.Delete, module: Module) -> None:
    for target in statement.targets:
        match target:
            case ast.Name(id=name):
                module.values[name]  # what is not known may not be there
                module.unbind(name)
            case ast.Subscript(value=owner, slice=key):
                found, _ = value_of(owner, module)
                place, soft = value_of(key, module)
                del found[place]
                if soft:
                    module.soften(found)
            case _:
                raise ComputedError


def _if(statement: ast.If, module: Module) -> None:
    branch = statement.body if _reader(module).told(statement.test) else statement.orelse
    for each in branch:
        execute(each, module)


def _for(statement: ast.For, module: Module) -> None:
    if any(isinstance(node, _LEAVING) for node in ast.walk(statement)):
        raise ComputedError
    values = _reader(module).told(statement.iter)
    for each in in_order(values):
        module.rounds += 1
        if module.rounds > _MOST_ROUNDS:
            raise ComputedError
        _give(statement.target, each, module, soft=False)
        for inner in statement.body:
            execute(inner, module)
    for inner in statement.orelse:
        execute(inner, module)


def _try(statement: ast.Try, module: Module) -> None:
    """Do what is tried where it cannot fail, so that nothing is done instead."""
    if (instead := imports.without_local_settings(statement, module)) is not None:
        for each in (*instead, *statement.finalbody):
            execute(each, module)
        return
    before = module.disturbed
    for each in (*statement.body, *statement.orelse, *statement.finalbody):
        _strictly(each, module)
        if module.disturbed != before or not imports.is_there(each, module):
            raise ComputedError


_STATEMENTS: dict[type[ast.stmt], Callable[[Any, Module], None]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _assign,
    ast.AugAssign: _add,
    ast.Expr: _call,
    ast.Delete: _delete,
    ast.If: _if,
    ast.For: _for,
    ast.Try: _try,
    ast.Import: imports.bring,
    ast.ImportFrom: imports.bring_names,
    ast.Pass: lambda _, __: None,
    ast.Global: lambda _, __: None,
}
