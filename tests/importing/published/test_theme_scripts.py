"""Scripts that all posts of a blog have, with other words in each: an author's charts, or a theme's that tell of the page."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.extraction import article as articles
from confarchive.importing.published.extraction import frame as frames
from tests.importing.published.test_article import HeldPages


def scripted(script, name="Friday"):
    """Return the article *name* of a blog each of whose texts has *script*, with other words in it."""
    names = ("Monday", "Tuesday", "Friday", "Sunday")
    text = "<p>{0} was a long day in the hall, with talks of many people.</p>{1}<p>Bye, {0}</p>"
    pages = HeldPages(
        {
            f"{each}.html": f"<head><title>{each}</title></head><body><div class='x'><h1>{each}</h1><div class='y'>"
            f"{text.format(each, script.format(each, number))}</div></div></body>"
            for number, each in enumerate(names, 3)
        }
    )
    frame = frames.frame_of(pages, pages.addresses())
    return articles.article(pages.read(f"{name}.html"), frame, address=f"{name}.html")


@pytest.mark.parametrize(
    "script",
    [
        '<div id="chart-{1}"></div><script>draw("chart-{1}", [7{1}, 12, 9{1}], "visitors of {0}");</script>',
        '<canvas id="plot"></canvas><script>plot("plot", [{1}1, 4{1}, 8{1}4])</script>',
        '<div id="map-{1}"></div><script>map("#map-{1}").at([48.{1}137, 11.{1}575], "The {0} hall")</script>',
        '<div id="container" style="width: 9em"></div><script>draw("container", ["By {0}", {1}2, {1}7])</script>',
    ],
)
def test_a_script_that_fills_an_element_of_its_text_is_the_author_s_even_if_all_posts_have_one(
    script,
):
    found = scripted(script)
    assert script.format("Friday", 5) in found.html
    assert not found.doubtful_scripts


@pytest.mark.parametrize(
    "script",
    [
        '<div id="thread"></div><script>load("thread", "{0}.html", "{0}")</script>',
        '<script>share("https://hall.example/{0}.html", "{0}")</script>',
        "<script>count('page')</script>",
    ],
)
def test_a_script_that_tells_of_its_page_on_all_of_them_is_the_theme_s(script):
    found = scripted(script)
    assert "<script>" not in found.html
    assert not found.doubtful_scripts


@pytest.mark.parametrize(
    "script",
    [
        "<script>show([7{1}, 12, 9{1}])</script>",
        '<span id="hits{1}1"></span><script>count("hits{1}1")</script>',
        '<span id="hits-{1}1"></span><script>count("#hits-{1}1", {1}1, "{0}")</script>',
        '<div id="w-4{1}"></div><script>clap("w-4{1}", "https://clap.example/api")</script>',
        '<div id="rate"></div><script>rate("rate", "k{1}7", 40{1})</script>',
        '<canvas id="plot"></canvas><script>plot("plot{1}"); fill("x-{1}")</script><p id="x-{1}"></p>',
    ],
)
def test_of_a_script_that_says_what_nothing_tells_or_next_to_nothing_it_is_not_known_whose_it_is(
    script,
):
    found = scripted(script)
    assert ("<script>" in found.html, found.doubtful_scripts) == (False, 1)


def test_a_script_in_a_text_that_fills_an_element_elsewhere_draws_nothing_of_it():
    def page(name, number):
        text = f"<p>{name} was a long day in the hall, with talks of many people.</p>" * 3
        script = f"<script>stars('stars', [7{number}, 1{number}, 9{number}4])</script>"
        shown = f"<h1>{name}</h1><div class='y'>{text}{script}</div>"
        return (
            f"<head><title>{name}</title></head><body><p id='stars'></p><div>{shown}</div></body>"
        )

    names = ("Monday", "Tuesday", "Friday", "Sunday")
    pages = HeldPages({f"{each}.html": page(each, number) for number, each in enumerate(names, 3)})
    frame = frames.frame_of(pages, pages.addresses())
    found = articles.article(pages.read("Friday.html"), frame, address="Friday.html")
    assert ("<script>" in found.html, found.doubtful_scripts) == (False, 1)


def test_an_import_claims_nothing_of_a_post_with_such_a_script(write, site):
    def page(name, number):
        text = f"<p>{name} was a long day in the hall, with talks of many people.</p>" * 3
        shown = f"{text}<script>show([7{number}, 12, 9{number}])</script><p>Bye, {name}</p>"
        return (
            f"<html><head><title>{name}</title></head><body><article><h1>{name}</h1>"
            f"<time>2015-02-0{number}</time><div class='y'>{shown}</div></article></body></html>"
        )

    names = ("Monday", "Tuesday", "Friday", "Sunday")
    pages = {f"{each}.html": page(each, number) for number, each in enumerate(names, 3)}
    report = import_posts(write("blog", pages), site, Options(jobs=1, program="pages"))
    assert {each.faithful for each in report.posts} == {None}
    assert {doubt.reason[:35] for each in report.posts for doubt in each.doubts} == {
        "scripts in its text are left out: a"
    }
