"""Who gave talks is a person, with a page: whether they wrote or not."""

import pytest

from tests.building.searched import held
from tests.building.sites import SiteFolder, post

FILES = {
    "conferences.yml": "gala: {name: Gala, editions: {2014: {}, 2015: {}}}\n",
    "people.yml": "jane: {name: Jane Doe, aliases: [J. Doe], about: She measures.}\n",
    "programmes/gala-2014.yml": "talks:\n  - {title: Of old, speakers: [jane]}\n  - {title: Of late, speakers: [Somebody]}\n",
    "posts/one.md": post(
        "One",
        author="Bo",
        conferences=["gala-2015"],
        talks=[
            {"title": "Of bridges", "speakers": ["J. Doe", "Ada"]},
            {"title": "Of halls", "speakers": ["Bo"], "conference": "gala-2014"},
        ],
    ),
    "posts/two.md": post(
        "Two", author="Bo", date="2016-02-03", talks=[{"title": "At home", "speakers": ["Kim"]}]
    ),
    "posts/hidden.md": post(
        "Hidden", status="hidden", talks=[{"title": "A", "speakers": ["Hugo"]}]
    ),
    "posts/draft.md": post("Draft", status="draft", talks=[{"title": "B", "speakers": ["Dora"]}]),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("speakers"), FILES).build("html")


def talks(built, name):
    items = built.page(name).xpath("//*[@class='archive-talks']//li")
    return [" ".join(item.text_content().split()) for item in items]


def test_a_person_has_the_talks_that_posts_and_programmes_tell_of(built):
    assert talks(built, "blog/author/jane.html") == [
        "Of bridges with Ada, Gala 2015 told in One",
        "Of old, Gala 2014",
    ]
    assert "She measures." in built.main("blog/author/jane.html")
    assert talks(built, "blog/author/ada.html") == [
        "Of bridges with Jane Doe, Gala 2015 told in One"
    ]
    assert talks(built, "blog/author/bo.html") == ["Of halls, Gala 2014 told in One"]


def test_a_person_has_the_years_and_conferences_of_talks(built):
    page = built.page("blog/author/jane.html")
    assert page.xpath("//dl/div[dt='Years']/dd/text()") == ["2014–2015"]
    (series,) = page.xpath("//*[@class='archive-by-series']/li")
    assert " ".join(series.text_content().split()) == "Gala 2014 2015"


def test_who_wrote_nothing_has_no_list_of_posts(built):
    assert "No posts" not in built.main("blog/author/jane.html")
    assert built.page("blog/author/jane.html").xpath("//h2/text()") == ["Conferences", "Talks"]
    assert built.page("blog/author/bo.html").xpath("//h2/text()") == [
        "Conferences",
        "Posts",
        "Talks",
    ]


def test_talks_lead_to_those_who_gave_them(built):
    links = built.links("conferences/gala-2015.html")
    assert (links["Jane Doe"], links["Ada"]) == (
        "../blog/author/jane.html",
        "../blog/author/ada.html",
    )


def test_the_old_address_of_an_alias_leads_to_the_person(built):
    assert "url=jane.html" in built.text("blog/author/j-doe.html")


def test_the_index_counts_talks(built):
    rows = built.page("blog/author.html").xpath("//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["Ada", "", "1", "1", "2015", "2015"],
        ["Bo", "2", "1", "1", "2014", "2016"],
        ["Jane Doe", "", "2", "1", "2014", "2015"],
        ["Kim", "", "1", "", "2016", "2016"],
    ]


@pytest.mark.parametrize("name", ["somebody", "hugo", "dora"])
def test_whom_no_listed_post_tells_of_has_no_page(built, name):
    assert not built.has(f"blog/author/{name}.html")


def test_the_facet_of_authors_has_only_those_who_wrote(tmp_path):
    built = SiteFolder.of(tmp_path, FILES).build("html", search=True)
    _, facets = held(built)
    assert facets["author"].keys() == {"Bo"}
