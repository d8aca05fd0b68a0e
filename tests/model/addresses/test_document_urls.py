"""An address of the site itself names its posts, however a browser may read it."""

import pytest

from confarchive.model.addresses.document_urls import documents_of_url, path_below

HOME = "https://example.org/archive/"
OWN = [
    "https://example.org/archive/posts/2020/trip.html",
    "http://example.org/archive/posts/2020/trip.html",
    "//example.org/archive/posts/2020/trip.html",
    "https://EXAMPLE.org/archive/posts/2020/trip.html",
    "HTTPS://example.org/archive/posts/2020/trip.html",
    "https://example.org:443/archive/posts/2020/trip.html?a#b",
    "https://user@example.org/archive/posts/2020/trip.html",
    "https://example.org/%61rchive/posts/2020/trip.html",
]
OTHERS = [
    "https://example.org:8000/archive/posts/2020/trip.html",
    "https://example.org/archives/posts/2020/trip.html",
    "https://example.com/archive/posts/2020/trip.html",
    "https://[/archive/",
    "https://example.org:x/archive/",
    "mailto:a@example.org",
    "posts/2020/trip.html",
]


@pytest.mark.parametrize("url", OWN)
def test_own_addresses_name_posts(url):
    assert path_below(url, HOME) == "/posts/2020/trip.html"
    assert "posts/2020/trip" in documents_of_url("posts/one", url, HOME)


@pytest.mark.parametrize("url", OTHERS)
def test_other_addresses_are_elsewhere(url):
    assert path_below(url, HOME) is None


@pytest.mark.parametrize("home", ["", "archive", "https://[/"])
def test_a_site_without_an_address_has_none_below_it(home):
    assert path_below("https://example.org/posts/2020/trip.html", home) is None
