"""Processes that convert posts leave out what Python does all the time, and no one has anything from."""

import gc
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from confarchive import cli
from confarchive.importing import html_parser, workers

RARELY = 10_000
"""Objects made between two looks for such as hold only each other: parsed pages are many objects."""


@pytest.fixture
def often():
    """Python looks as often as by itself."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("often")
def test_each_process_looks_rarely_for_objects_that_hold_each_other():
    told = workers.each(eval, ["__import__('gc').get_threshold()[0]"] * 24, jobs=2)
    assert set(told) == {RARELY}


@pytest.mark.usefixtures("often")
def test_so_does_the_one_that_was_called(tmp_path):
    assert cli.main(["import", str(tmp_path / "none"), "--into", str(tmp_path)]) == 2
    assert gc.get_threshold()[0] == RARELY


def test_a_fragment_is_read_by_one_parser_alone():
    """That of lxml asks Python of each element what it is, and so takes twice the time."""
    root = html_parser.fragment("a<p>b<form><input></form></p>c")
    assert {type(each) for each in root.iter()} == {type(root)}
    assert "".join(root.itertext()) == "abc"


def test_what_lies_where_an_import_is_called_from_is_not_run(write):
    """A blog may be a stranger's: its files are no modules, whatever they are called."""
    names = {"confarchive", "docutils", "lxml", "markdown", "yaml", *sys.stdlib_module_names}
    blog = write(
        "blog",
        {"pelicanconf.py": "PATH = 'content'\n"}
        | {f"{name}.py": "open(__file__ + '.ran', 'w')\n" for name in names}
        | {f"content/{at}.md": f"Title: {at}\nDate: 2015-02-03\n\nWords.\n" for at in range(30)},
    )
    site = write("site", {"conf.py": ""})
    command = Path(sysconfig.get_path("scripts"), "confarchive")
    called = [str(command), "import", ".", "--into", str(site), "--jobs", "2"]
    told = subprocess.run(called, cwd=blog, capture_output=True, text=True, check=False)
    assert not [path.name for path in blog.glob("*.ran")]
    assert (told.returncode, told.stderr) == (0, "")
    assert "30 imported" in told.stdout
