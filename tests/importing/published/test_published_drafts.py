"""Posts whose published pages were not meant to be found come as drafts, whatever their sources say."""

import pytest

from confarchive.importing import Options, import_posts
from tests.importing.hall_blog import BOTH, PAGES, POSTS
from tests.importing.published.test_published_rejected import told
from tests.importing.sources.pages.test_pages import imported

ASKING = '<head><meta name="robots" content="noindex">'


@pytest.fixture
def run(hall_blog, site):
    return lambda **options: import_posts(hall_blog, site, Options(jobs=1, **options))


def texts(site):
    files = (site / "redirects.yml", *(site / "posts").rglob("*.md"))
    return {file.name: file.read_text("utf-8") for file in files}


def test_a_post_whose_page_nobody_was_to_find_is_a_draft(run, write, site):
    write("blog/output", {**PAGES, "trip.html": PAGES["trip.html"].replace("<head>", ASKING)})
    report = run()
    assert imported(site, "trip", 2015).status.value == "draft"
    assert imported(site, "room", 2015).status.value == "published"
    assert told(report, "trip.md") == [
        "its published page asks search engines not to show it (noindex); it becomes a draft; --no-published leaves it as its source says"
    ]
    assert {each.source: each.proved_by for each in report.posts}["trip.md"] == BOTH


def test_without_its_page_it_is_what_its_source_says(run, write, site):
    write("blog/output", {**PAGES, "trip.html": PAGES["trip.html"].replace("<head>", ASKING)})
    run(look_for_published=False)
    assert imported(site, "trip", 2015).status.value == "published"


def test_links_to_a_post_that_becomes_a_draft_are_those_to_a_draft(run, write, site):
    """As where the source says so: what leads to it is not what leads to a published post."""
    files = {
        **POSTS,
        "content/trip.md": POSTS["content/trip.md"].replace("Tags:", "Status: draft\nTags:"),
    }
    write("blog/output", {**PAGES, "trip.html": PAGES["trip.html"].replace("<head>", ASKING)})
    run()
    by_page = texts(site)
    for file in (*(site / "posts").rglob("*.md"), site / "redirects.yml"):
        file.unlink()
    write("blog", files)
    run()
    by_source = texts(site)
    assert by_page["redirects.yml"] == by_source["redirects.yml"]
    assert by_page["room.md"] == by_source["room.md"]


def test_a_hidden_post_stays_hidden(run, write, site):
    write(
        "blog",
        {"content/trip.md": POSTS["content/trip.md"].replace("Tags:", "Status: hidden\nTags:")},
    )
    write("blog/output", {**PAGES, "trip.html": PAGES["trip.html"].replace("<head>", ASKING)})
    assert told(run(), "trip.md") == []
    assert imported(site, "trip", 2015).status.value == "hidden"


def test_a_copy_that_nobody_was_to_find_makes_no_draft(run, write, site):
    """Pages to be printed, and those that send readers on from old addresses, ask search engines to stay away."""
    to_print = PAGES["trip.html"].replace(
        "<head>", f'{ASKING}<link rel=canonical href="/trip.html">'
    )
    there = {name: text for name, text in PAGES.items() if name != "trip.html"}
    write("blog/output", {**there, "print/1.html": to_print})
    run()
    assert imported(site, "trip", 2015).status.value == "published"
    sent_on = f'{ASKING}<meta http-equiv="refresh" content="0; url=/2015/trip/"></head>'
    write("blog/output", {"trip.html": sent_on, "2015/trip/index.html": PAGES["trip.html"]})
    run()
    assert imported(site, "trip", 2015).status.value == "published"


@pytest.mark.parametrize("back", [False, True])
def test_a_post_whose_readers_are_sent_on_to_such_a_page_is_a_draft(run, write, site, back):
    """And is none any more when that page asks for nothing; a page that only sends on asks so itself, as some programs have it."""
    sending = f'{ASKING}<meta http-equiv="refresh" content="0; url=/new/trip.html"></head>'
    asking = PAGES["trip.html"].replace("<head>", ASKING)
    write("blog/output", {**PAGES, "trip.html": sending, "new/trip.html": asking})
    run()
    assert imported(site, "trip", 2015).status.value == "draft"
    if back:
        write("blog/output", {"new/trip.html": PAGES["trip.html"]})
        run()
        assert imported(site, "trip", 2015).status.value == "published"
