"""What strangers' pages name as an address, and is none, costs no post."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.published.extraction import cleaned_pages, page_tree
from confarchive.importing.sources.pages import source
from tests.importing.sources.pages.test_pages_of_themes import NAMES, blog, plain, run

__all__ = ["run"]

HEADS = ('<meta property="og:image" content="http://[SITEURL]/x.png">', "")
TOPS = ('<img src="http://[y/p.png">', '<a href="http://[y/"><img src="/top.png"></a>')


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("top", TOPS)
def test_an_address_that_is_none_costs_no_post(run, head, top):
    def template(name, title, day, text):
        return plain(name, title, day, text, head).replace("<h1>", f"{top}<h1>")

    report, posts = run(
        blog(
            plain,
            **{
                "tower.html": template(
                    "tower", "Tower", "2015-03-01", f"<p>{'The tower is old. ' * 20}</p>"
                )
            },
        )
    )
    assert set(posts) == {"tower.html", *(f"{name}.html" for name in NAMES)}
    assert not [each for each in report.problems if "please report" in each.message]


def test_a_page_that_takes_too_long_costs_no_other(write, site, monkeypatch):
    parse = page_tree.parse

    def slow(html, *more):
        while b"The tower is old" in html:
            sum(range(1000))
        return parse(html, *more)

    monkeypatch.setattr(page_tree, "parse", slow)
    for module in (cleaned_pages, source):
        monkeypatch.setattr(module, "SECONDS", 0.5)
    text = f"<p>{'The tower is old. ' * 20}</p>"
    tower = plain("tower", "Tower", "2015-03-01", text)
    options = Options(jobs=1, program="pages", seconds=0.5)
    report = import_posts(write("blog", blog(plain, **{"tower.html": tower})), site, options)
    found = {each.source for each in report.posts if each.post}
    assert found >= {f"{name}.html" for name in NAMES}
    (problem,) = (each for each in report.problems if "was stopped" in each.message)
    assert problem.path == "tower.html"
