"""Facets: what a search is narrowed by, with counts."""

import pytest
from playwright.sync_api import expect

LABELS = ["Conference", "Edition", "Year", "Category", "Tag", "Author", "Country", "Language"]
ONE_OF_EACH = {
    "Conference": ("series", "FOSDEM", 4),
    "Edition": ("edition", "FOSDEM 2016", 2),
    "Category": ("category", "devops", 3),
    "Tag": ("tag", "C++", 1),
    "Author": ("author", "Jane Doe", 14),
    "Country": ("country", "Germany", 2),
    "Language": ("language", "German", 1),
}


def test_there_are_eight(search):
    search.ask("fosdem")
    assert search.page.locator(".archive-facet summary").all_inner_texts() == LABELS


@pytest.mark.parametrize("label", ONE_OF_EACH)
def test_browsing_with_facets_and_no_words_works(search, label):
    name, value, count = ONE_OF_EACH[label]
    found = search.ask(**{name: value})
    assert found.status == f"{count} result{'s' * (count > 1)}"
    times = found.results.locator("time").evaluate_all("all => all.map(e => e.dateTime)")
    assert times == sorted(times, reverse=True)
    assert found.counts(label)[value] == count


def test_an_empty_search_lists_the_facets_with_their_counts(search):
    search.ask()
    search.page.locator(".archive-facet[data-facet=category] summary").click()
    counts = search.counts("Category")
    assert counts == {"community": 16, "languages": 3, "science": 4, "devops": 3}
    assert search.results.count() == 0


def test_counts_change_with_the_words(search):
    search.ask("fosdem")
    before = search.counts("Category")
    search.box.fill("fosdem compilers")
    search.wait("fosdem compilers")
    assert search.counts("Category") == {"languages": 2}
    assert before["languages"] == 2
    assert len(before) == 3


def test_facets_are_combined_and_removed_one_by_one(search):
    search.ask(category="community")
    search.choose("Tag", "travel")
    search.choose("Language", "French")
    assert search.titles == ["Une semaine de conférences"]
    page = search.page
    page.get_by_role("button", name="Remove Language: French").click()
    search.wait()
    assert len(search.titles) == 2
    page.get_by_role("button", name="Remove Tag: travel").click()
    search.wait()
    assert search.status == "16 results"
    page.get_by_role("button", name="Remove Category: community").click()
    search.wait()
    assert search.asked == []
    assert page.locator("#search-chosen").is_hidden()


def test_the_keyboard_stays_among_the_chosen_and_then_goes_to_the_box(search):
    search.ask(category="community", language="French")
    focused = "document.activeElement.ariaLabel"
    search.page.get_by_role("button", name="Remove Category: community").press("Enter")
    search.wait()
    assert search.page.evaluate(focused) == "Remove Language: French"
    search.page.keyboard.press("Enter")
    search.wait()
    assert search.page.evaluate(focused) == "Search the archive"
    assert search.page.locator(".archive-facet-chosen").count() == 0


def test_all_are_removed_at_once(search):
    search.ask("travel", category="community", language="French")
    search.page.get_by_role("button", name="Remove all").click()
    search.wait("travel")
    assert search.asked == [("q", "travel")]


def test_values_of_one_facet_add_to_each_other(search):
    search.ask(tag=["stand", "debian"])
    assert set(search.titles) == {"Our first stand in Brussels", "An August in Montréal"}
    # What else there is can be seen, and chosen as well.
    assert search.counts("Tag")["travel"] == 4


def test_years_are_a_range(search):
    search.ask()
    facet = search.facet("Year")
    facet.get_by_label("From").select_option("2014")
    search.wait()
    assert ("year", "2014") in search.asked
    search.facet("Year").get_by_label("To").select_option("2016")
    search.wait()
    assert ("year", "2014-2016") in search.asked
    assert search.status == "7 results"
    assert search.page.locator("#search-chosen").inner_text() == "Year: 2014–2016 ×"
    times = search.results.locator("time").evaluate_all("all => all.map(e => e.dateTime)")
    assert all("2014" <= time[:4] <= "2016" for time in times)


def test_a_year_s_bar_leads_to_that_year(search):
    search.ask("fosdem")
    bar = search.facet("Year").get_by_role("link", name="2016: ")
    assert bar.get_attribute("href").endswith("/search.html?q=fosdem&year=2016")
    bar.press("Enter")
    search.wait("fosdem")
    assert ("year", "2016") in search.asked
    current = search.page.locator(".archive-years [aria-current=true]")
    assert [link.get_attribute("title")[:4] for link in current.all()] == ["2016"]
    assert current.evaluate("link => link === document.activeElement")


def test_a_year_without_posts_leads_nowhere(search):
    search.ask("montreal")
    years = search.facet("Year").locator(".archive-years > *")
    leading = [year.get_attribute("title") for year in years.all() if year.get_attribute("href")]
    assert len(leading) < years.count()
    assert not [title for title in leading if title.endswith(": 0")]


@pytest.mark.parametrize("size", [(390, 760), (320, 568), (1280, 720)])
def test_the_first_result_stays_in_view_whatever_narrows_the_search(search, size):
    page = search.ask("evening").page
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    heading = search.results.locator("h2").first
    expect(heading).to_be_in_viewport(ratio=1)
    summary = page.get_by_text("Narrow the search", exact=True)
    assert summary.is_visible() == (size[0] < 736)
    if summary.is_visible():
        assert not page.locator(".archive-facet").first.is_visible()
        summary.click()
    search.facet("Tag")
    expect(heading).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.locator(".archive-facet").first).to_be_visible()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ('"release engineering"', {"devops": 1}),
        ("C++", {"languages": 1}),
        ("検索エンジン", {"science": 1}),
        ('"lightning talks" evening', {"community": 12}),
    ],
)
def test_phrases_and_signs_are_counted_as_well(search, text, counts):
    assert search.ask(text).counts("Category") == counts


def test_long_lists_are_shown_whole_on_demand(search):
    search.ask()
    facet = search.facet("Tag")
    more = facet.get_by_role("button", name="Show all")
    total = int(more.inner_text().split()[-1])
    assert facet.locator("label").count() == 12
    more.click()
    search.page.wait_for_function(
        "n => document.querySelectorAll('[data-facet=tag] label').length === n", arg=total
    )


def test_conferences_are_found_but_not_counted(search):
    search.ask("fosdem 2015")
    posts = [path for path in search.paths if path.startswith("posts/")]
    assert len(posts) < len(search.paths)
    assert search.counts("Conference") == {"FOSDEM": len(posts)}


def test_lists_of_a_language_are_called_by_its_name(search_site):
    page = (search_site / "blog/language/de.html").read_text("utf-8")
    assert "<h1>Posts in German" in page
