"""The archive looks as a theme has it: its own head, side and search, with the archive's pages as the body."""

import pytest

from tests.building.sites import CONF, SiteFolder, post

THEMES = {
    "furo": "//aside//nav",
    "alabaster": "//div[@class='sphinxsidebarwrapper']/nav",
    "pydata_sphinx_theme": "//*[@id='pst-primary-sidebar']//nav",
    "sphinx_book_theme": "//*[@id='pst-primary-sidebar']//nav",
    "shibuya": "//aside[@id='lside']//nav",
    "classic": "//div[@class='sphinxsidebarwrapper']/nav",
    "own": "//aside//nav",
}
"""Themes, and where they have the archive's navigation."""
OWN = {"themes/own/theme.toml": '[theme]\ninherit = "furo"\n[options]\n'}
FILES = {
    "posts/2015/one.md": post(
        body="Words. [Two](two.md)\n\n## A part\n\nMore.",
        tags=["Python"],
        conferences=["fosdem-2015"],
        summary="What it is about",
    ),
    "posts/2015/two.md": post("Two", tags=["Python"]),
    "posts/2015/draft.md": post("Quokka", draft=True),
    "pages/about.md": "# About\n\nUs.\n",
    **OWN,
}
PAGES = (
    "index.html",
    "posts/2015/one.html",
    "blog.html",
    "conferences/fosdem-2015.html",
    "search.html",
)


# It asks Sphinx for what only Sphinx 11 takes away.
pytestmark = pytest.mark.filterwarnings("ignore:'sphinx_book_theme")


@pytest.fixture(scope="module", params=THEMES)
def themed(request, tmp_path_factory):
    conf = CONF.replace('"furo"', f'"{request.param}"') + 'html_theme_path = ["themes"]\n'
    site = SiteFolder.of(tmp_path_factory.mktemp("themed"), FILES | {"conf.py": conf})
    return request.param, site.build()


def test_every_page_has_the_archives_navigation_where_the_theme_has_its_own(themed):
    theme, built = themed
    for name in PAGES:
        (navigation,) = built.page(name).xpath(f"{THEMES[theme]}[@aria-label='Archive']")
        shown = [" ".join(link.text_content().split()) for link in navigation.iter("a")]
        assert {"All posts", "Tags", "Conferences", "About"} <= set(shown), name


def test_every_page_shows_once_what_it_consists_of(themed):
    _, built = themed
    (text,) = built.page("posts/2015/one.html").xpath("//*[@itemprop='articleBody']")
    assert "Words." in text.text_content()
    for name in PAGES:
        titles = built.page(name).xpath("//h1[not(ancestor::*[contains(@class, 'onlyprint')])]")
        assert len([each for each in titles if not each.xpath("a[@href='index.html']")]) <= 2, name
    assert sorted(built.titles("blog.html")) == ["One", "Two"]
    assert len(built.page("search.html").xpath("//*[@id='search-results']")) == 1


def test_the_head_tells_of_the_page(themed):
    _, built = themed
    page = built.page("posts/2015/one.html")
    assert "What it is about" in page.xpath("//head/meta[@name='description']/@content")
    assert len(page.xpath("//head/script[@type='application/ld+json']")) == 1
    assert page.xpath("//head/link[@type='application/atom+xml']")


def test_each_page_has_a_box_to_search_in_that_leads_to_the_archives(themed):
    _, built = themed
    for name in ("posts/2015/one.html", "index.html"):
        boxes = built.page(name).xpath("//form[.//input[@name='q']]/@action")
        assert boxes
        assert {action.rpartition("/")[2] for action in boxes} == {"search.html"}, name


def test_the_archives_colours_are_known(themed):
    theme, built = themed
    styles = built.page("index.html").xpath("//link[@rel='stylesheet']/@href")
    assert any("confarchive-elsewhere.css" in each for each in styles) == (
        theme not in {"furo", "own"}
    )


def test_no_page_tells_of_drafts(themed):
    _, built = themed
    assert not [name for name, content in built.files().items() if b"Quokka" in content]


def test_what_stands_at_the_side_is_a_sites_own(build):
    conf = CONF.replace('"furo"', '"alabaster"') + 'html_sidebars = {"**": ["searchfield.html"]}\n'
    page = build(FILES | {"conf.py": conf}).page("index.html")
    assert not page.xpath("//*[@class='sphinxsidebarwrapper']//nav")
