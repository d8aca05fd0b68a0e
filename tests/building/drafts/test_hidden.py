"""A hidden post has its page, and the files that it shows: no other file tells of it."""

import pytest

from tests.building.secret import FILES, PATH, SECRET, secret
from tests.building.sites import leaks

OWN = {
    "html": {
        "posts/2016/quokka-days.html",
        "_images/files/quokka.svg",
        "_images/files/quokka-raw.png",
        "old/quokka.html",
        "quokka-too",
        "quokka-too/index.html",
    },
    "dirhtml": {
        "posts/2016/quokka-days",
        "posts/2016/quokka-days/index.html",
        "_images/files/quokka.svg",
        "_images/files/quokka-raw.png",
        "old/quokka",
        "old/quokka/index.html",
        "old/quokka.html",
        "quokka-too",
        "quokka-too/index.html",
    },
    "json": {
        "posts/2016/quokka-days.fjson",
        "_images/files/quokka.svg",
        "_images/files/quokka-raw.png",
        "environment.pickle",
    },
}


@pytest.mark.parametrize("builder", OWN)
def test_nothing_else_tells_of_it(site, builder):
    here = site(FILES | {PATH: secret(status="hidden", conferences=["quokka-2016", "quokka"])})
    built = here.build(builder, search=builder == "html", blog_feed_fulltext=True, warnings=True)
    found = {name for name in leaks(built.output, SECRET) if not name.startswith("_downloads")}
    assert found == OWN[builder]


@pytest.mark.parametrize("builder", ["html", "json"])
def test_a_post_that_becomes_hidden_leaves_nothing_else(site, builder):
    here = site(FILES | {PATH: secret()})
    here.build(builder, search=True, warnings=True)
    here.write({PATH: secret(status="hidden")})
    built = here.build(builder, search=True, warnings=True)
    found = {name for name in leaks(built.output, SECRET) if not name.startswith("_downloads")}
    assert found == OWN[builder]


def test_a_hidden_static_page_is_told_of_nowhere(build):
    text = "---\nstatus: hidden\nconferences: [quokka-2016]\n---\n\n# Quokka\n\nThe quokka.\n"
    built = build(FILES | {"pages/quokka.md": text}, warnings=True)
    assert leaks(built.output, SECRET) == ["pages/quokka.html"]
