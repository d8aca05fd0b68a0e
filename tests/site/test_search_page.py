"""The search page: its box on every page, typing, the address, the keyboard."""

import pytest

from tests.site.searching import SearchPage

KINDS_OF_PAGES = [
    "index.html",
    "blog.html",
    "conferences/fosdem.html",
    "pages/about.html",
    "posts/2015/notes-from-brussels.html",
]


@pytest.mark.parametrize("name", KINDS_OF_PAGES)
def test_every_page_has_a_search_box_that_two_keys_open(search, name):
    page = search.page
    page.goto(search.address + name)
    for key in ("/", "Control+k"):
        page.keyboard.press("Tab")
        page.keyboard.press(key)
        page.wait_for_function("document.activeElement.name === 'q'")
    page.keyboard.type("umbrella")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=umbrella")
    assert search.wait("umbrella").titles == ["Our first stand in Brussels"]


def test_on_the_search_page_the_keys_lead_to_its_own_box(search):
    search.ask("umbrella").page.keyboard.press("Tab")
    search.page.keyboard.press("Control+k")
    assert search.box.evaluate("box => box === document.activeElement")
    assert search.page.get_by_role("dialog").count() == 0


def test_the_title_tells_what_was_found(search):
    heading = search.ask().page.title()
    assert heading.startswith("Search")
    assert search.ask("umbrella").page.title() == f"umbrella · 1 result · {heading}"
    search.type("zeppelin")
    assert search.page.title() == f"zeppelin · Nothing found · {heading}"
    search.type("")
    assert search.page.title() == heading


def test_a_slash_that_is_typed_into_a_field_is_a_slash(search):
    search.ask()
    search.box.press_sequentially("read/write")
    assert search.box.input_value() == "read/write"


def test_results_show_while_typing(search):
    search.ask()
    search.box.press_sequentially("umbr")
    assert search.wait("umbr").titles == ["Our first stand in Brussels"]
    search.box.press_sequentially("ella stickers")
    assert search.wait("umbrella stickers").titles == ["Our first stand in Brussels"]


def test_the_address_carries_the_query_and_the_facets(search, open_page):
    search.ask("graphs").choose("Category", "science")
    assert search.asked == [("q", "graphs"), ("category", "science")]
    titles = search.titles
    shared = open_page()
    shared.goto(search.page.url)
    shared.locator("#search-results h2").first.wait_for()
    assert shared.locator("#search-results h2").all_inner_texts() == titles
    assert shared.locator("article [name=q]").input_value() == "graphs"


def test_the_back_button_goes_through_searches_and_not_letters(search):
    search.ask()
    search.type("umbrella")
    search.box.press("Enter")
    search.type("node.js")
    search.page.go_back()
    assert search.wait("umbrella").titles == ["Our first stand in Brussels"]
    assert search.box.input_value() == "umbrella"
    search.page.go_back()
    search.wait("")
    assert search.results.count() == 0
    assert search.box.input_value() == ""


def test_the_way_back_from_a_result_leads_to_the_results(search):
    search.ask("umbrella").results.first.locator("h2 a").click()
    search.page.wait_for_url("**/posts/**")
    search.page.go_back()
    assert search.wait("umbrella").titles == ["Our first stand in Brussels"]


def test_results_are_sorted_by_relevance_or_by_date(search):
    by_relevance = search.ask("node").paths
    search.page.get_by_label("Sort by").select_option("date")
    search.wait("node")
    assert ("sort", "date") in search.asked
    times = search.results.locator("time").evaluate_all("all => all.map(e => e.dateTime)")
    assert len(times) >= 2
    assert times == sorted(times, reverse=True)
    search.page.get_by_label("Sort by").select_option("relevance")
    assert search.wait("node").paths == by_relevance


def test_the_keyboard_alone_leads_from_the_box_to_a_result(search):
    search.ask()
    page = search.page
    page.keyboard.type("umbrella")
    search.wait("umbrella")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Our first stand in Brussels"
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/2014/first-stand.html?**")


def test_the_keyboard_alone_opens_a_facet_and_chooses(search):
    page = search.ask("node").page
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent.trim()") != "Category":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".archive-facet[data-facet=category] input").first.wait_for()
    page.keyboard.press("Tab")
    chosen = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    search.wait("node")
    assert ("category", chosen) in search.asked
    page.wait_for_function("value => document.activeElement.value === value", arg=chosen)


def test_an_engine_that_is_gone_is_told(search, open_page):
    page = open_page()
    page.route("**/pagefind/**", lambda route: route.fulfill(status=200, body=""))
    page.route("**/searchindex.js", lambda route: route.fulfill(status=200, body=""))
    page.goto(f"{search.address}search.html?q=umbrella")
    page.wait_for_function("document.querySelector('#search-status').textContent")
    assert "cannot be reached" in page.locator("#search-status").inner_text()


def test_the_engine_is_one_script_that_a_worker_runs(page, server):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    SearchPage(page, server).ask("fosdem")
    assert any(url.endswith("/engine.packed") for url in loaded)
    assert not [url for url in loaded if url.endswith("-engine.js")]


def test_a_page_of_results_weighs_less_than_200_kilobytes(page, server):
    sizes = []

    def weigh(response):
        # What was unpacked in the browser has an address, and came over no wire.
        if not response.url.startswith("blob:"):
            sizes.append(len(response.body()))

    page.on("response", weigh)
    SearchPage(page, server).ask("fosdem")
    page.locator("#search-results h2").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert 100_000 < sum(sizes) <= 200_000
