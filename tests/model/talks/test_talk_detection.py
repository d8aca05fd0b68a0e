"""Talks that texts tell of: what is one, who held it, and what is none."""

import pytest

from confarchive.model.conferences.conference import Conferences
from confarchive.model.conferences.conference_findings import Strength
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.post import Post
from confarchive.model.talks.talk_detection import detect
from confarchive.model.talks.talks import Talk
from confarchive.runtime.time_limit import SECONDS, within
from tests.growth import LINEAR, growth

CATALOGUE = Catalogue(Conferences())
SLIDES, VIDEO = "https://speakerdeck.com/doe/halls", "https://www.youtube.com/watch?v=8Tzh42mQjrw"


def found(body, *, conferences=("gala-2015",), authors=("Jane Doe",), **header):
    post = Post(
        path="posts/a.md", title="A", body=body, conferences=conferences, authors=authors, **header
    )
    return detect(post, CATALOGUE)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("I gave a talk titled **Measuring communities**.", "Measuring communities"),
        ("I gave a talk, [Measuring communities](https://a.example/).", "Measuring communities"),
        ('My talk at Gala 2015 was called "Measuring communities".', "Measuring communities"),
        ("My lightning talk, *Measuring communities*, went well.", "Measuring communities"),
        ("I’ve presented my keynote on “Measuring communities”.", "Measuring communities"),
        ("I also presented a tutorial on *“Measuring communities”*", "Measuring communities"),
        (
            "We had tea.\n\nI'm giving a short talk: _Measuring communities_",
            "Measuring communities",
        ),
    ],
)
def test_an_authors_own_talk_is_sure(body, title):
    (talk,) = found(body)
    assert talk.talk == Talk(title=title, speakers=("Jane Doe",))
    assert talk.strength is Strength.SURE


@pytest.mark.parametrize(
    "body",
    [
        "I gave a talk.",
        "I gave a talk titled Measuring communities.",
        "My talk is [here](https://a.example/), the [slides of it](https://b.example) too.",
        "My talk at [Measuring Summit](https://a.example/) was good.",
        "My talk was at *Measuring Summit*.",
        "I heard a talk titled **Measuring communities**.",
        "My talk went well. Somebody else held **Measuring communities**.",
        "```\nI gave a talk titled **Measuring communities**.\n```",
        "My talk *Measuring*.",
    ],
)
def test_what_tells_no_title_or_of_somebody_else_is_none(body):
    assert found(body) == ()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"**Bold** title"', "Bold title"),
        ('"**Bridges** & <i>x</i>: y"', "Bridges & x: y"),
        ('"Bridges &amp; *halls*"', "Bridges & halls"),
        ('"Of<br>[bridges](https://a.example/) in `x_y`"', "Of bridges in x_y"),
        ("**Of bridges_and_halls in `C`**", "Of bridges_and_halls in C"),
        ("_Using my_module well_", "Using my_module well"),
        ('**"Bridges" and halls**', '"Bridges" and halls'),
        ("**“Bridges and halls.”**", "Bridges and halls"),
        ("**.NET for all.**", ".NET for all"),
        ("[*Bridges* and halls](https://a.example/)", "Bridges and halls"),
        (r"**Bridges \#1 and \[halls\]**", None),
        ('"Of `<bridges>` and halls"', "Of <bridges> and halls"),
        ('"Of bridges " halls"', None),
        ('"Of **bridges"', None),
        ('"Of bridges** and halls"', None),
        ('"Of <bridges and `halls"', None),
        ('"Of {ref}`bridges` and halls"', None),
        ('"Of `bridges <https://a.example/>`_ and halls"', None),
        ('"Of the "great" halls"', None),
        ('"Of the \\"great\\" halls"', None),
    ],
)
def test_a_title_is_its_words_without_markup_whole_or_none(written, title):
    talks = found(f"I gave a talk {written} there.")
    assert [each.talk.title for each in talks] == ([title] if title else [])


OWN = "I gave a talk titled **Measuring communities**."


@pytest.mark.parametrize(
    "header",
    [
        {"conferences": ()},
        {"conferences": ("gala-2015", "fair-2015")},
        {"conferences": ("gala",)},
        {"talks": (Talk(title="B"),)},
    ],
)
def test_only_posts_about_one_edition_without_talks_are_looked_at(header):
    assert found(OWN)
    assert found(OWN, **header) == ()


def test_a_talk_of_several_is_theirs_and_one_of_nobody_knows_whom_is_only_likely():
    ours = OWN.replace("I gave", "we gave")
    (talk,) = found(ours, authors=("Jane Doe", "Bo Roe"))
    assert (talk.talk.speakers, talk.strength) == (("Jane Doe", "Bo Roe"), Strength.SURE)
    for authors in ((), ("Jane Doe", "Bo Roe")):
        (talk,) = found(OWN, authors=authors)
        assert (talk.talk.speakers, talk.strength) == ((), Strength.LIKELY)


def test_what_is_only_proposed_is_not_sure():
    (talk,) = found("I would be glad if my talk, *Measuring communities*, is taken.")
    assert talk.strength is Strength.LIKELY


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("- *Measuring communities* by Jane Doe", ("Jane Doe",)),
        ("1. [Measuring communities](https://a.example) - by Jane van Doe and Bo Roe.", ("Jane van Doe", "Bo Roe")),
        ("* “Measuring communities”, by Åsa Ek, Bo Roe & Jo Day", ("Åsa Ek", "Bo Roe", "Jo Day")),
    ],
)  # fmt: skip
def test_talks_of_others_stand_in_lists(line, speakers):
    (talk,) = found(f"Two talks:\n\n{line}\n- *Another one* was cancelled")
    assert talk.talk == Talk(title="Measuring communities", speakers=speakers)
    assert (talk.line, talk.strength) == (3, Strength.LIKELY)


@pytest.mark.parametrize(
    "media",
    [
        f"[Slides]({SLIDES}), [video]({VIDEO})",
        f"See [it]({SLIDES}) and [it]({VIDEO})",
        f'<iframe src="{SLIDES}"></iframe> <iframe src="{VIDEO}">',
        f"[the slides of it]({SLIDES})\n[recording]({VIDEO})",
    ],
)
def test_slides_and_videos_come_with_it(media):
    expected = Talk(
        title="Measuring communities", speakers=("Jane Doe",), slides=SLIDES, video=VIDEO
    )
    assert [each.talk for each in found(f"{OWN}\n{media}")] == [expected]
    assert [each.talk for each in found(f"{OWN}\n\nMore.\n\n{media}")] == [expected]


def test_a_player_leads_to_the_page_of_its_video():
    (talk,) = found(
        f'{OWN}\n\n<iframe src="https://www.youtube-nocookie.com/embed/a-b_c4tQzX1?rel=0">'
    )
    assert talk.talk.video == "https://www.youtube.com/watch?v=a-b_c4tQzX1"


@pytest.mark.parametrize("url", ["https://pyvideo.org/a/halls.html", f"{VIDEO}&t=9"])
def test_hosts_of_videos_are_known(url):
    (talk,) = found(f"{OWN}\n[Watch it]({url})")
    assert talk.talk.video == url


def test_of_several_slides_none_is_taken_and_of_two_talks_each_has_its_own():
    two = f"[Slides]({SLIDES}), [slides](https://b.example/2)"
    assert found(f"{OWN}\n\n{two}")[0].talk.slides == ""
    body = (
        f"{OWN} [Slides]({SLIDES})\n\nMy talk *Building halls* has [slides](https://b.example/2)."
    )
    assert [each.talk.slides for each in found(body)] == [SLIDES, "https://b.example/2"]
    assert [each.talk.video for each in found(f"{body}\n\n[Video]({VIDEO})")] == ["", ""]


@pytest.mark.parametrize(
    "url", ["javascript:a", "www.a.example", "/files/a.pdf", "mailto:a@b.example"]
)
def test_nothing_that_a_header_refuses_is_taken(url):
    assert found(f"{OWN} [Slides]({url})")[0].talk.slides == ""


@pytest.mark.parametrize(
    "part",
    [
        f"{OWN} [Slides]({SLIDES})\n\n",
        f"{OWN} [Slides]({SLIDES})\n",
        "My talk A A A A A A *a b* ",
        "- *A talk* by A B, A B and A B\n",
    ],
)
def test_the_work_follows_the_text(part):
    assert growth(lambda n: found(part * n), 40) < LINEAR


@pytest.mark.parametrize(
    "part", ["I have ", "- *a b c by ", "[a](b) ", "A B, ", "- *a b* by A B, ", "<iframe a "]
)
def test_what_only_begins_like_a_talk_is_soon_done_with(part):
    with within(SECONDS):
        assert len(found(part * 3000)) <= 1
