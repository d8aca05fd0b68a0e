r"""What readers saw as a formula is one in the archive, and its TeX is the same; code stays code."""

import itertools

import pytest
from lxml import html

from confarchive.importing.formulas import NOTHING, Script, Typesetter
from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican import formula_makers
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

TEX = r"E_a = m_a c^2 *b* _d_ < 1 & x\\y"
RENDER_MATH = formula_makers.of_settings({"PLUGINS": ["render_math"]})
DOLLARS = Script(inline=(("$", "$"), (r"\(", r"\)")), escapes=True)
MAKERS = {
    "render_math": RENDER_MATH,
    "katex": formula_makers.of_settings({"PLUGINS": ["pelican_katex.plugin"]}),
    "arithmatex": formula_makers.of_settings({"MARKDOWN": {"extensions": ["pymdownx.arithmatex"]}}),
    "mdx_math": formula_makers.of_settings(
        {"MD_EXTENSIONS": ["mdx_math(enable_dollar_delimiter=True)"]}
    ),
}
# What each of them takes for a formula; display formulas are alone in their paragraph.
SIGNS = {
    "render_math": ["${}$", "$ {}$", "$${}$$", r"\begin{{align*}}{}\end{{align*}}"],
    "katex": ["${}$", "$${}$$"],
    "arithmatex": ["${}$", r"\({}\)", "$${}$$", r"\[{}\]", r"\begin{{align}}{}\end{{align}}"],
    "mdx_math": ["${}$", r"\({}\)", "$${}$$", r"\[{}\]", r"\begin{{align}}{}\end{{align}}"],
}
CONTAINERS = {
    "paragraph": "{}",
    "text": "one {} two",
    "lines": "one\n{}\ntwo",
    "list": "* one {} two\n* three",
    "alone in a list": "* {}\n* three",
    "nested list": "* one\n    1. two {}\n    2. three\n* four",
    "paragraphs of a list": "1. one\n\n    {}\n\n2. two",
    "quotation": "> one {} two",
    "lines of a quotation": "> one\n>\n> {}\n>\n> two",
    "list in a quotation": "> * one {}\n> * two",
    "cell": "| a | b |\n|---|---|\n| {} | c |",
    "footnote": "one[^1]\n\n[^1]: two {} three",
    "definition": "term\n:   one {} two",
    "heading": "one\n\n## two {}\n\nthree",
    "emphasis": "one *two {} three* four",
    "link": "one [two {} three](https://hall.example/) four",
    "two": "one {0} two {0} three",
    "beside signs": "one ({}), (two).",
    "within tags": "one <b>two {} three</b> <span>four</span>",
}
CODE = [
    "one `{}` two",
    "    {}",
    "```\n{}\n```",
    "* one\n\n        {}",
    "> `{}`",
    "<pre>{}</pre>",
    "one <code>two</code> ``{}``",
]


def formulas(markup):
    root = html.fragment_fromstring(markup, create_parent="div")
    return [" ".join(element.text_content().split()) for element in root.find_class("math")]


def converted(body, typesetter):
    """Return the HTML that readers saw of *body*, and what they will see, which is the same."""
    dialect = PelicanDialect.from_settings({}, formulas=typesetter)
    conversion = convert(body, dialect, str, path="post.md")
    seen, shown = dialect.render(body), render(conversion.text)
    assert not shown.warnings
    assert not differences(seen, shown.html, body), conversion.text
    return seen, shown.html


def matrix(containers):
    for (name, maker), container in itertools.product(MAKERS.items(), containers):
        for signs in SIGNS[name]:
            is_block = name == "arithmatex" and not signs.startswith(("${", r"\("))
            if not is_block or container in ("paragraph", "paragraphs of a list"):
                yield pytest.param(maker, signs, container, id=f"{name}-{signs}-{container}")


@pytest.mark.parametrize(("maker", "signs", "container"), list(matrix(CONTAINERS)))
def test_formulas_are_found_wherever_they_stand(maker, signs, container):
    template = CONTAINERS[container]
    tex = TEX.replace("<", "=").replace("&", "+") if container == "cell" else TEX
    seen, shown = converted(template.format(signs.format(tex)), maker)
    assert len(formulas(seen)) == template.count("{") == len(formulas(shown))
    assert all(r"E_a = m_a c^2 *b* _d_" in each for each in [*formulas(seen), *formulas(shown)])


@pytest.mark.parametrize(("maker", "signs", "code"), list(matrix(CODE)))
def test_code_stays_code(maker, signs, code):
    written = signs.format("x_1 + y_1")
    seen, shown = converted(code.format(written), maker)
    assert not formulas(seen)
    assert not formulas(shown)
    assert written in html.fromstring(shown).text_content()


@pytest.mark.parametrize(
    "body",
    ["It costs $5 and not $6.", "`$x$` and $5", "a\n\n$ x $", r"$", "$$", r"\(x\)", "$x\n\ny$"],
)
def test_what_the_plugin_does_not_take_is_text(body):
    seen, shown = converted(body, RENDER_MATH)
    assert not formulas(seen)
    assert not formulas(shown)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table>\n<tr>\n<td>\n$$ n^r < 2 $$\n\n</td>\n</tr>\n</table>\n\n$x$", 2),
        ("<div>\n\\(x_1 + *y*\\)\n</div>\n\n$x$", 2),
        ("> <p>\n> $$ a | b $$\n> </p>\n\n$x$", 2),
        ("<div>$$x$$</div>", 0),  # the script is on pages with formulas only
        ("<div>$x$</div>\n\n$y$", 1),
    ],
)
def test_formulas_in_html_are_those_of_the_script(body, expected):
    seen, shown = converted(body, RENDER_MATH)
    assert len(formulas(seen)) == len(formulas(shown)) == expected


@pytest.mark.parametrize("container", [*CONTAINERS, "html", "cells of html"])
@pytest.mark.parametrize(
    "signs", ["${}$", "$${}$$", r"\\({}\\)", r"\begin{{align}}{}\end{{align}}"]
)
def test_a_script_finds_formulas_in_what_markdown_left(signs, container):
    html_ones = {
        "html": "<div>\n{}\n</div>",
        "cells of html": "<table><tr><td>{}</td></tr></table>",
    }
    if container in html_ones:
        signs = signs.replace(r"\\", "\\")
    body = ({**CONTAINERS, **html_ones}[container]).format(signs.format(r"x_1 = \alpha y"))
    seen, shown = converted(body, Typesetter(script=DOLLARS))
    assert len(formulas(seen)) == len(formulas(shown)) >= 1


def test_a_script_does_not_find_what_markdown_took_apart():
    seen, shown = converted(r"$a*b*c and \$5, $x$", Typesetter(script=DOLLARS))
    assert formulas(seen) == formulas(shown) == [r"\(x\)"]
    assert "$5" in html.fromstring(shown).text_content()


def test_a_script_goes_on_behind_the_end_of_a_line():
    body = "$$a  \nb$$"
    assert len(formulas(converted(body, Typesetter(script=DOLLARS))[0])) == 1
    katex = Script(inline=(), across_breaks=False)
    assert not formulas(converted(body, Typesetter(script=katex))[0])


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        (r'<span class="math">\(x_1\)</span>', r'<span class="math">\(x_2\)</span>'),
        (r'<span class="math">\(x\)</span>', "x"),
        (r'<span class="math">\(x\)</span>', r"\(x\)"),
        (r'<div class="math">\[x\]</div>', r'<span class="math">\(x\)</span>'),
        (r'a <span class="math">\(x\)</span> b', r'a b <span class="math">\(x\)</span>'),
        (r'<span class="math">\(x\)</span>', ""),
    ],
)
def test_other_tex_is_a_difference(was, is_):
    assert differences(f"<p>{was}</p>", f"<p>{is_}</p>", "")
    assert differences(f"<p>{is_}</p>", f"<p>{was}</p>", "")


def test_blanks_and_comments_in_tex_are_no_difference():
    was = '<div class="math">\\[\n x _1 % one\n + y\\]</div>'
    is_ = r'<span class="math">\(\displaystyle x_1+y\)</span>'
    assert not differences(was, is_, "")


def test_a_typesetter_without_anything_is_none():
    assert not NOTHING
    assert Typesetter(patterns=("render_math",))
