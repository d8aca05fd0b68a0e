"""The sample archive's conferences in a browser: drawn, told as lists, sorted."""

import base64

import pytest

DRAFT = "posts/2015/three-conferences-in-belgium"
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(autouse=True)
def _samples_are_here(repository):
    if not (repository / f"{DRAFT}.md").exists():
        pytest.skip("the sample posts have made room for others")


@pytest.fixture
def preview(serve, preview_site):
    return serve(preview_site)


def test_from_fosdem_2015_to_its_posts_other_years_and_the_camp_of_that_week(page, preview):
    page.goto(f"{preview}conferences/fosdem-2015.html")
    main = page.get_by_role("main")
    assert main.get_by_role("link", name="Three conferences in Belgium").is_visible()
    assert main.get_by_role("link", name="FLOSS Community Metrics 2015").is_visible()
    for year in ("2016", "2017", "2021"):
        assert main.get_by_role("link", name=year, exact=True).is_visible()
    main.get_by_role("link", name="Config Management Camp 2015").click()
    assert page.locator("h1").inner_text() == "Config Management Camp 2015"
    page.get_by_role("main").get_by_role("link", name="FOSDEM 2015").click()
    page.get_by_role("main").get_by_role("link", name="Three conferences in Belgium").click()
    page.locator(".archive-foot").get_by_role("link", name="FOSDEM 2016").last.click()
    assert page.locator("h1").inner_text() == "FOSDEM 2016"


def test_a_circle_on_the_map_opens_the_list_at_its_place(page, server):
    page.goto(f"{server}conferences.html")
    assert not page.locator("#place-trento-italy").is_visible()
    page.locator(".archive-world a[href='#place-trento-italy'] circle").click()
    assert page.locator("#place-trento-italy").is_visible()
    page.locator("#place-trento-italy").get_by_role("link", name="EuroSciPy 2018").click()
    assert page.locator("h1").inner_text() == "EuroSciPy 2018"


def test_a_circle_in_the_timeline_leads_to_its_edition(page, server):
    page.goto(f"{server}conferences.html")
    page.locator(".archive-timeline circle", has_text="FOSDEM 2016").click()
    assert page.locator("h1").inner_text() == "FOSDEM 2016"


def test_the_table_sorts_by_any_column_with_the_keyboard(page, server):
    page.goto(f"{server}conferences.html")
    first = page.locator(".archive-table tbody th").first
    assert first.inner_text() == "Akademy"
    page.get_by_role("button", name="Posts").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert first.inner_text() == "FOSDEM"
    heading = page.get_by_role("columnheader", name="Posts")
    assert heading.get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Conference", exact=True).click()
    assert first.inner_text() == "Akademy"


def test_without_scripts_everything_is_there(open_page, server):
    page = open_page(java_script_enabled=False)
    page.goto(f"{server}conferences.html")
    assert page.locator(".archive-table tbody tr").count() >= 10
    page.get_by_text("The places as a list").click()
    assert page.locator("#place-trento-italy").is_visible()


@pytest.mark.parametrize("name", ["conferences.html", "conferences/fosdem-2016.html"])
def test_on_a_phone_nothing_is_cut_off(open_page, server, name):
    page = open_page(**PHONE)
    page.goto(server + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_circles_are_as_large_on_a_phone(page, open_page, server):
    def smallest(page):
        page.goto(f"{server}conferences.html")
        return page.evaluate(
            """() => Math.min(...[...document.querySelectorAll(".archive-world circle")].map(
                (circle) => circle.getBoundingClientRect().width
            ))"""
        )

    assert smallest(open_page(**PHONE)) > 0.8 * smallest(page) > 5


COLOURS = """async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    paper.drawImage(bitmap, 0, 0);
    const { data } = paper.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = {};
    for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 3).join(" ");
        counts[colour] = (counts[colour] ?? 0) + 1;
    }
    return counts;
}"""
"""How many dots of a picture have each colour."""


def colours(page, locator):
    """Return the colours, red, green and blue from 0 to 255, of which most dots of a place are."""
    counts = page.evaluate(COLOURS, base64.b64encode(locator.screenshot()).decode())
    return [tuple(map(int, each.split())) for each in sorted(counts, key=counts.get)[::-1]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["conferences.html", "conferences/fosdem-2016.html"])
def test_marks_stand_out_from_land_and_land_from_sea(open_page, server, name, scheme):
    page = open_page(color_scheme=scheme)
    page.goto(server + name)
    page.wait_for_load_state("networkidle")
    sea, land, *_ = colours(page, page.locator(".archive-world"))
    mark, *_ = colours(page, page.locator(".archive-world circle").first)
    for one, other in ((sea, land), (land, mark), (sea, mark)):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 40


def test_the_world_is_drawn_in_pages_read_from_files(page, built_site):
    page.goto((built_site / "conferences.html").as_uri())
    page.wait_for_load_state("networkidle")
    (sea, land, *_) = colours(page, page.locator(".archive-world"))
    assert max(abs(a - b) for a, b in zip(sea, land, strict=True)) > 40
