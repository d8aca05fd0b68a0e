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


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_lists_of_authors_lead_to_the_person_whom_people_yml_tells_of(tmp_path, builder):
    """The addresses were written when the blog came in, and the file was written after that."""
    files = {
        "content/trip.md": POST,
        "content/tour.md": POST.replace("trip", "tour").replace("Jane Doe", "J. Doe"),
        "content/town.md": POST.replace("trip", "town").replace("Jane Doe", "Ada Stone"),
    }
    conf = "AUTHOR_URL = AUTHOR_SAVE_AS = 'by/{slug}/index.html'\n"
    site = travel(tmp_path, files, builder, blog_conf=conf).site
    site.write({"people.yml": "doe: {name: Jane Doe, aliases: [J. Doe]}\n"})
    html = site.build(builder, warnings=True)
    for name, person in {"jane-doe": "doe", "j-doe": "doe", "ada-stone": "ada-stone"}.items():
        found = reached(html, f"by/{name}/index.html")
        assert found.removesuffix(".html").removesuffix("/index") == f"blog/author/{person}"
    last = "/index.html" if builder == "dirhtml" else ".html"
    assert sorted(html.titles(f"blog/author/doe{last}")) == ["A tour", "A trip"]


def reached(built, name):
    """Return the page that the file *name* leads to, or is."""
    found = built.page(name).xpath("//meta[@http-equiv='refresh']/@content")
    return file_of(name, found[0].partition("url=")[2]) if found else name
