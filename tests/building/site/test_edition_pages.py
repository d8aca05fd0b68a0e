"""Editions: their order in the strip of a series, and who wrote of one."""

from tests.building.site.test_conferences import heading, words
from tests.building.sites import post


def test_editions_of_one_year_stand_by_their_days(build):
    text = (
        "gala:\n  name: Gala\n  editions:\n    2015a: {dates: 2015-11-02}\n    2015b: {dates: 2015-10-02}\n"
        "    2018-autumn: {dates: 2018-10-02}\n    2018-spring: {dates: 2018-04}\n"
        "    2019-b: {dates: 2019-04-02}\n    2019-a: {}\n    2021: {dates: 2022-01-02}\n"
    )
    strip = heading(build({"conferences.yml": text}).page("conferences/gala.html"), "Editions")
    assert [words(year) for year in strip] == [
        *(
            "2015b",
            "2015a",
            "2016",
            "2017",
            "2018-spring",
            "2018-autumn",
            "2019-a",
            "2019-b",
            "2020",
            "2021",
        ),
    ]


def test_who_wrote_of_an_edition_alone_is_told_where_others_write_too(build):
    files = {
        "posts/a.md": post("A", author="Jane Doe", conferences=["gala-2015"]),
        "posts/b.md": post("B", author="Bo Roe", conferences=["fair-2015"]),
    }
    people = (
        build(files).page("conferences/gala-2015.html").xpath("//h2[.='People']/following::ul[1]")
    )
    assert "Jane Doe" in people[0].text_content()
    del files["posts/b.md"]
    assert not build(files).page("conferences/gala-2015.html").xpath("//h2[.='People']")


def test_a_name_in_other_capitals_has_no_page_beside_it(build):
    built = build(
        {
            "posts/a.md": post("A", conferences=["FIG-2020"]),
            "posts/b.md": post("B", conferences=["fig-2020"]),
            "programmes/Fig-2020.yml": "talks:\n  - {title: Of bridges}\n",
        }
    )
    assert {each.name for each in (built.output / "conferences").glob("fig*.html")} == {
        "fig.html",
        "fig-2020.html",
    }
    assert not list((built.output / "conferences").glob("F*"))
    assert built.titles("conferences/fig-2020.html") == ["A", "B"]
    assert "Of bridges" in built.main("conferences/fig-2020.html")
