"""The scorecard's figures, held against a second program that knows posts and no queries, and what shows them."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from unittest import mock

import pytest

from confarchive import cli
from confarchive.building.data import scorecard
from confarchive.building.data.measures import MEASURES
from confarchive.building.data.part_measures import PERSON, SERIES
from tests.building import counted, exported
from tests.building.counted import LANGUAGES, PLACES, TALKS
from tests.building.data.test_data_questions import EDITIONS, LINKS, POSTS
from tests.building.secret import FILES as SECRET_FILES
from tests.building.secret import PATH, SECRET, secret
from tests.building.sites import CONF, NOW, SiteFolder, leaks, post

SETTINGS = f"{CONF}archive_scorecard = True\n"


def text(row):
    name, day, authors, tags, about, mentions, words, links, elsewhere = row
    led = " ".join(f"[so](../../{link}.md) and [again](../../{link}.md)" for link in links)
    led += " ".join(f"[there]({url}) [at a place]({url}#there)" for url in elsewhere)
    return post(
        name[-1].upper(), f"{words} {led}", date=day, author=authors, tags=tags,
        conferences=[about], mentions=[mentions] if mentions else None, language=LANGUAGES.get(name),
        talks=[{"title": title, "speakers": [who]} for title, who in TALKS.get(name, {}).items()] or None,
    )  # fmt: skip


def conferences():
    series = defaultdict(str)
    for name, (first, last, country) in EDITIONS.items():
        slug, _, year = name.rpartition("-")
        series[slug] += (
            f"    {year}: {{dates: {first}/{last}, city: Town, country: {country}, "
            f"coordinates: '{PLACES[country][0]}, {PLACES[country][1]}'}}\n"
        )
    return "".join(f"{slug}:\n  name: {slug}\n  editions:\n{its}" for slug, its in series.items())


FILES = {
    "conf.py": SETTINGS,
    "conferences.yml": conferences(),
    "links.csv": LINKS,
    "posts/2014/hidden.md": post("H", date="2014-01-01", author="Hid", status="hidden", language="it"),
    **{f"{row[0]}.md": text(row) for row in POSTS},
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("scorecard"), FILES)


@pytest.fixture(scope="module")
def built(site):
    return site.build(warnings=True)  # of editions without posts


def told(site, capsys, *words):
    with mock.patch.dict("os.environ", {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}):
        assert cli.main(["scorecard", *words, "--site", str(site.source)]) == 0
    return capsys.readouterr().out


@pytest.fixture
def figures(site, capsys):
    found = json.loads(told(site, capsys, "--json"))["measures"]
    return {each["name"]: [tuple(row.values()) for row in each["rows"]] for each in found}


EXPECTED = dict(counted.Counted().all())


def test_every_measure_is_computed_otherwise_too(figures):
    assert set(EXPECTED) == {each.name for each in MEASURES} == set(figures)


@pytest.mark.parametrize("name", EXPECTED)
def test_figures_are_those_that_the_posts_give(figures, name):
    assert figures[name] == EXPECTED[name]


@pytest.mark.parametrize(
    ("day", "row"),
    [("2012-02-12", ("within a week", 1)), ("2012-02-13", ("within a month", 1)), ("2013-02-04", ("within a year", 1)), ("2013-02-05", ("later", 1))],
)  # fmt: skip
def test_the_bounds_of_times_to_a_post(tmp_path, capsys, day, row):
    edition = "fosdem:\n  name: FOSDEM\n  editions:\n    2012: {dates: 2012-02-04/2012-02-05}\n"
    posts = {
        "posts/a.md": post("A", date=day, conferences=["fosdem-2012"]),
        "posts/b.md": post("B", date="2012-02-04", conferences=["fosdem-2012"]),  # before its end
    }
    found = json.loads(
        told(SiteFolder.of(tmp_path, {"conferences.yml": edition} | posts), capsys, "--json")
    )
    (rows,) = [each["rows"] for each in found["measures"] if each["name"] == "days-to-post"]
    assert [tuple(each.values()) for each in rows] == [row]


# -- where they are shown


def test_queries_count_the_same_on_the_exported_database(site, figures):
    folder = exported.export(site)
    with closing(sqlite3.connect(folder / "archive.db")) as database:
        for each in MEASURES:
            assert database.execute(each.query).fetchall() == figures[each.name], each.name


def test_the_page_shows_all_of_them(built, figures):
    page = built.page("scorecard.html")
    for each in MEASURES:
        (section,) = page.xpath(f"//section[@aria-labelledby='{each.name}']")
        assert section.xpath("string(h2)").startswith(each.title)
        assert each.counted in section.xpath("string(.//figcaption)")
        assert section.xpath(".//pre/text()") == [each.query]
        cells = [
            tuple(int(value) for value in row.xpath("td/text()"))
            for row in section.xpath(".//tbody/tr")
        ]
        drawn = 2 if each.chart == "matrix" else 1
        assert cells == [row[1:] for row in figures[each.name]], each.name
        shapes = section.xpath(".//*[name()='rect' or name()='circle']")
        numbers = [value for row in figures[each.name] for value in row[drawn:] if value]
        assert len(shapes) == len(numbers)
        assert section.xpath(".//*[name()='svg']/@aria-hidden") == ["true"]
    assert "Belgium" in built.main("scorecard.html")
    assert (
        built.links("index.html", "//nav[@aria-label='Archive']")["Scorecard"] == "scorecard.html"
    )


def test_heights_tell_values(built):
    section = built.page("scorecard.html").xpath("//section[@aria-labelledby='posts-by-year']")[0]
    heights = [float(each) for each in section.xpath(".//*[name()='rect']/@height")]
    assert [round(each * 3 / 130) for each in heights] == [3, 2, 3, 2]


def test_months_without_posts_have_their_place(built):
    section = built.page("scorecard.html").xpath("//section[@aria-labelledby='posts-by-month']")[0]
    places = {
        round(float(x.rstrip("%")) * 12 / 100 - 0.1)
        for x in section.xpath(".//*[name()='rect']/@x")
    }
    assert places == {int(row[1][5:7]) - 1 for row in POSTS}


PARTS = {
    "conferences/fosdem.html": (counted.of_series("fosdem"), SERIES),
    "conferences/elbe-days.html": (counted.of_series("elbe-days"), SERIES),
    "blog/author/ann.html": (counted.of_person("Ann"), PERSON),
}


@pytest.mark.parametrize("page", PARTS)
def test_a_series_and_a_person_have_theirs(site, built, page):
    expected, part = PARTS[page]
    drawn = [name for name in part.counted if expected[name]]
    sections = built.page(page).xpath("//section[@class='archive-figure']")
    assert [each.get("aria-labelledby") for each in sections] == drawn
    with closing(sqlite3.connect(exported.export(site) / "archive.db")) as database:
        for name, section in zip(drawn, sections, strict=True):
            (query,) = section.xpath(".//pre/text()")
            assert database.execute(query).fetchall() == expected[name], name
            cells = [
                tuple(int(value) for value in row.xpath("td/text()"))
                for row in section.xpath(".//tbody/tr")
            ]
            assert cells == [row[1:] for row in expected[name]]
            assert part.counted[name] in section.xpath("string(.//figcaption)")


def test_what_is_not_measured_of_a_person_is_not_drawn(built):
    page = built.page("blog/author/ann.html")
    assert page.xpath("//section[@aria-labelledby='distance-by-year']")
    assert not page.xpath("//section[@aria-labelledby='editions-by-year']")
    assert not built.page("conferences/fosdem.html").xpath(
        "//section[@aria-labelledby='distance-by-year']"
    )


def test_figures_are_counted_once_and_only_where_they_are_shown(site, tmp_path, monkeypatch):
    made, whole = [], scorecard.of_archive
    monkeypatch.setattr(scorecard, "of_archive", lambda *told: made.append(1) or whole(*told))
    here = site.copy(tmp_path / "counting")
    here.build(warnings=True)
    assert made == [1]
    here.write({"conf.py": CONF})
    here.build(warnings=True)
    assert made == [1]


def test_editions_and_people_of_one_year_have_none(built):
    for page in ("conferences/fosdem-2012.html", "blog/author/dee.html"):
        assert not built.page(page).xpath("//*[@class='archive-figure']")


def test_the_command_tells_people_too(site, capsys):
    said = told(site, capsys)
    assert "Posts a year\n" in said
    assert "  year\tposts\n  2012\t3\n" in said


def test_without_the_setting_there_is_none(tmp_path):
    built = SiteFolder.of(tmp_path, FILES | {"conf.py": CONF}).build(warnings=True)
    assert not built.has("scorecard.html")
    assert not built.page("conferences/fosdem.html").xpath("//*[@class='archive-figure']")


def test_what_is_not_measured_is_not_drawn(tmp_path):
    files = {"conf.py": SETTINGS, "posts/a.md": post("A")}
    page = SiteFolder.of(tmp_path, files).build().page("scorecard.html")
    assert page.xpath("//section/@aria-labelledby")[:2] == ["posts-by-year", "posts-by-month"]
    assert not page.xpath(
        "//section[@aria-labelledby='citations' or @aria-labelledby='talks-by-year']"
    )


def test_no_byte_of_a_draft_and_nothing_stale(tmp_path):
    site = SiteFolder.of(tmp_path, SECRET_FILES | {"conf.py": SETTINGS, PATH: secret()})
    assert leaks(site.build().output, SECRET)
    site.write({PATH: secret(status="draft")})
    reused = site.build()
    clean = SiteFolder(tmp_path / "other", site.source).build()
    assert not leaks(reused.output, SECRET)
    assert reused.files() == clean.files()
