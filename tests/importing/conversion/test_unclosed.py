"""A tag that a post leaves open ends with the post, and takes nothing of the page around it."""

import pytest

from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican.dialect import PelicanDialect


@pytest.mark.parametrize("tag", ["select", "object", "div", "section"])
@pytest.mark.parametrize(
    "held", ["<p>\n<code><{}></code>\n</p>\n\nEnd.", "So `x` <b><{}></b> and.\n\nEnd."]
)
def test_an_open_tag_ends_with_the_post(tag, held):
    text = convert(held.format(tag), PelicanDialect.from_settings({}), str).text
    assert text.rstrip().endswith(f"</{tag}>")
    assert text.count(f"</{tag}>") == 1
