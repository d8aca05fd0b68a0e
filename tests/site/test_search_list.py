"""The list of pages and files that every first search loads: browsers make Pagefind's of a shorter one."""

import gzip
import json
import re

import cbor2
import pytest

from confarchive.building.search import long_words, merging, page_list
from confarchive.building.search.merging import IndexPart
from tests.building.searched import unpacked
from tests.building.sites import SiteFolder, post
from tests.site.searching import SearchPage

MAKE = """async ([root, columns, name]) => {
  const make = await import(new URL("_static/confarchive-search-list.js", root));
  return Array.from(make[name](columns));
}"""


@pytest.fixture
def listed(open_page, search_address):
    """Return a function that has a browser make Pagefind's list of columns, and gives its bytes."""
    page = open_page()
    page.goto(search_address)
    return lambda columns, name="listed": bytes(
        page.evaluate(MAKE, [search_address, columns, name])
    )


def test_a_browser_makes_the_list_that_pagefind_has(listed, search_site):
    (packed,) = search_site.glob("pagefind/*/list.packed")
    (pagefinds,) = search_site.glob("pagefind/*/*.pf_meta")
    columns = json.loads(gzip.decompress(packed.read_bytes()))
    assert len(columns["begins"].splitlines()) == len([*packed.parent.glob("index/*")])
    assert listed(columns) == b"pagefind_dcd" + unpacked(pagefinds)


def test_a_browser_makes_the_facets_that_pagefind_has(listed, search_site):
    files = [*search_site.glob("pagefind/*/filter/*.pf_filter")]
    assert len(files) > 5
    for file in files:
        columns = json.loads(
            gzip.decompress((file.parents[1] / f"facets/{file.stem}.packed").read_bytes())
        )
        assert listed(columns, "facetMembers") == b"pagefind_dcd" + unpacked(file)


def test_so_it_does_of_any_archive(listed, monkeypatch):
    """Of words with signs, with letters of two places, and alike; of pages with no word, and a hundred thousand."""
    beginnings = ["", *(f"{'zż🌋'[at % 3] * (at // 3)}{at}" for at in range(300))]
    words = dict.fromkeys(beginnings, ((1, 0, 0, b"\x81\x00\x80"), ()))
    part = {"facets": {"year": {}, "Änderung": {}}, "notes": ("title",), "spellings": {}}
    sizes = ((0, 1, 7, 8, 100, 70_000, 2**24), (), (5,) * 300)
    parts = [
        IndexPart(number=at, pages=pages, words=words, **part)
        for at, pages in zip((0, 2, 31), sizes, strict=True)
    ]
    for word in beginnings[5:290:19]:  # in one page, thrice
        words[word] = ((1, 0, 0, b"\x84\x38\x18\x01\x02\x03\x80"), ())
    monkeypatch.setattr(merging, "_BYTES_PER_FILE", 1)  # a file for each word
    monkeypatch.setattr(merging, "_BYTES_OF_LONG", 9)
    monkeypatch.setattr(long_words, "_MOST_PLACES", 1)
    made = dict(merging.files(parts, "1.5.2", "en", 1))
    pagefinds = made["pagefind.en.pf_meta"]
    columns = page_list.columns(pagefinds)
    assert listed(columns) == gzip.decompress(pagefinds)
    assert len(gzip.compress(json.dumps(columns).encode())) * 2 < len(pagefinds)
    _, pages, files, *_ = cbor2.loads(merging.unpacked(pagefinds))
    assert len(files) == len(beginnings)
    assert sum(name.endswith("-long") for *_, name in files) == len(beginnings[5:290:19])
    assert [name for name, _ in pages][:8] == [*(f"0-{at}" for at in range(7)), "31-0"]


def test_a_search_loads_the_shorter_one(open_page, search_address):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    assert SearchPage(page, search_address).ask("brussels", year="2014-2016").paths
    assert "list.packed" in asked
    assert "pagefind.js" not in asked  # which a worker that does not start would have loaded
    assert not [name for name in asked if "pf_meta" in name or "pf_filter" in name]
    assert [name for name in asked if re.fullmatch(r"\d+\.packed", name)]


def test_where_that_cannot_be_had_it_loads_pagefinds(open_page, search_address):
    page = open_page()
    for path in ("**/list.packed", "**/facets/*.packed"):
        page.context.route(path, lambda route: route.fulfill(body="no gzip"))
    assert SearchPage(page, search_address).ask("brussels", year="2014-2016").paths


@pytest.fixture
def long_site(serve, tmp_path, monkeypatch):
    """Return the address of a site in which a word that all pages have is in files that tell one place of each."""
    monkeypatch.setattr(merging, "_BYTES_PER_FILE", 1)
    monkeypatch.setattr(merging, "_BYTES_OF_LONG", 60)
    monkeypatch.setattr(long_words, "_MOST_PLACES", 1)
    text = "The lantern glows. A kettle sings. " * 4
    posts = {f"posts/{n}.md": post(f"Evening {n}", text) for n in range(6)}
    lit = post("The last evening", f"{text} Then somebody lit a lantern outside. {text}")
    site = SiteFolder.of(tmp_path / "site", posts | {"posts/lit.md": lit})
    return serve(site.build("html", search=True).output)


def test_a_word_of_all_pages_loads_the_file_with_few_places(long_site, open_page):
    page, asked = open_page(), []
    page.on("request", lambda request: asked.append(request.url))
    search = SearchPage(page, long_site).ask("lantern outside")
    assert search.titles[0] == "The last evening"
    assert [url for url in asked if "/brief/" in url]
    assert not [url for url in asked if "/index/" in url and "-long" in url]


def test_a_phrase_is_found_wherever_it_stands(long_site, open_page):
    search = SearchPage(open_page(), long_site)
    assert len(search.ask("lantern").type("kettle").titles) == 5
    assert search.type('"lit a lantern"').titles == ["The last evening"]
    assert "The last evening" not in search.type('kettle -"lit a lantern"').titles
    assert search.ask('"lit a lantern"').titles == ["The last evening"]


def test_without_the_file_with_few_places_it_loads_the_whole(long_site, open_page):
    page = open_page()
    page.context.route("**/brief/*", lambda route: route.fulfill(status=404))
    assert SearchPage(page, long_site).ask("lantern outside").titles[0] == "The last evening"
