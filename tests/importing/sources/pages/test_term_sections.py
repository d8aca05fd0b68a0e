"""A page that lists all tags, each with its posts, tells the tags of posts whose own pages do not."""

import pytest

from confarchive.importing.published.extraction import page_tree
from confarchive.importing.sources.pages import term_sections
from tests.importing.sources.pages.test_pages_of_themes import NAMES, blog, page, plain, read, run

__all__ = ["run"]

INDEX = '<p><a href="#big-data">Big Data</a> <a href="#c">c</a> <a href="#end">End</a></p>'
OF_BOXES = (
    '<section id="big-data"><h2>Big Data</h2>{first}<h2>See</h2></section>'
    '<section id="c"><h2>c (1)</h2>{second}</section><h2 id="end">The end</h2><p>{third}</p>'
)
OF_HEADINGS = (
    '<h2 id="big-data">Big Data</h2><ul><li>{first}</li></ul>'
    '<h2 id="c">c</h2><p>{second}</p><h2>Others</h2><p>{third}</p>'
)


def link(*names):
    return "".join(f'<h3><a href="/{name}.html">The {name}</a></h3>' for name in names)


def listed(form):
    places = {"first": link("tram", "river"), "second": link("tram"), "third": link("castle")}
    return f"<h1>Tags</h1>{INDEX}{form.format(**places)}"


@pytest.mark.parametrize("form", [OF_BOXES, OF_HEADINGS])
def test_sections_tell_terms_and_posts(form):
    body = page_tree.parse(page("tags", listed(form)).encode()).body
    assert [*term_sections.of_page(body)] == [
        ("Big Data", ["/tram.html", "/river.html"]),
        ("c", ["/tram.html"]),
    ]


@pytest.mark.parametrize("form", [OF_BOXES, OF_HEADINGS])
def test_headings_that_no_link_leads_to_or_that_are_called_otherwise_are_no_terms(form):
    bare = listed(form).replace('href="#', 'href="/#').replace('id="c"', 'id="other"')
    assert [*term_sections.of_page(page_tree.parse(page("tags", bare).encode()).body)] == []


@pytest.mark.parametrize(
    "address", ["tags.html", "tags/index.html", "categories/index.html", "x.html"]
)
def test_posts_have_the_tags_that_a_list_of_all_has_them_below(run, site, address):
    _, posts = run(blog(plain, **{address: page("tags", listed(OF_BOXES))}))
    got = [read(site, posts[f"{name}.html"]) for name in NAMES[:3]]
    told = {"x": ["", "", ""], "categories": ["Big Data", "Big Data", ""]}
    kind = address.split("/")[0].split(".")[0]
    assert [each.category or "" for each in got] == told.get(kind, ["", "", ""])
    tags = {"tags": [("Big Data", "c"), ("Big Data",), ()], "categories": [("c",), (), ()]}
    assert [each.tags for each in got] == tags.get(kind, [(), (), ()])
