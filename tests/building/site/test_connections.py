"""Around a post: its conferences' other posts, its series, and the posts before and after it."""

import pytest

from tests.building.sites import SECTIONS, post, sections, wait

CONFERENCES = """\
fosdem:
  name: FOSDEM
  editions:
    2014: {city: Brussels, country: BE}
    2015: {city: Brussels, country: BE}
    2016: {city: Brussels, country: BE}
"""
FILES = {
    "conferences.yml": CONFERENCES,
    "posts/2015/one.md": post("One", conferences=["fosdem-2015"]),
    "posts/2015/two.md": post("Two", date="2015-02-04", conferences=["fosdem-2015"]),
    "posts/2016/three.md": post("Three", date="2016-02-04", conferences=["fosdem-2016"]),
    "posts/2016/four.md": post("Four", date="2016-02-05", conferences=["fosdem"]),
    "posts/2016/five.md": post("Five", date="2016-02-06"),
}


# -- conferences


def test_a_post_leads_to_the_others_of_its_edition_and_to_other_years(build):
    built = build(FILES)
    found = sections(built, "posts/2015/one.html")
    assert found["Elsewhere on FOSDEM 2015"] == ["Two 4 February 2015"]
    assert found["FOSDEM in other years"] == ["FOSDEM 2016 1"]
    links = built.links("posts/2015/one.html", SECTIONS)
    assert links["Two"] == "two.html"
    assert links["FOSDEM 2016"] == "../../conferences/fosdem-2016.html"


def test_a_post_about_the_series_leads_to_all_its_posts(build):
    found = sections(build(FILES), "posts/2016/four.html")
    assert found["More on FOSDEM"] == [
        "Three 4 February 2016",
        "Two 4 February 2015",
        "One 3 February 2015",
    ]


def test_a_post_about_no_conference_leads_to_none(build):
    assert sections(build(FILES), "posts/2016/five.html") == {}


def test_where_there_are_many_the_conference_has_all(build):
    many = {
        f"posts/2015/n{day}.md": post(
            f"N{day}", date=f"2015-03-{day:02}", conferences=["fosdem-2015"]
        )
        for day in range(1, 8)
    }
    built = build(FILES | many)
    (section,) = built.page("posts/2015/one.html").xpath(SECTIONS)[:1]
    assert len(section.xpath(".//li")) == 5
    assert " ".join(section.xpath("string(p)").split()) == "All 9 posts about FOSDEM 2015"


# -- series of posts


def series(count, **header):
    return {
        f"posts/2015/p{day}.md": post(
            f"P{day}", date=f"2015-03-{day:02}", series="A trip", **header
        )
        for day in range(1, count + 1)
    }


def test_a_post_knows_its_place_in_its_series(build):
    built = build(series(3))
    found = sections(built, "posts/2015/p2.html")
    assert found["Part 2 of 3: A trip"] == ["P1 previous", "P2", "P3 next"]
    (current,) = built.page("posts/2015/p2.html").xpath(f"{SECTIONS}//*[@aria-current]")
    assert current.text == "P2"


def test_the_authors_numbers_order_a_series(site):
    files = {f"posts/2015/p{n}.md": post(f"P{n}", series="A trip", part=4 - n) for n in (1, 2, 3)}
    here = site(files)
    assert sections(here.build(), "posts/2015/p2.html")["Part 2 of 3: A trip"] == [
        "P3 previous",
        "P2",
        "P1 next",
    ]
    here.write({"posts/2015/p1.md": post("P1", series="A trip", part=1)})
    found = sections(here.build(), "posts/2015/p2.html")
    assert found["Part 2 of 2: A trip"] == ["P1", "P3 previous", "P2"]


def test_posts_without_a_part_come_last_by_date(build):
    files = series(3) | {"posts/2015/p3.md": post("P3", date="2015-03-03", series="A trip", part=7)}
    assert sections(build(files), "posts/2015/p3.html")["Part 7 of 7: A trip"] == [
        "P3",
        "P1 next",
        "P2",
    ]


def test_of_a_long_series_the_parts_around_are_told(build):
    built = build(series(12))
    assert sections(built, "posts/2015/p8.html")["Part 8 of 12: A trip"] == [
        *("P5", "P6", "P7 previous", "P8", "P9 next", "P10", "P11")
    ]
    assert built.page("posts/2015/p8.html").xpath(f"{SECTIONS}/ol/@start") == ["5"]


def test_one_post_is_no_series(build):
    built = build(series(1) | {"posts/2015/h.md": post("H", series="A trip", status="hidden")})
    assert sections(built, "posts/2015/p1.html") == {}
    assert sections(built, "posts/2015/h.html") == {}


# -- boxes


def test_what_stands_in_one_box_is_not_repeated_in_the_next(build):
    words = "Puppet writes manifests, and manifests describe nodes of a catalogue."
    conf = {"conferences.yml": CONFERENCES + "guadec:\n  name: GUADEC\n  editions:\n    2015: {}\n"}
    both = ["fosdem-2015", "guadec-2015"]
    built = build(
        conf
        | {
            "posts/2015/a.md": post("A", words, series="Trip", conferences=both),
            "posts/2015/b.md": post("B", words, series="Trip", conferences=both),
            "posts/2015/c.md": post("C", words, conferences=both),
            "posts/2015/d.md": post("D", words, conferences=["guadec-2015"], mentions="fosdem"),
            "posts/2015/e.md": post("E", words, mentions="fosdem-2015"),
            "posts/2015/f.md": post("F", words),
        }
        | {f"posts/2015/{n}.md": post(str(n), "Bread and cheese.") for n in range(9)}
    )
    found = sections(built, "posts/2015/a.html")
    assert {title: [item.split()[0] for item in items] for title, items in found.items()} == {
        "Part 1 of 2: Trip": ["A", "B"],
        "Elsewhere on FOSDEM 2015": ["C"],
        "Elsewhere on GUADEC 2015": ["D"],
        "FOSDEM 2015 mentioned in": ["E"],
        "Related posts": ["F"],
    }


def test_a_box_shows_others_for_those_that_stand_above(build):
    trip = {
        f"posts/2015/p{day}.md": post(
            f"P{day}", date=f"2015-03-{day:02}", series="A trip", conferences=["fosdem-2015"]
        )
        for day in range(1, 7)
    }
    found = sections(build(FILES | trip), "posts/2015/p5.html")
    assert [item.split()[0] for item in found["Elsewhere on FOSDEM 2015"]] == ["P1", "Two", "One"]


def test_previous_and_next_stay_within_the_blog_of_a_post(build):
    def of(title, date, blog):
        source = f"{{blog: {blog}, path: p, sha256: x}}" if blog else None
        return post(title, date=date, source=source)

    def neighbours(built, name):
        found = built.page(f"posts/2015/{name}.html").xpath("//*[@class='related-pages']/a")
        return [" ".join(link.text_content().split()) for link in found]

    joint = {
        "posts/2015/a.md": of("A", "2015-01-01", "one"),
        "posts/2015/b.md": of("B", "2015-01-02", "two"),
        "posts/2015/c.md": of("C", "2015-01-03", "one"),
        "posts/2015/d.md": of("D", "2015-01-04", None),
        "posts/2015/e.md": of("E", "2015-01-05", "two"),
    }
    built = build(joint)
    assert neighbours(built, "a") == ["Next C"]
    assert neighbours(built, "c") == ["Previous A"]
    assert neighbours(built, "d") == []
    assert neighbours(built, "e") == ["Previous B"]


def test_what_is_written_since_an_import_follows_the_only_blog(build):
    source = "{blog: one, path: p, sha256: x}"
    built = build(
        {
            "posts/2015/a.md": post("A", date="2015-01-01", source=source),
            "posts/2015/b.md": post("B", date="2015-01-02"),
        }
    )
    (link,) = built.page("posts/2015/a.html").xpath("//*[@class='related-pages']/a/@href")
    assert link == "b.html"


# -- citations


@pytest.fixture
def steps(site, tmp_path):
    """Return a function that edits a built site, and tells which pages were written anew.

    Whatever they were, the result is that of a clean build, byte for byte.
    """
    here = site(FILES)
    here.build(warnings=True)

    def step(files):
        wait()
        here.write(files)
        built = here.build(warnings=True)
        clean = here.copy(tmp_path / "clean").build(warnings=True)
        assert built.files() == clean.files()
        return {name.rpartition("/")[2] for name in built.written if name.startswith("posts/")}

    return step


@pytest.mark.parametrize(
    ("files", "written"),
    [
        pytest.param(
            {"posts/2015/two.md": post("Second", date="2015-02-04", conferences=["fosdem-2015"])},
            {"one", "two", "three", "four"},
            id="a post is retitled: its neighbours and those of its conference tell it",
        ),
        pytest.param(
            {"posts/2016/five.md": post("Five", "See [](../2015/one.md).", date="2016-02-06")},
            {"one", "five"},
            id="a post is cited",
        ),
        pytest.param(
            {
                "posts/2016/three.md": post(
                    "Three", "Else.", date="2016-02-04", conferences=["fosdem-2016"]
                )
            },
            {"three"},
            id="a post's text alone is changed",
        ),
        pytest.param(
            {
                "conferences.yml": CONFERENCES.replace("name: FOSDEM", "name: Fosdem"),
            },
            {"one", "two", "three", "four"},
            id="a conference is renamed",
        ),
        pytest.param(
            {
                "conferences.yml": CONFERENCES.replace(
                    "    2014: {city: Brussels, country: BE}\n", ""
                ),
            },
            set(),
            id="an edition without posts is dropped",
        ),
        pytest.param(
            {"posts/2016/three.md": post("Three", date="2016-02-04")},
            {"one", "two", "three", "four"},
            id="the only post of an edition leaves it",
        ),
    ],
)
def test_exactly_the_pages_that_tell_something_else_are_written(steps, files, written):
    assert steps(files) == written
