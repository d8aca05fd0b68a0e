"""The ways into an archive: the home page at a glance, and conferences in other orders."""

import pytest

from tests.building.sites import CONF, SiteFolder, png, post, wait

CONFERENCES = """\
fosdem:
  name: FOSDEM
  editions:
    2014: {dates: 2014-02-01/2014-02-02, city: Ghent, country: BE}
    2015: {dates: 2015-01-31/2015-02-01, city: Brussels, country: BE, coordinates: [50.8, 4.4]}
guadec:
  name: GUADEC
  editions:
    2014: {dates: 2014-07-26/2014-08-01, city: Strasbourg, country: FR}
    2020: {dates: 2020-07, online: yes}
    2021: {dates: 2021-08, online: yes, country: MX}
"""
COVER = "../../files/hall.png"
FILES = {
    "conferences.yml": CONFERENCES,
    "files/hall.png": png(30, 20),
    "posts/2015/a.md": post("A", conferences=["fosdem-2015"], author="Jane, Bob", cover=COVER),
    "posts/2014/b.md": post("B", date="2014-03-01", conferences=["guadec-2014"], author="Jane"),
    "posts/2014/c.md": post("C", date="2014-02-04", conferences=["fosdem-2014"]),
}
HIDDEN = {
    "posts/2016/draft.md": post(
        "Secret", date="2016-01-01", status="draft", author="Eve", conferences=["gala-2016"]
    ),
    "posts/2017/h.md": post("Out of sight", date="2017-01-01", status="hidden", author="Mallory"),
}


def numbers(built):
    found = built.page("index.html").xpath("//*[@class='archive-numbers']//a")
    return {link.text_content(): link.get("href") for link in found}


def headings(built, name):
    return built.page(name).xpath("//*[@role='main']//h2/text()")


def terms(built, name, heading):
    """Return the items of the list under a heading."""
    (found,) = built.page(name).xpath(f"//h2[.='{heading}']/following::ul[1]")
    return [" ".join(item.text_content().split()) for item in found.xpath("li")]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("glance"), FILES | HIDDEN).build(warnings=True)


def test_the_home_page_tells_how_much_there_is(built):
    assert numbers(built) == {
        "3 posts": "blog.html",
        "2 conferences": "conferences.html",
        "3 countries": "conferences-by-country.html",
        "2 years": "blog/archive.html",
    }


def test_it_tells_as_many_as_the_pages_show_to_which_it_leads(built):
    countries = [
        each for each in headings(built, "conferences-by-country.html") if each != "Online"
    ]
    assert f"{len(countries)} countries" in numbers(built)
    rows = built.page("conferences.html").xpath("//table//tbody/tr/th[@scope='row']/a")
    assert f"{len(rows)} conferences" in numbers(built)


def test_the_home_page_draws_the_conferences(built):
    page = built.page("index.html")
    assert page.xpath("//*[local-name()='svg' and contains(@class, 'archive-timeline')]")
    (mark,) = page.xpath("//*[contains(@class, 'archive-world')]//*[local-name()='a']/@href")
    assert mark == "conferences.html#place-brussels-belgium"
    assert built.page("conferences.html").xpath("//*[@id='place-brussels-belgium']")


def test_the_home_page_shows_pictures_and_people(built):
    assert built.links("index.html", "//*[@class='archive-gallery']") == {"A": "posts/2015/a.html"}
    assert terms(built, "index.html", "People") == ["Jane 2", "Bob 1"]


def test_nothing_at_a_glance_tells_of_drafts_and_hidden_posts(built):
    for name in ("index", "conferences-by-country", "conferences-by-month", "conferences"):
        text = built.text(f"{name}.html")
        assert not any(word in text for word in ("Secret", "Eve", "gala", "Out of", "Mallory"))


def test_who_writes_all_is_not_told(build):
    built = build({"posts/a.md": post("A", author="Jane")})
    assert "People" not in headings(built, "index.html")
    assert numbers(built) == {"1 post": "blog.html", "1 year": "blog/archive.html"}


def test_the_home_page_can_do_without(build):
    built = build(FILES | {"conf.py": f"{CONF}archive_home_glance = False\n"})
    assert headings(built, "index.html") == ["Latest posts", "Conferences", "Years"]
    assert numbers(built) == {}


def test_an_empty_archive_has_nothing_to_glance_at(build):
    built = build({})
    assert numbers(built) == {}
    assert not built.has("conferences-by-country.html")
    assert not built.has("conferences-by-month.html")


def test_the_home_page_names_the_conferences_with_most_posts_first(build):
    more = {"posts/2015/d.md": post("D", conferences=["guadec-2014"])}
    built = build(FILES | more | {"posts/2015/e.md": post("E", conferences=["guadec"])})
    assert terms(built, "index.html", "Conferences") == ["GUADEC 3", "FOSDEM 2"]


def test_conferences_by_country(built):
    assert terms(built, "conferences-by-country.html", "Belgium") == [
        "FOSDEM 2015 1",
        "FOSDEM 2014 1",
    ]
    assert headings(built, "conferences-by-country.html") == [
        "Belgium", "France", "Mexico", "Online",
    ]  # fmt: skip
    assert terms(built, "conferences-by-country.html", "Online") == ["GUADEC 2020"]
    assert built.links("conferences.html")["by country"] == "conferences-by-country.html"


def test_conferences_by_month_of_the_year(built):
    assert headings(built, "conferences-by-month.html") == [
        "January", "February", "July", "August",
    ]  # fmt: skip
    assert terms(built, "conferences-by-month.html", "July") == ["GUADEC 2020", "GUADEC 2014 1"]


def test_months_are_told_in_the_language_of_the_site(build):
    conf = CONF.replace('language = "en"', 'language = "de"')
    built = build(FILES | {"conf.py": conf})
    assert headings(built, "conferences-by-month.html")[0] == "Januar"


def test_an_edition_shows_where_it_was_its_pictures_and_people(built):
    page = built.page("conferences/fosdem-2015.html")
    (mark,) = page.xpath("//*[contains(@class, 'archive-world')]//*[local-name()='a']/@href")
    assert mark == "../conferences.html#place-brussels-belgium"
    (land,) = page.xpath("//*[contains(@class, 'archive-world')]/image/@href")
    assert land.startswith("../_static/confarchive-world.svg")
    assert terms(built, "conferences/fosdem-2015.html", "People") == ["Bob 1", "Jane 1"]
    assert built.page("conferences/fosdem-2015.html").xpath("//*[@class='archive-gallery']")
    assert not built.page("conferences/guadec-2014.html").xpath("//*[@class='archive-gallery']")
    assert not built.page("conferences/guadec-2014.html").xpath(
        "//*[contains(@class, 'archive-world')]"
    )


def test_an_edit_of_a_text_writes_no_other_page(site):
    here = site(FILES)
    here.build(warnings=True)
    before = here.build(warnings=True).files()
    wait()
    edited = post("C", "Some words.\n\nMore.", date="2014-02-04", conferences=["fosdem-2014"])
    here.write({"posts/2014/c.md": edited})
    built = here.build(warnings=True)
    assert built.written == {"posts/2014/c"}
    assert built.files()["index.html"] == before["index.html"]


def test_the_home_page_follows_what_it_shows(site, tmp_path):
    here = site(FILES)
    here.build(warnings=True)
    for files in (
        {"conferences.yml": CONFERENCES.replace("FR}", "BE}")},
        {"posts/2014/b.md": post("B", date="2014-03-01", author="Ann")},
        {"posts/2015/a.md": None},
    ):
        wait()
        here.write(files)
        built = here.build(warnings=True)
        clean = here.copy(tmp_path / f"clean{len(list(tmp_path.iterdir()))}").build(warnings=True)
        assert built.files() == clean.files()
    assert numbers(built) == {
        "2 posts": "blog.html",
        "2 conferences": "conferences.html",
        "2 countries": "conferences-by-country.html",
        "1 year": "blog/archive.html",
    }
