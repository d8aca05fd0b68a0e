"""Searching from any page: results come in a dialog over it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

POST = "posts/2014/first-stand.html"


@pytest.fixture(scope="module")
def page(search):
    return search.page


@pytest.fixture
def post(page, search):
    """A page that one reads."""
    page.goto(f"{search.address}{POST}")
    return page


@pytest.fixture
def dialog(post):
    """The dialog, opened by typing into the box of the sidebar."""
    post.locator(".sidebar-search").press_sequentially("fosdem")
    dialog = post.get_by_role("dialog", name="Search the archive")
    expect(dialog.get_by_role("status")).to_contain_text("results")
    return dialog


def test_nothing_is_loaded_before_it_is_asked_for(post):
    loaded = "performance.getEntriesByType('resource').map(entry => entry.name)"
    assert not [url for url in post.evaluate(loaded) if "search-" in url]
    assert not [url for url in post.evaluate(loaded) if "pagefind" in url]


def test_typing_shows_results_in_place(post, dialog):
    assert dialog.get_by_role("searchbox").input_value() == "fosdem"
    assert dialog.get_by_role("searchbox").evaluate("box => box === document.activeElement")
    assert dialog.locator("h2 a").count() == 5
    assert post.url.endswith(POST)
    dialog.get_by_role("searchbox").fill("umbrella")
    expect(dialog.get_by_role("status")).to_have_text("1 result")
    expect(dialog.locator("h2 a")).to_have_text("Our first stand in Brussels")
    expect(dialog.locator(".archive-narrower a, .archive-all:not([hidden])")).to_have_count(0)


def test_escape_leads_back_to_the_box(post, dialog):
    dialog.get_by_role("searchbox").press_sequentially(" 20")
    post.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    box = post.locator(".sidebar-search")
    assert box.evaluate("box => box === document.activeElement")
    assert box.input_value() == "fosdem 20"


def test_arrows_lead_through_results_and_facets_and_back(post, dialog):
    focused = "document.activeElement"
    expect(dialog.locator(".archive-narrower a").first).to_be_visible()
    links = dialog.locator("a")
    seen = [post.evaluate_handle(focused)]
    for _ in range(links.count()):
        post.keyboard.press("ArrowDown")
        seen.append(post.evaluate_handle(focused))
    texts = [each.evaluate("it => it.textContent") for each in seen]
    assert texts == ["", *links.all_inner_texts()]
    post.keyboard.press("ArrowDown")  # there is nothing beneath
    assert post.evaluate(f"{focused}.textContent") == texts[-1]
    for _ in seen[1:]:
        post.keyboard.press("ArrowUp")
    assert post.evaluate(f"{focused}.name") == "q"


def test_facets_and_all_results_lead_to_the_search_page(post, dialog, search):
    narrower = dialog.locator(".archive-narrower a").first
    assert narrower.inner_text() == "FOSDEM"
    narrower.click()
    post.wait_for_url("**/search.html?q=fosdem&series=FOSDEM")
    search.wait("fosdem")
    assert search.titles


def test_enter_leads_to_the_page_with_all(post, dialog):
    expect(dialog.locator(".archive-all")).to_have_text(r"All 8 results")
    post.keyboard.press("Enter")
    post.wait_for_url("**/search.html?q=fosdem")


def test_a_misspelling_can_be_searched_for_as_typed(dialog):
    dialog.get_by_role("searchbox").fill("umbrela")
    expect(dialog.locator(".archive-advice")).to_contain_text("Showing results for umbrella")
    dialog.get_by_role("link", name="umbrela").click()
    expect(dialog.get_by_role("status")).to_have_text("Nothing found")
    assert dialog.get_by_role("searchbox").evaluate("box => box === document.activeElement")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_it(post, key):
    post.keyboard.press(key)
    dialog = post.get_by_role("dialog")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    post.keyboard.type("umb/rella")
    expect(dialog.get_by_role("searchbox")).to_have_value("umb/rella")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_method_of_writing_is_not_disturbed(post):
    box = post.locator(".sidebar-search")
    box.evaluate("box => box.dispatchEvent(new InputEvent('input', {isComposing: true}))")
    post.wait_for_timeout(300)
    assert post.get_by_role("dialog").count() == 0
    box.evaluate("box => box.dispatchEvent(new CompositionEvent('compositionend'))")
    expect(post.get_by_role("dialog")).to_be_visible()


def test_a_click_beside_it_closes_it(post, dialog):
    post.mouse.click(5, 5)
    expect(dialog).to_be_hidden()


def test_from_files_it_finds_too(open_page, search_site):
    page = open_page()
    page.goto(f"{search_site.as_uri()}/{POST}")
    page.locator(".sidebar-search").press_sequentially("umbrella")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("h2 a")).to_have_text("Our first stand in Brussels")
    assert dialog.get_by_role("searchbox").input_value() == "umbrella"


def test_it_fills_a_phone(open_page, search):
    page = open_page(viewport={"width": 390, "height": 700})
    page.goto(f"{search.address}{POST}")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("fosdem")
    expect(dialog.get_by_role("status")).to_contain_text("results")
    place = dialog.bounding_box()
    assert (place["x"], place["y"], place["width"]) == (0, 0, 390)
    assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(post, dialog, scheme):
    post.emulate_media(color_scheme=scheme)
    expect(dialog.locator(".archive-narrower a").first).to_be_visible()
    found = Axe().run(post)
    post.emulate_media(color_scheme=None)
    assert not found.violations_count, found.generate_report()
