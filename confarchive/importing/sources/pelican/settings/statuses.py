"""Whether a setting of many files can give any of them a status, though nobody can tell its keys.

Blogs fill ``EXTRA_PATH_METADATA`` from folders that are listed: ``for name in os.listdir(…):
EXTRA_PATH_METADATA[name] = {"path": name}``. Which files, only running it tells; that none of them
gets a status, its text does.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from confarchive.importing.literals.reach import bindings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def gives_none(name: str, trees: Iterable[ast.AST]) -> bool:
    """Tell whether the modules *trees* do nothing with *name* but set items without a status."""
    nodes = [node for tree in trees for node in ast.walk(tree)]
    known = {id(each) for node in nodes for each in _harmless(node, name)}
    return all(id(node) in known for node in nodes if _is_named(node, name))


def _is_named(node: ast.AST, name: str) -> bool:
    is_name = isinstance(node, ast.Name) and node.id == name
    return is_name or any(bound == name for bound, _ in bindings(node))


def _harmless(node: ast.AST, name: str) -> Iterator[ast.AST]:
    """Yield where *node* names *name* in a way that gives no status."""
    match node:
        case ast.Assign(targets=[ast.Name() as target], value=value) if _is_plain(value):
            yield target
        case ast.Assign(targets=[ast.Subscript(value=target)], value=value):
            if _has_no_status(value) or _is_taken_from(value, name):
                yield target
        case ast.Call(func=ast.Attribute(value=target, attr="update"), args=[value], keywords=[]):
            if _is_plain(value):
                yield target
        case ast.Call(func=ast.Attribute(value=target, attr="pop" | "keys")):
            yield target
        case ast.For(iter=target):
            yield target
        case ast.Compare(comparators=others):
            yield from others


def _is_plain(node: ast.expr) -> bool:
    """Tell whether *node* is a dictionary of such that have no status."""
    match node:
        case ast.Dict(keys=keys, values=values):
            return None not in keys and all(map(_has_no_status, values))
        case ast.DictComp(value=value):
            return _has_no_status(value)
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=[]):
            return True
    return False


def _has_no_status(node: ast.expr) -> bool:
    if not isinstance(node, ast.Dict):
        return False
    texts = [key.value for key in node.keys if isinstance(key, ast.Constant)]
    return len(texts) == len(node.keys) and "status" not in {str(each).lower() for each in texts}


def _is_taken_from(node: ast.expr, name: str) -> bool:
    """Tell whether *node* is ``NAME.pop(…)``: what it holds has no status, as nothing gives one."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr="pop"), args=[_]):
            return owner == name
    return False
