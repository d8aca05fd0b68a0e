"""Feeds, as readers' programs take them."""

import html
import re
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import html as lxml_html

from tests.building.sites import CONF, NOW, PICTURE, post

BASE = "https://sample.example/archive/"
ALL = "blog/atom.xml"


@pytest.fixture(scope="module")
def feed(sample_html):
    return read(sample_html, ALL)


def read(built, name):
    found = feedparser.parse(built.text(name))
    assert not found.bozo, found.bozo_exception
    return found


def file_behind(address):
    return unquote(urlsplit(address).path).removeprefix("/archive/")


def test_a_feed_is_well_formed_and_says_what_it_is(sample_html, feed):
    assert feed.feed.title == "Sample archive"
    assert feed.feed.language == "en"
    assert feed.feed.id == BASE + ALL
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": BASE + ALL,
        "alternate": BASE + "blog.html",
    }
    for name in sample_html.files():
        if name.endswith("atom.xml"):
            assert read(sample_html, name).entries, name


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("_tags/bridges", ["last", "third-day", "second-day", "first-day"]),
        ("blog/category/engineering", ["last", "first-day", "before-all"]),
        ("blog/author/bo-reed", ["last", "second-day", "first-day"]),
        ("blog/location/porto", ["first-day", "before-all"]),
        ("blog/2012", ["before-all"]),
        ("conferences/bridge-days-2015", ["second-day", "first-day"]),
    ],
)
def test_every_sort_of_list_has_a_feed_of_its_own(sample_html, name, slugs):
    found = read(sample_html, f"{name}/atom.xml")
    assert found.feed.id == f"{BASE}{name}/atom.xml"
    alternate = next(link.href for link in found.feed.links if link.rel == "alternate")
    assert sample_html.page(file_behind(alternate)).xpath("//link[@rel='alternate']")
    stems = [entry.link.rpartition("/")[2].removesuffix(".html") for entry in found.entries]
    assert stems == slugs
    assert all(entry.authors for entry in found.entries)


def test_a_series_has_the_posts_of_all_its_editions(sample_html):
    found = read(sample_html, "conferences/bridge-days/atom.xml")
    assert {entry.link.rpartition("/")[2] for entry in found.entries} >= {
        "first-day.html",
        "second-day.html",
        "third-day.html",
    }


def test_entries_come_newest_first_without_hidden_posts(feed):
    titles = [entry.title for entry in feed.entries]
    assert titles == [
        "The last one",
        "橋の日",
        "The second day",
        "The first day & its <talks>",
        "Before it all",
    ]


def test_entries_name_all_their_authors(feed):
    assert [author.name for author in feed.entries[3].authors] == ["Ada Stone", "Bo Reed"]


def test_entries_have_their_own_dates(feed):
    first = feed.entries[3]
    assert first.published == "2015-05-04T23:50:00+02:00"
    assert first.updated.startswith("2015-05-10T00:00:00")


def test_entries_have_their_address_summary_and_terms(feed):
    first = feed.entries[3]
    assert first.link == first.id == BASE + "posts/2015/first-day.html"
    assert first.summary == "On the first day there were seven talks about bridges."
    assert {tag.label for tag in first.tags} == {"Engineering", "Python", "bridges", "Café"}
    assert feed.entries[4].summary == "A post with a summary of its own."


def test_every_address_in_a_feed_is_whole_and_leads_to_a_file(sample_html):
    for name in (file for file in sample_html.files() if file.endswith("atom.xml")):
        found = read(sample_html, name)
        links = [link.href for entry in [found.feed, *found.entries] for link in entry.links]
        for link in links:
            assert link.startswith(BASE), name
            assert sample_html.has(file_behind(link)), link


def test_feeds_with_full_text_have_whole_addresses(sample):
    built = sample.build(output="fulltext", blog_feed_fulltext=True)
    for entry in read(built, ALL).entries:
        text = lxml_html.fromstring(f"<div>{entry.content[0].value}</div>")
        assert not text.xpath(".//h1")
        for address in text.xpath(".//@href | .//@src | .//@poster"):
            assert urlsplit(address).scheme == "https", address
            if address.startswith(BASE) and "#" not in address:
                assert built.has(file_behind(address)), address


def test_a_feed_with_full_text_has_it_once(build):
    built = build(
        {"posts/1.md": post(body="Words.\n\n## Part\n\n[^n]\n\n[^n]: A note.")},
        blog_feed_fulltext=True,
    )
    text = read(built, ALL).entries[0].content[0].value
    assert [text.count(words) for words in ("Words.", "Part", "A note.")] == [1, 1, 1]


def test_feeds_of_titles_alone(build):
    (entry,) = read(build({"posts/1.md": post()}, blog_feed_titles=True), ALL).entries
    assert "summary" not in entry
    assert "content" not in entry


def test_a_feed_holds_as_many_posts_as_the_settings_say(build):
    files = {f"posts/{n}.md": post(f"Post {n}", date=f"2015-01-{n:02}") for n in range(1, 23)}
    assert len(read(build(files), ALL).entries) == 20
    assert len(read(build(files, blog_feed_length=3), ALL).entries) == 3
    conf = CONF + "blog_feed_length = None\n"
    assert len(read(build(files | {"conf.py": conf}), ALL).entries) == 22


def test_feeds_of_terms_may_be_left_out(build):
    conf = CONF + "blog_feed_archives = False\n"
    built = build({"conf.py": conf, "posts/1.md": post(tags=["a"])})
    assert [file for file in built.files() if file.endswith("atom.xml")] == [ALL]
    feeds = built.page("_tags/a.html").xpath("//link[@type='application/atom+xml']/@href")
    assert feeds == ["../blog/atom.xml"]


def test_pages_name_their_feeds(sample_html):
    feeds = sample_html.page("_tags/bridges.html").xpath(
        "//link[@type='application/atom+xml']/@href"
    )
    languages = [f"../blog/language/{code}/atom.xml" for code in ("en", "pt")]
    assert feeds == ["../blog/atom.xml", "bridges/atom.xml", *languages]


def test_the_hour_of_the_build_is_in_no_feed(site):
    here = site({"posts/1.md": post(tags=["a"])})
    first = here.build(output="one", epoch=NOW)
    second = here.build(output="two", epoch=datetime(2020, 2, 3, 4, 5, tzinfo=UTC))
    for name in first.files():
        if name.endswith("atom.xml"):
            assert first.text(name) == second.text(name)


def test_a_feed_that_stays_the_same_is_not_written(site):
    here = site({"posts/1.md": post("One", tags=["a"]), "posts/2.md": post("Two", tags=["b"])})
    built = here.build()
    stamps = {name: (built.output / name).stat().st_mtime_ns for name in ("_tags/a/atom.xml", ALL)}
    here.write({"posts/2.md": post("New", tags=["b"])})
    built = here.build()
    assert (built.output / "_tags/a/atom.xml").stat().st_mtime_ns == stamps["_tags/a/atom.xml"]
    assert (built.output / ALL).stat().st_mtime_ns != stamps[ALL]


@pytest.mark.parametrize("builder", ["dirhtml"])
def test_feeds_name_the_addresses_of_the_builder(build, builder):
    (entry,) = read(build({"posts/1.md": post()}, builder), ALL).entries
    assert entry.link == "https://archive.example/posts/1/"


def test_an_archive_without_posts_has_no_feed(build):
    assert not build().has(ALL)


def test_titles_and_names_keep_their_signs(build):
    files = {"posts/1.md": post(r"\<b> & 'c'", "1 < 2 & 3.", author=["A & B <c>"], tags=["R&D"])}
    (entry,) = read(build(files), ALL).entries
    assert entry.title == "<b> & 'c'"
    assert entry.summary == "1 < 2 & 3."
    assert entry.authors[0].name == "A & B <c>"
    assert entry.tags[0].label == "R&D"


def test_a_control_sign_breaks_no_feed(build):
    text = post("A\x07 title", "A form\x0cfeed and a bell\x07.", tags=["a"])
    for full in (False, True):
        built = build({"posts/1.md": text}, blog_feed_fulltext=full)
        (entry,) = read(built, ALL).entries
        assert entry.title == "A title"


def test_whole_texts_find_their_files_from_any_folder(build):
    files = {"files/hall.svg": PICTURE.format("hall"), "files/talk.txt": "A talk."}
    for path, up in (
        ("posts/one", "../"),
        ("posts/2015/two", "../../"),
        ("posts/2/0/x", "../../../"),
    ):
        body = f"![hall]({up}files/hall.svg) {{download}}`talk <{up}files/talk.txt>`"
        files[f"{path}.md"] = post(path, body)
    built = build(files, blog_feed_fulltext=True)
    urls = re.findall(
        r"(?:src|href)=\"https://archive.example/(_[id][^\"]*)",
        html.unescape(built.text("blog/atom.xml")),
    )
    assert len(urls) == 6
    assert all(built.has(url) for url in urls)


LAST = "tag:old.example,2019-12-31:/last/"


def test_a_feed_of_an_old_blog_stays_with_the_ids_that_its_entries_had(sample_html, feed):
    old = read(sample_html, "feeds/all.atom.xml")
    assert old.version == "atom10"
    assert [entry.id for entry in old.entries] == [
        LAST if "/last" in entry.link else entry.id for entry in feed.entries
    ]
    assert [entry.id for entry in old.entries].count(LAST) == 1
    assert LAST not in {entry.id for entry in feed.entries}
    assert [entry.link for entry in old.entries] == [entry.link for entry in feed.entries]
    assert old.feed.links[0].href == f"{BASE}feeds/all.atom.xml"


def test_a_feed_that_was_rss_stays_rss(sample_html):
    old, feed = (
        read(sample_html, name)
        for name in ("feeds/engineering.xml", "blog/category/engineering/atom.xml")
    )
    assert old.version == "rss20"
    assert old.feed.title == feed.feed.title
    assert old.feed.updated_parsed == feed.feed.updated_parsed
    assert [entry.link for entry in old.entries] == [entry.link for entry in feed.entries]
    first = old.entries[0]
    assert (first.id, first.guidislink) == (LAST, False)
    assert first.published_parsed == feed.entries[0].published_parsed
    assert first.summary == feed.entries[0].summary


def test_an_old_feed_follows_its_posts_and_goes_with_its_line(site):
    table = "feeds/x.xml: atom:_tags/x\nblog/atom.xml: rss:blog\n"
    one = post("One", tags=["x"], source={"path": "a", "sha256": "0", "id": "tag:a"})
    here = site({"posts/1.md": one, "redirects.yml": table})
    first = here.build()
    assert [entry.id for entry in read(first, "feeds/x.xml").entries] == ["tag:a"]
    assert read(first, ALL).version == "atom10"
    here.write({"posts/1.md": one.replace("tag:a", "tag:b"), "posts/2.md": post("Two", tags=["x"])})
    built = here.build()
    assert {entry.id for entry in read(built, "feeds/x.xml").entries} == {
        "tag:b",
        "https://archive.example/posts/2.html",
    }
    clean = here.build(output="clean")
    assert built.files().items() >= clean.files().items()
    here.write({"redirects.yml": None})
    assert not here.build().has("feeds/x.xml")
