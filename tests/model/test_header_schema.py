"""The schema of headers takes what the archive reads, and refuses what it complains of."""

import jsonschema
import pytest
import yaml

from confarchive.model import frontmatter, header_schema
from confarchive.model.archive import read_posts
from confarchive.model.header_schema import FILE, schema, text

RIGHT = (
    "",
    "date: 2015-02-03",
    "date: 2015-02-03 03:44",
    "date: 2015-02-03T03:44:10+01:00",
    "date:",
    "status: hidden",
    "author: A, B",
    "author: [A, B]",
    "tags: [a, 2015]",
    "tags: a, b",
    "category: 2015",
    "part: 3\nseries: A",
    "talks: [{title: A, speakers: [b], conference: c-2015, slides: s.pdf, video: 'https://v.example/', language: en}]",
    "talks: {title: A}",
    "extra: {a: b}",
    "source: {path: a, sha256: b}",
    "tocdepth: 2",
)
WRONG = (
    "date: soon",
    "date: [2015-02-03]",
    "expires: {a: b}",
    "date: 2015-2-3",
    "updated: 03.02.2015",
    "status: secret",
    "author: {a: b}",
    "tags: [[a]]",
    "category: [a]",
    "part: third\nseries: A",
    "part: -1\nseries: A",
    "talks: [{speakers: [a]}]",
    "talks: [{title: A, sliides: a}]",
    "talks: A",
    "extra: [a]",
    "source: {path: a}",
    "taggs: [a]",
    "draft: true",
)


class Yaml12(yaml.SafeLoader):
    """Takes dates for text, as YAML 1.2 and JSON do."""


Yaml12.yaml_implicit_resolvers = {
    sign: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def problems(header):
    return frontmatter.parse(f"---\n{header}\n---\n\n# T\n", "posts/2015/t.md")[1]


def is_valid(header):
    value = yaml.load(header, Yaml12)  # noqa: S506 - it is the safe one
    return jsonschema.Draft202012Validator(schema()).is_valid(value)


def test_the_file_is_what_the_table_of_keys_says():
    jsonschema.Draft202012Validator.check_schema(schema())
    assert FILE.read_text("utf-8") == text(), f"run python -m {header_schema.__name__}"


def test_it_knows_the_keys_that_are_read():
    keys = {key for key, form in schema()["properties"].items() if form is not True}
    assert keys == set(frontmatter.READERS)


@pytest.mark.parametrize("header", RIGHT)
def test_it_accepts_what_is_right(header):
    assert not problems(header)
    assert is_valid(header)


@pytest.mark.parametrize("header", WRONG)
def test_it_refuses_what_is_wrong(header):
    assert problems(header) or "draft" in header  # which is read, and told nobody to write
    assert not is_valid(header)


@pytest.mark.parametrize("header", ["date: [2015-02-03]", "date: {a: b}", "expires: {a: b}"])
def test_a_date_that_is_no_text_holds_its_post_back(header):
    post, (problem,) = frontmatter.parse(f"---\n{header}\n---\n\n# T\n", "posts/2015/t.md")
    assert (post.status, problem.line) == ("draft", 2)
    assert "expected a date such as" in problem.message


def test_it_accepts_the_headers_of_this_archive(repository):
    for post, _ in read_posts(repository):
        lines = (repository / post.path).read_text("utf-8").split("\n---\n")[0]
        assert is_valid(lines.removeprefix("---\n") if lines.startswith("---\n") else ""), post.path
