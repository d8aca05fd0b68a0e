"""The archive's time zone: one instant and one day, whatever the zone of the machine that builds."""

import json
import time
from datetime import UTC, datetime

import feedparser
import pytest

from tests.building.sites import post

ZONE = "America/New_York"
LATER = {
    "epoch": datetime(2021, 1, 1, tzinfo=UTC),
    "html_baseurl": "https://archive.example/",
}
FILES = {
    "posts/winter.md": post("Winter", date="2020-01-02 23:30", updated="2020-01-03 01:00"),
    "posts/summer.md": post("Summer", date="2020-07-02 23:30"),
    "posts/told.md": post("Told", date="2020-07-02 23:30+02:00"),
    "posts/day.md": post("Day", date="2020-07-01"),
}


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York"])
def machine(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def linked_data(built, name):
    (script,) = built.page(name).xpath("//script[@type='application/ld+json'][1]")
    return json.loads(script.text)


@pytest.mark.usefixtures("machine")
def test_instants_and_days(build):
    built = build(FILES, archive_timezone=ZONE, **LATER)
    feed = feedparser.parse(built.text("blog/atom.xml"))
    found = {entry.title: entry.published for entry in feed.entries}
    assert found == {
        "Winter": "2020-01-02T23:30:00-05:00",
        "Summer": "2020-07-02T23:30:00-04:00",
        "Told": "2020-07-02T23:30:00+02:00",
        "Day": "2020-07-01T00:00:00-04:00",
    }
    data = linked_data(built, "posts/winter.html")
    assert data["datePublished"] == "2020-01-02T23:30-05:00"
    assert data["dateModified"] == "2020-01-03T01:00-05:00"
    assert linked_data(built, "posts/day.html")["datePublished"] == "2020-07-01"
    told = built.text("sitemap.xml")
    assert "posts/winter.html</loc><lastmod>2020-01-03T01:00:00-05:00<" in told
    assert "posts/day.html</loc><lastmod>2020-07-01<" in told
    head = built.page("posts/summer.html").xpath("//time[@itemprop='datePublished']")
    assert head[0].get("datetime") == "2020-07-02T23:30-04:00"
    assert head[0].text.endswith("2 July 2020")


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2020-07-02 23:30", True),
        ("2020-07-02 23:31", False),
        ("2020-07-02", True),
        ("2020-07-03", False),
        ("2020-07-03 05:30+02:00", True),
        ("2020-07-03 05:31+02:00", False),
    ],
)
def test_posts_appear_by_the_archives_clock(site, date, shown):
    now = datetime(2020, 7, 3, 3, 30, tzinfo=UTC)  # 23:30 of the day before in New York
    here = site({"posts/old.md": post("Old"), "posts/new.md": post("New", date=date)})
    built = here.build(epoch=now, archive_timezone=ZONE)
    assert built.has("posts/new.html") is shown


def test_a_zone_that_is_none_is_told(build):
    built = build(FILES, warnings=True, archive_timezone="Mars/Olympus", **LATER)
    (warning,) = built.warnings
    assert "archive_timezone: 'Mars/Olympus' is no time zone" in warning
    assert built.has("posts/winter.html")


def test_without_a_zone_times_stay_as_they_are_written(build):
    built = build(FILES, **LATER)
    assert linked_data(built, "posts/winter.html")["datePublished"] == "2020-01-02T23:30"


def test_a_zone_set_later_changes_what_is_built(site):
    here = site(FILES)
    first = here.build(**LATER)
    first.text("posts/winter.html")
    built = here.build(archive_timezone=ZONE, **LATER)
    assert linked_data(built, "posts/winter.html")["datePublished"] == "2020-01-02T23:30-05:00"
