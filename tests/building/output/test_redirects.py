"""Old addresses lead to where their pages are now, and never take a page's place."""

from types import SimpleNamespace

import pytest

from confarchive.building.output.redirects import Redirect
from confarchive.building.output.redirects import pages as redirect_pages
from confarchive.model.addresses.old_sites import page_of_address
from tests.building.sites import file_of, post

ADDRESSES = {
    "2015/02/trip.html": "2015/02/trip.html",
    "/2015/02/trip.html": "2015/02/trip.html",
    "2015/02/trip": "2015/02/trip.html",
    "2015/02/trip/": "2015/02/trip/index.html",
    "2015/02/trip/index.html": "2015/02/trip/index.html",
    "trip.htm": "trip.htm",
    "a.b.html": "a.b.html",
    "größe.html": "größe.html",
    "a b.html": "a b.html",
    "q.html?x=1#y": "q.html",
    "gr%C3%B6%C3%9Fe.html": "größe.html",
}
ESCAPES = [
    "../x",
    "../../x.html",
    "a/../../x",
    "..",
    "./x",
    "a//b",
    "//host.example/x",
    "%2e%2e/x",
    "..%2fx",
    "nul%00",
    "long" * 99,
    "https://host.example/x",
    "javascript:x",
    "C:/x",
    "..\\x",
    "a/../b",
]


def target(built, name):
    (refresh,) = built.page(name).xpath("//meta[@http-equiv='refresh']/@content")
    return file_of(name, refresh.partition("url=")[2])


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_old_address_is_a_page(address):
    assert page_of_address(address) == ADDRESSES[address].rpartition(".htm")[0]


@pytest.mark.parametrize("address", ESCAPES)
def test_an_address_outside_the_site_is_no_page(address):
    assert page_of_address(address) is None


def test_old_addresses_lead_to_their_post(build):
    built = build({"posts/2015/one.md": post("One", redirect=list(ADDRESSES))})
    assert {*redirects(built), "trip.htm"} == set(ADDRESSES.values())
    assert built.has("trip.htm")
    for name in redirects(built):
        assert target(built, name) == "posts/2015/one.html"
        (link,) = built.page(name).xpath("//a/@href")
        assert file_of(name, link) == "posts/2015/one.html"


@pytest.mark.parametrize("address", ["old/", "old", "old/index.html"])
def test_an_old_address_works_with_addresses_without_suffix(build, address):
    built = build({"posts/2015/one.md": post("One", redirect=[address])}, "dirhtml")
    assert target(built, "old/index.html") == "posts/2015/one/index.html"


@pytest.mark.parametrize(
    ("address", "files"),
    [
        ("old.html", ["old.html"]),
        ("a b/old.html", ["a b/old.html"]),
        ("old", ["old.html", "old/index.html"]),
        ("old/", ["old/index.html"]),
        ("old/index.html", ["old/index.html"]),
        ("old/index", ["old/index.html"]),
        ("posts/2015/one.html", ["posts/2015/one.html"]),
    ],
)
def test_an_old_address_is_answered_where_pages_are_folders(build, address, files):
    built = build({"posts/2015/one.md": post("One", redirect=[address])}, "dirhtml")
    assert sorted(redirects(built)) == files
    for name in files:
        assert target(built, name) == "posts/2015/one/index.html"


def test_an_old_address_hands_on_the_section(build):
    built = build({"posts/2015/one.md": post("One", redirect=["old/é.html"])})
    (script,) = built.page("old/é.html").xpath("//script/text()")
    assert script == 'location.replace("../posts/2015/one.html" + location.hash)'


def test_nothing_is_written_outside_the_site(site):
    here = site(
        {
            "posts/2015/one.md": post("One", redirect=ESCAPES),
            "posts/2015/two.md": post("Two", redirect=ESCAPES, status="hidden"),
            "redirects.yml": "".join(f"'{address}': posts/2015/one\n" for address in ESCAPES),
        }
    )
    built = here.build(warnings=True)
    refused = [address for address in ESCAPES if address != "https://host.example/x"]
    assert len(built.warnings) == len(refused)  # the whole address names a site, and no page here
    assert not redirects(built)
    assert set(here.folder.iterdir()) == {here.source, built.output, built.doctrees}


def redirects(built):
    return [
        name for name in built.pages() if built.page(name).xpath("//meta[@http-equiv='refresh']")
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("status", [None, "hidden"])
def test_an_old_address_never_takes_a_pages_place(build, builder, status):
    taken = [
        "index.html",
        "posts/two.html",
        "pages/about",
        "_tags/a.html",
        "_tags/tagsindex",
        "blog",
        "blog/2015.html",
        "blog/archive",
        "blog/author",
        "blog/author/me",
        "conferences.html",
        "conferences/conf",
        "search.html",
        "blog/page-2",
        "posts/one",
        "_tags/a/",
    ]
    files = {
        "posts/one.md": post("One", redirect=taken, status=status),
        "posts/two.md": post("Two", tags=["a"], author="me", conferences=["conf"]),
        "pages/about.md": "# About\n\nWords.\n",
        "conferences.yml": "conf: {name: Conf}\n",
        "redirects.yml": "".join(f"{name}: posts/one\n" for name in taken),
    }
    built = build(files, builder, archive_page_size=1)
    if builder == "dirhtml":  # an address with a suffix is another one than the page's
        allowed = {name for name in taken if name.endswith(".html")}
    else:
        allowed = {"_tags/a/index.html"}
    if status:  # with one post listed there is one page of the list
        allowed |= {"blog/page-2.html", "blog/page-2/index.html"}
    assert set(redirects(built)) <= allowed


def test_two_posts_of_one_old_address(build):
    files = {
        "posts/one.md": post("One", redirect=["old"]),
        "posts/two.md": post("Two", redirect=["old", "old.html"], date="2016-01-01"),
        "redirects.yml": "ok: posts/one\n/old: posts/one\n",
    }
    built = build(files, warnings=True)
    assert target(built, "old.html") == "posts/two.html"
    told = "posts/two.md has this old address too; it leads to posts/two: take it out of one of them [confarchive.duplicate-address]"
    assert built.warnings == (
        f"posts/one.md:1: WARNING: old: {told}",
        f"redirects.yml:2: WARNING: /old: {told}",
    )


def test_an_address_where_a_page_stands_is_told():
    builder = SimpleNamespace(
        name="html",
        config=SimpleNamespace(html_additional_pages={}),
        get_output_path=lambda page: f"{page}.html",
    )
    wanted = [
        Redirect(address=address, target="posts/one", path="posts/one.md")
        for address in ("blog.html", "posts/one", "search", "old")
    ]
    found, problems = redirect_pages(wanted, builder, {"blog", "posts/one"})
    assert [page for page, *_ in found] == ["old"]
    assert [str(problem) for problem in problems] == [
        "posts/one.md: blog.html: stays the address of the page 'blog' [taken-address]",
        "posts/one.md: search: stays the address of the page 'search' [taken-address]",
    ]


def test_static_pages_and_hidden_posts_have_old_addresses_too(sample_html):
    assert target(sample_html, "info.html") == "pages/more.html"
    assert target(sample_html, "unlisted-before.html") == "posts/2015/unlisted.html"


def test_a_drafts_old_address_is_silent(build):
    built = build({"posts/1.md": post("One", status="draft", redirect=["old"])})
    assert not built.has("old.html")


def test_the_table_leads_old_addresses_to_any_page(sample_html):
    assert target(sample_html, "category/old-name.html") == "blog/category/engineering.html"
    assert target(sample_html, "2015/first.html") == "posts/2015/first-day.html"


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("ok: posts/one\nold: posts/nowhere\n", "redirects.yml:2"),
        ("old: posts/draft\n", "redirects.yml:1"),
        ("- a list\n", "redirects.yml:1"),
        ("a: b\n  c\n d: [", "redirects.yml:3"),
        (b"ok: posts/one\n\xff", "redirects.yml:2"),
        ("old: [posts/one]\n", "redirects.yml:1"),
        ("old.xml: atom:blog/nowhere\n", "redirects.yml:1"),
        ("old.xml: rss:posts/one\n", "redirects.yml:1"),
        ("../old.xml: rss:blog\n", "redirects.yml:1"),
    ],
)
def test_what_is_wrong_with_the_table_is_told(build, table, place):
    files = {"posts/one.md": post("One"), "posts/draft.md": post("Quokka", status="draft")}
    built = build(files | {"redirects.yml": table}, warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"{place}: WARNING: ")
    assert not built.has("old.html")


def test_a_list_that_became_an_alias_is_led_to_from_its_old_addresses(build):
    files = {
        "posts/one.md": post("One", tags=["tests"], category="Talks"),
        "posts/two.md": post("Two", tags=["test"], category="talk")
        + "\n[a](https://old.example/tag/test.html) [b](https://old.example/_tags/test.html)\n",
        "terms.yml": "tags:\n  tests: {aliases: [test]}\ncategories:\n  Talks: {aliases: [talk]}\n",
        "redirects.yml": "https://old.example/: index\ntag/test.html: _tags/test\n"
        "category/talk.html: blog/category/talk\n",
    }
    built = build(files)
    assert target(built, "tag/test.html") == "_tags/tests.html"
    assert target(built, "_tags/test.html") == "_tags/tests.html"
    assert target(built, "category/talk.html") == "blog/category/talks.html"
    assert built.text("posts/two.html").count('data-archive="../_tags/tests.html"') == 2


def test_a_redirect_taken_out_is_gone(site):
    here = site({"posts/1.md": post("One", redirect=["old"]), "redirects.yml": "older: posts/1\n"})
    here.build()
    here.write({"posts/1.md": post("One"), "redirects.yml": None})
    built = here.build()
    assert not built.has("old.html")
    assert not built.has("older.html")
