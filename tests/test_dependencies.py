"""pyproject.toml names each package that the code uses, and bounds those whose insides it uses."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OWN = {"confarchive", *sys.stdlib_module_names}
PARTS = {
    "model": ("places",),
    "building": ("data", "cards"),
    "curating": (),
    "importing": ("import", "pages"),
    "link_checking": ("links",),
    "scaffold": (),
}
"""The parts of the package, and the extras beside the dependencies that each may use."""
INSIDES = {
    "markdown",
    "pygments",
    "warcio",
    "sphinx",
    "docutils",
    "myst-parser",
    "markdown-it-py",
    "ablog",
    "sphinx-tags",
    "furo",
    "pagefind",
    "pagefind-bin",
    "math-core",
}


@pytest.fixture(scope="module")
def project(repository):
    return tomllib.loads((repository / "pyproject.toml").read_text())["project"]


def requirements(project, *extras):
    lines = [*project["dependencies"]]
    lines += [line for extra in extras for line in project["optional-dependencies"][extra]]
    return {canonicalize_name(one.name): one for one in map(Requirement, lines)}


def imported(folder):
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


@pytest.mark.parametrize("part", PARTS)
def test_what_is_imported_is_named(repository, project, part):
    named = requirements(project, *PARTS[part])
    providers = packages_distributions()
    modules = {name.partition(".")[0] for name in imported(repository / "confarchive" / part)}
    unnamed = {
        module
        for module in modules - OWN
        if not {canonicalize_name(one) for one in providers.get(module, ())} & named.keys()
    }
    assert not unnamed


@pytest.mark.parametrize("name", sorted(INSIDES))
def test_what_has_insides_that_are_used_has_an_upper_bound(project, name):
    """In each extra that brings it: of several extras, one alone may be installed."""
    named = [requirements(project, extra) for extra in project["optional-dependencies"]]
    bounds = [{bound.operator for bound in each[name].specifier} for each in named if name in each]
    assert bounds
    assert all(each & {"<", "<=", "==", "~="} for each in bounds)


def test_every_requirement_has_a_lower_bound(project):
    for extra in ((), *((name,) for name in project["optional-dependencies"])):
        for one in requirements(project, *extra).values():
            assert any(bound.operator in {">=", "=="} for bound in one.specifier), one
