"""What makes builds quick can be left out, each part of it alone, and readers get the same."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from jinja2 import Environment
from sphinx.errors import ThemeError
from sphinx.util import docutils

from confarchive.building.speed import parser, templates
from confarchive.building.speed.private_names import TABLE
from confarchive.private_names import PrivateName
from tests.building.histories import START, differences
from tests.building.incremental.test_incremental import EDITS, assert_same
from tests.building.sites import SiteFolder, post, wait

RENAMING = Path(__file__).parents[1] / "renaming.py"
OTHERS = r"(?:sphinx|sphinxcontrib|myst_parser|ablog|sphinx_tags|furo|sphinx_basic_ng)(?:\.|$)"
CHANGES = {
    "sphinx.search:IndexBuilder.__init__": (OTHERS, r"\b_all_titles\b", "_every_title"),
    "sphinx.jinja2glue:BuiltinTemplateLoader.init": (
        r"sphinx\.jinja2glue$",
        r"self\.environment\b",
        "self.surroundings",
    ),
    "myst_parser.mdit_to_docutils.base:get_default_settings": (
        r"myst_parser\.mdit_to_docutils\.base$",
        r"(?m)^from docutils\.frontend import get_default_settings$|\bget_default_settings(?=\()",
        '__import__("docutils.frontend").frontend.get_default_settings',
    ),
    "myst_parser.mdit_to_docutils.sphinx_:SphinxRenderer.render_front_matter": (
        r"myst_parser\.mdit_to_docutils\.base$",
        r"(def render_front_matter\(self, token: SyntaxTreeNode)",
        r"\1, more=None",
    ),
}
"""What of a name is changed, where the name itself is not just another: modules, pattern, replacement."""


def seen(files):
    """Return what readers get: blanks between elements are no matter, nor are Sphinx's notes."""
    return {
        name: re.sub(rb"\s+", b"", data) if name.endswith(".html") else data
        for name, data in files.items()
        if name not in {".buildinfo", ".confarchive-files"}
    }


@pytest.mark.parametrize(("builder", "jobs"), [("html", 1), ("html", 2), ("dirhtml", 1)])
def test_readers_get_the_same_without_speedups(sample, builder, jobs):
    quick = sample.build(builder, output=f"quick-{builder}-{jobs}", jobs=jobs)
    slow = sample.build(builder, output=f"slow-{builder}-{jobs}", jobs=jobs, archive_fast=False)
    assert len(quick.pages()) > 30
    assert_same(seen(slow.files()), seen(quick.files()))


def test_without_speedups_none_is_in_the_way(site, monkeypatch):
    """Nor does a build without them leave off those of a build after it."""
    used = []
    monkeypatch.setattr(parser, "_shared", lambda make: used.append("settings") or make)
    monkeypatch.setattr(parser, "new_parser", lambda *_: used.append("parser"))
    monkeypatch.setattr(templates.Templates, "init", lambda *_: used.append("templates"))
    here = site({"posts/2015/one.md": post()})
    assert here.build(archive_fast=False).has("posts/2015/one.html")
    assert not used
    monkeypatch.undo()
    assert here.build(output="again").has("posts/2015/one.html")


def test_a_template_is_compiled_once_for_builds_with_the_same_doctrees(site, monkeypatch):
    here, names, compile_any = site({"posts/2015/one.md": post()}), [], Environment.compile

    def compile_one(self, source, name=None, *more, **options):
        names.append(name)
        return compile_any(self, source, name, *more, **options)

    monkeypatch.setattr(Environment, "compile", compile_one)
    for output in ("first", "second"):
        names.clear()
        built = here.build(output=output, doctrees=here.folder / "trees", own_templates=True)
        assert "posts/2015/one" in built.written
        assert ("page.html" in names) == (output == "first"), names
    assert not any(names)  # those without a name are texts of styles and scripts


def test_a_build_that_ends_early_leaves_nothing_behind(site):
    here, before = site({"posts/2015/one.md": post()}), vars(docutils)["_get_settings"]
    with pytest.raises(ThemeError):
        here.build(html_theme="no-such-theme")
    assert not here.build().warnings
    assert vars(docutils)["_get_settings"] is before


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A site with so many posts that they are read and written in parallel, and its files."""
    texts = {f"posts/2015/post-{n}.md": post(f"Post {n}", tags=["x"]) for n in range(24)}
    here = SiteFolder.of(
        tmp_path_factory.mktemp("many"), texts | {"posts/2015/more.md": post("A & *b*")}
    )
    told, files = build_with(here, "expected", "$", "x^", "")
    assert not told
    return here, files


def build_with(here, output, modules, pattern, replacement, *options):
    """Return what a build tells, with what is changed in other packages, and its files."""
    doctrees = here.folder / f"{output}-doctrees"
    doctrees.mkdir()
    for compiled in here.folder.glob("expected-doctrees/confarchive-template-*"):
        shutil.copy(compiled, doctrees)  # that takes a sixth of the time
    arguments = ("-q", "-j", "2", "-d", doctrees, *options)
    arguments += (here.source, here.folder / output)
    ended = subprocess.run(
        [*(sys.executable, "-W", "ignore", RENAMING), modules, pattern, replacement, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_COLOR": "1"},
    )
    assert ended.returncode == 0, ended.stderr
    files = {
        path.relative_to(here.folder / output).as_posix(): path.read_bytes()
        for path in (here.folder / output).rglob("*")
        if path.is_file()
    }
    return ended.stderr.splitlines(), files


@pytest.mark.parametrize("each", TABLE, ids=lambda each: each.name)
def test_a_name_that_is_another_costs_speed_alone(many, each):
    here, expected = many
    name = each.name.rpartition(".")[2].rpartition(":")[2]
    change = CHANGES.get(each.name, (OTHERS, rf"\b{name}\b", f"{name}_renamed"))
    told, files = build_with(here, name, *change)
    assert len(told) == 1, told
    assert f"not as expected: {each.name.replace(':', '.')};" in told[0]
    assert told[0].endswith("[confarchive.private-name]")
    assert all(speedup in told[0] for speedup in each.needed_by)
    assert_same(seen(files), seen(expected))


def test_the_warning_can_be_left_out(many):
    here, expected = many
    change = (OTHERS, r"\b_read_serial\b", "_read_in_a_row")
    silent = ("-D", "suppress_warnings=confarchive.private-name")
    told, files = build_with(here, "silent", *change, *silent)
    assert not told
    assert files.keys() == expected.keys()


SOME_EDITS = (
    *("nothing", "add", "retitle a post that others link to", "draft", "delete"),
    *("rename the conference", "change the picture", "add a template", "remove a style"),
)


@pytest.mark.parametrize("name", SOME_EDITS)
def test_without_speedups_an_edit_leaves_no_trace(started, tmp_path, name):
    here, state = started, EDITS[name](START)
    options = {"archive_fast": False, "warnings": True}
    here.write(differences(START, state))
    before = modified(here)
    wait()
    built = here.build(**options)
    assert modified(here) == before or name != "nothing"
    assert len(built.read) <= 4
    assert len(built.written) < len(built.pages()) / 2 or name.startswith(("add a t", "remove a s"))
    assert_same(built.files(), here.copy(tmp_path / "clean").build(**options).files())


def modified(here):
    """Return the times of the lists, which the build makes of all posts."""
    return [file.stat().st_mtime_ns for file in sorted(here.folder.glob("html/blog/**/*.html"))]


class Kept:
    def __init__(self, env):
        self.words, self.more = env.kept_words, env.kept_more


@pytest.mark.parametrize(
    ("uses", "only", "expected"),
    [
        (("kept_words",), None, True),
        (("kept_words",), "kept", False),
        (("kept_words", "kept_more"), "kept", True),
        (("kept_words", "kept_titles"), None, False),
    ],
)
def test_more_than_is_known_is_as_bad_as_less(uses, only, expected):
    name = PrivateName(
        name="a_package:Kept.__init__",
        parameters=("self", "env"),
        uses=uses,
        only=only,
        needed_by=(),
    )
    with mock.patch.dict(sys.modules, a_package=SimpleNamespace(Kept=Kept)):
        assert name.looks_as_known() == expected


@pytest.fixture
def started(tmp_path):
    """A site that was built without speed-ups."""
    here = SiteFolder.of(tmp_path / "site", START.files())
    here.build(archive_fast=False, warnings=True)
    return here
