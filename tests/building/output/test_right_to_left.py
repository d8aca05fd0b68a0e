"""Pages in a language that is read from the right: they say so, and no style says left where it means the beginning."""

import re

import pytest

from tests.building import pseudo
from tests.building.sites import SiteFolder, post

FILES = {
    "posts/2015/ar.md": post("مرحبا", "كلام كثير.", tags=["t"]),
    "posts/2015/en.md": post("Words", "In Latin letters.", date="2015-03-04", tags=["t"]),
    "posts/2015/said.md": post("12", "34", date="2015-03-05", language="ar", tags=["t"]),
    "pages/about.md": "# About\n\nIn Latin letters.\n",
}
SIDES = re.compile(
    r"""(?:^|[\s{;])(?:
        (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b[\w-]*\s*:
        | (?:left|right)\s*:
        | (?:text-align|float|clear)\s*:\s*(?:left|right)
        | (?:margin|padding|border-width|inset)\s*:(?:\s+[^\s;:(]+)\s+(?P<right>[^\s;:(]+)\s+[^\s;:(]+\s+(?!(?P=right)\s*;)[^\s;:(]+\s*;
    )""",
    re.VERBOSE | re.MULTILINE,
)
OF_FURO = {"confarchive-rtl.css"}
"""What turns furo's own sides."""
FORMULAS = re.compile(r"mtable\.ams-align[^{]*\{[^}]*\}")
CHEVRON = "border-width: 0 0.12em 0.12em 0;"
"""Both sides of what is turned to point downwards."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("arabic")
    with pseudo.spoken(folder / "locale", language="ar"):
        yield SiteFolder.of(folder, FILES).build(language="ar")


def test_every_page_says_its_direction(built):
    assert {built.page(name).get("dir") for name in built.pages()} == {"rtl"}


def test_pages_in_other_languages_say_and_load_nothing(build):
    english = build(FILES)
    assert {english.page(name).get("dir") for name in english.pages()} == {None}
    assert "confarchive-rtl.css" not in english.text("index.html")


@pytest.mark.parametrize("theme", ["alabaster", "basic"])
def test_so_they_do_in_other_themes(site, tmp_path, theme):
    with pseudo.spoken(tmp_path / "locale", language="ar"):
        other = site(FILES).build(language="ar", html_theme=theme)
    assert other.page("index.html").get("dir") == "rtl"
    assert other.page("posts/2015/en.html").get("dir") == "rtl"


def test_texts_that_are_read_from_the_left_say_so(built):
    direction = "string(//*[@itemprop='articleBody']/@dir)"
    assert built.page("posts/2015/ar.html").xpath(direction) == ""
    assert built.page("posts/2015/said.html").xpath(direction) == ""
    assert built.page("posts/2015/en.html").xpath(direction) == "ltr"
    assert built.page("pages/about.html").xpath(direction) == "ltr"
    links = built.page("blog.html").xpath("//a[@class='archive-entry-title']")
    assert {link.text: link.get("dir") for link in links} == {
        "مرحبا": None,
        "Words": "ltr",
        "12": None,
    }


def test_styles_turn_furo_round(built):
    page = built.text("index.html")
    assert page.index("styles/furo.css") < page.index("confarchive-rtl.css")


def test_styles_say_no_side_where_they_mean_the_beginning_or_the_end(repository):
    styles = (repository / "confarchive/building/static").glob("*.css")
    found = {
        style.name: [" ".join(each[0].split()) for each in SIDES.finditer(text)]
        for style in styles
        if style.name not in OF_FURO
        for text in [FORMULAS.sub("", style.read_text("utf-8").replace(CHEVRON, ""))]
    }
    assert len(found) > 8
    assert not {name: sides for name, sides in found.items() if sides}


@pytest.mark.parametrize(
    ("style", "has_side"),
    [
        ("a { margin-left: 1px; }", True),
        ("a {\n  left: -1rem;\n}", True),
        ("a { text-align: right; }", True),
        ("a { padding: 0 1px 2px 3px; }", True),
        ("a { padding: 0 1px 2px 1px; }", False),
        ("a { border-left-width: 0; }", True),
        ("a { margin: 0 auto; padding-inline-start: 1px; inset-inline-end: 2px; }", False),
        ("a { text-align: start; }", False),
    ],
)
def test_every_form_of_a_side_is_seen(style, has_side):
    assert bool(SIDES.search(style)) == has_side
