"""people.yml: read, checked, applied to whom posts name as their authors."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest
import yaml

from confarchive.model.archive import scan
from confarchive.model.files import people_file
from confarchive.model.files.people_file import KEYS, read
from confarchive.model.people import People, Person

PEOPLE = """\
# who writes here
jane-doe:
  name: Jane Doe
  aliases: [J. Doe, jdoe]
  url: https://jane.example/
  about: Looks after the machines of a library.
ada:
  name: Ada Lovelace
"""
NOW = datetime(2020, 1, 1, tzinfo=UTC)


def test_persons_have_names_aliases_addresses_and_a_sentence():
    people, problems = read(PEOPLE)
    assert problems == ()
    assert people.find("jane-doe") == Person(
        key="jane-doe",
        name="Jane Doe",
        aliases=("J. Doe", "jdoe"),
        url="https://jane.example/",
        about="Looks after the machines of a library.",
    )
    assert read("") == (People(), ())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Jane Doe", "jane-doe"),
        ("JANE DOE", "jane-doe"),
        ("Jané Doe", "jane-doe"),
        ("J. Doe", "jane-doe"),
        ("J Doe", "jane-doe"),
        ("jdoe", "jane-doe"),
        ("ada", "ada"),
        ("Ada Lovelace", "ada"),
        ("Doe", None),
        ("Jane", None),
    ],
)
def test_a_name_an_alias_and_a_key_mean_a_person(name, key):
    found = read(PEOPLE)[0].find(name)
    assert (found and found.key) == key


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n", 1, "not readable: expected keys with values"),
        ("a: x\n", 1, "a: found 'x', expected keys such as name and aliases"),
        ("a:\n", 1, "a: found '', expected keys such as name and aliases"),
        ("a: {url: 'https://b.example/'}\n", 1, "a: no name: expected the person's name"),
        ("a:\n  name: ' '\n", 1, "a: no name: expected the person's name"),
        ("a:\n  name: [b]\n", 2, "a: name: found ['b'], expected text"),
        ("a:\n  name: A\n  alias: [b]\n", 3, "a: alias: unknown key; did you mean 'aliases'?"),
        ("a:\n  name: A\n  aliases: b\n", 3, "a: aliases: found 'b', expected a list such as"),
        ("a:\n  name: A\n  about: [b]\n", 3, "a: about: found ['b'], expected text"),
        (
            "a:\n  name: A\n  url: javascript:alert(1)\n",
            3,
            "a: url: found 'javascript:alert(1)', expected an address such as",
        ),
        (
            "a:\n  name: A\n  url: www.a.example\n",
            3,
            "a: url: found 'www.a.example', expected an address",
        ),
        (
            "a: {name: A, aliases: [b, [c]]}\n",
            1,
            "a: aliases: found ['c'] in the list, expected text",
        ),
        ("Jane: {name: J}\n", 1, "Jane: expected a short name of small letters, digits"),
        ("../a: {name: J}\n", 1, "../a: expected a short name of small letters, digits"),
        ("index: {name: J}\n", 1, "index: expected a short name of small letters, digits"),
        ("a: {name: B}\nc: {name: b}\n", 2, "c: 'b' means 'a' already; take it out of one"),
        ("a: {name: B, aliases: [C]}\nc: {name: D}\n", 1, "a: 'C' means 'c' already; take it"),
        ("a: {name: B, aliases: [D]}\nc: {name: D}\n", 1, "a: 'D' means 'c' already; take it"),
        ("a: {name: B, aliases: [D]}\nc: {name: E, aliases: [d]}\n", 2, "c: 'd' means 'a'"),
        ("a: {name: A}\na: {name: B}\n", 2, "'a' stands here twice"),
    ],
)
def test_what_is_wrong_is_told_once_with_its_line(text, line, message):
    (problem,) = read(text)[1]
    assert (problem.path, problem.line) == ("people.yml", line)
    assert message in problem.message


def test_what_is_wrong_takes_nothing_else_along():
    people, _ = read("a:\n  name: Ada\n  url: [x]\n  aliases: x\nB: {name: Bo}\nc: {name: ''}\n")
    assert people.persons == (Person(key="a", name="Ada"),)


def written(tmp_path, authors, people=PEOPLE):
    (tmp_path / "posts").mkdir()
    for number, author in enumerate(authors):
        header = f"date: 2015-01-0{number + 1}\nauthor: {json.dumps(author)}\n"
        (tmp_path / f"posts/{number}.md").write_text(f"---\n{header}---\n# {number}\n", "utf-8")
    (tmp_path / people_file.FILE).write_text(people, "utf-8")
    return scan(tmp_path, now=NOW)


def test_an_archive_knows_its_authors_by_what_the_file_says(tmp_path):
    archive = written(tmp_path, ["J. Doe, Bo Reed", "jane-doe", "jane doe, Ada Lovelace"])
    assert archive.problems == ()
    assert [(each.key, each.name, each.described) for each in archive.people] == [
        ("ada", "Ada Lovelace", True),
        ("bo-reed", "Bo Reed", False),
        ("jane-doe", "Jane Doe", True),
    ]
    assert [(term.slug, term.label, len(term.posts), term.aliases) for term in archive.authors] == [
        ("ada", "Ada Lovelace", 1, ("ada-lovelace",)),
        ("bo-reed", "Bo Reed", 1, ()),
        ("jane-doe", "Jane Doe", 3, ("j-doe", "jdoe")),
    ]


def test_two_names_of_one_person_are_one_author_of_a_post(tmp_path):
    archive = written(tmp_path, ["J. Doe, jdoe, Jane Doe"])
    assert archive.listed[0].authors == ("Jane Doe",)


def test_who_wrote_nothing_that_is_published_is_not_there(tmp_path):
    (tmp_path / "posts").mkdir()
    for name, status in (("hidden", "hidden"), ("draft", "draft")):
        header = f"date: 2015-01-01\nauthor: jdoe\nstatus: {status}\n"
        (tmp_path / f"posts/{name}.md").write_text(f"---\n{header}---\n# {name}\n", "utf-8")
    (tmp_path / people_file.FILE).write_text(PEOPLE, "utf-8")
    archive = scan(tmp_path, now=NOW)
    assert (archive.people, archive.authors) == ((), ())


def test_an_alias_that_is_another_persons_name_leads_to_them(tmp_path):
    people = "a: {name: Ada, aliases: [Bo]}\nb: {name: Bo}\n"
    archive = written(tmp_path, ["Ada", "Bo"], people)
    assert [(term.slug, term.slugs) for term in archive.authors] == [
        ("a", ("a", "ada")),
        ("b", ("b", "bo")),
    ]


def test_without_the_file_authors_are_who_headers_say(tmp_path):
    archive = written(tmp_path, ["J. Doe", "Jane Doe"], "")
    assert [(each.key, each.name) for each in archive.people] == [
        ("j-doe", "J. Doe"),
        ("jane-doe", "Jane Doe"),
    ]


# -- what editors are told


@pytest.fixture(scope="module")
def schema(repository):
    return json.loads((repository / "confarchive/people.schema.json").read_text("utf-8"))


def test_the_schema_knows_the_keys_that_are_read(schema):
    assert set(schema["$defs"]["person"]["properties"]) == set(KEYS)


@pytest.mark.parametrize("text", [PEOPLE, "", "日本: {name: 日本}\n"])
def test_the_schema_accepts_what_is_right(schema, text):
    jsonschema.Draft202012Validator.check_schema(schema)
    assert read(text)[1] == ()
    jsonschema.validate(yaml.safe_load(text), schema)


@pytest.mark.parametrize(
    "text",
    ["Jane: {name: J}", "a: x", "a: {url: b}", "a: {name: A, alias: [b]}", "a: {name: [b]}"],
)
def test_the_schema_refuses_what_is_wrong(schema, text):
    assert read(text)[1]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), schema)
