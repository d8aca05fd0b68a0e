"""Links of a page to itself, and pictures that are no links."""

import pytest

from tests.building.sites import post


@pytest.mark.parametrize(("builder", "address"), [("html", "one.html"), ("dirhtml", "./")])
@pytest.mark.parametrize("body", ["[here](one.md)", '<p><a href="one.md">here</a></p>'])
def test_a_link_to_the_page_itself_names_it(build, builder, address, body):
    built = build({"posts/2015/one.md": post(body=body)}, builder)
    name = "posts/2015/one.html" if builder == "html" else "posts/2015/one/index.html"
    page = (built.output / name).read_text(encoding="utf-8")
    assert f'href="{address}"' in page.partition("articleBody")[2].partition("here")[0]


def test_a_picture_with_a_size_is_no_link(build):
    body = '![x](../../files/x.svg){width="10px"}'
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    built = build({"posts/2015/one.md": post(body=body), "files/x.svg": picture})
    page = (built.output / "posts/2015/one.html").read_text(encoding="utf-8")
    assert "image-reference" not in page
