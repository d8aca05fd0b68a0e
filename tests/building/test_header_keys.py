"""A new key of the header needs what the documentation says, and nothing else."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.building.sites import leaks, post, wait

POSTS = {
    "posts/noted.md": post("Noted", venue_note="Bring a <cushion>"),
    "posts/other.md": post("Other", date="2015-02-04"),
    "posts/draft.md": post("Draft", venue_note="Zeppelin", status="draft"),
}
ROUND_TRIP = """\
from confarchive.model.frontmatter import dump, parse
text = open("posts/noted.md", encoding="utf-8").read()
post, problems = parse(text, "posts/noted.md")
assert not problems and parse(dump(post), post.path) == (post, ()), problems
(problem,) = parse(text.replace("venue_note: ", "venue_note: [") .replace(">", ">]"), "a.md")[1]
assert "venue_note: found" in problem.message and "one line of text" in problem.message
(problem,) = parse(text.replace("venue_note", "venue_nota"), "a.md")[1]
assert "venue_note" in problem.message, problem
"""


@pytest.fixture(scope="module")
def example(repository):
    """Return the change that the documentation has for an example, as hunks by file."""
    text = (repository / "docs/development/header-keys.md").read_text("utf-8")
    (diff,) = re.findall(r"```diff\n(.*?)```", text, re.DOTALL)
    files = re.findall(r"^--- a/(.*)\n\+\+\+ b/\1\n((?:[@ +].*\n)+)", diff, re.MULTILINE)
    return {name: re.split(r"^@@.*\n", hunks, flags=re.MULTILINE)[1:] for name, hunks in files}


@pytest.fixture(scope="module")
def changed(repository, example, tmp_path_factory):
    """Return a folder with the package as it is after that change."""
    folder = tmp_path_factory.mktemp("changed")
    leave_out = shutil.ignore_patterns("__pycache__", "importing", "curating")
    shutil.copytree(repository / "confarchive", folder / "confarchive", ignore=leave_out)
    for name, hunks in example.items():
        path = folder / name
        text = path.read_text("utf-8")
        for hunk in hunks:
            before, after = (
                re.sub(f"^[{sign}].*\n", "", hunk, flags=re.MULTILINE) for sign in "+-"
            )
            before, after = (re.sub("^.", "", side, flags=re.MULTILINE) for side in (before, after))
            assert text.count(before) == 1
            text = text.replace(before, after)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def run(changed, site):
    """Return a function that runs Python with the changed package in a site, and the site."""
    here = site(POSTS)

    def run(*arguments):
        environment = os.environ | {"PYTHONPATH": str(changed), "SOURCE_DATE_EPOCH": "1577836800"}
        subprocess.run(
            [sys.executable, "-W", "ignore", *arguments],
            cwd=here.source,
            env=environment,
            check=True,
        )

    return run, here


def test_a_key_of_the_header_takes_few_files(example):
    assert len({*example, "docs/writing.md"}) <= 5


def test_a_new_key_is_read_and_written(run):
    run[0]("-c", ROUND_TRIP)


def test_a_new_key_is_shown_and_a_change_of_it_too(run):
    run, here = run
    build = ("-m", "confarchive.building", "-q", "-W", ".")
    run(*build, here.folder / "html")
    pages = {path: path.stat().st_mtime_ns for path in (here.folder / "html/posts").iterdir()}
    noted = here.folder / "html/posts/noted.html"
    assert "Bring a &lt;cushion&gt;</p>" in noted.read_text("utf-8")
    wait()
    here.write({"posts/noted.md": POSTS["posts/noted.md"].replace("Bring", "Take")})
    run(*build, here.folder / "html")
    assert "Take a &lt;cushion&gt;</p>" in noted.read_text("utf-8")
    assert {path for path, time in pages.items() if path.stat().st_mtime_ns > time} == {noted}
    assert not leaks(here.folder / "html", "zeppelin")
