"""The pages of conferences: of each series, each edition, and the index of all."""

import json
from datetime import date

import pytest
from icalendar import Calendar

from confarchive.building.site.figures import charts
from confarchive.building.site.page_parts import Link, Place
from tests.building.sites import SiteFolder, post, wait

CONFERENCES = """\
fosdem:
  name: FOSDEM
  url: https://fosdem.org/
  description: A weekend in Brussels.
  editions:
    2013: {dates: 2013-02, city: Brussels, country: BE}
    2015:
      dates: 2015-01-31/2015-02-01
      city: Brussels
      country: BE
      venue: ULB
      address: Avenue 50
      coordinates: 50.8, 4.4
    2016: {dates: 2016-01-30/2016-01-31, city: Brussels, country: BE}
camp:
  name: Camp & Co
  editions:
    2015: {dates: 2015-02-02/2015-02-03, city: Ghent, country: BE, coordinates: [51.0, 3.7]}
fcm:
  name: Metrics
  editions:
    2015: {dates: 2015-01-30, online: yes}
far:
  name: Far away
  editions:
    2015: {dates: 2015-03-30, city: Lima, country: PE, coordinates: [-12.0, -77.0]}
"""
FILES = {
    "conferences.yml": CONFERENCES,
    "posts/2015/one.md": post("One", conferences=["fosdem-2015", "camp-2015"]),
    "posts/2015/two.md": post("Two", date="2015-02-04", conferences=["fosdem-2015"]),
    "posts/2016/three.md": post("Three", date="2016-02-04", conferences=["fosdem-2016"]),
    "posts/2016/four.md": post("Four", date="2016-02-05", conferences=["fosdem"]),
}


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def page(request, tmp_path_factory):
    """Return a function that parses a page of the site, under its name in either builder."""
    built = SiteFolder.of(tmp_path_factory.mktemp("conferences"), FILES).build(request.param)
    suffix = ".html" if request.param == "html" else "/index.html"
    return lambda name: built.page(name + suffix)


def words(node):
    return " ".join(node.text_content().split())


def heading(page, title):
    """Return the list or table that follows the heading *title*."""
    (found,) = page.xpath(f"//h2[starts-with(., '{title}')]/following-sibling::*[1]")
    return found


def test_an_edition_tells_its_facts(page):
    (facts,) = page("conferences/fosdem-2015").xpath("//dl")
    assert [words(fact) for fact in facts] == [
        "Dates31 January 2015 to 1 February 2015",
        "PlaceULB, Avenue 50, Brussels, Belgium",
        "Websitefosdem.org",
    ]
    (facts,) = page("conferences/fcm-2015").xpath("//dl")
    assert [words(fact) for fact in facts] == ["Dates30 January 2015", "PlaceOnline"]


def test_an_edition_of_which_only_the_month_is_known_tells_that(page):
    found = page("conferences/fosdem-2013")
    (facts,) = found.xpath("//dl")
    assert words(facts[0]) == "DatesFebruary 2013"
    (data,) = found.xpath("//script[@type='application/ld+json']/text()")
    assert '"startDate": "2013-02"' in json.dumps(json.loads(data))


def test_an_edition_leads_to_the_others_by_a_strip_of_years(page):
    strip = heading(page("conferences/fosdem-2015"), "Editions")
    assert [words(year) for year in strip] == ["2013", "2014", "2015 2", "2016 1"]
    assert [bool(year.xpath("a")) for year in strip] == [True, False, False, True]
    assert strip.xpath("li/span[@aria-current='page']/text()") == ["2015"]


def test_a_strip_shows_no_century_of_gaps(build):
    text = "old:\n  name: Old\n  editions: {1890: {}, 2015: {}, jubilee: {}}\n"
    built = build({"conferences.yml": text}, warnings=True)
    (warning,) = built.warnings
    assert "old: editions: jubilee: expected a key that begins with its year" in warning
    strip = heading(built.page("conferences/old.html"), "Editions")
    assert [words(year) for year in strip] == ["jubilee", "1890", "2015"]


def test_an_edition_leads_to_what_was_held_about_the_same_time(page):
    near = heading(page("conferences/fosdem-2015"), "Held near it")
    assert [words(item) for item in near] == [
        "Metrics 2015 the day before: 30 January 2015, Online",
        "Camp & Co 2015 the day after: 2 February 2015 to 3 February 2015, Ghent, Belgium",
    ]
    assert not page("conferences/far-2015").xpath("//h2[starts-with(., 'Held near')]")


def test_a_series_tells_of_itself_and_has_all_posts(page):
    found = page("conferences/fosdem")
    assert "A weekend in Brussels." in words(found.xpath("//*[@role='main']")[0])
    titles = found.xpath("//*[@class='archive-entry-title']/text()")
    assert titles == ["Four", "Three", "Two", "One"]


def test_every_conference_with_posts_has_a_feed(build):
    built = build(FILES)
    for name in ("fosdem", "fosdem-2015", "camp-2015"):
        assert built.has(f"conferences/{name}/atom.xml")
        page = built.page(f"conferences/{name}.html")
        assert page.xpath("//link[@rel='alternate']/@href")[-1] == f"{name}/atom.xml"
    assert not built.has("conferences/fosdem-2013/atom.xml")


def test_only_pages_that_need_it_load_how_conferences_look(build):
    built = build(FILES)
    loading = {
        name
        for name in built.pages()
        if any("confarchive-conferences.css" in link for link in built.page(name).xpath("//@href"))
    }
    about = {name for name in built.pages() if name.startswith(("conferences/", "posts/"))}
    assert loading == about | {"conferences.html", "index.html", "on-this-day.html"}


# -- the index


def test_the_index_draws_the_years(page):
    (chart,) = page("conferences").xpath("//svg[contains(@class, 'archive-timeline')]")
    marks = chart.xpath(".//circle/title/text()")
    assert "FOSDEM 2015: 2 posts" in marks
    assert "FOSDEM 2013" in marks
    assert chart.xpath("./text/text()") == ["2013", "2016"]


def test_the_index_draws_the_places(page):
    (chart,) = page("conferences").xpath("//svg[contains(@class, 'archive-world')]")
    assert sorted(chart.xpath(".//circle/title/text()")) == [
        "Brussels: 3 posts",
        "Ghent: 1 post",
        "Lima",
    ]
    anchors = {link.removeprefix("#") for link in chart.xpath(".//a/@href")}
    assert anchors == {"place-brussels-belgium", "place-ghent-belgium", "place-lima-peru"}
    assert anchors <= set(page("conferences").xpath("//li/@id"))


def test_the_pictures_are_told_as_lists_too(page):
    years, places = page("conferences").xpath("//details")
    assert words(years.xpath(".//li")[1]) == (
        "2015 Camp & Co 2015 1, Far away 2015, FOSDEM 2015 2, Metrics 2015"
    )
    assert words(places.xpath(".//li")[0]) == "Brussels FOSDEM 2013, FOSDEM 2015 2, FOSDEM 2016 1"


def test_who_cannot_see_the_pictures_does_not_meet_them(page):
    for chart in page("conferences").xpath("//svg[contains(@class, 'archive-')]"):
        assert chart.get("aria-hidden") == "true"
        assert all(link.get("tabindex") == "-1" for link in chart.iter("a"))


def test_the_index_has_a_table_of_all(page):
    (table,) = page("conferences").xpath("//table[@data-sortable]")
    rows = [[words(cell) for cell in row] for row in table.xpath("tbody/tr")]
    assert rows == [
        ["Camp & Co", "1", "1", "2015", "2015", "Ghent"],
        ["Far away", "0", "1", "2015", "2015", "Lima"],
        ["FOSDEM", "4", "3", "2013", "2016", "Brussels"],
        ["Metrics", "0", "1", "2015", "2015", ""],
    ]


def test_without_places_there_is_no_map(build):
    built = build({"conferences.yml": "a:\n  name: A\n"})
    page = built.page("conferences.html")
    assert not page.xpath("//svg[contains(@class, 'archive-world')]")
    assert not page.xpath("//svg[contains(@class, 'archive-timeline')]")
    assert page.xpath("//table")


def test_every_link_leads_to_a_page(build):
    built = build(FILES)
    for name in [name for name in built.pages() if name.startswith("conferences")]:
        folder = (built.output / name).parent
        for link in built.page(name).xpath("//*[@role='main']//a/@href"):
            if not link.startswith(("http", "#")):
                assert (folder / link.partition("#")[0]).exists(), (name, link)


def test_the_calendar_has_every_edition_whose_days_are_known(build):
    built = build(FILES)
    events = {
        str(event["summary"]): event
        for event in Calendar.from_ical(built.text("conferences.ics")).walk("VEVENT")
    }
    assert set(events) == {
        "FOSDEM 2015",
        "FOSDEM 2016",
        "Camp & Co 2015",
        "Metrics 2015",
        "Far away 2015",
    }
    fosdem = events["FOSDEM 2015"]
    assert (fosdem.decoded("dtstart"), fosdem.decoded("dtend")) == (
        date(2015, 1, 31),
        date(2015, 2, 2),
    )
    assert str(fosdem["location"]) == "ULB, Avenue 50, Brussels, Belgium"
    assert str(fosdem["url"]) == "https://archive.example/conferences/fosdem-2015.html"
    assert "conferences.ics" in built.links("conferences.html").values()


# -- where things stand in the pictures


def test_the_timeline_is_as_wide_as_the_page():
    one = Link(page="one", text="One", count=2)
    chart = charts.timeline([(one, [(2010, one), (2015, one), (2020, one)])])
    (line,) = chart.lines
    assert [mark.x for mark in line.marks] == [4, 50, 96]
    assert charts.timeline([(one, [(2010, one)])]).lines[0].marks[0].x == 50
    assert charts.timeline([]) is None


def test_a_long_timeline_says_how_many_it_leaves_out():
    one = Link(page="one", text="One")
    chart = charts.timeline([(one, [(2010, one)])] * 50, limit=30)
    assert (len(chart.lines), chart.left_out) == (30, 20)


def test_the_map_shows_what_it_must():
    def place(name):
        return Place(name=name, anchor=name)

    near = charts.world([(place("a"), (50.8, 4.4)), (place("b"), (51.0, 3.7))])
    assert near.width == 50
    assert all(near.x < mark.x < near.x + near.width for mark in near.marks)
    whole = charts.world(
        [(place("a"), (64.1, -21.9)), (place("b"), (-36.8, 174.8)), (place("c"), (20, -156))]
    )
    assert whole.x >= -180
    assert whole.x + whole.width <= 180
    assert all(whole.x <= mark.x <= whole.x + whole.width for mark in whole.marks)
    assert all(whole.y <= mark.y <= whole.y + whole.height for mark in whole.marks)


# -- what changes when


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(
            {
                "conferences.yml": CONFERENCES.replace("fosdem:", "brussels:"),
                **{
                    name: text.replace("fosdem", "brussels")
                    for name, text in FILES.items()
                    if name.startswith("posts")
                },
            },
            id="a conference's slug is renamed",
        ),
        pytest.param(
            {
                "conferences.yml": CONFERENCES.replace(
                    "    2013: {dates: 2013-02, city: Brussels, country: BE}\n", ""
                )
            },
            id="an edition is dropped",
        ),
        pytest.param(
            {"conferences.yml": CONFERENCES.replace("2015-02-02/", "2015-02-01/")},
            id="an edition's dates are put right",
        ),
        pytest.param({"posts/2015/one.md": None}, id="a post goes"),
    ],
)
def test_after_a_change_the_site_is_as_built_anew(site, tmp_path, files):
    here = site(FILES)
    here.build()
    wait()
    here.write(files)
    assert here.build().files() == here.copy(tmp_path / "clean").build().files()
