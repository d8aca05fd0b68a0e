"""HTML is written anew as MyST that shows the same, and reads as a person would write it.

A case is a title, HTML, and the MyST it becomes, each ended by a line that is a dot.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fragment_fromstring, tostring

from confarchive.importing.html_myst import write
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

CASES = Path(__file__).parents[1] / "cases" / "html"
ADDRESSES = {
    "{static}/hall.png": "../../files/hall.png",
    "{filename}talk.md": "../2015/talk.md",
    "/tag/python.html": "#tag-python",
}


def resolve(url):
    return ADDRESSES.get(url, url)


def cases():
    for path in sorted(CASES.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("\n.\n")
        for title, html, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            yield pytest.param(html, text, id=f"{path.stem}: {title.strip()}")


@pytest.mark.parametrize(("html", "expected"), list(cases()))
def test_case(html, expected):
    written = write(html, resolve=resolve)
    assert written.text == expected.strip("\n")
    assert_shows_the_same(html, written.text)


def assert_shows_the_same(html, text):
    rendered = render(text)
    assert not rendered.warnings
    assert not differences(html, rendered.html, "", resolve=resolve, lists=["tag-python"])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><ul><li>b</li></ul>", 0),
        ("<p>a <kbd>b</kbd> <span style='color: red'>c</span></p>", 0),
        ("<iframe src='https://a.b/c'></iframe>", 1),
        ("<p><iframe src='https://a.b/c'></iframe></p>", 1),
        ("<ul><li><table><tr><td colspan='2'>a</td></tr></table></li></ul>", 1),
        ("<div style='color: red'><p>a</p><center>b</center></div>", 2),
        ("<!-- a --><hr>", 0),
    ],
)
def test_blocks_of_html_are_counted(html, expected):
    assert write(html).html_blocks == expected


def test_parts_of_a_document_are_told_of_the_whole():
    marks = write('<sup id="fnref:a"><a href="#fn:a">1</a></sup>', labels={"fn:a": "a"})
    note = write('<div class="footnote"><ol><li id="fn:a">b</li></ol></div>', labels={"fn:a": "a"})
    assert (marks.text, note.text) == ("[^a]", "[^a]: b")
    assert write('<h2 id="c">C</h2>', targets=["c"]).text == "(c)=\n## C"
    assert write('<a href="#c">C</a>', targets=["c"]).text == "[C](#c)"
    assert write("<pre>d</pre>", language="python").text == "```python\nd\n```"


def test_what_stands_in_a_frame_is_no_html_and_stays_as_it_is():
    written = write('<p>A film:</p><p><iframe src="https://film.example/1"><br /></iframe></p>')
    assert "&" not in write(written.text).text


def test_elements_are_left_as_they_are():
    root = fragment_fromstring('<div><h2 id="a">b<a class="headerlink">c</a></h2></div>')
    before = tostring(root)
    assert write([root]).text == "## b"
    assert tostring(root) == before


texts = st.sampled_from(
    [
        *(
            "a",
            " ",
            "b c",
            "\n",
            "1. d",
            "- e",
            "*f*",
            "g_h",
            "「i」",
            "日本",
            "{j}",
            "`k`",
            "&lt;l>",
        ),
        *(
            "&amp;",
            "&amp;amp;",
            "m|n",
            "!",
            "[o]",
            "# p",
            "> q",
            "\xa0",
            "“r”",
            ":::",
            "+++",
            "---",
        ),
        *("===", "$s$", "\\", "t.", ": u", "% v"),
    ]
)


def element(*tags, **attributes):
    extra = "".join(f' {name.rstrip("_")}="{value}"' for name, value in attributes.items())
    return lambda inner: st.builds(
        lambda tag, body: f"<{tag}{extra}>{body}</{tag}>", st.sampled_from(tags), inner
    )


def some(inner, least=0):
    return st.lists(inner, min_size=least, max_size=4).map("".join)


lines = st.recursive(
    texts
    | st.just("<br>")
    | st.just('<img src="{static}/hall.png" alt="the [hall]">')
    | st.just('<img src="gone.png" style="float: left">')
    | st.just("<!-- u -->")
    | element("code", "kbd", "sub", "sup")(texts),
    lambda inner: some(
        inner
        | element("em", "strong", "b", "i", "del", "u", "span", "small")(some(inner))
        | element("a", href="https://a.b/c d")(some(texts, 1))
        | element("a", href="{filename}talk.md", title="v &quot;w&quot;")(some(texts, 1))
        | element("span", style="color: red")(some(inner))
    ),
    max_leaves=8,
)
code = st.text("a `~\n:-\t", max_size=20).map(lambda text: f"<pre><code>{text}x\n</code></pre>")


def holders(inner):
    """Blocks that hold the blocks *inner*."""
    item = element("li")(some(inner | texts, 1))
    row = element("tr")(st.tuples(*[element("td")(lines)] * 2).map("".join))
    head = element("tr")(st.tuples(*[element("th")(lines)] * 2).map("".join))
    blocky_row = element("tr")(st.tuples(*[element("td")(some(inner, 1))] * 2).map("".join))
    return (
        element("ul", "ol")(some(item, 1))
        | element("ol", start="7")(some(item, 1))
        | element("blockquote", "div", "center")(some(inner, 1))
        | element("dl")(
            some(st.builds("<dt>{}</dt><dd>{}</dd>".format, lines, some(inner | lines, 1)), 1)
        )
        | element("table")(st.builds("<thead>{}</thead>{}".format, head, some(row)))
        | element("table")(some(row | blocky_row, 1))
        | element("div", class_="admonition note")(
            some(inner, 1).map('<p class="admonition-title">Note</p>{}'.format)
        )
    )


blocks = st.recursive(
    element("p", "p", "p", "h2", "h3")(lines)
    | lines
    | code
    | st.sampled_from(["<hr>", "<p></p>", "<ul></ul>", "<blockquote></blockquote>", "<!-- x -->"])
    | st.just('<iframe src="https://a.b/c"></iframe>'),
    holders,
    max_leaves=8,
)


@settings(deadline=None)
@given(some(lines, 1))
def test_any_line_shows_the_same(html):
    assert_shows_the_same(f"<p>y{html}</p>", write(f"<p>y{html}</p>", resolve=resolve).text)


@settings(deadline=None)
@given(some(blocks, 1))
def test_any_blocks_show_the_same(html):
    # Headings that skip levels are not for this to mend.
    html = f"<h2>y</h2>{html.replace('<h2>', '<h3>').replace('</h2>', '</h3>')}"
    assert_shows_the_same(html, write(html, resolve=resolve).text)
