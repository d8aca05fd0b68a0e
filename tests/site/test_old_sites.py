"""Links that spell out the old site's address, as readers follow them."""

import subprocess
import sys

import pytest

from tests.building.sites import PICTURE

OLD = "https://old.example/2013/trip.html"
BLOG = {
    "pelicanconf.py": (
        "PATH = 'content'\nSITEURL = 'http://old.example'\nARTICLE_URL = '{date:%Y}/{slug}.html'\n"
        "ARTICLE_SAVE_AS = ARTICLE_URL\nEXTRA_PATH_METADATA = {'extra/x.svg': {'path': 'x.svg'}}\n"
    ),
    "content/trip.md": "Title: Trip\nDate: 2013-05-06\nSlug: trip\n\n## The end\n\nBye.\n",
    "content/one.md": (
        f"Title: One\nDate: 2015-01-01\nSlug: one\n\n[The trip]({OLD}#the-end),\n"
        '<a href="https://old.example/">all of it</a>, [gone](https://old.example/gone.html),\n'
        "[the trip's first address](http://old.example/p/trip/).\n"
    ),
    "content/pictures.md": (
        "Title: Pictures\nDate: 2015-01-02\nSlug: pictures\n\n![x](https://old.example/x.svg)\n\n"
        '<img src="//old.example/x.svg" srcset="//old.example/x.svg 2x">\n\n'
        '<video><source src="https://old.example/x.svg"></video>\n\n'
        "[slides](https://old.example/slides.pdf)\n"
    ),
    "content/extra/x.svg": PICTURE.format("x"),
    "content/slides.pdf": "Slides.\n",
}
SITE = {"conf.py": 'extensions = ["confarchive"]\n', "index.md": "# Home\n"}


@pytest.fixture(scope="module")
def old_site(build, tmp_path_factory):
    """A blog with links to itself, imported and built."""
    blog, site = tmp_path_factory.mktemp("blog"), tmp_path_factory.mktemp("site")
    for folder, files in ((blog, BLOG), (site, SITE)):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    command = [sys.executable, "-m", "confarchive", "import", blog, "--into", site]
    subprocess.run(command, capture_output=True, check=True)
    return build(site)


def test_they_lead_to_what_the_archive_has(page, serve, old_site):
    address = serve(old_site)
    page.goto(f"{address}posts/2015/one.html")
    trip, gone = (
        page.get_by_role("link", name="The trip", exact=True),
        page.get_by_role("link", name="gone"),
    )
    assert trip.evaluate("link => link.href") == f"{address}posts/2013/trip.html#the-end"
    first = page.get_by_role("link", name="first address").evaluate("link => link.href")
    assert first == f"{address}posts/2013/trip.html"
    assert gone.evaluate("link => link.href") == "https://old.example/gone.html"
    trip.click()
    page.wait_for_url(f"{address}posts/2013/trip.html#the-end")
    assert page.locator("h1").first.inner_text().startswith("Trip")
    page.get_by_role("link", name="One").first.click()  # who cites it
    page.get_by_role("link", name="all of it").click()
    page.wait_for_url(f"{address}index.html")


def test_from_files_too(page, old_site):
    page.goto((old_site / "posts/2015/one.html").as_uri())
    page.get_by_role("link", name="The trip", exact=True).click()
    page.wait_for_url((old_site / "posts/2013/trip.html").as_uri() + "#the-end")


def test_without_scripts_they_lead_to_the_old_site(open_page, serve, old_site):
    page = open_page(java_script_enabled=False)
    page.goto(f"{serve(old_site)}posts/2015/one.html")
    assert (
        page.get_by_role("link", name="The trip", exact=True).get_attribute("href")
        == f"{OLD}#the-end"
    )


def test_pictures_and_films_come_from_the_archive(browser, serve, old_site):
    address = serve(old_site)
    context = browser.new_context()  # a browser asks for a picture before any script runs
    page = context.new_page()
    page.goto(f"{address}posts/2015/pictures.html")
    shown = page.locator("article img")
    for number in range(2):
        shown.nth(number).evaluate("image => image.decode()")
        assert (
            shown.nth(number).evaluate("image => image.currentSrc") == f"{address}files/extra/x.svg"
        )
    (film,) = page.locator("source").evaluate_all("all => all.map(source => source.src)")
    assert film == f"{address}files/extra/x.svg"
    slides = page.get_by_role("link", name="slides").evaluate("link => link.href")
    assert page.request.get(slides).text() == "Slides.\n"
    context.close()
