"""What a Pelican blog says of itself as a whole, in whatever form."""

import pytest

from confarchive.importing import identity_of


@pytest.fixture
def identity(write):
    def of(settings, published=""):
        files = {"pelicanconf.py": settings, "content/trip.md": "Title: A\nDate: 2015-02-03\n\nB\n"}
        return identity_of(
            write("blog", files | ({"publishconf.py": published} if published else {}))
        )

    return of


@pytest.mark.parametrize(
    ("settings", "published", "url"),
    [
        ("", "", ""),
        ("SITEURL = ''", "", ""),
        ("SITEURL = 'https://a.example'", "", "https://a.example/"),
        (
            "SITEURL = 'https://a.example'",
            "SITEURL = 'https://b.example/x'",
            "https://b.example/x/",
        ),
        ("SITEURL = 'http://localhost:8000'", "", ""),
        ("SITEURL = 'http://127.0.0.1:8000'", "", ""),
        ("SITEURL = 'https://a.example'", "SITEURL = ''", "https://a.example/"),
        ("SITEURL = '//a.example'", "", "https://a.example/"),
        ("SITEURL = '/blog'", "", ""),
    ],
)
def test_its_address_is_the_one_that_readers_know(identity, settings, published, url):
    assert identity(settings, published).url == url


@pytest.mark.parametrize(
    ("menu", "expected"),
    [
        ("(('A', 'https://a.example/x'),)", (("A", "https://a.example/x"),)),
        ("[['A', 'https://a.example/x']]", (("A", "https://a.example/x"),)),
        ("(('Own', 'https://b.example/x'), ('Own', 'https://b.example'))", ()),
        ("(('Near', 'https://b.example.org/'),)", (("Near", "https://b.example.org/"),)),
        ("(('Page', '/pages/a.html'), ('Mail', 'mailto:a@a.example'))", ()),
        ("(('Script', 'javascript:alert(1)'), ('No host', 'https:///x'))", ()),
        ("(('A',), 'AB', None, ('A', 1), ('', 'https://a.example/'))", ()),
        ("'AB'", ()),
    ],
)
def test_its_menu_as_far_as_it_leads_out(identity, menu, expected):
    found = identity(f"SITEURL = 'https://b.example'\nMENUITEMS = {menu}\n")
    assert found.menu == expected


def test_what_is_no_text_is_not_told(identity):
    found = identity(
        "SITENAME = 3\nAUTHOR = None\nDEFAULT_LANG = 'klingon'\nSITESUBTITLE = ['a']\n"
        "SITE_DESCRIPTION = 'Of halls'\n"
    )
    assert (found.author, found.language, found.words) == ("", "", "Of halls")
