"""The scorecard and those of a conference and a person, for everyone: axe, a screen reader's tree, telephones, dark rooms."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.building.site.test_scorecard import FILES, SETTINGS
from tests.building.sites import SiteFolder

PAGES = {
    "scorecard.html": "Editions with and without posts",
    "conferences/fosdem.html": "Time from an edition to its first post",
    "blog/author/ann.html": "Distance travelled, in kilometres",
}
"""The pages that have figures, each with one of them."""

COLOURS = """all => all.map(figure => [
  [...figure.querySelectorAll('.archive-key')].map(each => getComputedStyle(each, '::before').backgroundColor),
  [...figure.querySelectorAll('.archive-bar')].map(each => [each.getAttribute('class'), getComputedStyle(each).fill]),
])"""
"""Of each figure the colours of its key, and of its bars with their classes."""


@pytest.fixture(scope="session")
def scored_site(build, tmp_path_factory):
    settings = f"{SETTINGS}suppress_warnings = ['confarchive']\n"  # of editions without posts
    return build(
        SiteFolder.of(tmp_path_factory.mktemp("scored"), FILES | {"conf.py": settings}).source
    )


@pytest.fixture(params=[1280, 360])
def width(request):
    return request.param


@pytest.fixture
def scored(open_page, serve, scored_site, width):
    """Return a function that opens a page, all its tables unfolded where *unfold* says so."""
    address = serve(scored_site)

    def open_(name, scheme="light", *, unfold=True):
        page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.goto(address + name)
        if unfold:
            page.locator(".archive-figure details").evaluate_all(
                "all => all.forEach(each => { each.open = true })"
            )
        return page

    return open_


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation_and_no_page_is_too_wide(scored, width, name, scheme):
    page = scored(name, scheme)
    assert page.locator(".archive-figure").count() > 1
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_is_told_what_is_drawn(scored, name):
    page = scored(name, unfold=False)
    region = page.get_by_role("region", name=PAGES[name], exact=True)
    assert region.get_by_role("heading", name=PAGES[name]).count() == 1
    # The picture itself is spared; its table says the same.
    assert region.locator("svg").get_attribute("aria-hidden") == "true"
    tree = region.aria_snapshot()
    assert "img" not in tree
    assert "figure" in tree
    assert "- table" not in tree
    region.locator("summary").press("Enter")
    table = region.get_by_role("region", name=f"{PAGES[name]}, table").get_by_role("table")
    names = table.get_by_role("columnheader").all_inner_texts()
    rows = table.get_by_role("row").all()[1:]
    assert rows
    for row in rows:
        assert row.get_by_role("rowheader").count() == 1
        assert row.get_by_role("cell").count() == len(names) - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_series_are_told_apart_as_in_their_key(scored, scheme):
    page = scored("scorecard.html", scheme)
    figures = page.locator(".archive-figure:has(.archive-key)").evaluate_all(COLOURS)
    assert max(len(keys) for keys, _ in figures) == 3
    for keys, bars in figures:
        assert len(set(keys)) == len(keys)
        assert all(keys[int(name.rpartition("-")[2])] == fill for name, fill in bars)
