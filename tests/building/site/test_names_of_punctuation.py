"""Tags, categories, authors … whose names are signs alone: each has its page, and is found."""

import gzip
import json

import pytest
from sphinx.errors import ExtensionError

from confarchive.building.search.tokenizer import sign_word
from tests.building.searched import fragments
from tests.building.sites import SiteFolder, post

SIGNS = [":-)", ":-(", "&", "★", "☆", "C++", ".NET", "#", "+", "🎉", "...", "?!", "<>", "`", "\\"]
LISTS = {
    "tags": "_tags/{}.html",
    "category": "blog/category/{}.html",
    "author": "blog/author/{}.html",
    "location": "blog/location/{}.html",
}
HEADINGS = {
    "tags": "{}",
    "category": "Posts in {}",
    "author": "{}",
    "location": "Posts from {}",
}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    files = {
        f"posts/2015/p{number}.md": post(
            f"Post {number}",
            tags=[sign],
            category=quoted(sign),
            author=[sign],
            location=quoted(sign),
            series=quoted(sign),
        )
        for number, sign in enumerate(SIGNS)
    }
    return SiteFolder.of(tmp_path_factory.mktemp("signs"), files).build(search=True)


@pytest.mark.parametrize("sort", LISTS)
def test_each_has_a_page_of_its_own(built, sort):
    index = {
        "tags": "_tags/tagsindex.html",
        "category": "blog/category.html",
        "author": "blog/author.html",
        "location": "blog/location.html",
    }[sort]
    folder = index.rpartition("/")[0]
    links = {
        text.rpartition(" ")[0] if text.endswith(" 1") else text: href
        for text, href in built.links(index).items()
    }
    pages = {}
    for number, sign in enumerate(SIGNS):
        page = f"{folder}/{links[sign]}"
        assert built.titles(page) == [f"Post {number}"]
        assert HEADINGS[sort].format(sign) in built.main(page)
        pages[page] = sign
    assert len(pages) == len(SIGNS)


def test_a_post_leads_to_them(built):
    for number, sign in enumerate(SIGNS):
        page = built.page(f"posts/2015/p{number}.html")
        assert [found.text_content() for found in page.xpath("//*[@rel='tag']")] in ([sign], [])
        assert sign in page.text_content()


def test_the_search_has_them_under_their_signs(built):
    (folder,) = [each for each in (built.output / "pagefind").iterdir() if each.is_dir()]
    facets = b"".join(gzip.decompress(file.read_bytes()) for file in folder.rglob("*.pf_filter"))
    words = b"".join(gzip.decompress(file.read_bytes()) for file in folder.rglob("*.pf_index"))
    for sign in SIGNS:
        assert sign.encode() in facets
        assert sign_word(sign).encode() in words


WITHOUT_WORDS = ("???", "!!!", "…", "—", "(?)", "€")


def test_what_has_no_words_is_indexed_all_the_same(build):
    """Pagefind leaves out a page of which it finds no word: a talk's, a conference's, a post's."""
    files, series, talks = {}, "", ""
    for number, sign in enumerate(WITHOUT_WORDS):
        talk = f"\n  - {{title: {quoted(sign)}, conference: gala-2019}}"
        files[f"posts/a{number}.md"] = post("A", talks=talk)
        files[f"posts/b{number}.md"] = post(sign, sign, conferences=[f"odd{number}-2018"])
        files[f"posts/c{number}.md"] = post(sign, "<form>Words</form>")
        series += f"odd{number}: {{name: {quoted(sign)}, editions: {{2018: {{}}}}}}\n"
        talks += f"  - {{title: {quoted(sign * 2)}}}\n"
    files |= {"conferences.yml": series, "programmes/gala-2019.yml": f"talks:\n{talks}"}
    pages = fragments(build(files, search=True))
    numbers = range(len(WITHOUT_WORDS))
    posts = {f"/posts/{name}{number}.html" for name in "abc" for number in numbers}
    assert pages.keys() >= posts | {f"/conferences/odd{number}-2018.html" for number in numbers}
    assert sum(";" in page for page in pages) == 2 * len(WITHOUT_WORDS)
    assert all(pages[page]["filters"]["year"] == ["2015"] for page in posts)


def test_a_page_that_pagefind_leaves_out_is_named(build, monkeypatch):
    monkeypatch.setattr("confarchive.building.search.documents._has_words", lambda _: True)
    with pytest.raises(ExtensionError, match=r"has left out /posts/e\.html of 3 pages"):
        build({"posts/a.md": post("A"), "posts/e.md": post("???", "!!!")}, search=True)
