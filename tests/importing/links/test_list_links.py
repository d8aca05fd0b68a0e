"""Links to the blog's lists, in raw HTML too: they reach the archive's, or the claim says no."""

from html import escape
from urllib.parse import quote

import pytest

from confarchive.importing.verify.what_readers_see import Facet
from confarchive.model.addresses.slugs import slugify
from tests.importing.journeys import travel
from tests.importing.judging import differences

CONF = (
    "ARTICLE_URL = ARTICLE_SAVE_AS = '{date:%Y}/{slug}.html'\n"
    "YEAR_ARCHIVE_SAVE_AS = 'y/{date:%Y}.html'\nMARKDOWN = {'extensions': ['extra']}\n"
)
LISTS = {
    "/tag/stone-bridges.html": "_tags/stone-bridges",
    "{tag}Stone bridges": "_tags/stone-bridges",
    "/category/works.html": "blog/category/works",
    "{category}Works": "blog/category/works",
    "/author/jane-doe.html": "blog/author/jane-doe",
    "{author}Jane Doe": "blog/author/jane-doe",
    "../y/2015.html": "blog/2015",
    "/archives.html": "blog/archive",
    "/tags.html": "_tags/tagsindex",
    "/categories.html": "blog/category",
    "/authors.html": "blog/author",
    "/": "index",
}
MARKDOWN = {
    "inline": "[x]({})",
    "reference": "[x][r]\n\n[r]: {}",
    "block": '<p><a href="{}">x</a></p>',
    "table": "<table>\n<tr><td><a title='t' href='{}'>x</a></td></tr>\n</table>",
    "inside": 'One <a href="{}">x</a> line.',
    "item": '- One <a href="{}"\n  title="t">x</a> line.\n- Two.',
}
RST = {
    "link": "`x <{}>`__",
    "raw": '.. raw:: html\n\n   <p><a href="{}">x</a></p>',
    "role": '.. role:: raw-html(raw)\n   :format: html\n\nOne :raw-html:`<a href="{}">x</a>` line.',
}
HEADS = {
    "md": "Title: {0}\nDate: 2015-01-02\nCategory: Works\nTags: Stone bridges\nAuthor: Jane Doe\n\n",
    "rst": "About\n#####\n:date: 2015-01-02\n:slug: {0}\n:category: Works\n:tags: Stone bridges\n:author: Jane Doe\n\n",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_link_to_a_list_reaches_it(tmp_path, builder):
    files = {}
    for suffix, forms in {"md": MARKDOWN, "rst": RST}.items():
        for form, text in forms.items():
            for number, url in enumerate(LISTS):
                place = url.replace(" ", "%20") if form in {"inline", "reference", "link"} else url
                body = HEADS[suffix].format(f"{form}-{number}") + text.format(place) + "\n"
                files[f"content/{form}-{number}.{suffix}"] = body
    done = travel(tmp_path, files, builder, blog_conf=CONF)
    assert not done.findings()
    assert set(done.faithful().values()) == {True}
    for source in files:
        name = source.removeprefix("content/")
        (href,) = done.article(name).xpath(".//a[.='x']/@href")
        found = done.file_behind(name, href)
        number = int(name.partition(".")[0].partition("-")[2])
        assert found, (name, href)
        assert found.removesuffix(".html").removesuffix("/index") == list(LISTS.values())[number]


NAMES = ("Größe", "Привет", "日本", "مؤتمر", "C++", "a & b", "50 % off", "Zürich/Bern")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_links_to_lists_with_names_in_any_letters_reach_them(tmp_path, builder):
    """A name has an address in signs that every browser sends, and stays the name."""
    forms = {**{f"{form}.md": text for form, text in MARKDOWN.items()}, "raw.rst": RST["raw"]}
    heads = {
        "md": "Title: {0}\nDate: 2015-01-02\nCategory: {1}\nTags: {1}\nAuthor: {1}\n\n",
        "rst": "About\n#####\n:date: 2015-01-02\n:slug: {0}\n:category: {1}\n:tags: {1}\n:author: {1}\n\n",
    }
    files, targets = {}, {}
    for number, name in enumerate(NAMES):
        for kind in ("tag", "category", "author"):
            for form, text in forms.items():
                stem, suffix = form.split(".")
                slug = f"{stem}-{number}-{kind}"
                place = (
                    f"{{{kind}}}{quote(name) if '](' in text or ']: ' in text else escape(name)}"
                )
                files[f"content/{slug}.{suffix}"] = heads[suffix].format(slug, name) + text.format(
                    place
                )
                targets[f"{slug}.{suffix}"] = (kind, slugify(name))
    done = travel(tmp_path, files, builder, blog_conf=CONF)
    assert not done.findings()
    assert set(done.faithful().values()) == {True}
    for name, (kind, slug) in targets.items():
        (href,) = done.article(name).xpath(".//a[.='x']/@href")
        folder = "_tags" if kind == "tag" else f"blog/{kind}"
        found = done.file_behind(name, href)
        assert found, (name, href)
        assert found.removesuffix(".html").removesuffix("/index") == f"{folder}/{slug}"


def test_a_list_that_is_not_there_is_not_reached():
    truth, result = '<a href="/tag/b.html">x</a>', '<a href="#tag-b">x</a>'
    known = {"/tag/b.html": "#tag-b"}

    def compared(html, lists):
        found = differences(truth, html, "", resolve=lambda url: known.get(url, url), lists=lists)
        return {each.facet for each in found}

    assert compared(result, ["tag-b"]) == set()
    assert compared(result, []) == {Facet.INTERNAL, Facet.ANCHORS}
    assert compared(result + '<p id="tag-b"></p>', ["tag-b"]) == {Facet.INTERNAL, Facet.ANCHORS}
