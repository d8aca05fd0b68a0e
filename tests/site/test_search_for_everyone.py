"""For everyone: what axe says, what a screen reader hears, small and calm screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.searching import SearchPage

STATES = {
    "empty": {},
    "results": {"text": "node"},
    "nothing": {"text": "kubornetes"},
    "facets": {"text": "fosdem", "category": "languages", "year": "2014-2016"},
}


def open_state(search, state):
    search.ask(**STATES[state])
    if state == "facets":
        for facet in search.page.locator(".archive-facet").all():
            facet.locator("summary").click()
            facet.locator(".archive-facet-values > *").first.wait_for()
    if state == "nothing":
        search.page.locator("#search-advice a").first.wait_for()


@pytest.mark.parametrize(
    ("state", "scheme"), [*((state, "light") for state in STATES), ("facets", "dark")]
)
def test_axe_finds_no_violation_and_it_fits_on_320_pixels(search, state, scheme):
    page = search.page
    page.emulate_media(color_scheme=scheme)
    open_state(search, state)
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 720})
    assert width <= 320


def test_axe_finds_no_violation_from_files(open_page, search_site):
    page = open_page()
    page.goto(f"{search_site.as_uri()}/search.html?q=umbrella")
    page.locator("#search-results h2").first.wait_for()
    found = Axe().run(page, options={"preload": False})  # it would fetch style sheets
    assert not found.violations_count, found.generate_report()


def test_a_screen_reader_hears_the_number_of_results(search):
    search.ask()
    status = search.page.get_by_role("status")
    # It was there, and empty, before: else nothing would be announced.
    assert status.count() == 1
    assert status.inner_text() == ""
    search.type("stickers")
    assert status.inner_text() == "1 result"
    search.type("zeppelin")
    assert status.inner_text() == "Nothing found"


def test_facets_and_results_have_names_and_roles(search):
    page = search.ask("fosdem", category="languages").page
    assert page.get_by_role("search").count() >= 1
    assert page.get_by_role("group", name="Narrow the search").count() == 1
    assert page.get_by_role("list", name="Chosen").count() == 1
    assert page.get_by_role("button", name="Remove Category: languages").count() == 1
    search.facet("Tag")
    assert page.get_by_role("checkbox", name="compilers").count() == 1


def test_nothing_moves_for_those_who_asked_for_calm(open_page, search_address):
    search = SearchPage(open_page(reduced_motion="reduce"), search_address)
    search.ask("fosdem")
    moving = search.page.evaluate(
        """[...document.querySelectorAll("article, article *")].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return animationName !== "none" || parseFloat(transitionDuration) > 0;
        }).map((element) => element.className || element.tagName)"""
    )
    assert moving == []
