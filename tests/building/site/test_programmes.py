"""Programmes of conferences: an edition's page lists the talks, and the posts that tell of them."""

import json

import pytest

from tests.building.sites import SiteFolder, post

TALKS = [
    ("Of bridges", "2019-02-03 10:30", "Attic", "Jane Doe"),
    ("Opening", "2019-02-02 09:00", "Hall", "Bo"),
    ("Opening", "2019-02-03 09:00", "Hall", "Bo"),
    ("Some time", "", "", ""),
]
PROGRAMME = "talks:\n" + "".join(
    f"  - {{title: {title}, start: {start}, room: {room}, speakers: {who}, minutes: 50}}\n"
    for title, start, room, who in TALKS
)
FILES = {
    "conferences.yml": (
        "gala: {name: Gala, editions: {2019: {}}}\n"
        "fair: {name: Fair, editions: {2018: {schedule: 'https://fair.example/2018/'}}}\n"
    ),
    "programmes/gala-2019.yml": PROGRAMME,
    "programmes/fair-2018.yml": "talks:\n  - {title: Alone, url: 'https://fair.example/1?a=1&b=2'}\n",
    "posts/2019/one.md": post(
        "One",
        date="2019-02-05",
        conferences=["gala-2019"],
        talks=[
            {"title": "Of Bridges", "video": "https://video.example/1"},
            {"title": "In the hall"},
        ],
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("programmes"), FILES).build("html")


def told(built, name, where="archive-talks"):
    items = built.page(name).xpath(f"//*[contains(@class, '{where}')]//li")
    return [" ".join(item.text_content().split()) for item in items]


def test_an_edition_lists_its_programme_in_time_and_then_what_posts_tell_besides(built):
    assert told(built, "conferences/gala-2019.html") == [
        "Opening by Bo 09:00, Hall, 50 min",
        "Opening by Bo 09:00, Hall, 50 min",
        "Of bridges by Jane Doe 10:30, Attic, 50 min Video told in One",
        "Some time 50 min",
        "In the hall told in One",
    ]
    page = built.page("conferences/gala-2019.html")
    days = [heading.text for heading in page.xpath("//*[@class='archive-talks']/h3")]
    assert days == ["2 February 2019", "3 February 2019", "Others"]
    anchors = page.xpath("//*[@class='archive-talks']//li/@id")
    assert anchors == [
        "talk-opening", "talk-opening-2", "talk-of-bridges", "talk-some-time", "talk-in-the-hall",
    ]  # fmt: skip


def test_a_post_shows_when_and_where_its_talk_was_given(built):
    assert told(built, "posts/2019/one.html") == [
        "Of Bridges by Jane Doe, Gala 2019 3 February 2019, 10:30, Attic, 50 min Video",
        "In the hall, Gala 2019",
    ]


def test_machines_are_told_when_and_where(built):
    (script,) = built.page("conferences/gala-2019.html").xpath(
        "//script[@type='application/ld+json']"
    )
    talk, _other = json.loads(script.text)["subEvent"]
    assert (talk["name"], talk["startDate"]) == ("Of bridges", "2019-02-03T10:30")
    assert talk["location"] == {"@type": "Place", "name": "Attic"}


def test_the_page_of_all_talks_has_what_posts_tell_of_and_how_many_there_were(built):
    assert [text.split(" by")[0] for text in told(built, "talks.html")] == [
        "In the hall told in One",
        "Of bridges",
    ]
    (heading,) = built.page("talks.html").xpath("//*[@role='main']//h2")
    assert " ".join(heading.text_content().split()) == "Gala 2019 2 of 5"


def test_an_edition_that_no_post_names_leads_to_its_talks_and_their_schedule(built):
    links = built.links("conferences/fair-2018.html")
    assert links["Alone"] == "https://fair.example/1?a=1&b=2"
    assert links["fair.example/2018"] == "https://fair.example/2018/"


def test_three_hundred_talks_make_no_heavy_page(tmp_path):
    lines = "".join(
        f"  - {{title: How the bridge of town number {n} was built and measured, speakers: [Jane Doe {n}, John Roe {n}], "
        f'room: Hall {n % 9}, start: 2019-02-02 10:{n % 60:02}, minutes: 50, url: "https://gala.example/2019/schedule/event/talk_{n}/"}}\n'
        for n in range(300)
    )
    built = SiteFolder.of(tmp_path, {"programmes/gala-2019.yml": f"talks:\n{lines}"}).build("html")
    assert len(told(built, "conferences/gala-2019.html")) == 300
    assert len((built.output / "conferences/gala-2019.html").read_bytes()) <= 200_000
