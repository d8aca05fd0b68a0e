"""Every address on every page leads somewhere, and every page can be found from the home page."""

import re
from collections import deque
from urllib.parse import quote

import pytest

from tests.building.sites import PICTURE, file_of, file_of_sample, linked, post

UNLISTED = {"404", "unlisted", "first", "first-day", "info", "old-name", "unlisted-before"}
"""Pages that no list names: hidden posts, redirects from old addresses, and what hosts show where nothing is."""


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def built(request):
    return request.getfixturevalue(f"sample_{request.param}")


def test_every_link_leads_to_a_file(built):
    dead = [
        (name, address)
        for name in built.pages()
        for address in linked(built.page(name))
        if (file := file_of_sample(name, address)) and not built.has(file)
    ]
    assert not dead


def test_every_fragment_leads_to_an_element(built):
    pages = {name: built.page(name) for name in built.pages()}
    dead = []
    for name, page in pages.items():
        for address in page.xpath("//a/@href"):
            target, _, fragment = address.partition("#")
            file = file_of_sample(name, target or name.rpartition("/")[2])
            if fragment and file in pages and not pages[file].xpath("//*[@id=$id]", id=fragment):
                dead.append((name, address))
    # raw HTML may ask for any fragment: this one the author made up
    assert [address for _, address in dead if not address.endswith("#a-part")] == []


def test_every_page_is_reached_from_the_home_page(built):
    pages = set(built.pages())
    seen, queue = {"index.html"}, deque(["index.html"])
    while queue:
        name = queue.popleft()
        for address in linked(built.page(name)):
            file = file_of_sample(name, address)
            if file in pages - seen:
                seen.add(file)
                queue.append(file)
    lost = {re.sub(r"(\.html)?(/index)?\.html$", "", name) for name in pages - seen}
    assert {name.rpartition("/")[2] for name in lost} == UNLISTED


def test_raw_html_reaches_pages_files_and_pictures(built):
    name = (
        "posts/2018/third-day.html"
        if built.output.name == "html"
        else "posts/2018/third-day/index.html"
    )
    page = built.page(name)
    addresses = page.xpath("//*[@itemprop='articleBody']//p/a/@href | //p/img/@src")
    files = [file_of_sample(name, address.partition("#")[0]) for address in addresses]
    assert files[0] in {"posts/2015/first-day.html", "posts/2015/first-day/index.html"}
    assert built.text(files[1]) == "Notes about bridges.\n"
    assert files[2] == "_images/files/bridge.svg"


RAW = [
    (
        '<a href="https://elsewhere.example/?a=1&amp;b">x</a>',
        "https://elsewhere.example/?a=1&b",
    ),
    ('<a href="//elsewhere.example/">x</a>', "//elsewhere.example/"),
    ('<a href="mailto:a@b.example">x</a>', "mailto:a@b.example"),
    ('<a href="/from/the/root">x</a>', "/from/the/root"),
    ('<a href="#here">x</a>', "#here"),
    ('<a href="nowhere.html">x</a>', "nowhere.html"),
    ('<a href="two.md?x=1#y">x</a>', "two.html?x=1#y"),
    ('<a href="two.md#y">x</a>', "two.html#y"),
    ('<a href="two%2Emd">x</a>', "two.html"),
    ("<a href=two.md>x</a>", "two.html"),
    ("<a title='a > b' href='two.md'>x</a>", "two.html"),
    ('<a data-href="two.md" href="two.md">x</a>', "two.html"),
    ('<a href="gr%C3%B6%C3%9Fe.md">x</a>', "gr%C3%B6%C3%9Fe.html"),
    ('<a href="größe.md">x</a>', "gr%C3%B6%C3%9Fe.html"),
]


def test_addresses_in_raw_html(build):
    files = {f"posts/{n}.md": post("One", html) for n, (html, _) in enumerate(RAW)}
    built = build(files | {"posts/two.md": post("Two"), "posts/größe.md": post("Size")})
    found = [
        built.page(f"posts/{n}.html").xpath("//*[@itemprop='articleBody']//a[.='x']/@href")
        for n in range(len(RAW))
    ]
    assert found == [[expected] for _, expected in RAW]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pictures_of_one_name_are_told_apart(build, builder):
    files = {f"files/{n}/it.svg": PICTURE.format(n) for n in "12"}
    body = "![1](../files/1/it.svg)\n\n<img alt='2' src='../files/2/it.svg'>"
    built = build(files | {"posts/one.md": post("One", body)}, builder)
    name = "posts/one.html" if builder == "html" else "posts/one/index.html"
    for picture in built.page(name).xpath("//*[@itemprop='articleBody']//img"):
        shown = built.text(file_of(name, picture.get("src")))
        assert shown == PICTURE.format(picture.get("alt"))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pictures_in_several_sizes(build, builder):
    files = {f"files/{name}.svg": PICTURE.format(name) for name in "abc"}
    sizes = "../files/a.svg, ../files/b.svg 2x,\n../files/c.svg 3x, nowhere.svg 4x,"
    body = f'<img src="../files/a.svg" srcset="{sizes}">'
    built = build(files | {"posts/one.md": post("One", body)}, builder)
    name = "posts/one.html" if builder == "html" else "posts/one/index.html"
    (found,) = built.page(name).xpath("//*[@itemprop='articleBody']//@srcset")
    urls = [candidate.split() for candidate in found.split(", ")]
    assert [size for _, *size in urls] == [[], ["2x"], ["3x"], ["4x"]]
    assert [built.text(file_of(name, url)) for url, *_ in urls[:3]] == [*files.values()]
    assert urls[3][0] == "nowhere.svg"


NAMES = ["a b", "größe", "日本", "a(1)", "100%", "a%20b", "a+b&c", "#1"]


@pytest.mark.parametrize(
    "form",
    [
        "![x](<../files/{}>)",
        "<img src='../files/{}'>",
        "[x](<../files/{}>)",
        "<a href='../files/{}'>x</a>",
    ],
)
def test_files_may_have_any_name(build, form):
    suffix = "svg" if "img" in form or "!" in form else "txt"
    files = {f"files/{name}.{suffix}": PICTURE.format(name) for name in NAMES}
    words = [f"See {form.format(quote(f'{name}.{suffix}', safe='()'))}" for name in NAMES]
    built = build(files | {"posts/one.md": post("One", "\n\n".join(words))})
    xpath = "//*[@itemprop='articleBody']//p//@*[name()='src' or name()='href']"
    addresses = built.page("posts/one.html").xpath(xpath)
    assert [built.text(file_of("posts/one.html", each)) for each in addresses] == [*files.values()]
