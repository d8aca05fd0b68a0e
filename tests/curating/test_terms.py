"""Advice on tags and categories."""

import time

import pytest

from confarchive.curating import load, term_advice, write
from confarchive.curating.likeness import alike
from confarchive.model.problems import ProblemKind


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("dev-ops", "devops", "hyphens"),
        ("conference", "conferences", "an ending"),
        ("test", "testing", "an ending"),
        ("async", "asynchronous", "an abbreviation"),
        ("admin", "administration", "an abbreviation"),
        ("pyhton", "python", "a letter"),
        ("documentation", "documentaton", "a letter"),
    ],
)
def test_terms_that_look_like_one(first, second, difference):
    assert list(alike([first, second])) == [(first, second, difference)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("java", "javascript"),
        ("python", "python3"),
        ("django", "django-rest"),
        ("c", "c-plus-plus"),
        ("fosdem-2014", "fosdem-2015"),
        ("scala", "scale"),
        ("linux", "linuxtag"),
        ("experience", "experiment"),
    ],
)
def test_terms_that_are_two(first, second):
    assert list(alike([first, second])) == []


def test_many_terms_take_no_time():
    slugs = [f"word{number:05}" for number in range(5000)] + ["docker", "dockers"]
    start = time.perf_counter()
    assert list(alike(slugs)) == [("docker", "dockers", "an ending")]
    assert time.perf_counter() - start < 5


def advice(sources, kind):
    return [
        str(proposal.problem) for proposal in term_advice(sources) if proposal.problem.kind is kind
    ]


def test_near_duplicates_become_aliases_of_the_one_used_most(archive, post, tmp_path):
    files = {
        "posts/a.md": post(tags=["devops", "x"], category="Talks"),
        "posts/b.md": post(tags=["devops", "x"], category="Talks"),
        "posts/c.md": post(tags=["dev-ops", "x"], category="talk"),
        "terms.yml": "# Ours\ntags:\n  x: {description: X}\n",
    }
    sources = archive(files)
    assert advice(sources, ProblemKind.NEAR_DUPLICATE) == [
        (
            "posts/c.md:3: tags: 'dev-ops' (1) looks like 'devops' (2), they differ in hyphens; "
            "an alias in terms.yml makes them one [near-duplicate]"
        ),
        (
            "posts/c.md:4: categories: 'talk' (1) looks like 'Talks' (2), they differ in an ending; "
            "an alias in terms.yml makes them one [near-duplicate]"
        ),
    ]
    assert write(tmp_path, term_advice(sources)) == ("terms.yml",)
    assert (tmp_path / "terms.yml").read_text("utf-8") == (
        "# Ours\ntags:\n  x: {description: X}\n  devops: {aliases: [dev-ops]}\n"
        "categories:\n  Talks: {aliases: [talk]}\n"
    )
    assert advice(load(tmp_path), ProblemKind.NEAR_DUPLICATE) == []


def test_conferences_and_years_as_tags(archive, post):
    tags = ["pycon2014", "fosdem-2015", "FOSDEM", "2015", "python", "scipy", "pycon tips"]
    sources = archive({"posts/a.md": post(tags=tags), "posts/b.md": post(tags=tags)})
    found = advice(sources, ProblemKind.CONFERENCE_AS_TAG)
    assert [message.split("'")[1] for message in found] == [
        "2015",
        "FOSDEM",
        "fosdem-2015",
        "pycon2014",
    ]
    assert found[0].startswith("posts/a.md:3: the tag '2015' is a conference or a year")


def test_people_as_tags(archive, post):
    tags = ["Ada Stone", "bo reed", "Jo Hill", "Free Software"]
    body = "A talk by Jo Hill about free software. Free Software matters."
    sources = archive(
        {"posts/a.md": post(body, tags=tags, author="Ada Stone, Bo Reed"), "posts/b.md": post()}
    )
    assert advice(sources, ProblemKind.PERSON_AS_TAG) == [
        "posts/a.md:3: the tag 'Ada Stone' is a person's name: an author has it [person-as-tag]",
        "posts/a.md:3: the tag 'bo reed' is a person's name: an author has it [person-as-tag]",
        (
            "posts/a.md:3: the tag 'Jo Hill' is a person's name: 'by Jo Hill' in posts/a.md "
            "[person-as-tag]"
        ),
    ]


def test_tags_used_once(archive, post):
    sources = archive(
        {"posts/a.md": post(tags=["x", "y", "z"]), "posts/b.md": post(tags=["X", "w"])}
    )
    assert advice(sources, ProblemKind.TAG_USED_ONCE) == [
        "posts/a.md:3: no other post has the tags 'y', 'z' [tag-used-once]",
        "posts/b.md:3: no other post has the tag 'w' [tag-used-once]",
    ]
