"""terms.yml: read, checked, applied to what posts bear."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest
import yaml

from confarchive.model.archive import scan
from confarchive.model.files import term_file
from confarchive.model.files.term_file import KEYS, SORTS, Vocabularies, read
from confarchive.model.problems import ProblemKind

TERMS = """\
tags:
  configuration management:
    description: Programs that keep machines as they are described.
    aliases: [cfgmgmt, config management]
  C++:
categories:
  devops: {description: Where developers and operators meet.}
"""
NOW = datetime(2020, 1, 1, tzinfo=UTC)


def test_terms_have_names_descriptions_and_aliases():
    vocabularies, problems = read(TERMS)
    assert problems == ()
    term = vocabularies.tags.find("CFGMGMT")
    assert term.name == "configuration management"
    assert term.description == "Programs that keep machines as they are described."
    assert vocabularies.tags.find("C") is None
    assert vocabularies.categories.find("DevOps").name == "devops"
    assert read("") == (Vocabularies(), ())


def test_names_are_settled_once_each():
    tags = read(TERMS)[0].tags
    assert tags.settle(["cfgmgmt", "Config-Management", "c++", "Other"]) == (
        "configuration management",
        "C++",
        "Other",
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n", 1, "not readable: expected keys with values"),
        ("tag: {}\n", 1, "tag: unknown key; did you mean 'tags'?"),
        ("tags: x\n", 1, "tags: found 'x', expected terms with facts"),
        ("tags:\n  a: x\n", 2, "tags: a: found 'x', expected keys such as description"),
        ("tags:\n  a: {alias: [b]}\n", 2, "tags: a: alias: unknown key; did you mean 'aliases'?"),
        ("tags:\n  a:\n    aliases: b\n", 3, "tags: a: aliases: found 'b', expected a list"),
        ("tags:\n  a:\n    description: [b]\n", 3, "a: description: found ['b'], expected text"),
        ("tags:\n  a: {aliases: [b]}\n  B:\n", 2, "tags: a: 'b' is 'B' already"),
        ("tags:\n  a: {aliases: [x]}\n  b: {aliases: [X]}\n", 3, "tags: b: 'X' is 'a' already"),
        ("tags:\n  a:\n  A:\n", 3, "tags: A: 'A' is 'a' already"),
        ("tags:\n  a:\n  a:\n", 3, "'a' stands here twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line, message):
    _, problems = read(text)
    assert any(problem.line == line and message in problem.message for problem in problems), (
        problems
    )


@pytest.mark.parametrize(
    ("used", "messages"),
    [
        (["pyhton"], ["tags: python: no post bears it; did you mean 'pyhton'?"]),
        (["pyhton", "Python"], []),
        (["py", "pyhton"], []),
        (["ruby"], []),
        ([], []),
    ],
)
def test_a_term_that_no_post_bears_is_told_where_one_is_much_like_it(used, messages):
    _, problems = read("tags:\n  python: {aliases: [py]}\n", {"tags": used, "categories": []})
    assert [problem.message for problem in problems] == messages
    assert all(problem.kind is ProblemKind.UNKNOWN_TERM for problem in problems)


def test_an_archive_calls_its_terms_as_the_file_does(tmp_path):
    (tmp_path / "posts").mkdir()
    for name, tag in (("a", "cfgmgmt"), ("b", "Config management"), ("c", "c++")):
        header = f"date: 2015-01-01\ntags: [{tag}]\ncategory: DevOps\n"
        (tmp_path / f"posts/{name}.md").write_text(f"---\n{header}---\n# {name}\n", "utf-8")
    (tmp_path / term_file.FILE).write_text(TERMS, "utf-8")
    archive = scan(tmp_path, now=NOW)
    assert archive.problems == ()
    assert [(term.label, len(term.posts), term.aliases) for term in archive.tags] == [
        ("C++", 1, ()),
        ("configuration management", 2, ("cfgmgmt", "config-management")),
    ]
    (category,) = archive.categories
    assert (category.label, category.description) == (
        "devops",
        "Where developers and operators meet.",
    )


# -- what editors are told


@pytest.fixture(scope="module")
def schema(repository):
    return json.loads((repository / "confarchive/terms.schema.json").read_text("utf-8"))


def as_json(text):
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that the file is read by


def test_the_schema_knows_the_keys_that_are_read(schema):
    assert set(schema["properties"]) == set(SORTS)
    assert set(schema["$defs"]["term"]["properties"]) == set(KEYS)


def test_the_schema_accepts_what_is_right(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(TERMS), schema)


@pytest.mark.parametrize("text", ["tag: {}", "tags: {a: {alias: [b]}}", "tags: {a: {aliases: b}}"])
def test_the_schema_refuses_what_is_wrong(schema, text):
    assert read(text)[1]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(text), schema)
