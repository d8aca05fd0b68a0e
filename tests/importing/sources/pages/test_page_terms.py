"""Authors, tags and categories as themes show them."""

import pytest

from confarchive.importing.published.extraction import article, page_tree
from confarchive.importing.published.extraction.frame import Frame
from confarchive.importing.sources.pages import terms

PAGE = '<body><main><h1>Trip</h1>{}<div class="e-content"><p>We saw <a rel="tag" href="/tag/no.html">no</a>.</p></div>{}</main></body>'


def parts(above, below=""):
    root = page_tree.parse(PAGE.format(above, below).encode())
    page_tree.clean(root)
    return article.parts(root, Frame(names=frozenset({".e-content"})))


@pytest.mark.parametrize(
    "line",
    [
        '<p><span itemprop="author"><span itemprop="name">Ada Example</span></span></p>',
        '<p class="byline vcard">Posted by <span class="fn">Ada Example</span></p>',
        '<p><a rel="author" href="/x">Ada Example</a></p>',
        '<p><a href="https://hall.example/author/ada.html">Ada Example</a></p>',
        '<div class="md-author"><img src="/a.png" alt="Ada Example"></div>',
    ],
)
def test_authors_are_marked_in_many_ways(line):
    assert terms.ShownTerms(parts(line)).of_kind("AUTHOR") == ["Ada Example"]


@pytest.mark.parametrize("wrapping", ["{}", "<div>{}</div>", "<div><section>{}</section></div>"])
def test_what_stands_at_the_end_of_the_text_is_no_text_however_it_is_wrapped(wrapping):
    text = (
        '<p>We saw a hall.</p><p class="post-meta"><a rel="tag" href="/tag/trip.html">Trip</a></p>'
    )
    page = f'<body><main><h1>Trip</h1><div class="e-content">{wrapping.format(text)}</div></main></body>'
    found = article.parts(page_tree.parse(page.encode()), Frame(names=frozenset({".e-content"})))
    assert terms.ShownTerms(found).of_kind("TAG") == ["Trip"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ada Example", ["Ada Example"]),
        ("Posted Feb 19, 2020 — By Ada Example, Eve Other", ["Ada Example", "Eve Other"]),
        ("3. März 2015 von Ada Example", ["Ada Example"]),
        ("Published by Ada Example on Tue 3 March 2015", ["Ada Example"]),
        ("Standing by the hall", []),
    ],
)
def test_a_line_tells_authors_in_words(line, expected):
    assert terms.byline(parts(f"<p class='meta'>{line}</p>")) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('<ul itemprop="keywords"><li><a href="/x">Big Data</a></li></ul>', "TAG"),
        (
            '<a class="tag p-category" rel="tag" href="/categories/big-data.html">Big Data</a>',
            "TAG",
        ),
        ('<a href="/tags/big-data/">#Big Data</a>', "TAG"),
        ('<a rel="category tag" href="/category/big-data/">Big Data</a>', "CATEGORY"),
        ('<span itemprop="articleSection"><a href="/x">Big Data</a></span>', "CATEGORY"),
    ],
)
def test_tags_and_categories_are_told_apart(line, kind):
    found = parts("", f"<p>{line}</p>")
    assert {each: terms.ShownTerms(found).of_kind(each) for each in ("TAG", "CATEGORY")} == {
        "TAG": ["Big Data"] if kind == "TAG" else [],
        "CATEGORY": ["Big Data"] if kind == "CATEGORY" else [],
    }


def test_what_a_menu_leads_to_is_a_term_only_where_nothing_else_tells_any():
    links = [f'<a href="/category/{name}.html">{name}</a>' for name in ("linux", "web")]
    menu, line = f"<nav>{''.join(links)}</nav>", f"<p>{links[1]}</p>"
    assert terms.ShownTerms(parts(menu, line)).of_kind("CATEGORY") == ["web"]
    assert terms.ShownTerms(parts(f"<nav>{links[0]}</nav>")).of_kind("CATEGORY") == ["linux"]


def test_what_stands_beside_or_in_a_text_is_no_term_of_it():
    cloud = "".join(f'<a href="/tag/{n}.html">{n}</a>' for n in range(20))
    aside = f'<aside class="sidebar">{cloud}</aside><div class="related"><a rel="tag" href="/x">x</a></div>'
    assert terms.ShownTerms(parts("", aside)).of_kind("TAG") == []
