"""A published page that is cut short gives its post nothing: what stood behind its end is not known."""

import pytest

from confarchive.importing import Options, import_posts
from tests.importing.hall_blog import CONF, PAGES, POSTS, page

PLAYED = (
    "<p>On the stage stood <b>the hall</b> and all who had come looked at it for long.</p>"
    "<p>Then it ended, and they went home by the river.</p>"
)
MORE = {
    f"hall{number}": f"The hall number {number} had {number + 2} doors, in colours that nobody had seen before."
    for number in range(4)
}


@pytest.fixture
def run(write, site):
    """Import the blog, its pages changed by a function; return the post of the play."""

    def run(changed):
        sources = {
            f"content/{name}.md": f"Title: {name}\nDate: 2015-03-04\nSlug: {name}\n\n{text}\n"
            for name, text in MORE.items()
        }
        pages = {f"{name}.html": page(name, f"<p>{text}</p>") for name, text in MORE.items()}
        pages = {**PAGES, **pages, "play.html": page("The play", PLAYED)}
        write("blog", {"pelicanconf.py": CONF, **POSTS, **sources})
        write("blog/output", {name: changed(name, text) for name, text in pages.items()})
        report = import_posts(write("blog", {}), site, Options(jobs=1))
        (post,) = [each for each in report.posts if each.source == "play.md"]
        return post, (site / post.post).read_text()

    return run


def test_a_whole_page_gives_what_a_plugin_made(run):
    post, text = run(lambda _, page: page)
    assert post.faithful
    assert "by the river" in text


@pytest.mark.parametrize("end", ["<p>Then it", "by the river", "</main>"])
def test_one_that_is_cut_short_gives_nothing(run, end):
    post, text = run(lambda name, page: page.partition(end)[0] if name == "play.html" else page)
    assert post.faithful is None
    assert "{% place the hall %}" in text


def test_pages_none_of_which_has_an_end_are_whole(run):
    post, text = run(lambda _, page: page.replace("</body></html>", ""))
    assert post.faithful
    assert "by the river" in text
