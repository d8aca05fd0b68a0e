"""What imports bring into a settings file: names of files beside it, and what nobody can tell."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

from confarchive.importing.literals.reach import bindings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.importing.literals.module import Module

_OF_IMPORTS = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def bring(statement: ast.Import, module: Module) -> None:
    """Bind the modules that *statement* imports, whose values stay unknown."""
    for name, origin in bindings(statement):
        module.forget(name, statement.lineno)
        sibling = module.load(statement, origin)
        if sibling is not None:
            module.siblings[name] = sibling


def bring_names(statement: ast.ImportFrom, module: Module) -> None:
    """Bind what *statement* takes from a file beside the settings; other modules' names stay unknown."""
    found = module.load(statement, statement.module or "") if statement.level < 2 else None  # noqa: PLR2004
    for each in statement.names:
        if each.name == "*":
            _bring_all(statement, found, module)
        elif found is None:
            module.forget(each.asname or each.name, statement.lineno)
        else:
            _bring(found, each.name, each.asname or each.name, module, statement.lineno)


def _bring_all(statement: ast.ImportFrom, found: Module | None, module: Module) -> None:
    if found is None:
        forget("*", statement, module)
        return
    if found.hidden is not None:
        module.doubt(f"{found.hidden[0]} in {statement.module}.py", statement.lineno)
        module.before |= found.before
    module.foreign |= found.foreign
    for name in _public(found):
        _bring(found, name, name, module, statement.lineno)


def _public(found: Module) -> Iterator[str]:
    names = found.values.get("__all__", found.lines)
    yield from (name for name in names if "__all__" in found.values or not name.startswith("_"))


def _bring(found: Module, name: str, called: str, module: Module, line: int) -> None:
    if name in found.values:
        module.bind(called, found.values[name], line, soft=name in found.soft)
        module.lines[called] = found.lines.get(name, line)
    elif name in found.lines or name not in found.before:
        module.forget(called, line)


def forget(name: str, node: ast.AST, module: Module) -> None:
    """Forget what ``import *`` (*name*) may bind, where the file is not there, or not imported for sure."""
    del name
    line = getattr(node, "lineno", 1)
    source = (getattr(node, "module", None) or "").partition(".")[0]
    if source in sys.stdlib_module_names:
        for each in [each for each in module.values if not each.isupper()]:
            module.lose(each, line)
        return
    module.doubt(f"from {getattr(node, 'module', None) or '.'} import *", line)


def is_there(statement: ast.stmt, module: Module) -> bool:
    """Tell whether *statement* imports nothing, or from files beside the settings alone."""
    match statement:
        case ast.ImportFrom(module=str(name)):
            return module.load(statement, name) is not None
        case ast.Import(names=names):
            return all(module.load(statement, each.name) is not None for each in names)
    return True


def without_local_settings(statement: ast.Try, module: Module) -> list[ast.stmt] | None:
    """Return what is done where all settings of a file are tried for that is not there, else None.

    It is the author's own machine that had such a file: the blog says how it is made without.
    """
    match statement.body:
        case [ast.ImportFrom(module=str(name), names=[ast.alias(name="*")]) as tried] if (
            name.partition(".")[0] not in sys.stdlib_module_names
            and module.load(tried, name) is None
        ):
            return next((each.body for each in statement.handlers if _is_of_imports(each)), None)
    return None


def _is_of_imports(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    types = getattr(caught, "elts", [caught])
    names = {each.id for each in types if isinstance(each, ast.Name)}
    return caught is None or not names.isdisjoint(_OF_IMPORTS)
