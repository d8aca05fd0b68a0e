"""What of a settings file reaches its names beside the statements in their order.

Functions, whenever they are called, may change what they name; what runs code, or has the names of
the module as a dictionary, may bind any; and a name such as ``dict`` is what the file makes of it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from confarchive.importing.literals.plain_calls import CALLS, ORIGINS

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATER = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.GeneratorExp
SCOPES = _LATER | ast.ListComp | ast.SetComp | ast.DictComp
"""What has names of its own."""
RUNNING = frozenset(
    ["exec", "eval", "execfile", "__import__", "__builtins__", "builtins", "ctypes"]
)
RUNNING |= {"__loader__", "__spec__"}
OWN_NAMES = frozenset(["globals", "locals", "vars"])
"""Functions that give all names of the module."""
_INNER = frozenset(["modules", "f_globals", "f_locals", "__globals__", "__dict__", "_getframe"])
_INNER |= {"__builtins__", "__import__", "exec", "eval"}
_FUNCTIONS = frozenset(name.partition(".")[0] for name in CALLS)


def changed_later(tree: ast.AST) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that functions in *tree* may bind, and those that they name at all."""
    later = [node for node in ast.walk(tree) if isinstance(node, _LATER)]
    at_once = {id(node) for each in later for node in ast.walk(_at_once(each))}
    inside = [node for each in later for node in ast.walk(each) if id(node) not in at_once]
    bound = {name for node in inside if isinstance(node, ast.Global) for name in node.names}
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.Global))
    bound |= {name for node in classes for name in node.names}
    named = {node.id for node in inside if isinstance(node, ast.Name)}
    return frozenset(bound), frozenset(named)


def _at_once(node: ast.AST) -> ast.AST:
    """Return what of a generator is gone through where it stands, and nothing of a function."""
    return node.generators[0].iter if isinstance(node, ast.GeneratorExp) else ast.Pass()


def own_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield *tree* and all in it whose names are the module's, not those of functions in it."""
    yield tree
    if not isinstance(tree, SCOPES):
        for each in ast.iter_child_nodes(tree):
            yield from own_nodes(each)


def foreign(tree: ast.AST) -> frozenset[str]:
    """Return the names of plain functions that *tree* binds to others."""
    return frozenset(
        name
        for node in own_nodes(tree)
        for name, origin in bindings(node)
        if name in _FUNCTIONS | ORIGINS.keys() and origin not in ORIGINS.get(name, ())
    )


def bindings(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that *node* itself binds, and for imports what they are bound to."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name, ""
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name, ""
        case ast.Import(names=names):
            for each in names:
                root = each.name.partition(".")[0]
                yield each.asname or root, each.name if each.asname else root
        case ast.ImportFrom(module=module, names=names):
            for each in names:
                yield each.asname or each.name, f"{module}.{each.name}"
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name, ""
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name, ""


def runs_code(tree: ast.AST, own: str) -> tuple[str, int] | None:
    """Return what in *tree*, a module called *own*, may bind any name unseen, and its line."""
    harmless = frozenset(
        id(node)
        for each in ast.walk(tree)
        for node in _harmless(each)
        if isinstance(node, ast.Name) and node.id in {*OWN_NAMES, "__name__"}
    )
    found = (
        (name, getattr(node, "lineno", 1))
        for node in ast.walk(tree)
        if id(node) not in harmless and (name := _may_bind(node, own))
    )
    return next(found, None)


def _harmless(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the names in *node* that are only read, such as in ``"…" % globals()``."""
    match node:
        case ast.BinOp(op=ast.Mod(), right=ast.Call(func=name)):
            yield name
        case ast.Call(func=ast.Attribute(attr="format"), keywords=words):
            yield from (word.value.func for word in words if isinstance(word.value, ast.Call))
        case ast.Call(func=ast.Attribute(attr="get" | "keys", value=ast.Call(func=name))):
            yield name
        case ast.Subscript(value=ast.Call(func=name), ctx=ast.Load()):
            yield name
        case ast.Compare(left=left, comparators=others):
            yield from (left, *others)
            yield from (each.func for each in others if isinstance(each, ast.Call))
        case ast.Call(func=ast.Attribute(attr="getLogger"), args=arguments):
            yield from arguments


def _may_bind(node: ast.AST, own: str) -> str:
    match node:
        case ast.Name(id=name) if name in RUNNING | OWN_NAMES or name == "__name__":
            return name
        case ast.Attribute(attr=name) if name in _INNER:
            return name
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            named = {each.name.partition(".")[0] for each in names}
            module = getattr(node, "module", None)
            return next(iter({*named, str(module)} & {own, "__main__", *RUNNING}), "")
        case ast.Call(func=ast.Name(id="getattr"), args=[_, name, *_]):
            told = isinstance(name, ast.Constant) and name.value not in _INNER
            return "" if told else "getattr"
        case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="import_module")):
            plain = isinstance(node, ast.Call) and node.args
            known = plain and isinstance(node.args[0], ast.Constant) and node.args[0].value != own
            return "" if known else "import_module"
    return ""
