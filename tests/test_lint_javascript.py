"""What a mistake in a script of the site is told by, and what is told where nobody looks for it."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tools import lint_javascript
from tools.lint_javascript import MODULES, SCRIPTS, SETTINGS

SCRIPT = "confarchive-search-shown.js"
MISTAKES = (
    ("plain(data.content)", "plane(data.content)", "Cannot find name 'plane'"),
    ("data.sub_results", "data.subresults", "Property 'subresults' does not exist"),
    ("/** @type {string[]} */ (parts[at]", "(parts[at]", "Type 'RegExpMatchArray | null'"),
    ("@type {(page: PagefindPage) => string[]}", "", "implicitly has an 'any' type"),
    ("let length = end.length", "var length = end.length", "no-var"),
    ('join(" ") === bare', 'join(" ") == bare', "eqeqeq"),
)
"""What stands in a script, a mistake in its place, and what is told of it."""


@pytest.fixture
def copied(repository, tmp_path):
    """A copy of the scripts, and of what says how they are to be."""
    if lint_javascript.lacking() or not (MODULES / "node_modules/installed.json").is_file():
        pytest.skip("ESLint and TypeScript are not there: `make lint` installs them, with Node.js")
    for folder in (*SCRIPTS, SETTINGS):
        shutil.copytree(repository / folder, tmp_path / folder)
    return tmp_path


def test_each_mistake_is_told(copied, capfd):
    path = copied / SCRIPTS[0] / SCRIPT
    text = path.read_text(encoding="utf-8")
    for right, wrong, _ in MISTAKES:
        assert right in text
        text = text.replace(right, wrong)
    path.write_text(text, encoding="utf-8")
    assert not lint_javascript.check(copied)
    told = capfd.readouterr().out
    assert not [message for _, _, message in MISTAKES if message not in told], told


def test_the_scripts_are_right(copied, monkeypatch, capfd):
    monkeypatch.setattr(lint_javascript, "ROOT", copied)
    assert lint_javascript.main() == 0
    assert capfd.readouterr().out == "JavaScript: no mistakes of style or type.\n"


@pytest.mark.parametrize(
    ("programs", "reason"),
    [
        ({}, "node and npm not found"),
        ({"node": "v22.0.0"}, "npm not found"),
        ({"node": "v18.20.4", "npm": "10"}, "Node.js 20.19 or later is needed, not v18.20.4"),
        ({"node": "v20.9.1", "npm": "10"}, "Node.js 20.19 or later is needed, not v20.9.1"),
    ],
)
@pytest.mark.parametrize("ci", [None, "", "true"])
def test_what_is_not_checked_is_told(repository, tmp_path, programs, reason, ci):
    for name, answer in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\necho {answer}\n")
        (tmp_path / name).chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(
        [sys.executable, repository / "tools/lint_javascript.py"],
        env={**kept, "PATH": str(tmp_path), **({} if ci is None else {"CI": ci})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (int(bool(ci)), "")
    assert done.stderr == f"JavaScript was not checked: {reason}.\n"


def test_the_lock_names_no_host_but_those_of_authors(repository):
    lock = (repository / SETTINGS / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert len(re.findall('"integrity"', lock)) > 50
