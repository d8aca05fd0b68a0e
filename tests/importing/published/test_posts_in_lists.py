"""Themes that write a post as the only item of a list: the list is theirs."""

import pytest

from confarchive.importing import Options, import_posts
from tests.importing.hall_blog import CONF
from tests.importing.sources.pages.test_pages_of_themes import blog, page, read, run

__all__ = ["run"]

NUMBER = 5


def listed(name, title, day, text, *, more=""):
    own = f"<ul><li>seen by {name}</li><li>left by {name}</li></ul>"
    shown = f'<article class="entry"><h1>{title}</h1><time>{day}</time><section class="text">{text}{own}{more}</section></article>'
    return page(name, f'<div id="main"><ol id="posts" class="feed"><li>{shown}</li></ol></div>')


def test_of_pages_alone_the_text_is_no_list(run, site):
    report, posts = run(blog(listed))
    body = read(site, posts["tram.html"]).body
    assert body.lstrip().startswith("The tram is old")
    assert body.rstrip().endswith("- seen by tram\n- left by tram")
    assert all(each.faithful for each in report.posts)


@pytest.mark.parametrize("kind", ["video", "audio", "object"])
def test_beside_sources_they_and_their_files_are_the_same(write, site, kind):
    name = "data" if kind == "object" else "src"
    shown = f'<{kind} {name}="/films/{{}}.mp4"></{kind}>'
    sources, pages = {"pelicanconf.py": CONF}, {}
    for number in range(NUMBER):
        text = f"The hall {number} had {number + 3} doors, and each was of another colour than its frame."
        called = f"hall{number}"
        sources[f"content/{called}.md"] = (
            f"Title: Hall {number}\nDate: 2015-02-0{number + 1}\nSlug: {called}\n\n{text}\n\n"
            f"* seen by {called}\n* left by {called}\n\n{shown.format(called)}\n"
        )
        sources[f"content/films/{called}.mp4"] = called
        pages[f"{called}.html"] = listed(
            called,
            f"Hall {number}",
            f"2015-02-0{number + 1}",
            f"<p>{text}</p>",
            more=shown.format(called),
        )
    sources["pelicanconf.py"] += "STATIC_PATHS = ['films']\n"
    write("blog", sources)
    write("blog/output", pages)
    report = import_posts(write("blog", {}), site, Options(jobs=1))
    assert [each.page.differences for each in report.posts] == [()] * NUMBER
    assert all(each.faithful for each in report.posts)
