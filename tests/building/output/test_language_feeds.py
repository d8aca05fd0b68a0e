"""The feeds of an archive in several languages."""

import feedparser
import pytest

from tests.building.sites import SiteFolder, post
from tests.building.translated import POSTS, TRIP


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("translations"), POSTS).build()


def feed(built, name):
    return feedparser.parse(built.text(name))


def test_each_language_has_a_feed_that_pages_name(built):
    found = built.page(f"{TRIP}.html").xpath("//link[@type='application/atom+xml'][@hreflang]")
    assert [(link.get("hreflang"), link.get("title"), link.get("href")) for link in found] == [
        (code, f"Small archive: {name}", f"../../blog/language/{code}/atom.xml")
        for code, name in (("de", "Deutsch"), ("en", "English"), ("fr", "français"))
    ]
    french = feed(built, "blog/language/fr/atom.xml")
    assert (french.feed.language, [entry.title for entry in french.entries]) == (
        "fr",
        ["Après", "Le voyage"],
    )
    english = [entry.title for entry in feed(built, "blog/language/en/atom.xml").entries]
    assert english == ["After", "The trip", "Before"]


def test_a_page_names_each_feed_once(built):
    found = built.page("blog/language/fr.html").xpath("//link[@type='application/atom+xml']/@href")
    assert sorted(found) == ["../atom.xml", "de/atom.xml", "en/atom.xml", "fr/atom.xml"]


def test_the_feed_of_a_list_has_translations_as_posts_of_their_own(built):
    titles = [entry.title for entry in feed(built, "blog/atom.xml").entries]
    assert titles == ["Die Reise", "Après", "Le voyage", "After", "The trip", "Before"]
    assert [
        entry.title for entry in feed(built, "conferences/fair-2015/atom.xml").entries
    ] == titles


def test_an_archive_in_one_language_names_one_feed(build):
    built = build({"posts/a.md": post(), "posts/b.md": post("Two", language="en")})
    assert built.page("posts/a.html").xpath("//link[@hreflang]") == []


def test_feeds_of_languages_may_be_left_out(build):
    built = build(POSTS, blog_feed_archives=False)
    assert built.page(f"{TRIP}.html").xpath("//link[@type][@hreflang]") == []
