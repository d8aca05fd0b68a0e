"""The package's parts know of each other what the architecture says, and no more."""

import ast
import re
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name

import pytest

SPHINX = ("sphinx", "ablog", "sphinx_tags", "furo")
BORROWED = ("ablog", "sphinx_tags")
FLOWS = ("confarchive.importing", "confarchive.building", "confarchive.curating")
FORBIDDEN = {
    "model": (*SPHINX, *FLOWS),
    "importing": (*SPHINX, "confarchive.building", "confarchive.curating"),
    "importing/published/storage": tuple(
        f"confarchive.importing.{each}"
        for each in ("published.extraction", "published.finding", "published.proving", "verify")
    ),
    "importing/published/extraction": tuple(
        f"confarchive.importing.{each}"
        for each in ("links", "published.finding", "published.proving", "sources", "verify")
    ),
    "importing/published/proving": ("confarchive.importing.sources",),
    "importing/verify": tuple(
        f"confarchive.importing.{each}"
        for each in ("converting", "formulas", "html_myst", "links", "markdown", "myst")
    ),
    "building": (
        *(f"confarchive.{each}" for each in ("curating", "importing", "link_checking", "serve")),
    ),
    "building/site": SPHINX,
    "curating": (*SPHINX, "confarchive.importing", "confarchive.building"),
    "link_checking": (*SPHINX, *FLOWS),
    "runtime": (*SPHINX, *FLOWS, "confarchive.model"),
    "scaffold": (*SPHINX, *FLOWS),
    "serve": ("confarchive.importing", "confarchive.curating"),
    "": SPHINX,
}
"""What the modules of a part must not import; the part without a name is the package's top."""
PARTS = ("confarchive", "tests", "tools", "benchmarks")
DOOR = "confarchive/__init__.py"
"""Sphinx calls it, so it may name Sphinx's types; it still imports nothing of it."""


@pytest.mark.parametrize("part", FORBIDDEN)
def test_parts_import_only_what_they_may(repository, part):
    folder = repository / "confarchive" / part
    paths = folder.rglob("*.py") if part else folder.glob("*.py")
    found = [
        f"{path.relative_to(repository)} imports {name}"
        for path in sorted(paths)
        for name in imports(code(path, repository), package_of(path, repository))
        if any(name == root or name.startswith(f"{root}.") for root in FORBIDDEN[part])
    ]
    assert not found, "\n".join(found)


def test_only_adapters_import_borrowed_packages(repository):
    adapters = repository / "confarchive" / "building" / "adapters"
    found = [
        f"{path.relative_to(repository)} imports {name}"
        for path in sorted((repository / "confarchive").rglob("*.py"))
        if adapters not in path.parents
        for name in imports(code(path, repository), package_of(path, repository))
        if name.partition(".")[0] in BORROWED
    ]
    assert not found, "\n".join(found)


def test_only_a_sources_own_folder_imports_from_it(repository):
    """What comes after it does not know which program a blog was made with."""
    sources = repository / "confarchive" / "importing" / "sources"
    found = [
        f"{path.relative_to(repository)} imports {name}"
        for path in sorted((repository / "confarchive").rglob("*.py"))
        for name in imports(path.read_text(encoding="utf-8"), package_of(path, repository))
        if (program := re.match(r"confarchive\.importing\.sources\.(\w+)", name))
        if (sources / program[1]).is_dir() and sources / program[1] not in path.parents
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("program", ["pages", "pelican"])
def test_a_source_is_named_in_one_line_outside_its_folder(repository, program):
    package = f"sources.{program}"
    sources = repository / "confarchive" / "importing" / "sources"
    named = [
        line
        for path in (repository / "confarchive").rglob("*.py")
        if sources / program not in path.parents
        for line in path.read_text(encoding="utf-8").splitlines()
        if package in line
    ]
    assert len(named) == 1


def test_no_modules_import_each_other(repository):
    """Imports for types count: who reads one module should need none that needs it."""
    paths = (repository / "confarchive").rglob("*.py")
    modules = {module_of(path, repository): path for path in paths}
    known = {
        name: {
            found
            for found in imports(path.read_text(encoding="utf-8"), package_of(path, repository))
            if found in modules and found != name and not name.startswith(f"{found}.")
        }
        for name, path in modules.items()
    }
    try:
        list(TopologicalSorter(known).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_two_classes_share_a_name(repository):
    """Who searches for a class by its name finds one."""
    places = defaultdict(list)
    for path in (path for part in PARTS for path in sorted((repository / part).rglob("*.py"))):
        for name in class_names(path.read_text(encoding="utf-8")):
            places[name].append(path.relative_to(repository).as_posix())
    assert len(places) > 100
    twice = {name: found for name, found in places.items() if len(found) > 1}
    assert not twice


def test_classes_within_others_count_too():
    assert class_names("class A:\n    class B: ...\ndef f():\n    class C: ...") == ["A", "B", "C"]


def class_names(code):
    return [node.name for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ClassDef)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("import sphinx.util as u, os", ["sphinx.util", "os"]),
        ("from sphinx import util", ["sphinx", "sphinx.util"]),
        (
            "from ..importing import verify",
            ["confarchive.importing", "confarchive.importing.verify"],
        ),
        ("def f():\n    from . import post", ["confarchive.model", "confarchive.model.post"]),
        ("import_module('sphinx')", ["sphinx"]),
    ],
)
def test_every_form_of_import_is_seen(line, expected):
    assert list(imports(line, "confarchive.model")) == expected


def code(path, repository):
    text = path.read_text(encoding="utf-8")
    if path == repository / DOOR:
        return re.sub(r"^if TYPE_CHECKING:\n(?: +.*\n)+", "", text, flags=re.MULTILINE)
    return text


def module_of(path, repository):
    parts = path.relative_to(repository).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def package_of(path, repository):
    return ".".join(path.relative_to(repository).parent.parts)


def imports(code, package):
    """Yield the full names that a module with this *code*, in *package*, imports."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                base = resolve_name("." * level + (module or ""), package)
                yield base
                yield from (f"{base}.{alias.name}" for alias in names)
            case ast.Call(
                func=ast.Name(id="import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name


ADDRESSES = {"urljoin", "urlparse", "urlsplit"}


def test_addresses_of_blogs_are_split_where_what_is_none_costs_nothing(repository):
    """They raise ValueError for ``http://[``: outside of ``url_parts.py`` who calls one takes that, or says so."""
    found = [
        f"{path.relative_to(repository)}: {name}"
        for path in sorted((repository / "confarchive" / "importing").rglob("*.py"))
        for name in unguarded(path.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return urlsplit(url)", ["f"]),
        ("try:\n        return urlsplit(url)\n    except ValueError:\n        return ''", []),
        ("try:\n        return urlsplit(url)\n    except OSError:\n        return ''", ["f"]),
        ('"""Raises ValueError for none."""\n    return urljoin(base, url)', []),
    ],
)
def test_unguarded_addresses_are_seen(body, expected):
    assert unguarded(f"def f(base, url):\n    {body}\n") == expected


def unguarded(code):
    """Return the functions that split an address, and neither take a ValueError nor tell of it."""
    functions = (each for each in ast.walk(ast.parse(code)) if isinstance(each, ast.FunctionDef))
    return [
        each.name
        for each in functions
        if "Raises ValueError" not in (ast.get_docstring(each) or "")
        and calls_of(each) - set().union(*map(calls_of, guarding(each)))
    ]


def guarding(function):
    return (
        each
        for each in ast.walk(function)
        if isinstance(each, ast.Try)
        and any("ValueError" in ast.unparse(handler) for handler in each.handlers)
    )


def calls_of(node):
    return {
        each
        for each in ast.walk(node)
        if isinstance(each, ast.Call) and ast.unparse(each.func) in ADDRESSES
    }
