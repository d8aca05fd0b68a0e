"""Thirteen real blogs, imported from their published pages alone and judged by their sources: how much is right.

It takes half a minute of a processor, so ``make imports`` runs it, or alone, with what was missed:

    CONFARCHIVE_SUITES=1 .venv/bin/python -m pytest -rP tests/importing/sources/pages/test_figures_of_pages.py
"""

import json
import os

import pytest

from confarchive.cli import main
from tests.importing.judged_pages import JudgedBlog, Verdict

LEAST = {
    "posts found": 1.0,
    "posts taken": 1.0,
    "title": 0.993,
    "date": 0.998,
    "address": 1.0,
    "tags": 0.68,
    "tags told": 1.0,
    "category": 0.843,
    "category told": 1.0,
    "author": 0.987,
    "words": 0.989,
    "links": 0.985,
    "pictures": 0.988,
    "code": 0.991,
    "lists, tables and the rest": 0.994,
}
"""The least share of each thing that is right. Tags and categories that no page tells cannot be known; see "told"."""


@pytest.fixture(scope="module")
def verdicts(shared, tmp_path_factory):
    if not os.environ.get("CONFARCHIVE_SUITES"):
        pytest.skip("thirteen blogs are imported by make imports only, as that takes half a minute")
    corpora = shared / "corpora"
    found = {}
    for pages in sorted((corpora / "published").glob("*/*")):
        folder = tmp_path_factory.mktemp(pages.name)
        report = folder / "report.json"
        options = ["--from", "pages", "--into", str(folder), "--report", str(report)]
        assert main(["import", str(pages), *options]) == 0
        found[pages.name] = Verdict()
        sources = corpora / pages.parent.name / pages.name
        JudgedBlog(pages, sources, folder, json.loads(report.read_text())).judge(found[pages.name])
    return found


def test_the_figures_of_what_pages_tell_hold(verdicts):
    whole = Verdict()
    for blog, verdict in verdicts.items():
        whole.of += verdict.of
        whole.right += verdict.right
        _tell(f"{blog}: {_line(verdict)}")
        for what, missed in verdict.missed.items():
            _tell(*(f"    {what}: {each}" for each in missed[:6]))
    _tell(f"All: {_line(whole)}")
    shares = {what: whole.right[what] / whole.of[what] for what in whole.of}
    below = {what: share for what, share in shares.items() if share < LEAST.get(what, 0)}
    assert shares.keys() >= LEAST.keys()
    assert not below


def _tell(*lines):
    print(*lines, sep="\n")  # noqa: T201 - with -rP, pytest shows it


def _line(verdict):
    return ", ".join(
        f"{what} {verdict.right[what]} of {number}" for what, number in verdict.of.items()
    )
