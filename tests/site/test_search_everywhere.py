"""Everywhere: under any path, as directories, from files, on Read the Docs, without JavaScript."""

import pytest

from tests.site.conftest import opening
from tests.site.searching import SearchPage

READ_THE_DOCS = """
// As Read the Docs' addons do: they show their own search on "/" and Ctrl-K.
document.addEventListener("keydown", (event) => {
  if (event.key === "/" || (event.key === "k" && event.ctrlKey))
    document.body.append(Object.assign(document.createElement("readthedocs-search"), {}));
});
"""


@pytest.fixture
def from_files(open_page, search_site):
    """The search page of the site, read from files."""
    page = open_page()

    def ask(query):
        page.goto(f"{search_site.as_uri()}/search.html?q={query}")
        page.wait_for_function("document.querySelector('#search-status').textContent")
        return page

    return ask


@pytest.fixture(scope="module")
def files(browser, search_site):
    """The search page of the site, read from files, and typed into."""
    with opening(browser) as open_page:
        yield SearchPage(open_page(), f"{search_site.as_uri()}/").ask()


def test_from_files_sphinxs_index_finds_posts(from_files):
    page = from_files("umbrella")
    assert page.locator("#search-status").inner_text() == "1 result"
    link = page.locator("#search-results h2 a")
    assert link.inner_text() == "Our first stand in Brussels"
    link.click()
    page.locator("[itemprop=articleBody] mark", has_text="umbrella").wait_for()
    assert page.url.startswith("file:")
    assert page.url.partition("?")[0].endswith("/posts/2014/first-stand.html")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("montreal", "posts/2017/an-august-in-montreal.html"),
        ("ＭＯＮＴＲＥＡＬ", "posts/2017/an-august-in-montreal.html"),
        ("strasse", "posts/2018/drei-tage-in-karlsruhe.html"),
        ("brussels -umbrella", "posts/2015/notes-from-brussels.html"),
        ("fosdem", "conferences/fosdem.html"),
        ("fosdem 2015", "conferences/fosdem-2015.html"),
        ("linux conference australia", "conferences/lca.html"),
        ("debc", "conferences/debconf.html"),
        ("jane doe", "blog/author/jane-doe.html"),
        ("2015", "blog/2015.html"),
    ],
)
def test_from_files_words_are_found_however_they_are_written_and_pages_by_their_names(
    files, typed, first
):
    assert files.type(typed).paths[0] == first


def test_from_files_the_nearest_spelling_is_searched_for_and_told(files):
    files.type("umbrela")
    assert files.titles == ["Our first stand in Brussels"]
    told = files.page.locator("#search-advice")
    told.get_by_text("Showing results for umbrella").wait_for()
    told.get_by_role("link", name="umbrela").click()
    files.page.get_by_role("status").get_by_text("Nothing found").wait_for()


def test_from_files_signs_alone_say_that_there_is_no_word(files):
    assert files.type("->").status == "There is no word in this"


def test_from_files_a_conference_shows_its_years_places_and_numbers(files):
    shown = files.type("fosdem").results.first.locator(".archive-meta span")
    assert shown.all_inner_texts() == ["2014–2016", "Brussels", "4 posts"]


def test_from_files_results_follow_the_typing(from_files):
    page = from_files("umbrella")
    page.locator("article [name=q]").fill("matrix")
    page.locator("#search-results a", has_text="Who may read/write a wiki").wait_for()


def test_from_files_there_are_no_facets_that_would_not_work(from_files):
    assert from_files("umbrella").locator("#search-facets").is_hidden()


def test_from_files_nothing_found_says_so(from_files):
    page = from_files("zeppelin")
    assert page.locator("#search-status").inner_text() == "Nothing found"


def test_from_files_a_page_names_itself_once(from_files):
    page = from_files("fosdem")
    paths = page.locator("#search-results h2 a").evaluate_all("all => all.map(a => a.href)")
    assert len(paths) == len(set(paths))
    assert page.locator("#search-results p.search-summary, #search-progress").count() == 0


def test_directories_as_addresses_work_too(open_page, serve, build, repository, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_bytes((repository / "tests/roots/search/conf.py").read_bytes())
    (source / "index.md").write_text("# Home\n", encoding="utf-8")
    (source / "posts").mkdir()
    (source / "posts/one.md").write_text("---\ndate: 2015-01-01\n---\n\n# One\n\nAn owl.\n")
    site = build(source, builder="dirhtml")
    page = open_page()
    page.goto(f"{serve(site)}search/?q=owl")
    page.locator("#search-results h2 a").click()
    page.wait_for_url("**/archive/posts/one/?mark=owl")
    page.goto(f"{site.as_uri()}/search/index.html?q=owl")
    page.locator("#search-results h2 a").click()
    page.wait_for_url("file:**/posts/one/index.html?mark=owl")


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_read_the_docs_own_search_does_not_open_beside_ours(search, key):
    page = search.page
    page.goto(f"{search.address}posts/2014/first-stand.html")
    page.evaluate(READ_THE_DOCS)
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.locator("readthedocs-search").count() == 0


def test_asked_for_by_read_the_docs_our_search_opens(search):
    page = search.page
    page.goto(f"{search.address}posts/2014/first-stand.html")
    page.evaluate("document.dispatchEvent(new CustomEvent('readthedocs-search-show'))")
    assert page.evaluate("document.activeElement.name") == "q"


def test_without_javascript_the_page_says_so_and_leads_to_the_indexes(open_page, search_address):
    page = open_page(java_script_enabled=False)
    page.goto(f"{search_address}search.html?q=umbrella")
    told = page.locator("article noscript")
    assert "JavaScript" in told.inner_text()
    for name in ("Conferences", "Tags"):
        assert page.locator("article").get_by_role("link", name=name).first.is_visible()
    page.locator("article").get_by_role("link", name="Tags").first.click()
    assert page.locator("h1").inner_text().startswith("Tags")


def test_where_workers_are_forbidden_the_page_searches_by_itself(search, open_page):
    page = open_page()
    page.add_init_script("delete window.Worker")
    page.goto(f"{search.address}search.html?q=umbrella")
    page.locator("#search-results a", has_text="Our first stand in Brussels").wait_for()


def test_where_pagefind_cannot_run_the_page_falls_back(search, open_page):
    page = open_page()
    page.add_init_script("delete window.WebAssembly; delete window.Worker")
    page.goto(f"{search.address}search.html?q=umbrella")
    page.locator("#search-results a", has_text="Our first stand in Brussels").wait_for()
