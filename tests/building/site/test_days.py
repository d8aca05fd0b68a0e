"""The posts by time: the months of each year, and the days of the year."""

from datetime import timedelta

import pytest

from tests.building.sites import CONF, NOW, SiteFolder, post, wait

FILES = {
    "posts/2014/a.md": post("A", date="2014-02-03"),
    "posts/2015/b.md": post("B", date="2015-02-03"),
    "posts/2015/c.md": post("C", date="2015-02-07"),
    "posts/2015/d.md": post("D", date="2015-11-30"),
    "posts/2016/e.md": post("E", date="2016-02-29"),
    "posts/2016/draft.md": post("Secret", date="2016-05-05", status="draft"),
    "posts/2016/later.md": post("To come", date="2020-05-06"),
    "posts/2016/hidden.md": post("Out of sight", date="2016-05-07", status="hidden"),
    "conf.py": f"{CONF}archive_page_size = 2\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("days"), FILES).build(warnings=True)


def days(built):
    """Return what stands under each day of the year."""
    sections = built.page("on-this-day.html").xpath("//*[@class='archive-days']/section")
    return {
        section.get("id"): [
            " ".join(item.text_content().split()) for item in section.xpath(".//li")
        ]
        for section in sections
    }


def test_each_day_of_the_year_has_the_posts_of_all_years(built):
    assert list(days(built).items()) == [
        ("day-02-03", ["B 2015", "A 2014"]),
        ("day-02-07", ["C 2015"]),
        ("day-02-29", ["E 2016"]),
        ("day-11-30", ["D 2015"]),
    ]


@pytest.mark.parametrize(
    ("settings", "days"),
    [
        ("", ["3 February", "7 February"]),
        ('post_date_format = "%B %d, %Y"\n', ["February 3", "February 7"]),
        ('language = "de"\n', ["3. Februar", "7. Februar"]),
    ],
)
def test_days_are_written_as_dates_are(build, settings, days):
    built = build(FILES | {"conf.py": f"{CONF}{settings}"})
    assert built.page("on-this-day.html").xpath("//section/h3/text()")[:2] == days


def test_days_tell_nothing_of_drafts_and_hidden_posts(built):
    for name in ("on-this-day.html", "blog/archive.html", "blog/2016.html"):
        assert not any(word in built.text(name) for word in ("Secret", "To come", "Out of sight"))
    assert "month-05" not in built.text("blog/2016.html")


def test_of_a_day_the_newest_posts_are_named_and_how_many_there_are(build):
    many = {
        f"posts/p{year}.md": post(f"P{year}", date=f"{year}-03-04") for year in range(2000, 2010)
    }
    six = {
        f"posts/q{year}.md": post(f"Q{year}", date=f"{year}-03-05") for year in range(2000, 2006)
    }
    built = build(many | six)
    assert days(built)["day-03-04"] == [f"P{year} {year}" for year in range(2009, 2003, -1)]
    said = built.page("on-this-day.html").xpath("//section/p[@class='archive-meta']/text()")
    assert said == ["The latest 6 of 10 posts of this day"]


def test_nothing_depends_on_the_day_of_the_build(site):
    here = site(FILES)
    text = here.build(warnings=True).text("on-this-day.html")
    here.write({"index.md": "# Built once more\n"})
    later = here.build(warnings=True, epoch=NOW + timedelta(days=34))
    assert later.text("on-this-day.html") == text


def test_what_needs_a_script_is_hidden_without(built):
    home, page = built.page("index.html"), built.page("on-this-day.html")
    (random,) = home.xpath("//a[@data-random-link]")
    assert random.get("href") == "on-this-day.html#random"
    assert random.get("hidden") is not None
    assert page.xpath("//*[@data-random]/parent::p[@hidden]")
    assert page.xpath("//*[@class='archive-today' and @hidden]")


def test_years_are_told_with_their_months(built):
    found = built.page("blog/archive.html").xpath("//ul[@class='archive-terms']")
    rows = [" ".join(row.text_content().split()) for row in found]
    assert rows == ["2016 1 February 1", "2015 3 November 1 February 2", "2014 1 February 1"]


def test_a_month_leads_to_the_page_of_the_year_on_which_it_begins(built):
    links = built.links("blog/2015.html", "//ul[@aria-label='Months']")
    assert links == {"November": "#month-11", "February": "#month-02"}
    (first,) = built.page("blog/2015.html").xpath("//*[@id='month-02']")
    assert "C" in first.text_content()
    links = built.links("blog/2015/page-2.html", "//ul[@aria-label='Months']")
    assert links == {"November": "../2015.html#month-11", "February": "../2015.html#month-02"}
    assert not built.page("blog/2015/page-2.html").xpath("//*[starts-with(@id, 'month-')]")


def test_a_month_may_begin_on_a_later_page(build):
    built = build(FILES | {"conf.py": f"{CONF}archive_page_size = 1\n"})
    assert built.links("blog/archive.html")["November"] == "2015.html#month-11"
    page = built.page("blog/archive.html")
    assert "2015/page-2.html#month-02" in page.xpath("//ul//a/@href")
    assert built.page("blog/2015/page-2.html").xpath("//*[@id='month-02']")


def test_days_and_months_follow_edits(site, tmp_path):
    here = site(FILES)
    here.build(warnings=True)
    for number, files in enumerate(
        (
            {"posts/2015/c.md": post("C", "More.", date="2015-03-01")},
            {"posts/2014/a.md": post("A", date="2014-02-03", status="draft")},
            {"posts/2015/b.md": post("Renamed", date="2015-02-03")},
        )
    ):
        wait()
        here.write(files)
        built = here.build(warnings=True)
        assert built.files() == here.copy(tmp_path / str(number)).build(warnings=True).files()
    assert days(built)["day-02-03"] == ["Renamed 2015"]
