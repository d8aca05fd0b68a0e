"""Pictures that scripts load when a reader comes to them have their own addresses."""

import pytest

from confarchive.importing.published.extraction import page_tree
from confarchive.runtime.time_limit import within


def sources(html):
    root = page_tree.parse(f"<body><p>{html}</p></body>".encode())
    page_tree.clean(root)
    return [each.get("src") for each in root.iter("img", "iframe")]


@pytest.mark.parametrize(
    "html",
    [
        '<img class="lazyload" data-srcset="/a-480.jpg 480w, /a.jpg 1200w">',
        '<img src="" data-srcset="/a.jpg 2x, /a-1.jpg">',
        '<img data-srcset="/a.jpg">',
        '<img src="data:image/gif;base64,R0lGOD" data-lazy-srcset="/a-1.jpg 1x,\n /a.jpg 2x">',
        '<img src="/blank.gif" srcset="/a-1.jpg 300w, /a.jpg 900w">',
        '<picture><source data-srcset="/a.jpg 900w"><img src="/lazy.png"></picture>',
        '<img src="" data-src="/a.jpg" data-srcset="/a-big.jpg 2x">',
        '<iframe src="" data-src="/a.jpg"></iframe>',
        '<img src="" data-srcset="/a-1.jpg ..x, /a.jpg 2x">',
        '<img src="" data-srcset="/a-1.jpg 1x, /a.jpg 100w 50h">',
        '<img src="" data-srcset="/a-1.jpg 1x, /a-2.jpg 50h, /a.jpg 1.5x,">',
        '<img src="" data-srcset=",/a-1.jpg,, /a.jpg .5e3x 2x">',
    ],
)
def test_an_empty_address_is_what_a_script_would_load(html):
    assert sources(html) == ["/a.jpg"]


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ('<img src="/a.jpg" data-srcset="/b.jpg 2x">', "/a.jpg"),
        ('<img src="/a.jpg" srcset="/b.jpg 2x">', "/a.jpg"),
        ('<img src="" data-srcset="">', ""),
        ('<img src="" data-srcset="data:image/gif;base64,R0lGOD 1w">', ""),
        ('<img src="/loading.gif">', "/loading.gif"),
        ('<p><source data-srcset="/b.jpg"><img src=""></p>', ""),
        ('<img data-srcset="/a_1,2.jpg 1w, /a_3,4.jpg 2w">', "/a_3,4.jpg"),
    ],
)
def test_no_other_address_is_taken(html, source):
    assert sources(html) == [source]


HOSTILE = {
    "no size": lambda n: f'srcset="{"a" * n} 1h"',
    "data": lambda n: f'src="/lazy.gif" srcset="data:image/png;base64,{"A" * n} 100h"',
    "commas": lambda n: f'srcset="{"," * n}!"',
    "addresses": lambda n: f'srcset="{"a, " * n}"',
    "sizes": lambda n: f'srcset="a {"1" * n}z"',
    "stand-ins": lambda n: f'src="{"lazy" * n}!"',
    "blanks": lambda n: f'srcset="a{" " * n}!"',
}


@pytest.mark.parametrize("written", HOSTILE)
def test_no_length_takes_for_ever(written):
    """Were it the square of the length, it would be a minute and more."""
    with within(5):
        sources(f"<img {HOSTILE[written](200_000)}>")
