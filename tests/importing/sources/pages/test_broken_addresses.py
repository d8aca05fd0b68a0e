"""What strangers' pages name as an address, and is none, costs no post."""

import pytest

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
