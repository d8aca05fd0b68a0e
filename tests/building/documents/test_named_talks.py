"""Talks that the text of a post names: the post stands at the talk, and the talk beneath the post."""

import pytest

from confarchive.building.documents.named_talks import SoughtTalks
from confarchive.building.site.page_parts import Link
from confarchive.building.site.talks import Talks
from confarchive.model.archive import Archive
from confarchive.model.post import Post
from confarchive.model.talks.talks import Talk
from tests.building.site.test_talks import told
from tests.building.sites import CONF, SiteFolder, post, wait

GALA = """\
talks:
  - {title: Measuring bridges with strings, url: "https://www.gala.example/2015/talk_1/"}
  - {title: Welcome to Gala, url: "https://gala.example/2015/welcome"}
  - {title: Testing Large Sails, speakers: [Bo]}
  - {title: Gala Winter Dinner}
  - {title: Counting silver spoons}
  - {title: How towns that lost their bridge learned to swim}
"""
NAMED = "Measuring bridges with strings"


def about(title, body, edition="gala-2015", **header):
    return post(title, body, conferences=[edition], **header)


FILES = {
    "conferences.yml": "gala: {name: Gala, editions: {2015: {}, 2016: {}}}\n",
    "programmes/gala-2015.yml": GALA,
    "posts/a.md": about("A", f"I liked *{NAMED}*, and said: welcome to Gala! Nobody was testing large sails, at the Gala Winter Dinner."),
    "posts/b.md": about("B", "I liked [a talk](http://gala.example/2015/talk_1#video)."),
    "posts/c.md": about("C", '<a href="https://gala.example/2015/welcome/">Hello</a> there'),
    "posts/d.md": about("D", "HOW TOWNS that lost their *bridge* learned to swim: Testing Large Sails"),
    "posts/e.md": about("E", f"{NAMED} once more", "gala-2016"),
    "posts/f.md": about("F", f"Code is no text:\n\n```\n{NAMED}\n```\n\n% {NAMED}\n\nMeasuring bridges"),
    "posts/g.md": about("G", "Words.", date="2015-02-01", talks=[{"title": "Of hammers, saws, planes"}]),
    "posts/h.md": about("H", "Of hammers, saws, planes. And of hammers.", date="2015-02-02"),
    "posts/i.md": about("I", f"Unseen: {NAMED}, Counting silver spoons", status="hidden"),
    "posts/j.md": about("J", f"Withheld: {NAMED}, Of drafts that nobody sees", status="draft",
                        talks=[{"title": "Of drafts that nobody sees"}]),
    "posts/k.md": about("K", "Of drafts that nobody sees"),
    "posts/l.md": post("L", f"{NAMED} in no conference"),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("named"), FILES).build("html")


def test_an_edition_leads_to_the_posts_that_name_its_talks(built):
    assert told(built, "conferences/gala-2015.html", "archive-talks") == [
        "Measuring bridges with strings told in A told in B",
        "Welcome to Gala told in C",
        "Testing Large Sails by Bo told in D",
        "Gala Winter Dinner",
        "Counting silver spoons",
        "How towns that lost their bridge learned to swim told in D",
        "Of hammers, saws, planes told in G told in H",
    ]


@pytest.mark.parametrize(
    ("name", "talks"),
    [
        ("a", ["Measuring bridges with strings, Gala 2015 told in B"]),
        (
            "d",
            [
                "Testing Large Sails by Bo, Gala 2015",
                "How towns that lost their bridge learned to swim, Gala 2015",
            ],
        ),
        ("e", []),
        ("f", []),
        ("h", ["Of hammers, saws, planes, Gala 2015 told in G"]),
        ("g", ["Of hammers, saws, planes, Gala 2015 told in H"]),
        (
            "i",
            [
                "Measuring bridges with strings, Gala 2015 told in A told in B",
                "Counting silver spoons, Gala 2015",
            ],
        ),
        ("k", []),
        ("l", []),
    ],
)
def test_a_post_shows_the_talks_that_it_names(built, name, talks):
    assert told(built, f"posts/{name}.html", "archive-talks") == talks


def test_the_page_of_all_talks_has_them(built):
    assert "How towns that lost their bridge learned to swim" in built.main("talks.html")


def test_what_only_a_hidden_post_names_is_in_no_list(built):
    assert "Counting silver spoons" not in built.main("talks.html")
    hidden = Post(path="posts/i.md", title="I", conferences=("gala-2015",))
    archive = Archive(
        hidden=(hidden,), programmes={"gala-2015": (Talk(title="Counting silver spoons"),)}
    )
    talks = Talks(
        archive,
        person=Link,
        conference=Link,
        dated=Link,
        day=str,
        named=lambda _name: [("gala-2015", "counting-silver-spoons")],
        files={},
    )
    assert [talk.text for talk in talks.of(hidden)] == ["Counting silver spoons"]
    assert talks.told == ()


def test_no_talk_of_a_hidden_post_is_sought():
    talks = (Talk(title="Counting silver spoons"),)
    hidden = Post(path="posts/i.md", title="I", conferences=("gala-2015",), talks=talks)
    post_of_gala = Post(path="posts/k.md", title="K", conferences=("gala-2015",))
    assert SoughtTalks(Archive(listed=(hidden,))).of(post_of_gala)
    assert not SoughtTalks(Archive(hidden=(hidden,))).of(post_of_gala)


def test_drafts_and_hidden_posts_lead_nowhere(built):
    for name in ("conferences/gala-2015.html", "talks.html", "posts/a.html"):
        assert not built.page(name).xpath(
            "//a[contains(@href, 'posts/i') or contains(@href, 'posts/j')]"
        )


@pytest.mark.parametrize(
    "edit",
    [
        {"programmes/gala-2015.yml": GALA.replace("with strings", "with ropes")},
        {"programmes/gala-2015.yml": None},
        {"programmes/gala-2016.yml": GALA},
        {"posts/g.md": about("G", "Words.", date="2015-02-01", talks=[{"title": "Of nails, glue, paint"}])},
        {"posts/h.md": about("H", f"{NAMED}.", date="2015-02-02")},
        {"posts/j.md": FILES["posts/j.md"].replace("status: draft\n", "")},
        {"posts/g.md": FILES["posts/g.md"].replace("date:", "status: draft\ndate:")},
        {"conferences.yml": "gala: {name: Gala of Sails, editions: {2015: {}, 2016: {}}}\n"},
    ],
)  # fmt: skip
def test_a_later_build_equals_a_clean_one(site, tmp_path, edit):
    here = site(FILES | {"conf.py": CONF})
    here.build("html")
    wait()
    here.write(edit)
    later = here.build("html").files()
    clean = here.build("html", output=tmp_path / "clean", doctrees=tmp_path / "trees").files()
    same = {name for name in clean if later.get(name) == clean[name]}
    assert {n for n in clean.keys() | later.keys() if n.endswith(".html")} <= same
