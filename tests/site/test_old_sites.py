"""Links that spell out the old site's address, as readers follow them."""

import pytest

from tests.building.sites import PICTURE

OLD = "https://old.example/2013/trip.html"
FILES = {
    "conf.py": 'extensions = ["confarchive"]\n',
    "index.md": "# Home\n",
    "redirects.yml": (
        "https://old.example/: index\nx.svg: files/x.svg\nslides.pdf: files/slides.pdf\n"
    ),
    "files/x.svg": PICTURE.format("x"),
    "files/slides.pdf": "Slides.\n",
    "posts/2015/pictures.md": (
        "---\ndate: 2015-01-02\n---\n# Pictures\n\n![x](https://old.example/x.svg)\n\n"
        '<img src="//old.example/x.svg" srcset="//old.example/x.svg 2x">\n\n'
        '<video><source src="https://old.example/x.svg"></video>\n\n'
        "[slides](https://old.example/slides.pdf)\n"
    ),
    "posts/2013/trip.md": "---\ndate: 2013-05-06\nredirect: 2013/trip\n---\n# Trip\n\n## The end\n\nBye.\n",
    "posts/2015/one.md": (
        f"---\ndate: 2015-01-01\n---\n# One\n\n[The trip]({OLD}#the-end),\n"
        f'<a href="https://old.example/">all of it</a>, [gone](https://old.example/gone.html).\n'
    ),
}


@pytest.fixture(scope="module")
def old_site(build, tmp_path_factory):
    source = tmp_path_factory.mktemp("old")
    for name, text in FILES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    return build(source)


def test_they_lead_to_what_the_archive_has(page, serve, old_site):
    address = serve(old_site)
    page.goto(f"{address}posts/2015/one.html")
    trip, gone = page.get_by_role("link", name="The trip"), page.get_by_role("link", name="gone")
    assert trip.evaluate("link => link.href") == f"{address}posts/2013/trip.html#the-end"
    assert gone.evaluate("link => link.href") == "https://old.example/gone.html"
    trip.click()
    page.wait_for_url(f"{address}posts/2013/trip.html#the-end")
    assert page.locator("h1").first.inner_text().startswith("Trip")
    page.get_by_role("link", name="One").first.click()  # who cites it
    page.get_by_role("link", name="all of it").click()
    page.wait_for_url(f"{address}index.html")


def test_from_files_too(page, old_site):
    page.goto((old_site / "posts/2015/one.html").as_uri())
    page.get_by_role("link", name="The trip").click()
    page.wait_for_url((old_site / "posts/2013/trip.html").as_uri() + "#the-end")


def test_without_scripts_they_lead_to_the_old_site(open_page, serve, old_site):
    page = open_page(java_script_enabled=False)
    page.goto(f"{serve(old_site)}posts/2015/one.html")
    assert page.get_by_role("link", name="The trip").get_attribute("href") == f"{OLD}#the-end"


def test_pictures_and_films_come_from_the_archive(browser, serve, old_site):
    address = serve(old_site)
    context = browser.new_context()  # a browser asks for a picture before any script runs
    page = context.new_page()
    page.goto(f"{address}posts/2015/pictures.html")
    shown = page.locator("article img")
    for number in range(2):
        shown.nth(number).evaluate("image => image.decode()")
        assert shown.nth(number).evaluate("image => image.currentSrc") == f"{address}files/x.svg"
    (film,) = page.locator("source").evaluate_all("all => all.map(source => source.src)")
    assert film == f"{address}files/x.svg"
    slides = page.get_by_role("link", name="slides").evaluate("link => link.href")
    assert page.request.get(slides).text() == "Slides.\n"
    context.close()
