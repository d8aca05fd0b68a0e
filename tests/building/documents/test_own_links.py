"""Links of a page to itself and to lists, pictures that are no links, schemes in any case."""

from urllib.parse import unquote

import pytest

from tests.building.sites import file_of, post, wait


@pytest.mark.parametrize(("builder", "address"), [("html", "one.html"), ("dirhtml", "./")])
@pytest.mark.parametrize("body", ["[here](one.md)", '<p><a href="one.md">here</a></p>'])
def test_a_link_to_the_page_itself_names_it(build, builder, address, body):
    built = build({"posts/2015/one.md": post(body=body)}, builder)
    name = "posts/2015/one.html" if builder == "html" else "posts/2015/one/index.html"
    page = (built.output / name).read_text(encoding="utf-8")
    assert f'href="{address}"' in page.partition("articleBody")[2].partition("here")[0]


def test_a_picture_with_a_size_is_no_link(build):
    body = '![x](../../files/x.svg){width="10px"}'
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    built = build({"posts/2015/one.md": post(body=body), "files/x.svg": picture})
    page = (built.output / "posts/2015/one.html").read_text(encoding="utf-8")
    assert "image-reference" not in page


@pytest.mark.parametrize("url", ["hTtps://talks.example/a", "MAILTO:desk@hall.example"])
def test_a_build_takes_any_case(build, url):
    text = f"[words]({url}) and [more][1].\n\n[1]: {url}"
    links = build({"posts/2015/one.md": post(body=text)}).links("posts/2015/one.html")
    assert {words: unquote(links[words]) for words in ("words", "more")} == {
        "words": url,
        "more": url,
    }


LISTED = {
    "posts/2015/two.md": post("Two", tags=["Stone bridges"], category="Works", author="Jane Doe")
}
LISTS = {
    "tag-stone-bridges": "_tags/stone-bridges",
    "category-works": "blog/category/works",
    "author-jane-doe": "blog/author/jane-doe",
    "year-2015": "blog/2015",
    "list-years": "blog/archive",
    "list-tags": "_tags/tagsindex",
    "list-categories": "blog/category",
    "list-authors": "blog/author",
}
RAW = [
    '<p><a href="#{}">x</a></p>',
    "<div>\n<a href='#{}'>x</a>\n</div>",
    'One <a title="t" href=#{}>x</a> line.',
]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("raw", RAW)
def test_raw_html_reaches_lists(build, builder, raw):
    body = "\n\n".join(raw.format(name) for name in LISTS)
    built = build({"posts/2015/one.md": post(body=body), **LISTED}, builder)
    page = "posts/2015/one" + {"html": ".html", "dirhtml": "/index.html"}[builder]
    hrefs = built.page(page).xpath("//*[@itemprop='articleBody']//a[.='x']/@href")
    found = [file_of(page, href) for href in hrefs]
    assert all(map(built.has, found))
    assert [name.removesuffix(".html").removesuffix("/index") for name in found] == list(
        LISTS.values()
    )


def test_a_place_of_the_page_goes_before_a_list_of_its_name(build):
    body = (
        '<p id="tag-stone-bridges">y <a href="#tag-stone-bridges">x</a> <a href="#tag-no">z</a></p>'
    )
    built = build({"posts/2015/one.md": post(body=body), **LISTED})
    hrefs = built.page("posts/2015/one.html").xpath("//*[@id='tag-stone-bridges']//a/@href")
    assert hrefs == ["#tag-stone-bridges", "#tag-no"]


def test_a_page_follows_the_lists_that_its_raw_html_names(site):
    here = site({"posts/2015/one.md": post(body=RAW[0].format("tag-stone-bridges")), **LISTED})
    assert "_tags/stone-bridges.html" in here.build().text("posts/2015/one.html")
    wait()
    here.write({"posts/2015/two.md": post("Two")})
    assert 'href="#tag-stone-bridges"' in here.build().text("posts/2015/one.html")
