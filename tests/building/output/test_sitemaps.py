"""``sitemap.xml``: every page that readers are meant to find, with when it last changed."""

from datetime import UTC, datetime

import pytest
from lxml import etree

from confarchive.building.output import sitemaps
from tests.building.sites import CONF, post, wait

BASE = "https://archive.example/sub/path/"
OPTIONS = {"html_baseurl": BASE, "archive_timezone": "America/New_York"}
FILES = {
    "posts/2015/one.md": post("One", date="2015-02-03", tags=["Rooms"], category="halls"),
    "posts/2016/two.md": post("Two", date="2016-02-03 23:30", updated="2017-07-01 10:00"),
    "posts/2016/été.md": post("Été", date="2016-02-04 00:10+02:00"),
    "posts/2016/quokka.md": post("Quokka", date="2016-05-05", status="draft", tags=["Burrows"]),
    "posts/2016/later.md": post("Later", date="2099-05-05"),
    "posts/2016/wombat.md": post("Wombat", date="2016-05-06", status="hidden", author="Digger"),
    "posts/2016/old.md": post("Old", date="2014-05-06", redirect="an/old/address"),
    "pages/about.md": "---\ntags: []\n---\n\n# About\n\nWords.\n",
    "pages/unseen.md": "---\nstatus: hidden\n---\n\n# Unseen\n\nWords.\n",
    "redirects.yml": "archives.html: blog/archive\n",
}
TAG = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(built, name="sitemap.xml"):
    """Return when each URL changed, None where that is not told."""
    root = etree.fromstring((built.output / name).read_bytes())
    assert root.tag in {f"{TAG}urlset", f"{TAG}sitemapindex"}
    return {each.findtext(f"{TAG}loc"): each.findtext(f"{TAG}lastmod") for each in root}


@pytest.mark.parametrize(("builder", "end"), [("html", ".html"), ("dirhtml", "/")])
def test_what_is_listed_and_nothing_else(site, builder, end):
    built = site(FILES).build(builder, **OPTIONS)
    found = read(built)
    dates = {
        "posts/2015/one": "2015-02-03",
        "posts/2016/two": "2017-07-01T10:00:00-04:00",
        "posts/2016/%C3%A9t%C3%A9": "2016-02-04T00:10:00+02:00",
        "posts/2016/old": "2014-05-06",
        "pages/about": None,
        "blog/2015": "2015-02-03",
        "blog": "2017-07-01T10:00:00-04:00",
        "blog/category/halls": "2015-02-03",
        "_tags/rooms": "2015-02-03",
        "_tags/tagsindex": None,
        "blog/archive": None,
    }
    assert {name: found.get(f"{BASE}{name}{end}", "missing") for name in dates} == dates
    home = BASE if builder == "dirhtml" else f"{BASE}index.html"
    assert found[home] == "2017-07-01T10:00:00-04:00"
    unseen = ("quokka", "burrows", "later", "wombat", "digger", "unseen", "old/address")
    unseen += ("archives", "drafts", "search", "genindex")
    assert not [url for url in found if any(word in url.lower() for word in unseen)]
    canonical = built.page(
        "posts/2016/two.html" if builder == "html" else "posts/2016/two/index.html"
    )
    assert canonical.xpath("//link[@rel='canonical']/@href")[0] in found


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_url_answers(site, builder):
    built = site(FILES).build(builder, **OPTIONS)
    for url in read(built):
        path = url.removeprefix(BASE).replace("%C3%A9", "é")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        assert built.has(path)


EDITS = {
    "a date": {"posts/2015/one.md": post("One", date="2015-03-04")},
    "an update": {"posts/2015/one.md": post("One", date="2015-02-03", updated="2018-01-01")},
    "a draft": {"posts/2015/one.md": post("One", date="2015-02-03", status="draft")},
    "hidden": {"posts/2015/one.md": post("One", date="2015-02-03", status="hidden")},
    "published": {"posts/2016/quokka.md": post("Quokka", date="2016-05-05")},
    "gone": {"posts/2016/two.md": None},
    "new": {"posts/2018/new.md": post("New", date="2018-01-01", tags=["Fresh"])},
    "text": {"posts/2015/one.md": post("One", "Other words.", date="2015-02-03")},
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_an_edit_gives_what_a_clean_build_does(site, builder):
    for name, edit in EDITS.items():
        here = site(FILES)
        here.build(builder, **OPTIONS)
        here.write(edit)
        edited = here.build(builder, **OPTIONS).text("sitemap.xml")
        clean = here.copy(here.folder / "clean").build(builder, **OPTIONS)
        assert edited == clean.text("sitemap.xml"), name


def test_a_preview_tells_nothing_of_drafts(site):
    built = site(FILES).build(tags=["drafts"], **OPTIONS)
    assert built.has("posts/2016/quokka.html")
    assert not [url for url in read(built) if "quokka" in url or "drafts" in url]


def test_without_an_address_there_is_none(site):
    here = site(FILES)
    assert here.build(**OPTIONS).has("sitemap.xml")
    assert not here.build(html_baseurl="").has("sitemap.xml")
    assert not here.build("singlehtml", warnings=True, **OPTIONS).has("sitemap.xml")


def test_the_sites_own_stays(site):
    here = site(FILES | {"files/sitemap.xml": "<mine/>"})
    built = here.build(html_extra_path=["files"], **OPTIONS)
    assert built.text("sitemap.xml") == "<mine/>"


def test_a_long_one_is_in_parts(site, monkeypatch):
    here = site(FILES)
    whole = read(here.build(**OPTIONS))
    monkeypatch.setattr(sitemaps, "MOST", 5)
    built = here.build(**OPTIONS, epoch=datetime(2020, 1, 2, tzinfo=UTC), blog_title="Other")
    names = [url.removeprefix(BASE) for url in read(built)]
    assert names[:2] == ["sitemap-1.xml", "sitemap-2.xml"]
    parts = [read(built, name) for name in names]
    assert all(len(part) <= 5 for part in parts)
    assert {url: when for part in parts for url, when in part.items()} == whole
    monkeypatch.undo()
    built = here.build(**OPTIONS)
    assert read(built) == whole
    assert not built.has("sitemap-1.xml")


# -- by sphinx-sitemap

WITH_EXTENSION = f"""{CONF}\
extensions.append("sphinx_sitemap")
sitemap_url_scheme = "{{link}}"
sitemap_excludes = ["blog/archive*"]
"""
EXTENDED = FILES | {"conf.py": WITH_EXTENSION}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_another_extension_lists_what_the_archives_own_would(site, builder):
    own = read(site(FILES).build(builder, **OPTIONS))
    built = site(EXTENDED).build(builder, jobs=2, **OPTIONS)
    found = read(built)
    assert found == {url: when for url, when in own.items() if "blog/archive" not in url}
    assert not [url for url in found if "draft" in url]


@pytest.mark.parametrize("before", ["", "sphinx_sitemap"])
def test_it_lists_the_same_after_an_edit_and_takes_the_place_of_the_archives_own(site, before):
    settings = EXTENDED["conf.py"]
    if before:
        settings = settings.replace('["myst_parser"', f'["{before}", "myst_parser"')
    here = site(FILES)
    here.build(**OPTIONS)
    wait()
    here.write({"conf.py": settings})
    whole = read(here.build(**OPTIONS))
    texts = ("Other words.", "Other words.\n\nA second part.")  # the first is the summary, too
    for body in texts:
        wait()
        here.write({"posts/2015/one.md": post("One", body, tags=["Rooms"], category="halls")})
        assert read(here.build(**OPTIONS)) == whole
    wait()
    here.write({"posts/2015/one.md": post("One", status="draft", tags=["Rooms"])})
    edited = read(here.build(**OPTIONS))
    assert edited == read(here.copy(here.folder / "clean").build(**OPTIONS))
    assert f"{BASE}posts/2015/one.html" not in edited


def test_robots_are_told_of_the_extensions_file(site):
    built = site(EXTENDED).build(sitemap_filename="places.xml", **OPTIONS)
    assert built.has("places.xml")
    assert not built.has("sitemap.xml")
    assert built.text("robots.txt").endswith(f"Sitemap: {BASE}places.xml\n")
