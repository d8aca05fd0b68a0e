"""Which published pages were not meant to be found."""

import pytest

from confarchive.importing.published.extraction import page_tree
from confarchive.importing.published.hidden import is_withheld, why_withheld


class ToldPages:
    """What a server said of each page."""

    def __init__(self, told=""):
        self.told = told

    def robots(self, address):
        return self.told if address == "a.html" else ""


@pytest.mark.parametrize(
    "told",
    ["noindex", "NoIndex, nofollow", "none", "googlebot: noindex", "nofollow, otherbot: noindex"],
)
def test_a_server_asks_search_engines_to_stay_away(told):
    root = page_tree.parse(b"<p>text")
    assert "noindex" in why_withheld(ToldPages(told), "a.html", root)
    assert not is_withheld(ToldPages(told), "b.html", root)


@pytest.mark.parametrize("told", ["all", "nofollow", "max-image-preview: none", "noarchive"])
def test_other_things_that_a_server_says_do_not_withhold_a_page(told):
    assert not is_withheld(ToldPages(told), "a.html", page_tree.parse(b"<p>text"))


@pytest.mark.parametrize(
    "address",
    [
        *("draft/a.html", "blog/Drafts/2018/a.html", "_drafts/a.html", "blog/_draft_/a.html"),
        *("private/a.html", "unpublished/a.html", "draft%2Fa.html", "blog/%64rafts/a.html"),
        *("index.html?p=9&preview=true.html", "index.html?preview=true", "a%3Fpreview=true"),
        "index.html@p=9&preview=true.html",
    ],
)
def test_an_address_withholds_a_page(address):
    assert is_withheld(ToldPages(), address, page_tree.parse(b"<p>text"))


@pytest.mark.parametrize(
    "address",
    ["drafts.html", "2018/private.html", "draft-horses/a.html", "index.html?p=9", "preview/a.html"],
)
def test_an_address_that_only_looks_like_it_does_not(address):
    assert not is_withheld(ToldPages(), address, page_tree.parse(b"<p>text"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="robots" content="noindex, follow">',
        '<meta name="ROBOTS" content="none">',
        "<meta name=googlebot content=noindex>",
        '<meta content="NOINDEX" name=" bingbot ">',
        '<meta name="Slurp" content="noindex">',
        '<meta name="Baiduspider" content="noindex">',
        '<meta name="OtherBot" content="nofollow,noindex">',
        '<meta http-equiv="X-Robots-Tag" content="googlebot: noindex">',
        '<noscript><meta name="robots" content="noindex"></noscript>',
    ],
)
@pytest.mark.parametrize("page", ["<head>{}</head><p>text", "<p>text{}"])
def test_a_page_asks_search_engines_to_stay_away(head, page):
    root = page_tree.parse(page.format(head).encode())
    assert "noindex" in why_withheld(ToldPages(), "a.html", root)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="robots" content="index, max-image-preview:none">',
        '<meta name="robots" content="max-image-preview: none">',
        '<meta name="description" content="How noindex works">',
        '<meta name="GPTBot" content="noindex">',
        '<meta name="ccbot" content="none">',
        '<!-- <meta name="robots" content="noindex"> -->',
    ],
)
def test_other_things_that_a_page_says_do_not_withhold_it(head):
    assert not is_withheld(
        ToldPages(), "a.html", page_tree.parse(f"<head>{head}</head><p>text".encode())
    )
