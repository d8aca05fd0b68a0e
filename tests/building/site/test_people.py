"""People: a page each, at the address that authors have had, and what leads to it."""

import json

import jsonschema
import pytest

from tests.building.searched import fragments
from tests.building.sites import CONF, SiteFolder, file_of, post, wait

PEOPLE = """\
jane:
  name: Jane Doe
  aliases: [J. Doe, jdoe]
  url: https://jane.example/
  about: Looks after <machines> of a library.
nobody: {name: Nobody Here, about: Has not written yet.}
"""
CONFERENCES = """\
fosdem: {name: FOSDEM, editions: {2015: {}, 2016: {}, 2018: {}}}
pycon: {name: PyCon, editions: {2016: {}}}
akademy: {name: Akademy}
linux: {name: linux.conf}
zope: {name: Zope}
"""
FILES = {
    "people.yml": PEOPLE,
    "conferences.yml": CONFERENCES,
    "posts/one.md": post(
        "One",
        "[Her](#author-jdoe), [all](#list-authors), [all of them](#list-people).",
        date="2015-02-03",
        author="J. Doe, Bo Reed",
        conferences=["fosdem-2015"],
        mentions=["pycon-2016", "zope", "linux", "akademy"],
        tags=["bridges", "stones"],
    ),
    "posts/two.md": post(
        "Two",
        date="2016-02-03",
        author="jane, Ada, Bo Reed",
        conferences=["fosdem-2016", "fosdem", "pycon-2016"],
        tags=["bridges", "stones"],
    ),
    "posts/three.md": post(
        "Three", date="2018-02-03", author="Jane Doe", conferences=["fosdem-2018"]
    ),
    "posts/four.md": post("Four", date="2012-02-03", author="Ada"),
    "posts/hidden.md": post("Hidden", author="jdoe, Only Hidden", status="hidden"),
}
BASE = "https://archive.example/"
JANE = "blog/author/jane.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("people"), FILES).build(search=True, warnings=True)


def words(built, name, path):
    return [" ".join(each.text_content().split()) for each in built.page(name).xpath(path)]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_person_has_one_page_whatever_posts_call_them(build, builder):
    built = build(FILES, builder)
    name = JANE if builder == "html" else JANE.replace(".html", "/index.html")
    assert words(built, name, "//h1") == ["Jane Doe¶"] or words(built, name, "//h1") == ["Jane Doe"]
    assert built.titles(name) == ["Three", "Two", "One"]
    (title,) = built.page(name).xpath("//title/text()")
    assert title == "Jane Doe - Small archive"


def test_a_page_tells_what_is_known_of_a_person(built):
    assert "Looks after <machines> of a library." in built.main(JANE)
    assert words(built, JANE, "//dl[@class='archive-facts']/div") == [
        "Years2015–2016, 2018",
        "Websitejane.example",
        "Wrote withBo Reed 2, Ada 1",
    ]
    links = built.links(JANE)
    assert links["jane.example"] == "https://jane.example/"
    assert file_of(JANE, links["Bo Reed"]) == "blog/author/bo-reed.html"
    (description,) = built.page(JANE).xpath("//meta[@name='description']/@content")
    assert description == "Looks after <machines> of a library."


def test_conferences_stand_by_series_first_those_that_posts_are_about(built):
    lists = built.page(JANE).xpath("//ul[@class='archive-by-series']")
    told = [[" ".join(each.text_content().split()) for each in found] for found in lists]
    assert told == [
        ["FOSDEM 3 2015 2016 2018", "PyCon 1 2016"],
        ["Akademy 1", "linux.conf 1", "Zope 1"],
    ]
    links = built.links(JANE, "//ul[@class='archive-by-series'][1]")
    assert file_of(JANE, links["FOSDEM"]) == "conferences/fosdem.html"
    assert file_of(JANE, links["2015"]) == "conferences/fosdem-2015.html"
    mentioned = "//h3[starts-with(., 'Mentioned')]"
    assert built.page(JANE).xpath(f"{mentioned}/following::ul[1]/li//a/text()") == [
        "Akademy",
        "linux.conf",
        "Zope",
    ]


def test_a_post_names_its_authors_as_they_are_called(built):
    authors = built.page("posts/one.html").xpath("//*[@itemprop='author']")
    assert [author.text_content() for author in authors] == ["Jane Doe", "Bo Reed"]
    links = built.links("posts/one.html")
    assert file_of("posts/one.html", links["Jane Doe"]) == JANE
    assert {file_of("posts/one.html", links[name]) for name in ("all", "all of them")} == {
        "blog/author.html"
    }
    assert file_of("posts/one.html", links["Her"]) == JANE


def test_who_is_not_in_the_file_has_a_page_too(built):
    assert built.titles("blog/author/ada.html") == ["Two", "Four"]
    assert words(built, "blog/author/ada.html", "//dl[@class='archive-facts']/div") == [
        "Years2012, 2016",
        "Wrote withBo Reed 1, Jane Doe 1",
    ]


@pytest.mark.parametrize("name", ["jane-doe", "j-doe", "jdoe"])
def test_the_addresses_and_feeds_of_other_names_lead_to_the_person(built, name):
    old = f"blog/author/{name}.html"
    (refresh,) = built.page(old).xpath("//meta[@http-equiv='refresh']/@content")
    assert file_of(old, refresh.partition("url=")[2]) == JANE
    feed = built.text("blog/author/jane/atom.xml")
    assert built.text(f"blog/author/{name}/atom.xml") == feed
    assert feed.count("<name>Jane Doe</name>") == 3
    assert "Small archive - Jane Doe" in feed


def test_the_index_has_all_people_in_the_order_of_their_names(built):
    rows = built.page("blog/author.html").xpath("//tbody/tr")
    told = [[cell.text_content() for cell in row] for row in rows]
    assert told == [
        ["Ada", "2", "", "2", "2012", "2016"],
        ["Bo Reed", "2", "", "2", "2015", "2016"],
        ["Jane Doe", "3", "", "2", "2015", "2018"],
    ]
    navigation = built.links("index.html", "//nav[@aria-label='Archive']")
    assert navigation["People"] == "blog/author.html"


def test_who_has_nothing_that_is_listed_is_nowhere(built):
    for name, content in built.files().items():
        assert b"Nobody Here" not in content, name
        assert b"only-hidden" not in content, name
    assert not built.page("posts/hidden.html").xpath("//a[text()='Only Hidden']")
    assert built.links("posts/hidden.html")["Jane Doe"]


def test_no_page_shows_an_alias(built):
    for name in built.pages():
        assert "J. Doe" not in built.text(name), name


def test_machines_are_told_of_a_person(built, repository):
    (script,) = built.page(JANE).xpath("//script[@type='application/ld+json']/text()")
    found = json.loads(script)
    assert found == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": f"{BASE}{JANE}",
        "url": f"{BASE}{JANE}",
        "name": "Jane Doe",
        "description": "Looks after <machines> of a library.",
        "sameAs": "https://jane.example/",
    }
    schema = (repository / "tests/building/output/structured-data.schema.json").read_text("utf-8")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(found)
    assert f"<loc>{BASE}{JANE}</loc>" in built.text("sitemap.xml")
    assert "jdoe" not in built.text("sitemap.xml")


def test_the_search_knows_people_by_all_their_names(built):
    found = fragments(built)
    person = found["/blog/author/jane.html"]
    assert (person["meta"]["name"], person["meta"]["aliases"]) == ("Jane Doe", "J. Doe, jdoe")
    assert found["/posts/one.html"]["filters"]["author"] == ["Jane Doe", "Bo Reed"]
    assert found["/posts/three.html"]["filters"]["author"] == ["Jane Doe"]


def test_a_long_list_tells_of_the_person_on_its_first_page(build):
    built = build(FILES | {"conf.py": f"{CONF}archive_page_size = 2\n"})
    first, second = built.main(JANE), built.main("blog/author/jane/page-2.html")
    assert "Wrote with" in first
    assert "Conferences" in first
    assert "Wrote with" not in second
    assert "Conferences" not in second
    script = "//script[@type='application/ld+json']"
    assert not built.page("blog/author/jane/page-2.html").xpath(script)


def test_a_name_whose_address_a_post_has_already_is_told_with_its_file(build):
    old = post("Old", author="Jane Doe", redirect="blog/author/jane-doe")
    files = {"people.yml": PEOPLE, "posts/old.md": old}
    (warning,) = build(files, warnings=True).warnings
    assert warning.endswith(
        "people.yml:1: WARNING: blog/author/jane-doe: posts/old.md has this old address too; it leads "
        "to posts/old: take it out of one of them [confarchive.duplicate-address]"
    )


def test_a_person_whose_posts_are_drafts_is_in_a_preview_alone(site):
    files = {
        "people.yml": PEOPLE,
        "posts/draft.md": post("Draft", author="jdoe", status="draft"),
        "posts/one.md": post("One"),
    }
    here = site(files)
    assert here.build(tags=["drafts"]).titles(JANE) == ["Draft"]
    built = here.build(warnings=True)
    assert not built.has("blog/author.html")
    for name, content in (*built.files().items(), *files_of(built.doctrees)):
        assert b"jane" not in content.lower(), name


def files_of(folder):
    return [(path.name, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]


EDITS = {
    "the file goes": None,
    "an alias goes": PEOPLE.replace("J. Doe, ", ""),
    "another name": PEOPLE.replace("name: Jane Doe", "name: Jane Roe"),
    "another key": PEOPLE.replace("jane:", "jane-d:"),
    "another sentence": PEOPLE.replace("machines", "books"),
    "another address": PEOPLE.replace("https://jane", "https://doe"),
    "one more": f"{PEOPLE}ada: {{name: Ada L., aliases: [Ada]}}\n",
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_a_change_the_site_is_as_built_anew(site, tmp_path, edit):
    text = FILES["posts/one.md"].replace("(#author-jdoe)", "(#list-authors)")
    here = site(FILES | {"posts/one.md": text})
    before = here.build().files()
    wait()
    here.write({"people.yml": EDITS[edit]})
    built = here.build(warnings=True)
    clean = here.copy(tmp_path / "clean").build(warnings=True).files()
    assert built.files() == clean
    assert built.files() != before


def test_an_edit_writes_the_pages_of_that_person_alone(site):
    here = site(FILES)
    built = here.build()
    wait()
    here.write({"people.yml": PEOPLE.replace("machines", "books")})
    before = {name: (built.output / name).stat().st_mtime_ns for name in built.pages()}
    after = here.build()
    written = {name for name in before if (after.output / name).stat().st_mtime_ns != before[name]}
    assert written - {"search.html"} == {JANE}
