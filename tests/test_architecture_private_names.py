"""What the package takes hold of in others, and that these do not promise, stands where it is looked at and told."""

import ast
import re
import sys
from importlib import import_module
from itertools import chain
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import pytest

import confarchive
from confarchive.building.speed.private_names import TABLE
from confarchive.importing.private_names import TABLE as OF_IMPORTS

FOLDERS = ("building/adapters", "building/speed")
PRIVATE = re.compile(r"_(?!_)\w*[a-z]\w*(?<!__)$")
OF_CLASSES = re.compile(r"__\w+__$")
PYTHONS = {
    *chain.from_iterable(map(dir, (object, type, FunctionType, ModuleType, Exception, dict, sys))),
    *("__self__", "__version__", "__wrapped__", "__file__"),
}
DOCUMENTED = {
    "_exit": "https://docs.python.org/3/library/os.html#os._exit",
    "_thread": "https://docs.python.org/3/library/_thread.html",
    "_replace": "https://docs.python.org/3/library/collections.html#collections.somenamedtuple._replace",
}
"""Names that begin like private ones, and that a manual tells of."""

OF_TYPES = {"_abc_impl", "_is_protocol"}
"""What Python itself gives classes."""


def codes(repository, part=""):
    return {
        path.relative_to(repository / "confarchive").as_posix(): path.read_text("utf-8")
        for path in sorted((repository / "confarchive" / part).rglob("*.py"))
    }


def test_private_names_of_others_stand_in_two_folders(repository):
    found = codes(repository)
    own = set(chain.from_iterable(map(own_names, found.values()))) | DOCUMENTED.keys()
    assert len(found) > 500
    assert not [
        f"{path}: {name}"
        for path, code in found.items()
        if not path.startswith(FOLDERS)
        for name in private_names(code, own)
    ]


def test_no_method_stands_for_a_private_one_of_others():
    """Nor does one in an importing class: what another package renames is not called any more."""
    for module in walk_packages(confarchive.__path__, "confarchive."):
        if "__main__" not in module.name:
            import_module(module.name)
    found = [
        f"{each.__module__}.{each.__qualname__}.{name}"
        for each in set(subclasses(object))
        if re.match(r"confarchive\.(?!building\.speed\.)", str(each.__module__))
        for name in vars(each)
        if PRIVATE.match(name) and is_of_others(each, name)
    ]
    assert not found, "\n".join(found)


def subclasses(of):
    for each in type.__subclasses__(of):
        yield each
        yield from subclasses(each)


def is_of_others(each, name):
    roots = (str(base.__module__).partition(".")[0] for base in each.__mro__ if name in vars(base))
    return name not in OF_TYPES and bool({*roots} - {"confarchive", *sys.stdlib_module_names})


def test_private_names_for_a_right_build_are_documented(repository):
    listed = documented(repository).partition("## For a right build")[2]
    found = codes(repository, FOLDERS[0]).values()
    used = {name for code in found for name in private_names(code, own_names(code))}
    assert used == {"_cli", "handle_exception", "sitemap_links"}
    assert used <= set(re.findall(r"\b[a-z_]\w*", listed))


@pytest.mark.parametrize(
    ("heading", "table"), [("## For speed", TABLE), ("## For speed of an import", OF_IMPORTS)]
)
def test_the_tables_of_private_names_are_the_documented_ones(repository, heading, table):
    section = documented(repository).partition(f"{heading}\n")[2]
    rows = section.partition("|---|---|---|\n")[2].partition("\n\n")[0]
    assert rows.splitlines() == [row(each) for each in table]


def documented(repository):
    return (repository / "docs/development/private-names.md").read_text("utf-8")


def row(each):
    takes = "is there" if each.parameters is None else f"takes `{', '.join(each.parameters)}`"
    if each.uses:
        takes += f"; its code names `{'`, `'.join(each.uses)}`"
    if each.only:
        takes += f", and nothing else that begins with `{each.only}`"
    return f"| `{each.name}` | {takes} | {', '.join(each.needed_by)} |"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("env._app.builder", ["_app"]),
        ("self._own + cls._own", []),
        ("self._level[1] = self._own", ["_level"]),
        ("self.env._app", ["_app"]),
        ("from sphinx._cli.util import errors", ["_cli"]),
        ("from sphinx.util.docutils import _get_settings", ["_get_settings"]),
        ("getattr(indexer, '_mapping')", ["_mapping"]),
        ("setattr(indexer, '_mapping', {})", ["_mapping"]),
        ("vars(indexer)['_mapping']", ["_mapping"]),
        ("vars(extension)['abbrs']", ["abbrs"]),
        ("parser.inline.ruler.__rules__", ["__rules__"]),
        ("import_module('sphinx._cli.util')", ["_cli"]),
        ("x.__dict__, cbor2.loads(_own)", []),
        ("class A(B):\n    def _read_parallel(self): super()._read_serial()", ["_read_serial"]),
    ],
)
def test_every_form_of_private_name_is_seen(line, expected):
    assert list(private_names(line, {"_own"})) == expected


@pytest.mark.parametrize(
    "code",
    [
        "def _own(): ...",
        "class A:\n    _own: int",
        "class A:\n    _own = 1",
        "class A:\n    def f(self): self._own = 1",
        "class A:\n    def f(self): self.a, self._own = 1, 2",
        "class A:\n    def f(self): self._own: int = 1",
    ],
)
def test_every_form_of_own_name_is_seen(code):
    assert "_own" in own_names(code)


def test_a_name_of_others_that_is_only_changed_is_no_own_one():
    assert "_of_others" not in own_names("x._of_others = 1; self._of_others[1] = 1; x._of_others()")


def own_names(code):
    """Return the names that a module with this *code* gives its own functions, classes and objects."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                found.add(name)
    return found


def private_names(code, own=frozenset()):
    """Yield the private names of other things that a module with this *code* takes hold of; *own* are the package's."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Attribute(attr=name) if OF_CLASSES.match(name):
                yield from {name} - PYTHONS
            case ast.Subscript(
                value=ast.Call(func=ast.Name(id="vars")), slice=ast.Constant(value=str(name))
            ):
                yield name
            case _:
                yield from (
                    name for name in names_in(node) if PRIVATE.match(name) and name not in own
                )


def names_in(node):
    match node:
        case ast.Attribute(attr=name):
            return [name]
        case ast.ImportFrom(module=str(module), names=imported):
            return [*module.split("."), *(each.name for each in imported)]
        case ast.Import(names=imported):
            return [part for each in imported for part in each.name.split(".")]
        case ast.Call(
            func=ast.Name(id="getattr" | "setattr" | "hasattr" | "delattr"),
            args=[_, ast.Constant(value=str(name)), *_],
        ):
            return [name]
        case ast.Call(
            func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            return name.split(".")
    return []
