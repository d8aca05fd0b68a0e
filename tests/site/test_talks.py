"""The list of all talks in a browser: narrowed by facets, and whole without scripts."""

import json

import pytest

CONF = 'extensions = ["confarchive"]\nhtml_theme = "furo"\n'
CONFERENCES = "fosdem: {name: FOSDEM, editions: {2015: {}, 2016: {}}}\ngala: {name: Gala, editions: {2017: {}}}\n"
TALKS = {
    "fosdem-2015": [
        {"title": "Of bridges", "speakers": ["Jane Doe", "Bo"], "video": "https://vimeo.com/42"},
        {"title": "Of <i>roads</i>", "speakers": ["Bo"]},
    ],
    "fosdem-2016": [{"title": "Of rivers", "speakers": ["Jane Doe"], "slides": "https://slides.example/1"}],
    "gala-2017": [{"title": "Of towns", "language": "fr"}],
}  # fmt: skip


def post(edition, talks):
    header = f"date: {edition[-4:]}-03-01\nconferences: [{edition}]\ntalks: {json.dumps(talks)}"
    return f"---\n{header}\n---\n# {edition}\n\nWords.\n"


@pytest.fixture(scope="session")
def talks_site(build, tmp_path_factory):
    source = tmp_path_factory.mktemp("talks")
    (source / "posts").mkdir()
    files = {"conf.py": CONF, "index.md": "# Home\n", "conferences.yml": CONFERENCES}
    posts = {f"posts/{name}.md": post(name, talks) for name, talks in TALKS.items()}
    for name, text in (files | posts).items():
        (source / name).write_text(text, encoding="utf-8")
    return build(source)


@pytest.fixture
def address(serve, talks_site):
    return f"{serve(talks_site)}talks.html"


def shown(page):
    return page.locator(".archive-talks li:visible cite").all_inner_texts()


def choose(page, label, value):
    facet = page.locator(f".archive-facet[data-label='{label}']")
    if facet.get_attribute("open") is None:
        facet.locator("summary").press("Enter")
    facet.get_by_label(value).press("Space")


def counts(page, label):
    rows = page.locator(f".archive-facet[data-label='{label}'] label")
    return dict(row.split("\n") for row in rows.all_inner_texts())


def status(page):
    return page.get_by_role("status").inner_text()


def test_facets_narrow_the_list_with_the_keyboard_and_tell_how_many_are_left(page, address):
    page.goto(address)
    assert status(page) == "4 talks that posts tell of"
    choose(page, "Speaker", "Bo")
    assert shown(page) == ["Of <i>roads</i>", "Of bridges"]
    assert status(page) == "2 of 4 talks"
    assert page.locator("h2:visible").all_inner_texts() == ["FOSDEM 2015"]
    choose(page, "Slides and video", "Video")
    assert shown(page) == ["Of bridges"]
    assert counts(page, "Speaker") == {"Bo": "1", "Jane Doe": "1"}
    page.get_by_role("button", name="Remove Speaker: Bo").press("Enter")
    page.get_by_role("button", name="Remove Slides and video: Video").press("Enter")
    assert len(shown(page)) == 4
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert page.locator(".archive-chosen").is_hidden()


def test_values_of_one_facet_add_up_and_keep_the_keyboard(page, address):
    page.goto(address)
    choose(page, "Conference", "Gala")
    assert page.evaluate("document.activeElement.value") == "Gala"
    assert counts(page, "Conference") == {"Gala": "1", "FOSDEM": "3"}
    choose(page, "Conference", "FOSDEM")
    assert len(shown(page)) == 4


def test_the_address_says_what_is_chosen(page, address):
    page.goto(f"{address}?year=2015-2016&speaker=Jane+Doe&unknown=1")
    assert shown(page) == ["Of rivers", "Of bridges"]
    choose(page, "Slides and video", "Slides")
    asked = page.url.partition("?")[2].split("&")
    assert sorted(asked) == ["media=Slides", "speaker=Jane+Doe", "year=2015-2016"]
    assert shown(page) == ["Of rivers"]
    page.go_back()
    assert shown(page) == ["Of rivers", "Of bridges"]
    page.reload()
    assert shown(page) == ["Of rivers", "Of bridges"]


def test_years_are_a_range(page, address):
    page.goto(address)
    facet = page.locator(".archive-facet[data-label=Year]")
    facet.locator("summary").click()
    facet.get_by_label("From").select_option("2016")
    facet.get_by_label("To").select_option("2017")
    assert shown(page) == ["Of towns", "Of rivers"]
    assert page.url.endswith("?year=2016-2017")


def test_it_works_from_files(page, talks_site):
    page.goto(f"{(talks_site / 'talks.html').as_uri()}?language=French")
    assert shown(page) == ["Of towns"]
    choose(page, "Language", "French")
    assert len(shown(page)) == 4


def test_without_scripts_it_is_a_plain_list(open_page, address):
    page = open_page(java_script_enabled=False)
    page.goto(f"{address}?language=French")
    assert len(shown(page)) == 4
    assert page.locator(".archive-facet").first.is_hidden()


def test_on_a_phone_nothing_is_cut_off(open_page, address):
    page = open_page(viewport={"width": 320, "height": 600})
    page.goto(f"{address}?speaker=Bo")
    page.locator(".archive-facet[data-label=Speaker] summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
