"""What a page says that it is about is the post's summary, but for what it says of the blog."""

import pytest

from tests.importing.sources.pages.test_pages_of_themes import blog, plain, read, run

__all__ = ["run"]


def test_what_a_blog_is_about_is_no_posts_summary(run, site):
    head = '<meta name="description" content="Notes on halls.">'
    own = '<meta property="og:description" content="How a tram was saved.">'

    def template(name, title, day, text):
        return plain(name, title, day, text, f"{head}{own}" if name == "tram" else head)

    _, posts = run(blog(template))
    assert read(site, posts["bridge.html"]).summary is None
    assert read(site, posts["tram.html"]).summary == "How a tram was saved."


def test_copies_of_a_page_do_not_make_its_summary_the_blogs(run, site):
    head = '<meta name="description" content="How a tram was saved.">'

    def template(name, title, day, text):
        return plain(name, title, day, text, head if name == "tram" else "")

    tram = blog(template)["tram.html"]
    copies = {f"{place}/tram.html": tram for place in ("amp", "print", "mobile")}
    _, posts = run(blog(template, **copies))
    assert read(site, posts["tram.html"]).summary == "How a tram was saved."


CODE = "<h2>How</h2><pre><code>mkdir hall\ncd hall\nls</code></pre><p>Then it is done.</p>"


@pytest.mark.parametrize(
    ("summary", "kept"),
    [
        ("How 123mkdir hallcd hallls Then it is done", None),  # as Hexo takes it from its page
        (
            "How 123mkdir hallcd hallls Then it was done",
            "How 123mkdir hallcd hallls Then it was done",
        ),
        ("1998", "1998"),
    ],
)
def test_what_a_text_begins_with_is_no_summary_whatever_counts_its_lines(run, site, summary, kept):
    def template(name, title, day, text):
        if name != "tram":
            return plain(name, title, day, text)
        head = f'<meta name="description" content="{summary}">'
        return plain(name, title, day, CODE, head)

    _, posts = run(blog(template))
    assert read(site, posts["tram.html"]).summary == kept
