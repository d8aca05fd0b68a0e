"""What a browser loads beside a page when a reader first comes to the archive, and what it loads where a search led."""

import pytest
from playwright.sync_api import expect

MOST_FILES, MOST_BYTES = 8, 90_000
PLAIN, WITH_CODE = "posts/2009/gnome-and-kde-on-one-island", "posts/2017/two-more-days-in-ghent"
"""Samples without a picture."""


@pytest.fixture
def visit(page, server):
    """Return a function that opens a page of the archive, and gives what came beside it: its files' sizes by name."""

    def visit(address):
        responses = []

        def note(response):
            responses.append(response)

        page.on("response", note)
        page.goto(f"{server}{address}", wait_until="networkidle")
        loaded = {response.url.removeprefix(server): len(response.body()) for response in responses}
        return {name.partition("?")[0]: size for name, size in loaded.items() if name != address}

    return visit


@pytest.mark.parametrize("name", [PLAIN, WITH_CODE])
def test_a_post_without_a_picture_loads_little(visit, name):
    loaded = visit(f"{name}.html")
    assert "_static/styles/furo.css" in loaded
    assert len(loaded) <= MOST_FILES, loaded
    assert sum(loaded.values()) <= MOST_BYTES, loaded


def test_code_has_its_colours_in_either_light(visit, page):
    visit(f"{WITH_CODE}.html")
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        parts = page.locator(".highlight, .highlight span[class]")
        shown = "parts => parts.map((part) => getComputedStyle(part).color)"
        colours.append(parts.evaluate_all(shown))
    light, dark = colours
    assert len(set(light)) > 1
    assert len(set(dark)) > 1
    assert not [one for one, other in zip(light, dark, strict=True) if one == other]


@pytest.mark.parametrize("told", ["address", "storage"])
def test_words_of_a_search_that_led_here_are_marked(visit, page, server, told):
    """Other sites' links have them in the address, Sphinx's own search keeps them."""
    word = "desktop"
    marks = page.locator("[itemprop=articleBody] .highlighted")
    if told == "storage":
        visit(f"{WITH_CODE}.html")
        page.evaluate(f"localStorage.setItem('sphinx_highlight_terms', '{word}')")
    page.goto(f"{server}{PLAIN}.html" + (f"?highlight={word}" if told == "address" else ""))
    expect(marks.first).to_have_text(word, ignore_case=True)
    page.keyboard.press("Escape")
    expect(marks).to_have_count(0)
