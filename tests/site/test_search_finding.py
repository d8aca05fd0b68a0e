"""Finding: what a result shows, how it is marked, and what is offered when there is none."""

import pytest

from tests.site.conftest import opening
from tests.site.searching import SearchPage

CONF = """\
project = "Small archive"
html_baseurl = "https://archive.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
"""
NOTES = "posts/2015/notes-from-brussels.html"


def test_a_result_shows_title_conference_date_and_the_passage_with_its_words_marked(search):
    result = search.ask("team sport weekend").results.first
    assert result.locator("h2").inner_text() == "Notes from Brussels"
    about = result.locator(".archive-meta").inner_text()
    assert "FOSDEM 2015" in about
    assert "February 2015" in about
    assert result.locator("time").get_attribute("datetime").startswith("2015-02-03")
    passage = result.locator("p").last
    assert "release engineering is a team sport" in passage.inner_text()
    assert passage.locator("mark").all_inner_texts() == ["weekend", "team", "sport"]


def test_the_sections_that_match_stand_beneath(search):
    result = search.ask("trains").results.first
    section = result.locator(".archive-sections li")
    assert section.count() == 1
    assert section.locator("a").inner_text() == "Trains home"
    assert section.locator("mark").first.inner_text().lower() == "trains"


def test_a_page_opened_from_a_result_marks_the_words_and_lands_on_the_section(search):
    search.ask("trains late").results.first.locator(".archive-sections a").first.click()
    page = search.page
    page.wait_for_url(f"**/{NOTES}?**#trains-home")
    marked = page.locator("[itemprop=articleBody] mark")
    marked.first.wait_for()
    assert {text.lower() for text in marked.all_inner_texts()} == {"trains", "late"}
    assert page.locator("#trains-home").evaluate("e => e.getBoundingClientRect().top") < 300
    page.keyboard.press("Escape")
    assert marked.count() == 0


@pytest.mark.parametrize("text", ["Montreal", "Montréal", "montré"])
def test_marks_are_the_words_as_they_are_written(search, text):
    search.ask(text).results.first.locator("h2 a").click()
    search.page.locator("[itemprop=articleBody] mark", has_text="Montréal").first.wait_for()


def test_signs_put_between_words_are_never_seen(search):
    for text in ("read/write", "検索エンジン", "getElementById"):
        shown = search.ask(text).results.first.inner_text()
        assert "\u2060" not in shown
        assert text in shown or text == "getElementById"


def advice(search):
    search.page.locator("#search-advice > *").first.wait_for()
    return search.page.locator("#search-advice").inner_text().split("\n")[0]


def test_a_misspelt_word_is_searched_for_as_it_is_spelt_and_that_is_told(search):
    search.ask("kubornetes")
    assert search.titles == ["Who may read/write a wiki"]
    assert advice(search) == "Showing results for kubernetes. Search for kubornetes instead."
    search.page.locator("#search-advice a", has_text="kubornetes").click()
    search.page.locator("#search-advice", has_text="No page has “kubornetes”.").wait_for()
    assert search.wait("kubornetes").status == "Nothing found"
    assert ("spelling", "typed") in search.asked
    search.type("kubornete")
    assert ("spelling", "typed") not in search.asked
    assert search.titles == ["Who may read/write a wiki"]


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("kubornetes wiki", "kubernetes wiki"),
        ("read wkii", "read wiki"),
        ("Monteral august", "montréal august"),
        ("akrlsruhe", "karlsruhe"),
        ('lightnnig "talks" evning', 'lightning "talks" evening'),
    ],
)
def test_one_word_of_several_is_misspelt(search, typed, corrected):
    search.ask(typed)
    assert advice(search).startswith(f"Showing results for {corrected}.")


@pytest.mark.parametrize(
    "text",
    [
        "experiment",
        "laboratories",
        "kuber",
        "Größe",
        "node.js",
        "noor",
        "8022",
        "montrea",
        "conférenc",
    ],
)
def test_words_that_the_archive_has_are_never_corrected(search, text):
    search.ask(text)
    assert search.results.count()
    assert search.page.locator("#search-advice").inner_text() == ""


def test_an_unknown_word_is_not_taken_for_its_beginning(search):
    search.ask("wikxyzzy")
    assert search.status == "Nothing found"
    assert advice(search) == "No page has “wikxyzzy”."
    search.ask("montréal wikxyzzy")
    assert search.titles[0] == "An August in Montréal"
    assert advice(search) == "No page has “wikxyzzy”."


def test_where_nothing_has_all_words_results_tell_which_they_lack(search):
    search.ask("umbrella spätzle")
    assert search.status == "0 results, 2 with some of the words"
    assert {
        title: item.locator(".archive-lacks del").all_inner_texts()
        for title, item in zip(search.titles, search.results.all(), strict=True)
    } == {
        "Our first stand in Brussels": ["spätzle"],
        "Drei Tage in Karlsruhe": ["umbrella"],
    }


@pytest.mark.parametrize("text", ["de 7", "wikxyzzy de 7"])
def test_of_words_of_one_or_two_letters_alone_some_may_be_lacking_too(search, text):
    search.ask(text)
    assert search.titles[0] == "Lightning talks, evening 7"
    assert search.results.first.locator("del").all_inner_texts() == ["de"]


def test_words_of_one_or_two_letters_beside_others_are_not_told_as_lacking(search):
    search.ask("umbrella 7")
    assert search.titles == ["Our first stand in Brussels"]
    assert search.results.locator("del").count() == 0


def test_what_has_all_words_comes_before_what_lacks_one(search):
    search.ask("notes brussels umbrella")
    lacks = [item.locator("del").all_inner_texts() for item in search.results.all()]
    assert lacks == sorted(lacks, key=len)


def test_words_to_leave_out_and_either_of_two_and_facets_can_be_typed(search):
    either = {*search.ask("umbrella").paths, *search.ask("spätzle").paths}
    assert set(search.ask("umbrella OR spätzle").paths) == either
    assert NOTES in search.ask("brussels").paths
    assert NOTES not in search.ask("brussels -weekend").paths
    assert NOTES not in search.ask('brussels -"team sport"').paths
    assert search.ask("author:khan").paths == search.ask(author="Noor Khan").paths
    assert (
        search.ask("conf:fosdem year:2015").paths == search.ask(series="FOSDEM", year="2015").paths
    )
    assert (
        search.ask("year:2014-2015 brussels").paths
        == search.ask("brussels", year="2014-2015").paths
    )
    assert search.ask("author:nobody brussels").status == "Nothing found"


def test_a_passage_shows_where_its_page_goes_on(search):
    passages = search.ask("weekend").results.locator("p").all_inner_texts()
    assert any(text.endswith(" …") for text in passages)


def test_a_phrase_is_never_left_out(search):
    search.ask('"release engineering" umbrella')
    assert search.titles == ["Notes from Brussels"]
    assert search.results.first.locator("del").all_inner_texts() == ["umbrella"]


def test_nothing_found_among_the_chosen_offers_all_posts(search):
    search.ask("umbrella", category="devops")
    search.page.locator("#search-advice a", has_text="the same in all posts (1)").click()
    assert search.wait("umbrella").asked == [("q", "umbrella")]


def test_the_rest_of_a_page_is_loaded_when_a_reader_comes_to_it(search):
    loaded = []
    search.page.on("request", lambda request: "/fragment/" in request.url and loaded.append(1))
    search.ask("lightning talks")
    assert search.results.count() == len(loaded) == 5
    first = search.titles
    search.results.last.locator("a").first.focus()
    search.page.locator("#search-more").scroll_into_view_if_needed()
    search.results.nth(9).wait_for()
    assert search.titles[:5] == first
    assert len(set(search.titles)) == 10
    assert search.page.evaluate("document.activeElement.matches('li:nth-child(5) a')")


def test_more_results_are_shown_on_demand_and_the_first_new_one_has_the_focus(search):
    search.ask("lightning")
    assert search.status == "12 results"
    search.page.locator("#search-more").scroll_into_view_if_needed()
    search.results.nth(9).wait_for()
    assert search.results.count() == 10
    search.page.get_by_role("button", name="Show more").click()
    search.page.wait_for_function(
        "document.activeElement === document.querySelectorAll('#search-results > li')[10]"
        "?.querySelector('a')"
    )
    assert search.results.count() == 12
    assert not search.page.locator("#search-more").is_visible()


def test_posts_in_several_languages_are_found_in_one_search(search):
    assert set(search.ask(tag="travel").paths) == {
        "posts/2018/drei-tage-in-karlsruhe.html",
        "posts/2018/une-semaine.html",
        "posts/2019/beijing.html",
        "posts/2019/tokyo.html",
    }


def test_people_talks_and_conferences_show_years_places_and_numbers(search):
    def shown(text):
        return search.ask(text).results.first.locator(".archive-meta span").all_inner_texts()

    assert shown("mira long") == ["2015", "1 talk"]
    assert shown("tables without tears") == ["Talk", "linux.conf.au 2015", "Mira Long, Bo Short"]
    assert shown("fosdem") == ["2014–2016", "Brussels", "4 posts"]
    held = "12 January 2015 to 16 January 2015"
    assert shown("lca 2015") == [held, "Auckland, New Zealand", "1 post", "1 talk"]


def test_a_talk_leads_to_its_place_on_the_page_of_its_conference(search):
    search.ask("tables without tears").results.first.locator("h2 a").click()
    search.page.wait_for_url("**/conferences/lca-2015.html?*#talk-tables-without-tears")
    assert search.page.locator(":target").inner_text().startswith("Tables without tears")


def test_letters_without_blanks_are_shown_as_they_are_written(search):
    first = search.ask("ห้องสมุด").results.first
    assert "เราทำน้ำชาให้ทุกคนดื่ม" in first.locator("p").last.inner_text()
    assert "?" not in first.locator("h2 a").get_attribute("href")
    assert "エンジン" in search.ask("検索").results.first.locator("p").last.inner_text()


def test_what_is_no_html_stays_text(search):
    search.ask("<img src=x onerror=alert(1)>")
    assert search.page.locator("#search-results img, #search-advice img").count() == 0


def test_what_is_called_by_a_sign_is_found_by_it(build, serve, browser, tmp_path):
    names = ("★", ":-)", "🎉", "C++", "&")
    source = tmp_path / "source"
    (source / "posts").mkdir(parents=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text("# Home\n", encoding="utf-8")
    for number, name in enumerate(names):
        text = f"---\ndate: 2015-02-03\ntags: ['{name}']\n---\n\n# Post {number}\n\nWords.\n"
        (source / f"posts/p{number}.md").write_text(text, encoding="utf-8")
    with opening(browser) as open_page:
        page = SearchPage(open_page(), serve(build(source)))
        assert [page.ask(name).titles for name in names] == [
            ["Post 0"],
            ["Post 1"],
            ["Post 2"],
            ["Post 3"],
            ["Post 4"],
        ]
        for text in ("?", "->", "…"):
            assert page.ask(text).status == "There is no word in this"
