"""Addresses on sites that an archive replaces."""

import pytest

from confarchive.model.addresses.old_sites import OldSites, place

SITES = OldSites(
    sites={"//old.example": "index", "//host.example/~me/blog": "blog", "//old.example/one": "one"},
    answers={"2013/trip": "posts/trip", "day/index": "posts/day", "tag/x": "_tags/x", "gone": "no"},
)
KNOWN = {"index", "blog", "blog/2015", "posts/trip", "posts/day", "_tags/x"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://old.example/2013/trip.html", "//old.example/2013/trip.html"),
        ("http://www.OLD.example/2013/trip.html?a=b#c", "//old.example/2013/trip.html"),
        (" HTTPS://old.example//2013/%74rip.html ", "//old.example/2013/trip.html"),
        ("//old.example", "//old.example"),
        ("https://old.example/?p=12", None),
        ("https://old.example?p=12", None),
        ("https://old.example/#top", "//old.example/"),
        ("https://old.example/é%20ü", "//old.example/%C3%A9%20%C3%BC"),
        ("https://MÜNCHEN.example/x", "//xn--mnchen-3ya.example/x"),
        ("https://www.xn--mnchen-3ya.example/x", "//xn--mnchen-3ya.example/x"),
        (f"https://{'ü' * 99}.example/x", f"//{'ü' * 99}.example/x"),
        ("https://old.example:8080/x", "//old.example:8080/x"),
        ("../2013/trip.html", None),
        ("/2013/trip.html", None),
        ("mailto:me@old.example", None),
        ("ftp://old.example/x", None),
        ("https:///x", None),
        ("", None),
    ],
)
def test_the_place_of_an_address(url, expected):
    assert place(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://old.example", "index"),
        ("https://old.example/", "index"),
        ("https://old.example/index.html", "index"),
        ("https://host.example/~me/blog/", "blog"),
        ("https://host.example/%7Eme/blog/index.html", "blog"),
        ("https://old.example/2013/trip.html", "posts/trip"),
        ("https://old.example/2013/trip", "posts/trip"),
        ("https://old.example/2013/trip/", "posts/trip"),
        ("https://old.example/day", "posts/day"),
        ("https://old.example/day/", "posts/day"),
        ("https://host.example/~me/blog/tag/x.html", "_tags/x"),
        ("https://host.example/~me/2013/trip.html", ""),
        ("https://old.example/blog/2015.html", "blog/2015"),
        ("https://old.example/blog/2015/", "blog/2015"),
        ("https://old.example/gone.html", ""),
        ("https://old.example/never.html", ""),
        ("https://old.example/one", ""),
        ("https://old.example/one/2013/trip.html", "posts/trip"),
        ("https://old.example/../2013/trip.html", ""),
        ("https://old.example.evil.example/2013/trip.html", ""),
        ("https://blog.old.example/2013/trip.html", ""),
    ],
)
def test_what_has_the_place_of_an_address(url, expected):
    assert SITES.find(place(url), KNOWN) == expected


def test_an_address_of_its_own_comes_before_its_sites():
    page = SITES.find(place("http://old.example/one"), {*KNOWN, "one"})
    assert page == "one"
