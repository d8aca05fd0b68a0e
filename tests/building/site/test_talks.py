"""Talks that headers list: on posts, at conferences, on a page of their own, in data, the search and among the files."""

import json

import pytest

from tests.building.searched import fragments
from tests.building.sites import SiteFolder, post, wait

SLIDES = b"%PDF-1.4 slides\n"
MEASURING = {
    "title": "Measuring <b> & more",
    "speakers": ["Jane Doe", "John Roe"],
    "slides": "../../files/the slides.pdf",
    "language": "en",
}
HEARD = {
    "title": "measuring <b> & more",
    "speakers": ["Jane Doe"],
    "conference": "fosdem-2015",
    "video": "https://video.example/42?a=1&b=2",
}
FILES = {
    "conferences.yml": "fosdem: {name: FOSDEM, editions: {2015: {}, 2016: {}}}\n",
    "files/the slides.pdf": SLIDES,
    "files/secret.pdf": b"%PDF-1.4 secret\n",
    "posts/2015/one.md": post("One", author="Jane Doe", conferences=["fosdem-2015"], talks=[MEASURING]),
    "posts/2015/two.md": post("Two", date="2015-02-04", talks=[HEARD, {"title": "At home"}]),
    "posts/2016/later.md": post(
        "Later", date="2016-02-04", talks=[{"title": "Later", "conference": "fosdem-2016"}]
    ),
    "posts/2016/series.md": post(
        "Series", date="2016-02-05", talks=[{"title": "Some year", "conference": "fosdem"}]
    ),
    "posts/2017/again.md": post(
        "Again", date="2017-02-05", talks=[{"title": "Some year", "conference": "fosdem"}]
    ),
    "posts/2015/hidden.md": post(
        "Hidden", status="hidden", talks=[{"title": "Unlisted", "conference": "fosdem-2015"}]
    ),
    "posts/2015/draft.md": post(
        "Draft",
        status="draft",
        talks=[{"title": "Zebra", "speakers": ["Zoe"], "slides": "../../files/secret.pdf", "conference": "fosdem-2017"}],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = SiteFolder.of(tmp_path_factory.mktemp("talks"), FILES)
    return site.build("html", search=True)


def told(built, name, inside):
    items = built.page(name).xpath(f"//*[contains(@class, '{inside}')]//li")
    return [" ".join(item.text_content().split()) for item in items]


def data(built, name):
    (script,) = built.page(name).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def test_nothing_is_wrong_with_it(built):
    assert built.warnings == ()


def test_a_post_shows_its_talks_with_what_others_tell_of_them(built):
    assert told(built, "posts/2015/one.html", "archive-talks") == [
        "Measuring <b> & more by Jane Doe, John Roe, FOSDEM 2015 Slides Video told in Two"
    ]
    assert told(built, "posts/2015/two.html", "archive-talks") == [
        "measuring <b> & more by Jane Doe, John Roe, FOSDEM 2015 Slides Video told in One",
        "At home",
    ]
    assert told(built, "posts/2015/hidden.html", "archive-talks") == ["Unlisted, FOSDEM 2015"]


def test_an_edition_lists_its_talks(built):
    assert told(built, "conferences/fosdem-2015.html", "archive-talks") == [
        "measuring <b> & more by Jane Doe, John Roe Slides Video told in Two told in One"
    ]
    assert told(built, "conferences/fosdem.html", "archive-talks") == [
        "Some year told in Again told in Series"
    ]
    (item,) = built.page("conferences/fosdem-2015.html").xpath(
        "//li[@id='talk-measuring-b-and-more']"
    )
    links = {link.text: link.get("href") for link in item.xpath(".//a")}
    assert links["Jane Doe"] == "../blog/author/jane-doe.html"
    assert links["Video"] == "https://video.example/42?a=1&b=2"


def test_slides_beside_the_posts_are_offered_and_those_of_drafts_are_not(built):
    (link,) = built.page("posts/2015/two.html").xpath("//a[text()='Slides']")
    file = (built.output / "posts/2015" / link.get("href").replace("%20", " ")).resolve()
    assert file.read_bytes() == SLIDES
    assert b"secret" not in b"".join(built.files().values())


def test_all_talks_stand_on_one_page_the_latest_conferences_first(built):
    page = built.page("talks.html")
    assert [h.text_content() for h in page.xpath("//*[@role='main']//h2")] == [
        "FOSDEM 2016",
        "FOSDEM 2015",
        "FOSDEM",
        "Elsewhere",
    ]
    assert [t.split(" by")[0].split(" told")[0] for t in told(built, "talks.html", "archive-talks")] == [
        "Later", "measuring <b> & more", "Some year", "At home",
    ]  # fmt: skip
    assert "5 talks" not in built.main("talks.html")
    assert "4 talks that posts tell of" in built.main("talks.html")
    assert built.links("index.html", inside="//nav | //aside")["Talks"] == "talks.html"


def test_the_list_of_talks_tells_what_it_can_be_narrowed_by(built):
    page = built.page("talks.html")
    facets = page.xpath("//*[@class='archive-facet']")
    assert [facet.get("data-facet") for facet in facets] == [
        "series", "year", "speaker", "media", "language",
    ]  # fmt: skip
    items = page.xpath("//*[@class='archive-talks']//li")
    assert [json.loads(item.get("data-facets")) for item in items] == [
        {"series": ["FOSDEM"], "year": ["2016"]},
        {
            "series": ["FOSDEM"],
            "year": ["2015"],
            "speaker": ["Jane Doe", "John Roe"],
            "media": ["Slides", "Video"],
            "language": ["English"],
        },
        {"series": ["FOSDEM"], "year": ["2016"]},
        {"year": ["2015"]},
    ]


def test_a_facet_in_which_all_talks_are_alike_is_none(tmp_path):
    talks = [{"title": "A", "language": "de"}, {"title": "B", "language": "de"}]
    built = SiteFolder.of(tmp_path, {"posts/2015/one.md": post(talks=talks)}).build("html")
    assert not built.page("talks.html").xpath("//*[@class='archive-facet'] | //*[@data-facets]")
    assert "confarchive-talks.js" not in built.text("talks.html")


def test_a_page_of_talks_is_there_only_where_posts_tell_of_some(tmp_path):
    built = SiteFolder.of(tmp_path, {"posts/2015/one.md": post()}).build("html")
    assert not built.has("talks.html")
    assert "Talks" not in built.text("index.html")


def test_machines_are_told_of_them(built):
    (talk,) = data(built, "posts/2015/one.html")["hasPart"]
    assert talk["@type"] == "Event"
    assert [person["name"] for person in talk["performer"]] == ["Jane Doe", "John Roe"]
    assert talk["recordedIn"]["url"] == "https://video.example/42?a=1&b=2"
    assert talk["workFeatured"]["url"].startswith("https://archive.example/_downloads/")
    (given,) = data(built, "conferences/fosdem-2015.html")["subEvent"]
    assert given["name"] == "measuring <b> & more"
    names = [each["name"] for each in data(built, "conferences/fosdem.html")["subEvent"]]
    assert names == ["FOSDEM 2015", "FOSDEM 2016", "Some year"]


def test_the_search_finds_posts_by_their_talks_and_speakers(built):
    found = fragments(built)["/posts/2015/one.html"]["meta"]
    assert found["talks"] == "Measuring <b> & more, Jane Doe, John Roe"


def test_a_file_that_is_missing_or_elsewhere_is_told(tmp_path):
    talks = [{"title": "A", "slides": "gone.pdf"}, {"title": "B", "video": "../../../out.mp4"}]
    site = SiteFolder.of(tmp_path, {"posts/2015/one.md": post(talks=talks)})
    (tmp_path / "out.mp4").write_bytes(b"out")
    built = site.build("html", warnings=True)
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        "talks: slides: there is no file posts/2015/gone.pdf; bring it, or name another [confarchive.dead-link]",
        (
            "talks: video: ../../../out.mp4 leads out of the site's folder, and is not read; copy the file "
            "into the site's folder [confarchive.outside]"
        ),
    ]
    assert (
        "href"
        not in built.text("posts/2015/one.html")
        .partition("archive-talks")[2]
        .partition("</section>")[0]
    )


def test_a_file_that_is_brought_later_is_offered(tmp_path):
    talks = [{"title": "A", "slides": "a.pdf"}]
    site = SiteFolder.of(tmp_path, {"posts/2015/one.md": post(talks=talks)})
    assert len(site.build("html", warnings=True).warnings) == 1
    wait()
    site.write({"posts/2015/a.pdf": SLIDES})
    built = site.build("html", warnings=True)
    assert built.warnings == ()
    assert built.links("posts/2015/one.html", "//*[@class='archive-talks']")["Slides"]


@pytest.mark.parametrize("conference", ["", ", conference: gala-2015"])
def test_a_talk_that_a_post_lists_twice_is_shown_once(tmp_path, conference):
    talks = "".join(
        f"\n  - {{title: {title}{conference}}}" for title in ("Of Bridges", "Of  bridges")
    )
    built = SiteFolder.of(tmp_path, {"posts/a.md": post("A", talks=talks)}).build()
    for page in ("posts/a.html", "talks.html"):
        assert built.main(page).lower().count("of bridges") == 1


def test_a_conference_that_only_a_talk_names_has_its_page(tmp_path):
    talks = [{"title": "A", "conference": "camp-2014"}]
    built = SiteFolder.of(tmp_path, {"posts/2015/one.md": post(talks=talks)}).build("html")
    assert told(built, "conferences/camp-2014.html", "archive-talks") == ["A told in One"]
