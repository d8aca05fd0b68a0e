"""Footnotes in HTML come over whichever program wrote them, and are compared."""

import pytest
from docutils.core import publish_parts
from markdown import markdown

from confarchive.importing import html_myst
from confarchive.importing.markdown.visible import values
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

GOLDMARK = (
    '<p>Halls<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> and'
    ' rooms<sup id="fnref:2"><a href="#fn:2" class="footnote-ref" role="doc-noteref">2</a></sup>.</p>\n'
    '<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n<li id="fn:1">\n<p>Of <em>stone</em>.&#160;'
    '<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p>\n</li>\n'
    '<li id="fn:2">\n<p>Of wood.&#160;<a href="#fnref:2" class="footnote-backref" role="doc-backlink">'
    "&#x21a9;&#xfe0e;</a></p>\n</li>\n</ol>\n</div>\n"
)
KRAMDOWN = (
    '<p>Halls<sup id="fnref:a" role="doc-noteref"><a href="#fn:a" class="footnote" rel="footnote">1</a></sup> and'
    ' rooms<sup id="fnref:b" role="doc-noteref"><a href="#fn:b" class="footnote" rel="footnote">2</a></sup>.</p>\n\n'
    '<div class="footnotes" role="doc-endnotes">\n  <ol>\n    <li id="fn:a" role="doc-endnote">\n'
    '      <p>Of <em>stone</em>. <a href="#fnref:a" class="reversefootnote" role="doc-backlink">&#8617;</a></p>\n'
    '    </li>\n    <li id="fn:b" role="doc-endnote">\n      <p>Of wood. <a href="#fnref:b" '
    'class="reversefootnote" role="doc-backlink">&#8617;</a></p>\n    </li>\n  </ol>\n</div>\n'
)
RST = "Halls [#a]_ and rooms [#b]_.\n\n.. [#a] Of *stone*.\n.. [#b] Of wood.\n"
TWICE = "Halls [#a]_ and rooms [#a]_.\n\n.. [#a] Of *stone*.\n"


def docutils(text, writer):
    return publish_parts(text, writer=writer)["body"]


SHAPES = {
    "goldmark": GOLDMARK,
    "kramdown": KRAMDOWN,
    "docutils in HTML 4": docutils(RST, "html4"),
    "docutils in HTML 5": docutils(RST, "html5"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_footnotes_become_footnotes(name):
    text = html_myst.write(SHAPES[name]).text
    first, *notes = text.split("\n\n")
    assert first.replace(" [", "[") == "Halls[^1] and rooms[^2]."
    assert [note.strip() for note in notes] == ["[^1]: Of *stone*.", "[^2]: Of wood."]
    shown = render(text)
    assert not shown.warnings
    assert not differences(SHAPES[name], shown.html, "")


@pytest.mark.parametrize("writer", ["html4", "html5"])
def test_a_note_that_is_referred_to_twice(writer):
    text = html_myst.write(docutils(TWICE, writer)).text
    first, note = text.split("\n\n")
    assert first.replace(" [", "[") == "Halls[^1] and rooms[^1]."
    assert note.strip() == "[^1]: Of *stone*."


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(("was", "other"), [("Of wood", "Of glass"), ("rooms", "tents")])
def test_other_words_in_footnotes_are_seen(name, was, other):
    shown = render(html_myst.write(SHAPES[name]).text)
    assert differences(SHAPES[name].replace(was, other), shown.html, "")


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("goldmark", ["1", "2"]),
        ("kramdown", ["a", "b"]),
        ("docutils in HTML 4", ["a", "b"]),
        ("docutils in HTML 5", ["a", "b"]),
    ],
)
def test_repairs_see_them_as_they_see_those_of_python_markdown(name, labels):
    source = "Halls[^a] and rooms[^b].\n\n[^a]: Of *stone*.\n[^b]: Of wood.\n"
    wanted = values.take_footnotes(values.fragment(markdown(source, extensions=["footnotes"])))
    found = values.take_footnotes(values.fragment(SHAPES[name]))
    assert list(found) == labels
    shown = [["".join(each.shown).split() for each in notes.values()] for notes in (found, wanted)]
    assert shown[0] == shown[1]


def test_what_only_is_called_so_stays():
    text = html_myst.write('<div class="footnotes"><p>About <b>notes</b>.</p></div>').text
    assert "About **notes**." in text


def test_a_note_with_the_id_of_another_is_kept():
    html = GOLDMARK.replace("fn:2", "fn:1").replace("fnref:2", "fnref:1")
    text = html_myst.write(html).text
    assert "[^1]: Of *stone*." in text
    assert "\n\nOf wood." in text
    assert not render(text).warnings
