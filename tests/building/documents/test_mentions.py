"""What a post is about and what it only mentions: told apart on pages, in feeds, data and the search."""

import json

import feedparser
import pytest

from tests.building.searched import held
from tests.building.sites import SiteFolder, post

CONFERENCES = """\
fosdem: {name: FOSDEM, editions: {2015: {city: Brussels}, 2016: {city: Brussels}}}
camp: {name: Camp & Co, editions: {2015: {city: Ghent}}}
"""
ABOUT = post("One", conferences=["fosdem-2015"])
FILES = {
    "conferences.yml": CONFERENCES + "far: {name: Far away, editions: {2014: {}}}\n",
    "posts/2015/one.md": post("One", conferences=["fosdem-2015"], mentions=["camp-2015"]),
    "posts/2015/two.md": post(
        "Two", date="2015-02-04", conferences=["fosdem-2016"], mentions=["fosdem-2015"]
    ),
    "posts/2015/news.md": post("News", date="2015-02-05", mentions=["fosdem-2015", "far-2014"]),
    "posts/2015/secret.md": post(
        "Secret", date="2015-02-06", status="hidden", mentions=["fosdem-2015", "hush-2015"]
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = SiteFolder.of(tmp_path_factory.mktemp("mentions"), FILES)
    return site.build("html", search=True, blog_baseurl="https://archive.example/")


def words(nodes):
    return [" ".join(node.text_content().split()) for node in nodes]


def data(built, name):
    (script,) = built.page(name).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def test_a_post_names_what_it_is_about_before_what_it_mentions(built):
    foot = built.page("posts/2015/one.html").xpath("//*[@class='archive-foot']/p")
    assert words(foot) == ["Conferences FOSDEM 2015", "Mentions Camp & Co 2015"]


@pytest.mark.parametrize(
    ("name", "about", "mentioning"),
    [
        ("fosdem-2015", ["One"], ["News", "Two"]),
        ("fosdem", ["Two", "One"], ["News"]),  # no post stands there twice
        ("camp-2015", [], ["One"]),
        ("far-2014", [], ["News"]),
        ("fosdem-2016", ["Two"], []),
    ],
)
def test_a_conference_lists_who_mentions_it_beneath_its_posts(built, name, about, mentioning):
    file = f"conferences/{name}.html"
    assert built.titles(file) == about
    assert words(built.page(file).xpath("//*[@class='archive-mentions']//a")) == mentioning


def test_what_only_a_hidden_post_mentions_has_no_page(built):
    assert not built.has("conferences/hush-2015.html")


def test_the_boxes_of_a_conference_are_followed_by_who_mentions_it(built):
    page = built.page("posts/2015/one.html")
    boxes = page.xpath("//*[@class='archive-elsewhere']")
    titles = ["FOSDEM in other years", "FOSDEM 2015 mentioned in"]
    assert words(box[0] for box in boxes) == titles
    assert words(boxes[1].xpath(".//a")) == ["News", "Two"]


def test_a_feed_has_what_is_about_a_conference_and_then_what_mentions_it(built):
    entries = feedparser.parse(built.text("conferences/fosdem-2015/atom.xml")).entries
    assert [entry.title for entry in entries] == ["One", "News", "Two"]
    assert built.has("conferences/far-2014/atom.xml")


def test_machines_are_told_of_mentions_apart(built):
    told = data(built, "posts/2015/two.html")
    assert [each["name"] for each in told["about"]] == ["FOSDEM 2016"]
    assert [each["name"] for each in told["mentions"]] == ["FOSDEM 2015"]


def test_the_search_has_a_facet_of_its_own_for_mentions(built):
    facets = held(built)[1]
    mentioning = ["/posts/2015/news.html", "/posts/2015/two.html"]
    assert sorted(facets["mention"]["FOSDEM 2015"]) == mentioning
    assert facets["edition"]["FOSDEM 2015"] == ["/posts/2015/one.html"]
    assert built.page("search.html").xpath("//*[@data-facet='mention']")


def test_a_mention_that_comes_and_goes_leaves_a_site_as_from_nothing(tmp_path):
    files = {"conferences.yml": CONFERENCES, "posts/one.md": ABOUT, "posts/two.md": post("Two")}
    plain = SiteFolder.of(tmp_path / "plain", files)
    before = plain.build("html").files()
    pages = [text for name, text in before.items() if name.endswith(".html")]
    assert not any(b"archive-mentions" in text for text in pages)
    assert b'data-facet="mention"' not in before["search.html"]
    mentioning = {"posts/two.md": post("Two", mentions=["fosdem-2015"])}
    plain.write(mentioning)
    edited = plain.build("html").files()
    assert edited == SiteFolder.of(tmp_path / "clean", files | mentioning).build("html").files()
    plain.write(files)
    assert plain.build("html").files() == before
