"""Pages that list posts are told from posts, and later pages of a list are the list's."""

import pytest

from tests.importing.test_pages_of_themes import NAMES, TEXT, TITLES, blog, page, plain, read, run

__all__ = ["run"]


def listing(name, *posts, title=""):
    links = "".join(f'<p><a href="/{each}.html">{TITLES[each]}</a></p>' for each in posts)
    return page(name, f'<div class="c">{links}</div>', title=title or "Posts on stone")


def test_a_later_page_of_a_list_tells_the_term_of_the_first(run, site):
    """Pelican numbers them: category/stone2.html."""
    lists = {
        "category/stone.html": listing("stone", "tram"),
        "category/stone2.html": listing("stone2", "river"),
        "category/stone3.html": listing("stone3", "bridge"),
    }
    _, posts = run(blog(plain, **lists))
    assert [read(site, posts[f"{each}.html"]).category for each in NAMES[:3]] == ["stone"] * 3


@pytest.mark.parametrize("title", ["Posts on stone3", "Posts"])
def test_a_term_that_ends_in_a_number_is_one(run, site, title):
    lists = {
        "category/stone.html": listing("stone", "tram"),
        "category/stone3.html": listing("stone3", "river", title=title),
    }
    _, posts = run(blog(plain, **lists))
    assert read(site, posts["river.html"]).category == "stone3"


def test_a_page_that_shows_nothing_but_posts_is_a_list_whatever_its_name(run):
    shown = "".join(
        f'<h2><a href="/{each}.html">{TITLES[each]}</a></h2>{TEXT.format(each)}'
        for each in NAMES[:3]
    )
    report, posts = run(
        blog(plain, **{"articles5.html": page("more", f'<div class="c">{shown}</div>')})
    )
    assert "articles5.html" not in posts
    assert not report.problems


def test_an_undated_page_whose_headings_lead_to_few_posts_is_a_page(run):
    shown = "".join(
        f'<h2><a href="{each}">{each}</a></h2>{TEXT.format(each)}'
        for each in ("/tram.html", "https://a.example/x", "https://a.example/y")
    )
    _, posts = run(
        blog(plain, **{"works/index.html": page("works", f'<div class="c">{shown}</div>')})
    )
    assert posts["works/index.html"].startswith("pages/")
