"""Words are found in time that follows the length of a text alone, whatever stands in it."""

import time

import pytest

from confarchive.model.text.plain_text import readable_text

SHAPES = {
    sign: sign * (200_000 // len(sign))
    for sign in (
        *("[", "](", "<", "`", "`a", "a", "a@", "www.", "&amp", "```\n", "~~~x\n", "<!--", "<pre>"),
        *("](((", '](a "', "](a(b)", "<x", "</", "http:/", " ", "\n", "[a]:", ":a", "&#9", ".html"),
    )
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_takes_long(shape):
    before = time.process_time()
    readable_text(SHAPES[shape])
    assert time.process_time() - before < 4  # half a second, on a machine that does nothing else


@pytest.mark.parametrize("number", ["&#" + "9" * 5000 + ";", "&#x" + "f" * 5000 + ";"])
def test_no_number_is_too_long(number):
    assert readable_text(f"a {number} b").split() == ["a", "b"]


@pytest.mark.parametrize(
    "hidden",
    [
        "```\nquokka\n```",
        "~~~ python\nquokka\n~~~",
        "````\nquokka\n````",
        "<!-- quokka -->",
        "<PRE>quokka</pre>",
        "<code>\nquokka</code>",
        '<a title="quokka">',
        "[a]: /quokka",
        "[a](/quokka)",
        "``quokka``",
        "https://quokka.example",
        "x@quokka.example",
        "<quokka.html>`_",
    ],
)
def test_what_is_not_read_goes_and_lines_stay(hidden):
    source = f"before\n{hidden}\nafter"
    text = readable_text(source)
    assert "quokka" not in text
    assert text.split()[0] == "before"
    assert text.split()[-1] == "after"
    assert text.count("\n") == source.count("\n")


@pytest.mark.parametrize("shown", ["```\nwords", "<!-- words", "<pre>words", "`words", "a@ words"])
def test_what_is_not_closed_is_read(shown):
    assert "words" in readable_text(shown)
