"""Code is coloured as the language that its author names, and as no other."""

import pytest

from tests.building.sites import post

CODE = "import this  # and print"


@pytest.mark.parametrize(
    ("source", "coloured"),
    [
        (f"```python\n{CODE}\n```", True),
        (f"```{{code-block}} python\n{CODE}\n```", True),
        (f"```\n{CODE}\n```", False),
        (f"    {CODE}", False),
        (f"```{{code-block}}\n{CODE}\n```", False),
    ],
)
def test_code_is_coloured_where_it_names_its_language(build, source, coloured):
    page = build({"posts/1.md": post("One", source)}).page("posts/1.html")
    (code,) = page.xpath("//*[@itemprop='articleBody']//pre")
    assert code.text_content().strip() == CODE
    assert bool(code.xpath("./span[@class]")) is coloured


def test_a_site_may_name_the_language_of_code_that_names_none(build):
    page = build({"posts/1.md": post("One", f"```\n{CODE}\n```")}, highlight_language="python")
    assert page.page("posts/1.html").xpath("//pre/span[@class='kn']")
