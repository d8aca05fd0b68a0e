"""What scripts say is in the page's language: each word that a browser shows has been looked up."""

import functools
import threading

import pytest
from playwright.sync_api import expect

from tests.building import pseudo
from tests.building.sites import SiteFolder
from tests.site.conftest import PatientServer
from tests.site.hosting import HostHandler
from tests.site.searching import SearchPage

TEXTS = """() => {
  const hidden = "pre, code, script, style, noscript, [lang=en], a.headerlink";
  const texts = [document.title];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(hidden)) continue;
    for (const name of ["title", "aria-label", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
    // What has elements in it is taken as a whole, as a message may have.
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) texts.push(element.textContent);
  }
  return texts.filter((text) => text.trim());
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """Serve the site in the language of marks; return the address."""
    folder = tmp_path_factory.mktemp("words")
    conf = pseudo.FILES["conf.py"].replace("https://archive.example/", "http://127.0.0.1/")
    with pseudo.spoken(folder / "locale"):
        built = SiteFolder.of(folder, pseudo.FILES | {"conf.py": conf}).build(
            language=pseudo.LANGUAGE, search=True
        )
    handler = functools.partial(HostHandler, directory=built.output, missing="404.html")
    server = PatientServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,)).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def assert_marked(page):
    assert not pseudo.unmarked(page.evaluate(TEXTS))


def marked(text):
    return pseudo.marked(text)


@pytest.fixture
def search(page, host):
    return SearchPage(page, host)


def test_a_search_tells_how_much_it_found(search, page):
    search.ask("λόγια")
    assert search.status.endswith("results⟧")
    assert_marked(page)


@pytest.mark.parametrize(
    ("text", "status"),
    [("ξψζθχ", "Nothing found"), ("…", "There is no word in this")],
)
def test_a_search_tells_that_it_found_nothing(search, page, text, status):
    search.ask(text)
    expect(page.locator("#search-status")).to_have_text(marked(status))
    assert_marked(page)


def test_a_search_tells_what_it_took_a_word_for_and_what_pages_lack(search, page):
    search.ask("γέφηρα")
    expect(page.locator("#search-advice")).to_contain_text("Showing results for")
    assert_marked(page)
    search.ask("γέφυρα πανηγύρι ποτάμια")
    expect(page.locator(".archive-lacks").first).to_contain_text("Without")
    assert_marked(page)


def test_what_narrows_a_search_is_told(search, page):
    search.ask("λόγια", tag=["πόλη", "νερό"])
    expect(page.locator("#search-chosen")).to_contain_text(marked("Remove all"))
    page.locator("details[data-facet=year] > summary").click()
    expect(page.locator("[name=year-from]")).to_be_visible()
    page.locator("details[data-facet=series] > summary").click()
    assert_marked(page)
    search.ask("ποτέ", tag="νερό")
    expect(page.locator("#search-status")).to_contain_text("⟦")
    assert_marked(page)


def test_a_talk_is_called_one(search, page):
    search.ask("Ποτάμια")
    expect(page.locator("#search-results")).to_contain_text(marked("Talk"))
    assert_marked(page)


def test_the_dialog_speaks_the_language(page, host):
    page.goto(f"{host}posts/2015/one.html")
    page.locator(".sidebar-search").press_sequentially("λόγια")
    dialog = page.get_by_role("dialog", name=marked("Search the archive"))
    expect(dialog.locator(".archive-all")).to_contain_text("results⟧")
    expect(dialog.locator(".archive-narrower a").first).to_be_visible()
    assert_marked(page)


def test_the_page_for_what_is_not_there_does(page, host):
    page.goto(f"{host}posts/2015/onee.html")
    page.locator(".archive-nearest a").first.wait_for()
    assert not pseudo.unmarked(
        text for text in page.evaluate(TEXTS) if not text.startswith("/posts/")
    )


def test_the_days_of_the_year_do(page, host):
    page.clock.install(time="2020-06-01")
    page.goto(f"{host}on-this-day.html")
    expect(page.locator(".archive-today h2")).to_contain_text("⟦Next: ")
    assert_marked(page)
    page.clock.set_fixed_time("2020-03-04")
    page.reload()
    expect(page.locator(".archive-today h2")).to_contain_text("⟦Today: ")


def test_the_list_of_talks_does(page, host):
    page.goto(f"{host}talks.html?media=%E2%9F%A6Video%E2%9F%A7")
    expect(page.locator("[data-all]")).to_contain_text("1⟦ of ⟧")
    page.locator("details[data-facet=media] > summary").click()
    assert_marked(page)


def test_a_video_does(page, host):
    page.goto(f"{host}posts/2015/two.html")
    button = page.locator(".archive-player")
    assert button.get_attribute("title") == "⟦Plays here, from ⟧player.vimeo.com"
    assert button.evaluate("button => button.ariaLabel") == "⟦Video: ⟧Γέφυρες"
    assert_marked(page)


def test_a_page_read_from_the_right_has_its_navigation_there(page, serve, tmp_path):
    with pseudo.spoken(tmp_path / "locale", language="ar"):
        files = pseudo.FILES | {"conf.py": pseudo.FILES["conf.py"]}
        built = SiteFolder.of(tmp_path, files).build(language="ar")
    page.set_viewport_size({"width": 1300, "height": 800})
    page.goto(f"{serve(built.output)}posts/2015/two.html")
    place = "element => element.getBoundingClientRect().left"
    side, article, contents = (
        page.locator(name).first.evaluate(place)
        for name in (".sidebar-drawer", "article", ".toc-drawer")
    )
    assert side > article > contents
    following, before = (
        page.locator(name).evaluate(place)
        for name in (".related-pages .next-page", ".related-pages .prev-page")
    )
    assert following < before
    arrow = "element => getComputedStyle(element).transform"
    assert page.locator(".next-page svg").evaluate(arrow) != "none"
    assert page.locator(".prev-page svg").evaluate(arrow) == "none"
    for width in (1300, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".nav-overlay-icon").click()
    expect(page.get_by_role("link", name="⟦Tags⟧", exact=True)).to_be_in_viewport()
    page.wait_for_function(
        "() => Math.round(document.querySelector('.sidebar-drawer').getBoundingClientRect().right) === 390"
    )
