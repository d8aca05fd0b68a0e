"""Every address that the blog had answers at that very address, in whatever folders pages stand."""

import pytest

from tests.building.sites import file_of
from tests.importing.journeys import travel

FORMS = {
    "{slug}.html": "trip.html",
    "{date:%Y}/{slug}.html": "2015/trip.html",
    "{date:%Y}/{slug}/index.html": "2015/trip/index.html",
    "posts/{date:%Y}/{slug}.html": "posts/2015/trip.html",
    "été/{slug}.html": "été/trip.html",
}
POST = "Title: A trip\nDate: 2015-01-02\nSlug: trip\nTags: Stone\nAuthor: Jane Doe\nCategory: Works\n\nx\n"
LISTS = {
    "TAG_SAVE_AS = '_tags/{slug}.html'\n": "_tags/stone.html",
    "YEAR_ARCHIVE_SAVE_AS = 'blog/{date:%Y}.html'\n": "blog/2015.html",
    "CATEGORY_SAVE_AS = 'c/{slug}/index.html'\n": "c/works/index.html",
    "": "author/jane-doe.html",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("form", FORMS)
def test_old_addresses_answer(tmp_path, builder, form):
    files = {"content/trip.md": POST, "content/pages/about.md": "Title: About\n\nx\n"}
    conf = f"ARTICLE_URL = ARTICLE_SAVE_AS = '{form}'\n" + "".join(LISTS)
    done = travel(tmp_path, files, builder, blog_conf=conf)
    assert not done.findings()
    old = {FORMS[form]: "posts/2015/trip", "pages/about.html": "pages/about"}
    lists = ["_tags/stone", "blog/2015", "blog/category/works", "blog/author/jane-doe"]
    for name, page in (*old.items(), *zip(LISTS.values(), lists, strict=True)):
        assert done.html.has(name), name
        assert reached(done.html, name).removesuffix(".html").removesuffix("/index") == page


def reached(built, name):
    """Return the page that the file *name* leads to, or is."""
    found = built.page(name).xpath("//meta[@http-equiv='refresh']/@content")
    return file_of(name, found[0].partition("url=")[2]) if found else name
