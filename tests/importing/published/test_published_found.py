"""Where the pages that readers of a blog got lie, and which of them shows which post."""

import pytest

from confarchive.importing import NothingToImportError, Options, import_posts
from tests.importing.hall_blog import BOTH, CONF, PAGES, TRIP, page


def test_a_page_here_and_there_does_not_make_a_folder_the_blogs(hall_blog, site, write):
    posts = {f"content/{n}.md": f"Title: N{n}\nDate: 2015-02-01\n\nx\n" for n in range(30)}
    write("blog", posts)
    write("blog/docs", {"trip.html": PAGES["trip.html"], "room.html": PAGES["room.html"]})
    assert import_posts(hall_blog, site, Options(jobs=1, dry_run=True)).published == ""
    write("blog/docs", {"play.html": PAGES["play.html"], "n1.html": "x"})
    assert (
        import_posts(hall_blog, site, Options(jobs=1, dry_run=True)).published == "the folder docs"
    )


@pytest.mark.parametrize("folder", ["output", "public", "_site", "site", "docs"])
def test_folders_that_generators_write(page_claims, folder):
    assert page_claims(folder=folder)["trip.md"] == (True, BOTH)


def test_a_folder_that_has_no_page_of_a_post_is_not_the_blogs(page_claims, write):
    write("blog/docs", {"guide.html": "<p>How to build</p>"})
    assert page_claims()["trip.md"] == (True, BOTH)
    assert page_claims.report.published == "the folder output"


def test_a_folder_that_is_given_comes_before_what_lies_there(page_claims, write):
    given = write("mirror", {**PAGES, "trip.html": page("The trip", TRIP.replace("long", "short"))})
    assert page_claims(published=given)["trip.md"] == (None, ("engine",))
    assert page_claims.report.published == f"the folder {given}"


def test_a_folder_that_is_given_must_have_pages(hall_blog, site, write):
    given = write("mirror", {"guide.html": "<p>How to build</p>"})
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    with pytest.raises(NothingToImportError, match=r"mirror: no page of a post is there; expected"):
        import_posts(hall_blog, site, Options(jobs=1, published=given))
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before
    with pytest.raises(
        NothingToImportError, match="gone: no such folder; expected that of the blog's"
    ):
        import_posts(hall_blog, site, Options(jobs=1, published=given.parent / "gone"))


def test_pages_of_folders_and_without_suffix(page_claims, write):
    write(
        "blog",
        {
            "pelicanconf.py": CONF
            + "ARTICLE_URL = '{slug}/'\nARTICLE_SAVE_AS = '{slug}/index.html'\n"
        },
    )
    pages = {f"{name}/index.html": PAGES[f"{name}.html"] for name in ("trip", "room", "play")}
    write("blog/public", {name: text.replace(".html", "/") for name, text in pages.items()})
    assert page_claims(folder="other")["trip.md"] == (True, BOTH)


def test_on_a_branch_of_the_clone(hall_blog, site, write, git, commit):
    write("blog", PAGES)
    commit(hall_blog, "2015-03-01")
    git(hall_blog, "branch", "-m", "gh-pages")
    git(hall_blog, "checkout", "-q", "--orphan", "source")
    git(hall_blog, "rm", "-rfq", "--cached", ".")
    for name in PAGES:
        (hall_blog / name).unlink()
    commit(hall_blog, "2015-03-01")
    report = import_posts(hall_blog, site, Options(jobs=1))
    assert report.published == "the branch gh-pages"
    assert {each.proved_by for each in report.posts} == {BOTH, ("published",)}


MOVED = {
    "canonical": '<link href="https://hall.example/trip.html" rel=canonical>',
    "title": "",
    "title of its own": '<meta property="og:title" content="The trip">',
}


@pytest.mark.parametrize("what", MOVED)
def test_a_page_that_moved_is_found_by_what_it_says_of_itself(page_claims, hall_blog, write, what):
    write("blog/output", PAGES)
    text = PAGES["trip.html"].replace("<head>", f"<head>{MOVED[what]}")
    if what != "title":
        text = text.replace("<title>The trip - Hall<", "<title>Hall<")
    assert (
        page_claims({"trip.html": page("Gone", "<p>Gone.</p>"), "old/1.html": text})["trip.md"][0]
        is None
    )
    (hall_blog / "output/trip.html").unlink()
    write("blog", {"content/other.md": "Title: Other\nDate: 2015-02-03\n\nNothing else.\n"})
    report = import_posts(hall_blog, page_claims.site, Options(jobs=1, dry_run=True))
    trip = next(each for each in report.posts if each.source == "trip.md")
    assert trip.page.differences == ()
    assert (trip.proved_by, trip.page.address) == (BOTH, "old/1.html")


ENTRIES = {
    "title": "<title>The &lt;i&gt;trip&lt;/i&gt;</title>",
    "title and day": "<title>The trip</title><pubDate>Tue, 03 Feb 2015 00:00:00 +0000</pubDate>",
    "address that stays": "<title>On trips</title><guid>https://hall.example/trip.html</guid>",
    "address in a tag": "<title>On trips</title><guid>tag:hall.example,2015-02-03:/trip.html</guid>",
}


@pytest.mark.parametrize("what", ENTRIES)
def test_a_page_that_moved_is_found_by_what_a_feed_says_of_it(page_claims, hall_blog, what):
    pytest.importorskip("feedparser")
    text = PAGES["trip.html"].replace("<title>The trip - Hall<", "<title>Hall<")
    of_page = f"<item><link>https://hall.example/blog/old/1/</link>{ENTRIES[what]}</item>"
    of_none = "<item><title>The trip</title><link>https://hall.example/gone/</link></item>"
    feed = f'<rss version="2.0"><channel><title>Hall</title>{of_page}{of_none}</channel></rss>'
    page_claims({"trip.html": "", "old/1/index.html": text, "feed.xml": feed})
    (hall_blog / "output/trip.html").unlink()
    report = import_posts(hall_blog, page_claims.site, Options(jobs=1, dry_run=True))
    trip = next(each for each in report.posts if each.source == "trip.md")
    assert trip.page is not None
    assert (trip.proved_by, trip.page.address) == (BOTH, "old/1/index.html")


def test_of_pages_with_one_title_the_day_tells_which_is_the_posts(page_claims, hall_blog):
    text = PAGES["trip.html"]
    dated = text.replace("<head>", '<head><meta name="date" content="2015-02-03">')
    pages = {"trip.html": "", "a.html": text.replace("rain", "snow"), "b.html": dated}
    page_claims(pages)
    (hall_blog / "output/trip.html").unlink()
    report = import_posts(hall_blog, page_claims.site, Options(jobs=1, dry_run=True))
    assert {each.source: each.proved_by for each in report.posts}["trip.md"] == BOTH


def test_a_page_with_the_title_and_another_text_is_not_the_posts(page_claims, hall_blog):
    page_claims({"about.html": page("The trip", "<p>A list of all trips, and of who went.</p>")})
    (hall_blog / "output/trip.html").unlink()
    report = import_posts(hall_blog, page_claims.site, Options(jobs=1, dry_run=True))
    trip = next(each for each in report.posts if each.source == "trip.md")
    assert (trip.faithful, trip.page) == (True, None)
