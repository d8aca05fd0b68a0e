"""A picture that a style shows behind a post's title, or over its text, is the post's where no other has it."""

import pytest

from tests.importing.published.test_above_the_text import TEXT, shown
from tests.importing.sources.pages.test_pages_of_themes import NAMES

STYLE = "background-image: url('/img/{0}.jpg')"
SHOWN = '<img src="/img/river.jpg" alt="" data-background="">'
PLACES = {
    "of what holds the title": "<header class='intro' style=\"{style}\"><div>{h}<p class='meta'>2015-02-03</p></div></header><article><div class='t'>{text}</div></article>",
    "in the post": "<article><header style=\"{style}\">{h}</header><div class='t'>{text}</div></article>",
    "of an element without words above": "<article><div class='post-cover' style=\"{style}\"></div>{h}<div class='t'>{text}</div></article>",
    "of one below": "<article>{h}<div class='hero' style=\"{style}\"></div><div class='t'>{text}</div></article>",
}


def found(place, style=STYLE, head="", name="river", file="{0}"):
    def template(each, heading, text):
        own = style.format(file.format(each, number=NAMES.index(each) // 2))
        return place.format(style=own, h=heading, text=text)

    return shown(template, name, head)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(
    "style", [STYLE, "color: red; background: #000 url(/img/{0}.jpg) no-repeat center"]
)
def test_a_picture_of_one_post_s_style_is_its_own(place, style):
    assert found(place, style) == SHOWN + TEXT.format("river")


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("file", ["any", "any-{number}"])
def test_one_that_two_posts_have_is_the_theme_s(place, file):
    assert found(place, file=file) == TEXT.format("river")


@pytest.mark.parametrize("selector", [".top", "div.top", "#head", ".x, .top"])
def test_the_style_may_stand_in_an_element_of_the_page(selector):
    place = "<article><div class='top' id='head'>{h}</div><div class='t'>{text}</div></article>"
    head = f"<style>/* own */ p {{{{ color: red }}}} {selector} {{{{ {STYLE} }}}}</style>"
    assert found(place, head=head) == SHOWN + TEXT.format("river")


@pytest.mark.parametrize(
    "place",
    [
        "<article>{h}<div class='t'>{text}<div class='card' style=\"{style}\"></div></div></article>",
        "<article>{h}<div class='t'>{text}</div><div class='card image' style=\"{style}\"></div></article>",
        "<main style=\"{style}\"><article>{h}<div class='t'>{text}</div></article></main>",
    ],
    ids=["in the text", "below it", "behind all"],
)
def test_a_style_elsewhere_shows_no_picture_of_the_post(place):
    assert "<img" not in found(place)


def test_a_picture_in_the_style_itself_is_none():
    assert "<img" not in found(PLACES["in the post"], "background: url(data:image/png;base64,{0})")
