"""The package's parts know of each other what the architecture says, and no more."""

import ast
from importlib.util import resolve_name

import pytest

SPHINX = ("sphinx", "ablog", "sphinx_tags", "furo")
FLOWS = ("confarchive.importing", "confarchive.building")
FORBIDDEN = {
    "model": (*SPHINX, *FLOWS),
    "importing": (*SPHINX, "confarchive.building"),
    "building": ("confarchive.importing",),
    "": SPHINX,
}
"""What the modules of a part must not import; the part without a name is the package's top."""


@pytest.mark.parametrize("part", FORBIDDEN)
def test_parts_import_only_what_they_may(repository, part):
    folder = repository / "confarchive" / part
    paths = folder.rglob("*.py") if part else folder.glob("*.py")
    found = [
        f"{path.relative_to(repository)} imports {name}"
        for path in sorted(paths)
        for name in imports(path, package_of(path, repository))
        if any(name == root or name.startswith(f"{root}.") for root in FORBIDDEN[part])
    ]
    assert not found, "\n".join(found)


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
def test_every_form_of_import_is_seen(tmp_path, line, expected):
    path = tmp_path / "module.py"
    path.write_text(line, encoding="utf-8")
    assert list(imports(path, "confarchive.model")) == expected


def package_of(path, repository):
    return ".".join(path.relative_to(repository).parent.parts)


def imports(path, package):
    """Yield the full names that the module at *path*, which stands in *package*, imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
