"""A source is its own folder and one line: a made-up one goes through the whole import."""

import inspect
import pickle
import re

import pytest

from confarchive.cli import main
from confarchive.importing import Options, import_posts, summary
from confarchive.importing.sources import SOURCES, source
from confarchive.importing.sources.protocol import Source, SourceOptions
from tests.importing.toy import Toy

FILES = {
    "toy.cfg": "Toys\n",
    "trip.toy": "A trip\n2015-02-03\n\nWe saw <b>the hall</b> and <a href='toy:room'>the room</a>.\n\n"
    "<img src='hall.png' alt='The hall'>\n",
    "room.toy": "The room\n2015-02-04\n\nBack to <a href='/trip.html'>the trip</a>, <a href='toy:gone'>gone</a>.\n",
    "moving.toy": "Moving\n2015-02-05\n\n<toy-train></toy-train>It moved.\n",
    "wrong.toy": "Wrong\nyesterday\n\nNo.\n",
    "hall.png": b"picture",
}


@pytest.fixture
def toys(write, monkeypatch):
    monkeypatch.setitem(SOURCES, "toy", "tests.importing.toy:Toy")
    return write("blog", FILES)


def test_a_made_up_program_goes_through_the_whole_import(toys, site):
    report = import_posts(toys, site, Options(jobs=1))
    assert {post.source: (post.faithful, post.lost) for post in report.posts} == {
        "moving.toy": (None, False),
        "room.toy": (True, False),
        "trip.toy": (True, False),
        "wrong.toy": (None, True),
    }
    trip, room = ((site / f"posts/2015/{name}.md").read_text("utf-8") for name in ("trip", "room"))
    assert "We saw **the hall** and [the room](room.md)." in trip
    assert "![The hall](../../files/hall.png)" in trip
    assert "redirect: trip\n" in trip
    assert "blog: Toys" in trip
    assert "Back to [the trip](trip.md), [gone](toy:gone)" in room
    assert (site / "files/hall.png").read_bytes() == b"picture"
    assert "all:" in (site / "redirects.yml").read_text("utf-8")
    told = "\n".join(summary.told(report))
    assert told.startswith("Toy blog, because toy.cfg is there.\n")
    assert "a toy moved on its page" in told
    assert "wrong.toy:2: found 'yesterday', expected a date" in told
    assert "toy:gone" in told


def test_again_it_finds_nothing_to_do(toys, site):
    import_posts(toys, site, Options(jobs=1))
    report = import_posts(toys, site, Options(jobs=1))
    assert {post.outcome for post in report.posts if not post.lost} == {"unchanged"}


def test_what_the_source_says_is_compared_and_not_believed(toys, site, monkeypatch):
    body = Toy.body

    def spoilt(self, destination, index):
        made = body(self, destination, index)
        text = made.conversion.text.replace("the hall", "the halls")
        object.__setattr__(made.conversion, "text", text)
        return made

    monkeypatch.setattr(Toy, "body", spoilt)
    report = import_posts(toys, site, Options(jobs=1))
    found = {post.source: post.faithful for post in report.posts}
    assert (found["trip.toy"], found["room.toy"]) == (False, True)


def test_from_finds_it_too(toys, site, capsys):
    (toys / "pelicanconf.py").write_text("PATH = '.'\n")
    assert main(["import", str(toys), "--into", str(site), "--from", "toy", "--jobs", "1"]) == 1
    assert capsys.readouterr().out.startswith("Toy blog, because --from toy says so.")


MEMBERS = {
    name
    for each in Source.__mro__
    for name in (*vars(each), *vars(each).get("__annotations__", ()))
    if not name.startswith("_")
}


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_has_what_is_asked_and_is_called_so(name):
    found = source(name)
    assert found.name == name
    assert all(hasattr(found, member) for member in MEMBERS)
    asked = {each for each in MEMBERS if inspect.isroutine(getattr(Source, each, None))}
    for each in asked:
        wanted = inspect.signature(getattr(Source, each)).parameters
        given = inspect.signature(getattr(found, each)).parameters
        assert len(given) == len(wanted), each


def test_an_opened_blog_can_go_to_another_process(write, toys):
    pelican = write("other", {"pelicanconf.py": "PATH = '.'\n", "a.md": "Title: A\n\nx\n"})
    for program, path in (("toy", toys), ("pelican", pelican)):
        opened, _ = source(program).open(path, SourceOptions())
        assert pickle.loads(pickle.dumps(opened)) == opened  # noqa: S301 - made here


def test_the_guide_names_each_member_and_each_place(repository):
    text = (repository / "docs/development/sources.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+)", text, re.MULTILINE))
    assert named == MEMBERS
    paths = re.findall(r"`((?:confarchive|tests|docs)/[\w./]+)`", text)
    assert len(paths) > 5
    assert not [each for each in paths if "NAME" not in each and not (repository / each).exists()]
