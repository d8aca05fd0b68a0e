"""Settings of an archive as its ``conf.py`` writes them: read as text, never run."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "conf.py"


def literal(site: Path, name: str) -> Any:
    """Return the value that ``conf.py`` in the folder *site* gives to *name*, None where it gives none.

    The last assignment counts. Raises ValueError where the value is computed, or changed later on.
    """
    try:
        module = ast.parse((site / FILE).read_bytes())
    except (OSError, SyntaxError):
        return None
    values = list(_assigned(module, name))
    if len(values) < sum(_may_change(node, name) for node in ast.walk(module)):
        raise ValueError(f"{name}: computed")
    return ast.literal_eval(values[-1]) if values else None


def _assigned(module: ast.Module, name: str) -> Iterator[ast.expr]:
    """Yield what *name* is given at the top level, in order."""
    for statement in module.body:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            continue
        if statement.value and any(_is_called(target, name) for target in targets):
            yield statement.value


def _may_change(node: ast.AST, name: str) -> bool:
    """Tell whether *node* gives *name* a value, or asks its value for what may change it."""
    if isinstance(node, ast.Attribute | ast.Subscript):
        return _is_called(node.value, name)
    return _is_called(node, name) and not isinstance(getattr(node, "ctx", None), ast.Load)


def _is_called(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
