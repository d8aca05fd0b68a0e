"""Pictures that a theme showed on top of posts, which their published pages have and their sources do not."""

import pytest

from confarchive.importing import Options, import_posts, summary
from confarchive.model import frontmatter
from tests.importing.hall_blog import BOTH, CONF, PAGES, POSTS

TOP = '<img src="https://hall.example/tops/{}.png" alt="Above {}">'


def pages(top):
    """Return the pages of the blog, with *top* above the title of each."""
    return {
        name: text.replace("<header><h1>", f"{top.replace('{}', name[:-5])}<header><h1>")
        for name, text in PAGES.items()
        if name != "index.html"
    } | {f"tops/{name[:-5]}.png": name for name in PAGES}


@pytest.fixture
def imported(write, site):
    """Import the blog with *top* above its posts' titles; return what is told of the trip, its post, and the report."""

    def imported(top=TOP, files=(), header="", **options):
        sources = POSTS | {"content/trip.md": header + POSTS["content/trip.md"]}
        blog = write("blog", {"pelicanconf.py": CONF, **sources})
        write("blog/output", {**pages(top), **dict(files)})
        report = import_posts(blog, site, Options(jobs=1, **options))
        text = (site / "posts/2015/trip.md").read_text("utf-8")
        post, problems = frontmatter.parse(text, "posts/2015/trip.md")
        assert not problems
        return next(each for each in report.posts if each.source == "trip.md"), post, report

    return imported


def test_a_picture_that_only_the_page_has_becomes_the_cover(imported, site):
    told, post, report = imported()
    assert (post.cover, post.cover_alt) == ("../../files/published/tops/trip.png", "Above trip")
    assert (site / "files/published/tops/trip.png").read_text("utf-8") == "trip.html"
    assert "a long way" in post.body
    assert (told.faithful, told.proved_by, told.from_page) == (True, BOTH, False)
    assert told.cover_from_page
    assert any("3 covers taken from there" in line for line in summary.told(report))


def test_so_does_one_that_a_style_shows(imported, site):
    style = "background-image: url(https://hall.example/tops/{}.png)"
    told, post, _ = imported(f'<div class="hero" style="{style}"></div>')
    assert (post.cover, post.source.cover_origin) == ("../../files/published/tops/trip.png", "page")
    assert (site / "files/published/tops/trip.png").read_text("utf-8") == "trip.html"
    assert (told.faithful, told.cover_from_page) == (True, True)


def test_its_header_says_so_and_the_next_import_leaves_it(imported, site):
    _, post, _ = imported()
    written = (site / "posts/2015/trip.md").read_bytes()
    assert (post.source.origin, post.source.cover_origin) == ("", "page")
    assert b"\n  cover_from: page\n" in written
    again = import_posts(site.parent / "blog", site, Options(jobs=1))
    assert {each.outcome for each in again.posts} == {"unchanged"}
    assert (site / "posts/2015/trip.md").read_bytes() == written


@pytest.mark.parametrize(
    "top",
    [
        '<img src="https://hall.example/gone/{}.png">',
        f"<figure>{TOP}<figcaption>Photo: Eve, who saw {{}}</figcaption></figure>",
        TOP + TOP.replace("tops/", "tops/second-"),
        '<iframe src="https://films.example/{}"></iframe>',
    ],
    ids=["whose file is gone", "with a caption", "of several", "that is a film"],
)
def test_a_picture_that_cannot_be_the_cover_is_told_and_nothing_claimed(imported, top):
    told, post, _ = imported(top)
    assert (post.cover, post.source.cover_origin) == (None, "")
    assert (told.faithful, told.cover_from_page) == (None, False)
    assert "its published page differs" in told.doubts[-1].reason


def test_a_picture_of_the_header_is_the_sources_own(imported):
    told, post, _ = imported(
        header="Cover: /tops/trip.png\n", files={"../content/tops/trip.png": "x"}
    )
    assert (post.cover, post.source.cover_origin) == ("../../files/tops/trip.png", "")
    assert (told.faithful, told.cover_from_page) == (True, False)


def test_without_pages_there_is_none(imported):
    told, post, _ = imported(look_for_published=False)
    assert (post.cover, told.faithful, told.cover_from_page) == (None, True, False)


def test_a_page_that_was_not_meant_to_be_found_gives_none(imported):
    hidden = pages(TOP)["trip.html"].replace("<head>", "<head><meta name=robots content=noindex>")
    told, post, _ = imported(files={"trip.html": hidden})
    assert (post.cover, told.cover_from_page) == (None, False)
