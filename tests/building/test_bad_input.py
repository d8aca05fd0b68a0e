"""What cannot be gets one message: where it stands, what was found, what is expected."""

import pytest
from sphinx.errors import ConfigError

from tests.building.sites import post

POST = "posts/2015/one.md"


def conferences(text):
    return {"conferences.yml": text, POST: post("One")}


def named(*names):
    return {POST: post("One", conferences=list(names))}


INPUTS = {
    "the last day of all": (
        conferences("a:\n  name: A\n  editions:\n    2015: {dates: 9999-12-31}\n"),
        "conferences.yml:4",
        "found '9999-12-31', expected one day or two",
    ),
    "a long entry": (
        conferences(f"{'a' * 300}:\n  name: A\n"),
        "conferences.yml:1",
        "expected a name of letters",
    ),
    "an entry that leads out": (
        conferences("../a:\n  name: A\n"),
        "conferences.yml:1",
        "expected a name of letters",
    ),
    "a long edition": (
        conferences(f"a:\n  name: A\n  editions:\n    {'b' * 300}: {{}}\n"),
        "conferences.yml:4",
        "expected a year",
    ),
    "a dash": (named("-"), POST, "found '-', expected a short name"),
    "a long name": (named("a" * 300), POST, "expected a short name"),
    "a name that leads out": (named("../../one"), POST, "found '../../one', expected"),
    "a name with a blank": (named("Big Days"), POST, "found 'Big Days', expected"),
    "an alias": ({POST: post("One", tags="&a [*a]")}, f"{POST}:3", "alias *a"),
    "an alias in a file": (
        conferences("a: &x {name: A}\nb: *x\n"),
        "conferences.yml:2",
        "alias *x",
    ),
}


@pytest.mark.parametrize("case", INPUTS)
def test_one_message_tells_it(build, case):
    files, place, message = INPUTS[case]
    built = build(files, warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"{place}:")
    assert message in warning
    made = {name for name in built.pages() if name.startswith("conferences/")}
    assert made <= {"conferences/a.html", "conferences/a-2015.html"}
    assert not built.has("../a.html")


@pytest.mark.parametrize("value", [0, -1])
def test_a_page_has_a_post_at_least(build, value):
    built = build({POST: post("One")}, warnings=True, archive_page_size=value)
    (warning,) = built.warnings
    assert f"archive_page_size: found {value}, expected 1 or more: 50 is taken" in warning
    assert built.titles("blog.html") == ["One"]


def test_long_names_are_cut(build):
    names = {"tags": ["t" * 300, "t" * 301], "author": "ä" * 300, "category": "c" * 300}
    built = build({POST: post("One", location="日" * 300, **names)})
    assert len([name for name in built.pages() if name.startswith("_tags/ttt")]) == 2


def test_keys_of_ablog_are_taken(build):
    build({POST: post("One", exclude="true", nocomments="true", canonical_link="https://e.org/")})


@pytest.mark.parametrize("epoch", ["yesterday", "1e9"])
def test_a_moment_that_is_none(site, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError, match=f"found '{epoch}', expected seconds since 1970"):
        site({POST: post("One")}).build(epoch=None)
