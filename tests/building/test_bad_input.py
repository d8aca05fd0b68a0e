"""What cannot be does no harm; the message that it gets stands in tests/messages.toml."""

import pytest
from sphinx.errors import ConfigError

from tests.building.sites import post

POST = "posts/2015/one.md"


def conferences(text):
    return {"conferences.yml": text, POST: post("One")}


def named(*names):
    return {POST: post("One", conferences=list(names))}


ODD = {
    "a long entry": conferences(f"{'a' * 300}:\n  name: A\n"),
    "an entry that leads out": conferences("../a:\n  name: A\n"),
    "a long edition": conferences(f"a:\n  name: A\n  editions:\n    {'b' * 300}: {{}}\n"),
    "a dash": named("-"),
    "a long name": named("a" * 300),
    "a name that leads out": named("../../one"),
}


@pytest.mark.parametrize("case", ODD)
def test_what_has_no_name_has_no_page(build, case):
    built = build(ODD[case], warnings=True)
    made = {name for name in built.pages() if name.startswith("conferences/")}
    assert made <= {"conferences/a.html"}
    assert not built.has("../a.html")


@pytest.mark.parametrize("value", [0, -1])
def test_a_page_has_a_post_at_least(build, value):
    built = build({POST: post("One")}, warnings=True, archive_page_size=value)
    assert built.titles("blog.html") == ["One"]


def test_long_names_are_cut(build):
    names = {"tags": ["t" * 300, "t" * 301], "author": "ä" * 300, "category": "c" * 300}
    built = build({POST: post("One", location="日" * 300, **names)})
    assert len([name for name in built.pages() if name.startswith("_tags/ttt")]) == 2


@pytest.mark.parametrize("epoch", ["yesterday", "1e9"])
def test_a_moment_that_is_none(site, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError, match=f"found '{epoch}', expected seconds since 1970"):
        site({POST: post("One")}).build(epoch=None)
