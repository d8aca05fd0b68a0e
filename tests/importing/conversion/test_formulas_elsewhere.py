r"""Formulas in titles and in reStructuredText, ``\eqref`` in running text, and what lists show of all."""

import json

import pytest

from confarchive.importing.formulas import NOTHING, Script, Typesetter
from confarchive.importing.markdown import convert
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from confarchive.model.text.mathml import typeset
from tests.importing.journeys import travel
from tests.importing.judging import differences

BASE = "<html><head><script>MathJax = {{tex: {{inlineMath: [['$', '$'], ['\\\\(', '\\\\)']]}}}};</script>{}</head><body>{{% block content %}}{{% endblock %}}</body></html>"
MATHJAX = "<script src='https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js'></script>"
ARTICLE = "{% extends 'base.html' %}{% block content %}<h1>{{ article.title }}</h1>{{ article.content }}{% endblock %}"
THEME = {
    "theme/templates/base.html": BASE.format(MATHJAX),
    "theme/templates/article.html": ARTICLE,
}
HEADS = {
    "md": "Title: {}\nDate: 2015-01-02\n\n{}\n",
    "rst": "{}\n##################################\n:date: 2015-01-02\n\n{}\n",
    "html": "<html><head><title>{}</title><meta name='date' content='2015-01-02'></head><body>{}</body></html>",
}
TITLES = {
    "The $E_1 = m_1$ of *halls*": ["E_1 = m_1"],
    "$x$": ["x"],
    r"Of \(a < b\) & $c$": ["a < b", "c"],
    "Costs 5 dollars": [],
    "A \ue000 of $x$": ["x"],
}


def tex(element):
    return element.xpath(".//*[local-name()='math']/@alttext")


def words(element):
    return " ".join(element.text_content().removesuffix("¶").split())


@pytest.mark.parametrize("suffix", ["md", "html"])
@pytest.mark.parametrize("title", TITLES)
def test_a_script_typesets_titles_too(tmp_path, title, suffix):
    written = title.replace("<", "&lt;") if suffix == "html" else title
    files = {f"content/one.{suffix}": HEADS[suffix].format(written, "Words.")}
    done = travel(tmp_path, {**THEME, **files}, blog_conf="THEME = 'theme'\n")
    assert not done.findings()
    assert list(done.faithful().values()) == [True]
    (heading,) = done.article(f"one.{suffix}").xpath(".//h1")
    assert tex(heading) == TITLES[title]
    (shown,) = done.html.titles("blog.html")
    assert all(each in shown for each in TITLES[title])
    assert "{math}" not in shown
    assert "{math}" not in done.html.text("blog/atom.xml") + done.html.text("searchindex.js")
    page = done.html.page(done.page_of(f"one.{suffix}"))
    assert "{math}" not in page.xpath("string(//title)")
    data = json.loads(page.xpath("//script[@type='application/ld+json'][1]")[0].text)
    assert data["headline"] == shown


def test_a_plugin_of_markdown_leaves_titles_and_pictures_words_alone(tmp_path):
    text = HEADS["md"].format("The $E_1$", "![a $x_1$](hall.png) and $y$")
    files = {"content/one.md": text, "content/hall.png": b"x"}
    done = travel(tmp_path, files, blog_conf="PLUGINS = ['render_math']\n", warnings=True)
    (heading,) = done.article("one.md").xpath(".//h1")
    assert "$E_1$" in words(heading)
    assert done.article("one.md").xpath(".//img/@alt") == [r"a \(x_1\)"]


def test_a_script_leaves_attributes_alone(tmp_path):
    text = HEADS["md"].format("One", "![a $x_1$](hall.png 'of $z$')")
    files = {"content/one.md": text, "content/hall.png": b"x"}
    done = travel(tmp_path, {**THEME, **files}, blog_conf="THEME = 'theme'\n", warnings=True)
    (picture,) = done.article("one.md").xpath(".//img")
    assert picture.get("alt") == "a $x_1$"


RAW = {
    "The $E_1$ and :math:`m_a` and *x* $y$.": ["E_1", "m_a", "y"],
    "$$\nx_1 = 1\n$$\n\n.. math:: a_1": ["x_1 = 1", "a_1"],
    "* one $x_1$\n* two": ["x_1"],
    "Quoted:\n\n   some $x_1$ there": ["x_1"],
    ".. raw:: html\n\n   <p>raw $q_1$</p>": ["q_1"],
    "===== =====\na     $b_1$\n===== =====\nx     y\n===== =====": ["b_1"],
    "Dollars \\\\(x\\\\) there.": ["x"],
    "Section\n=======\n\nIn $x_1$ [#]_.\n\n.. [#] A note.": ["x_1"],
    ".. note::\n\n   See $x_1$.": ["x_1"],
    "Costs $5.": [],
    "Literals ``$x_1$``, ``a $y_1$ b``, ``$p + q$``.": ["x_1", "y_1", "p + q"],
    "``$p(q)(r) + s$``, :code:`$c$` and ``t $v(w)(x)$``.\n\n::\n\n   $d$": ["v(w)(x)"],
}


@pytest.mark.parametrize("text", RAW)
def test_a_script_finds_formulas_in_restructuredtext(tmp_path, text):
    files = {**THEME, "content/one.rst": HEADS["rst"].format("One", text)}
    done = travel(tmp_path, files, blog_conf="THEME = 'theme'\n")
    assert not done.findings()
    assert done.faithful() == {"one.rst": True}
    assert tex(done.article("one.rst")) == RAW[text]


REFERENCES = [
    "{}",
    "See {} and (\\ref{{two}}).",
    "- a {}\n- b",
    "> {}",
    "| a |\n|---|\n| {} |",
    "<p>{}</p>",
    "*a* {}**b**",
]
MADE = {
    "MathJax": (Typesetter(script=Script(inline=(("$", "$"),))), True),
    "KaTeX": (Typesetter(script=Script(references=False, across_breaks=False)), False),
    "nothing": (NOTHING, False),
}


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("text", REFERENCES)
@pytest.mark.parametrize("reference", [r"\eqref{one}", r"\ref{one}", r"\\eqref{one}"])
def test_numbers_of_equations_in_running_text(made, text, reference):
    typesetter, is_number = MADE[made]
    reference = reference.replace("\\\\", "\\") if "<p>" in text else reference
    body = text.format(reference) + "\n\n\\begin{equation}\\label{one}x\\end{equation}\n"
    dialect = PelicanDialect.from_settings({}, formulas=typesetter)
    converted = convert(body, dialect, str, path="post.md").text
    shown = render(converted)
    assert not shown.warnings
    assert not differences(dialect.render(body), shown.html, body)
    assert (shown.html.count(r"\(" + reference.replace("\\\\", "\\") + r"\)") == 1) is is_number


def test_code_that_looks_like_a_reference_stays():
    dialect = PelicanDialect.from_settings({}, formulas=MADE["MathJax"][0])
    body = "`\\eqref{one}` and $x$\n\n    \\ref{two}\n"
    assert "{math}`\\" not in convert(body, dialect, str).text.replace("{math}`x`", "")


def test_the_number_that_a_reference_shows():
    equation = (r"\begin{equation}\label{one}x\end{equation}", True)
    shown = typeset(
        [equation, (r"\eqref{one}", False), (r" \ref{one} ", False), (r"a \ref{one}", False)]
    )
    assert ">(1)</a>" in shown[1]
    assert ">1</a>" in shown[2]
    assert ">(1)</a>" in shown[3]


def test_lists_feeds_and_search_tell_formulas_as_tex(tmp_path):
    files = {"content/one.md": HEADS["md"].format("One", "First $x_1 + y$ words.\n\n$$z_1$$\n")}
    conf = "PLUGINS = ['render_math']\n"
    done = travel(tmp_path, files, blog_conf=conf, conf="blog_feed_fulltext = True\n")
    for name in ("blog.html", "blog/atom.xml", "index.html"):
        assert "First x_1 + y words." in done.html.text(name)
    assert not [name for name, data in done.html.files().items() if "\ufffc".encode() in data]


def test_the_report_tells_formulas_as_tex():
    one = "<p>The <span class='math'>\\(E_1\\)</span> is <em>in</em> all of</p>"
    for other in (
        one.replace("of", "off"),
        one.replace("em>", "i>"),
        one.replace("p>", "blockquote>"),
    ):
        found = differences(one, other, one)
        told = [each.source + each.result for each in found]
        assert "\ufffc" not in "".join(told)
    assert any("E_1" in each for each in told)
