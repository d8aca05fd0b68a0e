"""The sample archive as a reader meets it, in a real browser, over HTTP and from files."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE = {"viewport": {"width": 360, "height": 740}}
POST = "posts/2016/how-to-read-fosdems-schedule.html"
WAYS_IN = [
    "blog/author.html",
    "blog/author/the-editors.html",
    "blog/author/cal-henderson.html",
    "talks.html",
    "conferences/djangocon-us-2008.html",
    "conferences-by-country.html",
    "conferences-by-month.html",
    "on-this-day.html",
]
KINDS_OF_PAGES = [
    "index.html",
    "blog.html",
    "blog/archive.html",
    "blog/2016.html",
    "blog/category.html",
    "blog/category/community.html",
    "_tags/tagsindex.html",
    "_tags/python.html",
    "conferences.html",
    "conferences/fosdem.html",
    "conferences/fosdem-2016.html",
    "pages/about.html",
    "search.html",
    POST,
    *WAYS_IN,
]


@pytest.fixture(params=["http", "file"])
def address(request, built_site):
    """Return where the archive's pages are, once served and once as files."""
    if request.param == "file":
        return f"{built_site.as_uri()}/"
    return request.getfixturevalue("server")


def heading(page):
    return page.locator("article h1").first.inner_text().strip("#¶ \n")


def test_from_the_home_page_to_a_tag_a_post_its_conference_and_the_next_post(page, address):
    page.goto(f"{address}index.html")
    page.locator("section", has_text="Tags").get_by_role("link", name="python").last.click()
    assert heading(page) == "python"
    page.locator(".archive-entry-title", has_text="How to read FOSDEM's schedule").click()
    assert heading(page).startswith("How to read FOSDEM")
    page.locator(".archive-conferences").get_by_role("link", name="FOSDEM 2016").click()
    assert heading(page) == "FOSDEM 2016"
    assert page.locator(".archive-facts").inner_text().split("\n")[1].startswith("30 January 2016")
    page.locator(".archive-entry-title", has_text="How to read FOSDEM's schedule").click()
    page.locator(".next-page").click()
    assert heading(page) == "Two more days in Ghent"
    page.locator(".prev-page").click()
    assert heading(page).startswith("How to read FOSDEM")


def test_typing_a_word_finds_its_post(page, address):
    page.goto(f"{address}index.html")
    page.get_by_role("searchbox", name="Search the archive").fill("Trento")
    found = page.get_by_role("dialog")
    found.get_by_role("link", name="EuroSciPy in Trento", exact=True).click()
    assert heading(page) == "EuroSciPy in Trento"


def test_a_post_that_links_to_another_leads_there(page, address):
    page.goto(f"{address}{POST}")
    page.locator("[itemprop=articleBody]").get_by_role(
        "link", name="Config Management Camp"
    ).click()
    assert heading(page) == "Two more days in Ghent"


@pytest.mark.parametrize("name", KINDS_OF_PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone(open_page, server, name, scheme):
    page = open_page(**PHONE, color_scheme=scheme)
    page.goto(server + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    assert page.locator("h1").count() == 1
    tables = page.locator(".archive-scroll")
    assert tables.evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")


def test_axe_finds_no_violation(open_page, server):
    page = open_page(**PHONE, color_scheme="dark")
    for name in ["index.html", "conferences.html", *WAYS_IN]:
        page.goto(server + name)
        found = Axe().run(page)
        assert not found.violations_count, f"{name}: {found.generate_report()}"


@pytest.mark.parametrize("name", ["index.html", POST, "blog.html", "search.html"])
def test_a_page_view_weighs_less_than_200_kilobytes(page, server, name):
    sizes = []
    page.on(
        "response",
        lambda response: (
            sizes.append(len(response.body()))
            if "_images" not in response.url and response.ok
            else None
        ),
    )
    page.goto(server + name)
    page.wait_for_load_state("networkidle")
    assert 20_000 < sum(sizes) <= 200_000


@pytest.mark.parametrize("name", KINDS_OF_PAGES)
def test_every_page_says_what_it_is(page, server, name):
    page.goto(server + name)

    def attribute(selector, attribute):
        return page.locator(selector).first.get_attribute(attribute)

    assert len(attribute("head meta[name=description]", "content")) > 15
    assert attribute("head link[rel=canonical]", "href").endswith(name)
    assert page.request.get(
        page.locator("head link[rel='shortcut icon']").evaluate("e => e.href")
    ).ok
    assert page.title()


def test_a_post_shows_what_belongs_to_it(page, server):
    page.goto(server + POST)
    around = page.locator(".archive-meta").inner_text()
    assert re.search(
        r"24 January 2016.*1 min read.*by The editors.*in community", around, re.DOTALL
    )
    assert page.locator("[itemprop=articleBody]").inner_text().startswith("How to read FOSDEM")
    tags = page.locator(".archive-tags a").all_inner_texts()
    assert tags == ["schedule", "planning", "developer rooms", "python", "volunteers"]
    assert page.locator(".archive-conferences a").all_inner_texts()[0] == "FOSDEM 2016"


def test_what_only_programs_read_of_a_post_takes_no_room(page, server):
    page.goto(server + POST)
    for data in page.locator(".archive-meta > data").all():
        assert data.evaluate("element => getComputedStyle(element, '::before').content") == "none"
        assert data.bounding_box()["width"] == 0
    assert page.locator(".archive-meta > data").count() == 2


def test_the_home_page_leads_everywhere(page, server):
    page.goto(f"{server}index.html")
    headings = page.locator("article h2").all_inner_texts()
    glance = ["Where they were held", "Pictures", "People"]
    lists = ["Conferences", "Categories", "Tags", "Years"]
    expected = ["Conferences over the years", "Latest posts", *glance, *lists]
    assert [text.strip("#¶ ") for text in headings] == expected


def test_old_addresses_lead_to_the_post_at_once(page, server, built_site):
    assert (built_site / "fosdem-schedule.html").exists()
    page.goto(f"{server}fosdem-schedule.html")
    page.wait_for_url(f"**/{POST}")


def test_drafts_are_nowhere_in_the_output(built_site):
    for path in Path(built_site).rglob("*"):
        assert "three-conferences" not in path.name
        if path.is_file():
            assert b"three-conferences" not in path.read_bytes()


def test_a_preview_shows_drafts_and_says_so(page, serve, preview_site):
    address = serve(preview_site)
    page.goto(f"{address}posts/2015/three-conferences-in-belgium.html")
    assert "Draft" in page.locator(".archive-draft").inner_text()
    assert page.locator("head meta[name=robots]").first.get_attribute("content") == "noindex"
    page.goto(f"{address}index.html")
    assert page.locator(".archive-badge", has_text="Draft").count() >= 1


def test_the_dirhtml_builder_makes_the_same_journey(page, serve, dirhtml_site):
    page.goto(serve(dirhtml_site))
    page.locator("section", has_text="Tags").get_by_role("link", name="python").last.click()
    page.locator(".archive-entry-title", has_text="How to read FOSDEM's schedule").click()
    page.locator(".archive-conferences").get_by_role("link", name="FOSDEM 2016").click()
    assert heading(page) == "FOSDEM 2016"
    assert page.url.endswith("/conferences/fosdem-2016/")
