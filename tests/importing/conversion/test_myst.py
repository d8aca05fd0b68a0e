"""Whatever is written with the primitives is read back as just that."""

import string
from functools import cache
from html import unescape

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from confarchive.importing import myst
from confarchive.importing.myst import blocks
from confarchive.importing.verify.render import render
from confarchive.model.text.markup import MYST_EXTENSIONS

SIGNS = string.punctuation + string.digits + "ab cä日「」、\xa0\u2003“—\n"
ODD = (
    *(
        "\n* a",
        "\n- a\n",
        "\n1. a",
        "#",
        "# a",
        "1.",
        "12) b",
        "- a",
        "-",
        "+ x",
        "+++",
        "+ + +",
        "***",
        "* * *",
        "___",
        "---",
    ),
    *("===", ": a", "~ a", ":::", ":::{note}", "|--|", "> a", "% c", "(x)=", "(a b)=", "{.a}"),
    *("{#x}", "{sub}`x`", "`a`", "``", "```py", "~~~", "~~a~~", "~", "[x]", "[x](y)", "[^1]"),
    *("![a](b)", "<b>", "</b>", "<http://a.b>", "<!--", "&amp;", "&#10;", "&", "\\", "\\a", "\\*"),
    *("a_b_c", "_a_", "__a__", "*a*", "**a**", " * ", "$x$", "[ ] a", "[x] a", "http://a.b", "@a"),
)
texts = st.lists(st.text(SIGNS, max_size=6) | st.sampled_from(ODD), max_size=6).map("".join)
words = st.text("ab ä日「」.!-`*_[]{}<&\\", min_size=1, max_size=8)


@cache
def parser():
    config = MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))
    return create_md_parser(config, RendererHTML)


def normal(text):
    lines = (line.strip(" \t\n") for line in text.strip(" \t\n").split("\n"))
    return "\n".join(line for line in lines if line)


def html(source):
    return parser().render(source)


def only(source, path):
    """Return the one element at *path* of what *source* renders to, and nothing beside it."""
    root = lxml.html.fragment_fromstring(html(source), create_parent="div")
    (element,) = root.xpath(path)
    return element


@settings(deadline=None)
@given(texts)
def test_any_text_at_a_lines_start_is_shown_as_it_is(text):
    source = blocks.paragraph(myst.escape(text, at_line_start=True))
    if normal(text):
        assert unescape(html(source)) == f"<p>{normal(text)}</p>\n"
    else:
        assert not source


@settings(deadline=None)
@given(texts)
def test_any_text_within_a_line_is_shown_as_it_is(text):
    source = blocks.paragraph(f"a{myst.escape(text)}z")
    assert unescape(html(source)) == f"<p>{normal(f'a{text}z')}</p>\n"


@settings(deadline=None)
@given(texts, texts)
def test_text_around_code_is_shown_as_it_is(before, after):
    pieces = [myst.escape(before, at_line_start=True), "`c`", myst.escape(after)]
    source = blocks.paragraph(myst.join(pieces))
    expected = normal(f"{before}<code>c</code>{after}")
    assert unescape(html(source).replace(myst.NOTHING, "")) == f"<p>{expected}</p>\n"


@settings(deadline=None)
@example(before="", after="(x)=", kind="footnote")
@example(before="", after=": x", kind="footnote")
@given(texts, texts, st.sampled_from(["link", "image", "role", "footnote"]))
def test_text_around_anything_is_shown_as_it_is(before, after, kind):
    middle = {
        "link": "[l](http://x)",
        "image": "![i](http://x)",
        "role": "{sub}`x`",
        "footnote": "[^1]",
    }[kind]
    lone = html(f"a{middle}z")[4:-6]
    pieces = [myst.escape(before, at_line_start=True), middle, myst.escape(after)]
    expected = normal(f"{before}{unescape(lone)}{after}")
    result = html(blocks.paragraph(myst.join(pieces))).replace(myst.NOTHING, "")
    assert unescape(result) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        *("It costs $5 (or 3 * 4) & more!", "snake_case and C:\\dir", "a < b > c", "100 % sure"),
        *("1.5 metres", "#hashtag", "-5 degrees", "+1", "x = (1)", "~5 minutes", "R&D, AT&T"),
        *("{% raw %} and ${HOME}", "12:30", "a|b", "R & D", "f(x): y", "…"),
    ],
)
def test_what_needs_no_backslash_gets_none(text):
    assert myst.escape(text, at_line_start=True) == text.replace("{% r", "\\{% r")


@settings(deadline=None)
@given(st.text(string.punctuation + "ab \n", min_size=1, max_size=12))
def test_code_is_shown_as_it_is(text):
    source = f"a {myst.code_span(text)} z"
    assert only(source, "./p/code").text_content() == text.replace("\n", " ")


@settings(deadline=None)
@given(words, words, words, st.sampled_from(["emphasis", "strong", "strike"]))
def test_emphasis_survives_its_neighbours(before, text, after, kind):
    tag = {"emphasis": "em", "strong": "strong", "strike": "s"}[kind]
    left, right = myst.escape(before, at_line_start=True), myst.escape(after)
    marked = getattr(myst, kind)(myst.escape(text), left[-1:], right[:1])
    root = lxml.html.fragment_fromstring(html(left + marked + right), create_parent="div")
    assert root.text_content().strip() == normal(before + text + after)
    assert [element.text_content() for element in root.iter(tag)] == [text.strip()][
        : len(text.strip())
    ]


@pytest.mark.parametrize(
    ("text", "before", "after", "source"),
    [
        ("a", "", "", "*a*"),
        (" a ", "x", "y", " *a* "),
        ("「a」", "x", "y", "<em>「a」</em>"),
        ("a **b** c", "", "", "_a **b** c_"),
        ("a", "*", "", "_a_"),
        ("a *b* _c_", "", "", "<em>a *b* _c_</em>"),
        (" ", "", "", " "),
    ],
)
def test_emphasis(text, before, after, source):
    assert myst.emphasis(text, before, after) == source


@settings(deadline=None)
@given(st.text(string.punctuation + "ab é日", min_size=1, max_size=14), texts)
def test_links_and_pictures_lead_where_they_should(url, title):
    title = normal(title)
    for source, path, name in (
        (myst.link("t", url, title), "./p/a", "href"),
        (myst.image("t", url, title), "./p/img|./img", "src"),
    ):
        element = only(source, path)
        address = element.get(name).split("\\")[0]
        plain = parser().normalizeLink(url.strip()).split("\\")[0]
        assert parser().normalizeLink(address) in (plain, parser().normalizeLink(plain))
        assert normal(element.get("title") or "").split() == title.split()


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://a.org/b_(c)?d=1&e=2", "[t](https://a.org/b_(c)?d=1&e=2)"),
        ("a b.html", "[t](<a b.html>)"),
        ("a)b", "[t](<a)b>)"),
        ("irc://a/b", "[t](irc://a/b){.external}"),
        ("javascript:x()", '<a href="javascript:x()">t</a>'),
        ("", '<a href="">t</a>'),
        ("../2014/talk.md#end", "[t](../2014/talk.md#end)"),
    ],
)
def test_link(url, source):
    assert myst.link("t", url) == source


def test_image_attributes():
    source = myst.image("a [b]", "c.png", "d", {"width": "50%", "class": "left big", "id": "e"})
    assert source == r'![a \[b\]](c.png "d"){width="50%" .left .big #e}'


@settings(deadline=None)
@given(st.text("`~ ab\n:-", max_size=30), st.booleans())
def test_code_blocks_are_shown_as_they_are(code, numbered):
    if numbered:
        code = code.strip("\n ") or "a"
    source = blocks.fence(code, "python", {"linenos": ""} if numbered else None)
    rendered = render(blocks.join(["a", source, "z"]))
    (pre,) = lxml.html.fromstring(rendered.html).iter("pre")
    assert pre.text_content().strip("\n") == code.strip("\n")
    assert not rendered.warnings


def test_a_language_that_no_lexer_knows_is_plain_text():
    assert blocks.fence("a", "no-such") == "```text\na\n```"
    assert blocks.fence("a", "Python") == "```python\na\n```"


@settings(deadline=None)
@given(texts)
def test_headings_are_shown_as_they_are(text):
    source = blocks.heading(2, myst.escape(text, at_line_start=True))
    expected = " ".join(normal(text).split("\n"))
    assert unescape(html(source)).strip() == f"<h2>{expected}</h2>"


@settings(deadline=None)
@given(st.lists(st.lists(texts, min_size=2, max_size=2), min_size=2, max_size=3))
@example([["", ""], ["", "0\xa0 "]])
def test_cells_are_shown_as_they_are(rows):
    source = blocks.table([[myst.escape(cell, at_line_start=True) for cell in row] for row in rows])
    root = lxml.html.fragment_fromstring(html(source), create_parent="div")
    cells = [normal(cell.text_content()) for cell in root.iter("th", "td")]
    assert cells == [" ".join(normal(cell).split("\n")) for row in rows for cell in row]


def test_alignment():
    source = blocks.table([["a", "b"], ["c", r"`d\|e`"]], ["right", None])
    assert source.splitlines() == ["| a | b |", "| ---: | --- |", r"| c | `d\\|e` |"]
    assert only(source, "//code").text == r"d\|e"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "- b\n- c", "```\n```\nd\n", "> e", ":::{note}\nf\n:::"])))
def test_containers_hold_any_block(parts):
    body = blocks.join(["x", *parts])
    for wrapped, path in (
        (blocks.bullet_list([body, "y"]), "./ul/li[1]"),
        (blocks.ordered_list([body, "y"], start=9), "./ol/li[1]"),
        (blocks.quote(body), "./blockquote"),
        (blocks.definition_list([("t", [body])]), "./dl/dd"),
        (blocks.directive("note", body=body), "./div[@class='admonition note']"),
    ):
        rendered = render(blocks.join(["a", wrapped, "z"]))
        root = lxml.html.fragment_fromstring(rendered.html, create_parent="div")
        (element,) = root.xpath(path)
        plain = lxml.html.fromstring(render(body).html)
        said = element.text_content().split()
        assert said[path.endswith("note']") :] == plain.text_content().split()
        assert not rendered.warnings


@pytest.mark.parametrize(
    "markup",
    [
        "<div>\n\n<p>a</p>\n\n\n    <p>*b*</p>\n</div>",
        "<pre>a\n\n  \n*b*</pre>",
        "<script>\nlet a = 1;\n\nlet b = 2;\n</script>",
        "<div><script>\na\n\nb\n</script>\n\n<p>*c*</p></div>",
        '<video src="a">\n\n*b*\n</video>',
        '<a href="x"><b>*c*</b></a>',
        "<!-- a\n\n*b* -->",
        "<pre>a</pre>\n\n<p>*b*</p>",
    ],
)
def test_html_ends_where_it_should(markup):
    result = html(blocks.join(["a", blocks.raw_html(markup), "*z*"]))
    assert result.endswith("<p><em>z</em></p>\n")
    assert "<em>b" not in result
    assert "<em>c" not in result
    middle = result.removeprefix("<p>a</p>\n").removesuffix("<p><em>z</em></p>\n")
    assert "".join(markup.split()) in "".join(unescape(middle).split())


def test_a_paragraph_never_becomes_html():
    assert html(blocks.paragraph("<b>\n*a*</b>")) == "<p><b> <em>a</em></b></p>\n"
    assert html(blocks.paragraph("a\\\n<iframe></iframe>")) == "<p>a<br> <iframe></iframe></p>\n"


def test_footnotes_mathematics_and_targets_build_without_a_warning():
    source = blocks.join(
        [
            blocks.target("here"),
            f"a{myst.footnote_mark('n')} [b](#here) {myst.math('x_1')} {myst.role('sub', '2')}",
            blocks.footnote("n", "c\n\nd"),
            blocks.math("y\n\nz"),
            blocks.comment(" e "),
        ]
    )
    rendered = render(source)
    assert not rendered.warnings
    assert r"\(x_1\)" in rendered.html
    assert "<sub>2</sub>" in rendered.html
