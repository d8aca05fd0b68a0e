"""Posts of a series: their parts as headers number them, each blog's for itself, and no box names them again."""

from tests.building.site.test_connections import CONFERENCES
from tests.building.sites import SECTIONS, post, sections


def test_the_header_says_which_part_a_post_is(build):
    parts = {"a": 1, "b": 2, "c": 2, "d": 5}
    files = {f"posts/2015/{n}.md": post(n, series="A trip", part=part) for n, part in parts.items()}
    built = build(files)
    for name, part in parts.items():
        assert f"Part {part} of 5: A trip" in sections(built, f"posts/2015/{name}.html")
    items = built.page("posts/2015/d.html").xpath(f"{SECTIONS}/ol/li")
    assert [item.get("value") for item in items] == [None, None, "2", "5"]


def test_a_part_may_be_none_before_the_first(build):
    parts = {"a": 0, "b": 1, "c": 2}
    files = {f"posts/2015/{n}.md": post(n, series="A trip", part=part) for n, part in parts.items()}
    built = build(files)
    for name, part in parts.items():
        assert f"Part {part} of 2: A trip" in sections(built, f"posts/2015/{name}.html")


def test_a_series_stays_within_the_blog_of_a_post(build):
    def of(title, day, blog):
        source = f"{{blog: {blog}, path: p{day}, sha256: x}}"
        return post(title, date=f"2015-01-0{day}", source=source, series="A trip", part=day)

    built = build(
        {
            "posts/2015/a.md": of("A", 1, "one"),
            "posts/2015/b.md": of("B", 2, "two"),
            "posts/2015/c.md": of("C", 3, "one"),
            "posts/2015/d.md": of("D", 1, "two"),
            "posts/2015/e.md": of("E", 4, "three"),
        }
    )
    assert sections(built, "posts/2015/b.html")["Part 2 of 2: A trip"] == ["D previous", "B"]
    assert sections(built, "posts/2015/c.html")["Part 3 of 3: A trip"] == ["A previous", "C"]
    assert not any("A trip" in title for title in sections(built, "posts/2015/e.html"))


def test_who_cites_a_post_is_not_named_again_where_its_series_or_conference_names_them(build):
    files = {
        "conferences.yml": CONFERENCES,
        "posts/2015/a.md": post("A", series="A trip", conferences=["fosdem-2015"]),
        "posts/2015/b.md": post("B", "See [it](a.md).", date="2015-02-04", series="A trip"),
        "posts/2015/c.md": post(
            "C", "See [it](a.md).", date="2015-02-05", conferences=["fosdem-2015"]
        ),
        "posts/2015/d.md": post("D", "See [it](a.md).", date="2015-02-06"),
    }
    found = sections(build(files), "posts/2015/a.html")
    assert [item[0] for item in found["Cited by"]] == ["D"]
