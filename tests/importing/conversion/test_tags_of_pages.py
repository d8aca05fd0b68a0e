"""Tags that say something of a whole page do not come with a post: they would lead its readers, or its links, elsewhere."""

import pytest
from lxml import html

from confarchive.importing import html_myst, import_posts
from confarchive.importing.html_parser import fragment

FORMATS = {
    "md": "Title: One\nDate: 2015-01-02\n\n{}\n",
    "rst": "One\n###\n\n:date: 2015-01-02\n\n.. raw:: html\n\n   {}\n",
    "html": "<html><head><title>One</title><meta name=date content=2015-01-02></head><body>{}</body></html>",
}
OF_PAGES = [
    '<base href="https://elsewhere.example/">',
    '<BASE\n   target="_blank">',
    '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
    '<META HTTP-EQUIV=refresh CONTENT="3">',
    '<meta name="robots" content="noindex">',
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("tag", OF_PAGES)
@pytest.mark.parametrize(
    "around",
    [
        "<p>Doors opened.</p>{}<p>Talks began.</p>",
        "<div>Doors opened.\n   {}\n   Talks began.</div>",
        "Doors {} opened.",
        "<blockquote><p>Doors {}opened.</p></blockquote>",
    ],
)
def test_what_is_said_of_a_page_goes(write, site, kind, tag, around):
    text = FORMATS[kind].format(around.format(tag))
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", f"content/one.{kind}": text})
    (post,) = import_posts(blog, site).posts
    written = (site / post.post).read_text().partition("# One")[2]
    assert not {"base", "meta"} & {each.tag for each in html.fromstring(f"<div>{written}").iter()}
    assert "opened." in written
    assert post.faithful


def test_what_is_said_of_a_text_stays():
    said = '<span itemscope><meta itemprop="room" content="5">Hall</span>'
    assert '<meta itemprop="room" content="5">' in html_myst.write(said).text


@pytest.mark.parametrize("kind", ["md", "html"])
def test_a_text_that_nothing_ends_takes_no_more_than_its_post(write, site, kind):
    text = FORMATS[kind].format("<p>Doors opened.</p>\n\n<plaintext>\nTalks *began*.")
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", f"content/one.{kind}": text})
    (post,) = import_posts(blog, site).posts
    written = (site / post.post).read_text()
    assert "<plaintext" not in written
    assert "began" in written


@pytest.mark.parametrize("tag", ["textarea", "iframe", "xmp", "title", "noembed", "plaintext"])
def test_an_open_text_ends_with_what_was_written(tag):
    root = fragment(f"<p>Doors opened.</p><{tag}>Talks <b>began</b>.")
    assert html.tostring(root, encoding="unicode").count("</body>") == 0
    assert root[1].text == "Talks <b>began</b>."


def test_an_end_that_was_written_stays():
    (code,) = fragment("<textarea><html><body>x</body></html></textarea>")
    assert code.text == "<html><body>x</body></html>"
