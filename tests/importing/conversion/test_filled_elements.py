"""An element that a script of the text names, as charts do, keeps its name where it stands, for the script to fill."""

import pytest

from confarchive.importing import html_myst

SCRIPT = "<script>draw({}, [3, 4, 5]);</script>"


@pytest.mark.parametrize("name", ["'rain'", '"rain"', '"#rain"', "`#rain`"])
@pytest.mark.parametrize(
    "element",
    [
        '<div id="rain"></div>',
        '<section id="rain"></section>',
        '<p id="rain"></p>',
        '<span id="rain"></span>',
        '<div><div id="rain"></div></div>',
    ],
)
def test_an_element_that_a_script_fills_stays(element, name):
    script = SCRIPT.format(name)
    written = html_myst.write(f"<p>Rain fell.</p>{element}{script}<p>It ended.</p>").text
    inner = element.removeprefix("<div><div").removesuffix("</div></div>").partition(">")[0]
    assert inner.removeprefix("<div") in written
    assert written.index('id="rain"') < written.index(script)


def test_words_that_a_script_replaces_stay_within_its_element():
    html = f'<div id="rain"><p>It <em>loads</em>.</p></div>{SCRIPT.format(repr("rain"))}'
    written = html_myst.write(html).text
    assert '<div id="rain">\n\nIt *loads*.\n\n</div>' in written


@pytest.mark.parametrize("script", [SCRIPT.format("'rainbow'"), ""])
def test_an_empty_element_that_no_script_names_goes(script):
    written = html_myst.write(f'<p>Rain fell.</p><div id="rain"></div>{script}').text
    assert 'id="rain"' not in written


def test_a_formula_names_no_element():
    html = '<div id="x"></div><p>So <script type="math/tex">"x"</script></p>'
    assert 'id="x"' not in html_myst.write(html).text
