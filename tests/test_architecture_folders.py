"""Each folder of a flow imports from those that it needs, and as few as can be import each other."""

import ast
from collections import deque

import pytest

from tests.test_architecture import DOOR, SPHINX, imports, module_of, package_of

MAY_IMPORT = {
    "building/adapters": {"building", "incremental", "site"},
    "building/data": {"building", "documents", "incremental", "output"},
    "building/documents": {"building", "adapters", "incremental", "site"},
    "building/incremental": {"building", "adapters", "output", "site", "speed"},
    "building/output": {
        *("building", "adapters", "data", "documents", "incremental", "search", "site", "speed"),
    },
    "building/search": {"building", "incremental", "site"},
    "building/site": {"building", "data", "incremental"},
    "building/speed": {"building", "adapters", "documents", "incremental", "output"},
    "importing/converting": {"importing", "html_myst", "links", "published", "verify", "writing"},
    "importing/formulas": {"importing", "html_myst", "verify"},
    "importing/html_myst": {"importing", "myst"},
    "importing/links": {"importing"},
    "importing/literals": set(),
    "importing/markdown": {"importing", "formulas", "html_myst", "myst"},
    "importing/myst": set(),
    "importing/published": {"importing", "formulas", "html_myst", "links", "verify"},
    "importing/restructuredtext": {"importing", "formulas", "myst"},
    "importing/sources": {
        *("importing", "formulas", "html_myst", "links", "literals", "markdown", "published"),
        *("restructuredtext", "verify"),
    },
    "importing/verify": {"importing"},
    "importing/writing": {"importing", "converting", "html_myst", "links", "verify"},
}
"""Which folders beside it, or modules above it, those of a folder import from, types counted; ``model`` and ``runtime`` all may."""
EACH_OTHER = {
    ("adapters", "incremental"),  # settings are compared; files are written where they differ
    ("data", "output"),  # the data tell of redirects, and are published in the site
    ("incremental", "output"),  # what is there is compared; files are written where they differ
    ("incremental", "site"),  # a site's pages are compared, by values that are digested there
    ("incremental", "speed"),  # a build that finds nothing to do has a builder of its own
    ("output", "speed"),  # what makes builders and templates quicker knows them
    ("converting", "writing"),  # a post is composed before it is known whether it is written
}
"""Folders that import each other, though no modules do, and why."""
NO_SPHINX = (
    "building/site",
    "curating",
    "importing",
    "link_checking",
    "model",
    "runtime",
    "scaffold",
)
MOST_MODULES = 35
"""In one folder: more are not found by their names."""


def test_folders_can_be_overlooked(repository):
    package = repository / "confarchive"
    folders = {path.parent for path in package.rglob("*.py")}
    full = {
        folder.relative_to(package).as_posix(): count
        for folder in folders
        if (count := len([*folder.glob("*.py")])) > MOST_MODULES
    }
    assert not full


@pytest.fixture(scope="module")
def modules(repository):
    """Return the names that each module imports, by its name; what is imported for types is not loaded."""
    paths = {
        module_of(path, repository): path for path in (repository / "confarchive").rglob("*.py")
    }
    return {
        name: ImportingModule(
            path.relative_to(repository).as_posix(),
            path.read_text("utf-8"),
            package_of(path, repository),
        )
        for name, path in paths.items()
    }


class ImportingModule:
    """A module's ``folder`` within the package, and what it imports: ``named``, and ``loaded`` of that."""

    def __init__(self, path, text, package):
        self.folder = "/".join(path.split("/")[1:-1][:2])
        self.named = set(imports(text, package))
        loaded = WithoutTypes().visit(ast.parse(text))
        self.loaded = set() if path == DOOR else set(imports(ast.unparse(loaded), package))


class WithoutTypes(ast.NodeTransformer):
    def visit_If(self, node):
        is_for_types = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        return ast.Pass() if is_for_types else self.generic_visit(node)


def folders_of(modules, part):
    """Return those that the modules of a part import from, by the last of their names."""
    found = {
        modules[name].folder
        for module in modules.values()
        if module.folder == part
        for name in module.named & modules.keys()
        if not part.startswith(f"{name.removeprefix('confarchive.').replace('.', '/')}/")
    }
    return {
        folder.rpartition("/")[2]
        for folder in found - {part, ""}
        if folder.partition("/")[0] not in {"model", "runtime"}
    }


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_folders_import_from_those_that_they_need(modules, part):
    assert folders_of(modules, part) == MAY_IMPORT[part]


def test_each_folder_has_its_rule(repository):
    flows = ("building", "importing")
    folders = {
        f"{flow}/{path.parent.name}"
        for flow in flows
        for path in (repository / "confarchive" / flow).glob("*/__init__.py")
    }
    assert folders == MAY_IMPORT.keys()


def test_few_folders_import_each_other():
    found = {
        (one.rpartition("/")[2], other)
        for one, imported in MAY_IMPORT.items()
        for other in imported
        if one.rpartition("/")[2] in MAY_IMPORT.get(f"{one.partition('/')[0]}/{other}", ())
    }
    assert {tuple(sorted(pair)) for pair in found} == EACH_OTHER


@pytest.mark.parametrize("part", NO_SPHINX)
def test_what_needs_no_sphinx_loads_none(modules, part):
    """Nor what it imports does."""
    for name, module in modules.items():
        if f"{module.folder}/".startswith(f"{part}/"):
            assert not way_to_sphinx(modules, name), name


def way_to_sphinx(modules, first):
    """Return the modules by which one loads Sphinx, none where it does not."""
    ways, left = {first: (first,)}, deque([first])
    while left:
        name = left.popleft()
        for each in sorted(modules[name].loaded):
            if each.partition(".")[0] in SPHINX:
                return (*ways[name], each)
            if each in modules and each not in ways:
                ways[each] = (*ways[name], each)
                left.append(each)
    return ()


def test_a_way_is_found_through_other_modules():
    site = ImportingModule(
        "confarchive/building/site/a.py", "from confarchive.building.documents import b", ""
    )
    documents = ImportingModule("confarchive/building/documents/b.py", "import sphinx.util", "")
    typed = ImportingModule(
        "confarchive/building/site/c.py", "if TYPE_CHECKING:\n    import sphinx\n", ""
    )
    modules = {"a": site, "confarchive.building.documents.b": documents, "c": typed}
    assert way_to_sphinx(modules, "a") == ("a", "confarchive.building.documents.b", "sphinx.util")
    assert not way_to_sphinx(modules, "c")
