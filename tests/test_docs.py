"""The documentation speaks of what there is: keys, targets, files."""

import dataclasses
import re
from unittest import mock

import pytest

from benchmarks import docs, picture
from confarchive import authoring_commands, scaffold
from confarchive.building.config import add_settings
from confarchive.cli import ADVISERS, main
from confarchive.importing import Options
from confarchive.model import frontmatter
from confarchive.model.files.conference_file import EDITION_KEYS, SERIES_KEYS
from confarchive.model.files.people_file import KEYS as PEOPLE_KEYS
from confarchive.model.post import Post
from confarchive.model.problems import ProblemKind
from confarchive.runtime.time_limit import SECONDS

DOCUMENTS = (
    "CONTRIBUTING.md",
    "README.md",
    "docs/conferences.md",
    "docs/data.md",
    "docs/development/architecture.md",
    "docs/development/header-keys.md",
    "docs/development/index.md",
    "docs/development/languages.md",
    "docs/development/page-kinds.md",
    "docs/development/private-names.md",
    "docs/development/sources.md",
    "docs/development/tests.md",
    "docs/development/where-to-find.md",
    "docs/importing.md",
    "docs/links.md",
    "docs/people.md",
    "docs/performance.md",
    "docs/preservation.md",
    "docs/publishing.md",
    "docs/searching.md",
    "docs/security.md",
    "docs/settings.md",
    "docs/starting.md",
    "docs/writing.md",
)
FIELDS = {"path", "title", "body", "preamble", "unknown"}
"""The fields of a post that no key of the header sets."""


@pytest.fixture(scope="module")
def documented_keys(repository):
    text = (repository / "docs" / "writing.md").read_text(encoding="utf-8")
    table = text.partition("| Key |")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE))


def test_documented_keys_are_known(documented_keys):
    header = "".join(f"{key}: x\n" for key in sorted(documented_keys))
    _, problems = frontmatter.parse(f"---\n{header}---\n# T\n", "posts/2015/t.md")
    assert ProblemKind.UNKNOWN_KEY not in {problem.kind for problem in problems}


def test_known_keys_are_documented(documented_keys):
    fields = {field.name for field in dataclasses.fields(Post)} - FIELDS
    assert documented_keys == {*fields, "author"} - {"authors"}


def test_options_of_the_import_are_documented(repository, capsys):
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    options = set(re.findall("--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    text = (repository / "docs/importing.md").read_text(encoding="utf-8")
    table = text.partition("| Option |")[2].partition("\n\n")[0]
    assert not options - set(re.findall("`(--[a-z-]+)", table))


def test_options_of_a_new_archive_are_documented(repository, capsys):
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    options = set(re.findall("--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    text = (repository / "docs/starting.md").read_text(encoding="utf-8")
    table = text.partition("| Option |")[2].partition("\n\n")[0]
    assert set(re.findall("`(--[a-z-]+)", table)) == options


def test_files_of_a_new_archive_are_documented(repository):
    text = (repository / "docs/starting.md").read_text(encoding="utf-8")
    table = text.partition("| File |")[2].partition("\n\n")[0]
    named = tuple(re.findall(r"`([\w./]+)`", re.sub(r"\|[^|]*\|$", "", table, flags=re.MULTILINE)))
    assert all(path.startswith(named) for path in scaffold.FILES)
    assert all(any(path.startswith(name) for path in scaffold.FILES) for name in named)


def test_one_limit_of_time_holds_everywhere(repository, capsys):
    defaults = {}
    add_settings(mock.Mock(add_config_value=lambda name, value, *_: defaults.update({name: value})))
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    (told,) = re.findall(
        r"(\d+) if not given, 0 for ever", " ".join(capsys.readouterr().out.split())
    )
    settings = (repository / "docs/settings.md").read_text(encoding="utf-8")
    (documented,) = re.findall(r"^\| `archive_seconds` \| `(\d+)` \|", settings, re.MULTILINE)
    limits = {Options().seconds, defaults["archive_seconds"], int(told), int(documented)}
    assert limits == {SECONDS}


def test_the_kinds_of_problems_that_documents_name(repository):
    text = (repository / "docs/importing.md").read_text(encoding="utf-8")
    named = re.findall(
        r"^\| `([a-z-]+)`(?:, `([a-z-]+)`)? \|", text.partition("| Kind |")[2], re.MULTILINE
    )
    assert {kind for row in named for kind in row if kind} <= set(ProblemKind)
    assert len(named) > 5


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(repository, document):
    path = repository / document
    text = re.sub(r"^    .*$|`[^`]*`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert all((path.parent / link).exists() for link in links), links


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_targets_that_make_knows(repository, document):
    files = ("Makefile", "confarchive/scaffold/files/Makefile")
    makefile = "".join((repository / name).read_text(encoding="utf-8") for name in files)
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


def test_the_keys_of_people_are_documented(repository):
    text = (repository / "docs/people.md").read_text(encoding="utf-8")
    table = text.partition("| Key of a person |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(PEOPLE_KEYS)


def test_the_commands_of_posts_are_documented(repository):
    text = (repository / "docs/writing.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `confarchive (\w+)", text, re.MULTILINE)) == {
        *authoring_commands.COMMANDS
    }


def test_the_commands_are_documented(repository):
    text = (repository / "docs/conferences.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \| .*\|$", text, re.MULTILINE)) >= {*ADVISERS}


def test_the_colours_of_the_archives_styles_are_documented(repository):
    text = (repository / "docs/settings.md").read_text(encoding="utf-8")
    table = text.partition("| Property |")[2].partition("\n\n")[0]
    styles = (repository / "confarchive/building").rglob("*.css")
    used = {
        name for path in styles for name in re.findall(r"var\((--color-[a-z-]+)", path.read_text())
    }
    assert set(re.findall(r"`(--color-[a-z-]+)`", table)) == used


def test_figures_are_those_of_runs(repository):
    found = docs.load(repository / "docs/performance")
    assert docs.figures(found) in (repository / "docs/performance.md").read_text("utf-8")
    assert (repository / "docs/performance.svg").read_text("utf-8") == picture.draw(found[0])


def test_every_file_that_contributors_are_sent_to_is_there(repository):
    """A place is named from the package's folder, or as a neighbour of the one before."""
    text = (repository / "CONTRIBUTING.md").read_text(encoding="utf-8")
    known = {path.relative_to(repository).as_posix() for path in repository.rglob("*")}
    known.add(".venv")  # make makes it
    named = re.findall(r"`([\w./-]+(?:\.(?:py|md|toml|yml|js)|/))`", text)
    lost = [
        each
        for each in named
        if not any(f"/{path}".endswith(f"/{each.rstrip('/')}") for path in known)
    ]
    assert len(named) > 30
    assert not lost


def test_files_that_answer_where_to_find_things_are_there(repository):
    text = (repository / "docs/development/where-to-find.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| (.+\?) \| (.+) \|$", text, re.MULTILINE)
    answers = [re.findall(r"`([^`]+)`", answer) for _, answer in rows]
    assert len(rows) == text.count("?") == 31
    assert {len(answer) for answer in answers} <= {1, 2}
    assert [
        path for answer in answers for path in answer if not (repository / path).is_file()
    ] == []
