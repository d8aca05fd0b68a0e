"""The addresses that a blog had, and the lists behind them."""

import pytest

from confarchive.importing import import_posts
from confarchive.importing.links.addresses import name_of, names_of_post
from confarchive.importing.sources.pelican import addresses, reader, settings
from confarchive.model.addresses.old_sites import page_of_address
from confarchive.model.addresses.page_names import PageNames

TRIP = "Title: Trip\nDate: 2015-02-03\nSlug: trip\nTags: C++, Big Data\nCategory: Dev Ops\nAuthor: Jane Doe\n\n"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("trip.html", "trip"),
        ("/trip.html", "trip"),
        ("2015/trip/", "2015/trip/index"),
        ("2015/trip/index.html", "2015/trip/index"),
        ("2015/trip", "2015/trip"),
        ("a%20b.html?x#y", "a b"),
        ("v1.0/", "v1.0/index"),
        ("release-1.0", "release-1.0"),
        ("", "index"),
        ("x.php", None),
        ("feed.xml", None),
        ("../x.html", None),
    ],
)
def test_the_page_that_answers_an_address(address, name):
    assert name_of(address) == name


@pytest.mark.parametrize(
    ("conf", "header", "expected"),
    [
        ("", "", (("trip.html",), ("trip",))),
        ("ARTICLE_URL = '{slug}/'\nARTICLE_SAVE_AS = '{slug}/index.html'", "", (("trip/index.html",), ("trip/index",))),
        ("ARTICLE_URL = 'p/{slug}'\nARTICLE_SAVE_AS = 'p/{slug}.html'", "", (("p/trip", "p/trip.html"), ("p/trip",))),
        ("ARTICLE_URL = '{slug}/'", "", (("trip/", "trip.html"), ("trip/index", "trip"))),
        ("ARTICLE_SAVE_AS = '{date:%Y/%b/%-d}/{category}/{author}/{slug}.html'", "", (("trip.html", "2015/Feb/3/dev-ops/jane-doe/trip.html"), ("trip", "2015/Feb/3/dev-ops/jane-doe/trip"))),
        ("ARTICLE_SAVE_AS = '{nothing}.html'", "", ((), ())),
        ("ARTICLE_SAVE_AS = ''", "", ((), ())),
        ("", "Status: draft\n", (("drafts/trip.html",), ("drafts/trip",))),
        ("", "Lang: fr\n", (("trip-fr.html",), ("trip-fr",))),
        ("", "URL: old/\nSave_as: old/index.html\n", (("old/index.html",), ("old/index",))),
        ("", "URL: old/a,b/\nSave_as: old/a,b/index.html\n", (("old/a,b/index.html",), ())),
        ("ARTICLE_URL = '{slug}.php'\nARTICLE_SAVE_AS = '{slug}.php'", "", (("trip.php",), ())),
    ],
)  # fmt: skip
def test_the_addresses_of_a_post(write, conf, header, expected):
    text = TRIP.replace("\n\n", f"\n{header}\n")
    root = write("blog", {"pelicanconf.py": f"PATH = 'content'\n{conf}", "content/trip.md": text})
    ours, _ = settings.load(root)
    post = reader.read(root / "content/trip.md", ours).post
    found = addresses.of_post(post, ours)
    assert (found, names_of_post(found)) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/archives.html", "#list-years"),
        ("/tags.html", "#list-tags"),
        ("../categories.html", "#list-categories"),
        ("https://e.org/b/authors.html", "#list-authors"),
        ("/2015/", "#year-2015"),
        ("/2015/02/index.html", "#year-2015"),
        ("/2015/02/03/", "#year-2015"),
        ("/2014/", "/2014/"),
    ],
)
def test_links_to_lists(resolve, url, expected):
    conf = "SITEURL = 'https://e.org/b'\n" + "".join(
        f"{period}_ARCHIVE_SAVE_AS = '{form}/index.html'\n"
        for period, form in [
            ("YEAR", "{date:%Y}"),
            ("MONTH", "{date:%Y}/{date:%m}"),
            ("DAY", "{date:%Y}/{date:%m}/{date:%d}"),
        ]
    )
    found, resolver = resolve(url, conf=conf)
    assert found == expected
    assert bool(resolver.dead) == (url == expected)


def test_the_table_of_lists(write):
    conf = "TAG_URL = 't/{slug}/'\nTAG_SAVE_AS = 't/{slug}/index.html'\nAUTHOR_SAVE_AS = ''\nYEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'\nMONTH_ARCHIVE_SAVE_AS = '{date:%Y}/{date:%b}/index.html'\n"
    root = write("blog", {"pelicanconf.py": f"PATH = 'content'\n{conf}", "content/trip.md": TRIP})
    ours, _ = settings.load(root)
    post = reader.read(root / "content/trip.md", ours).post
    assert addresses.lists([post], ours).table(PageNames()) == {
        "archives": "blog/archive",
        "authors": "blog/author",
        "categories": "blog/category",
        "tags": "_tags/tagsindex",
        "2015/index": "blog/2015",
        "2015/Feb/index": "blog/2015",
        "t/big-data/index": "_tags/big-data",
        "t/c/index": "_tags/c-plus-plus",
        "category/dev-ops": "blog/category/dev-ops",
    }


@pytest.mark.parametrize("sign", ["🎉", ":-)", "&", "★", "?", "..."])
def test_a_term_of_signs_has_an_old_address_only_where_a_page_can_stand(write, sign):
    files = {"content/trip.md": f"Title: Trip\nDate: 2015-02-03\nTags: {sign}, rooms\n\nx\n"}
    root = write("blog", {"pelicanconf.py": "PATH = 'content'\n", **files})
    ours, _ = settings.load(root)
    post = reader.read(root / "content/trip.md", ours).post
    table = addresses.lists([post], ours).table(PageNames())
    assert table["tag/rooms"] == "_tags/rooms"
    assert all(page_of_address(name) == name for name in table)


def test_of_two_posts_with_one_address_the_first_has_it(write, site):
    header = "Title: {}\nDate: 2015-02-0{}\nSlug: {}\n\n"
    files = {
        "pelicanconf.py": "PATH = 'content'\n",
        "content/one.md": header.format("One", 3, "same"),
        "content/two.md": header.format("Two", 4, "same"),
        "content/three.md": header.format("Three", 5, "three") + "[It](/same.html)\n",
    }
    import_posts(write("blog", files), site)
    assert "# One" in (site / "posts/2015/same.md").read_text("utf-8")
    assert "[It](same.md)" in (site / "posts/2015/three.md").read_text("utf-8")
