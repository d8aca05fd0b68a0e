"""The documentation speaks of what there is: keys, targets, files."""

import dataclasses
import re

import pytest

from benchmarks import docs, picture
from confarchive.cli import ADVISERS
from confarchive.model import frontmatter
from confarchive.model.conferencefile import EDITION_KEYS, SERIES_KEYS
from confarchive.model.post import Post
from confarchive.model.problems import ProblemKind

DOCUMENTS = (
    "README.md",
    "docs/conferences.md",
    "docs/importing.md",
    "docs/performance.md",
    "docs/searching.md",
    "docs/settings.md",
    "docs/writing.md",
)
FIELDS = {"path", "title", "body", "preamble", "unknown"}
"""The fields of a post that no key of the header sets."""


@pytest.fixture(scope="module")
def documented_keys(repository):
    text = (repository / "docs" / "writing.md").read_text(encoding="utf-8")
    table = text.partition("| Key |")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE))


def test_documented_keys_are_known(documented_keys):
    header = "".join(f"{key}: x\n" for key in sorted(documented_keys))
    _, problems = frontmatter.parse(f"---\n{header}---\n# T\n", "posts/2015/t.md")
    assert ProblemKind.UNKNOWN_KEY not in {problem.kind for problem in problems}


def test_known_keys_are_documented(documented_keys):
    fields = {field.name for field in dataclasses.fields(Post)} - FIELDS
    assert documented_keys == {*fields, "author"} - {"authors"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(repository, document):
    path = repository / document
    text = re.sub(r"^    .*$|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert all((path.parent / link).exists() for link in links), links


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_targets_that_make_knows(repository, document):
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    text = (repository / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_keys_of_conferences_are_documented(repository):
    text = (repository / "docs/conferences.md").read_text(encoding="utf-8")
    table = text.partition("| Key of a series |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1:] for line in table.splitlines()[2:]]
    for column, keys in ((0, SERIES_KEYS), (2, EDITION_KEYS)):
        cells = " ".join(row[column] for row in rows)
        assert set(re.findall(r"`(\w+)`", cells)) == set(keys)


def test_the_commands_are_documented(repository):
    text = (repository / "docs/conferences.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \| .*\|$", text, re.MULTILINE)) >= {*ADVISERS}


def test_figures_are_those_of_runs(repository):
    found = docs.load(repository / "docs/performance")
    assert docs.figures(found) in (repository / "docs/performance.md").read_text("utf-8")
    assert (repository / "docs/performance.svg").read_text("utf-8") == picture.draw(found[0])
