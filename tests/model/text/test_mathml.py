"""Formulas: TeX in, MathML out, and TeX again where it is not known."""

import pytest
from lxml import html

from confarchive.model.text.mathml import mathml, typeset


def test_within_a_line():
    assert mathml("n^2") == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="n^2">'
        "<msup><mi>n</mi><mn>2</mn></msup></math>"
    )


def test_on_lines_of_its_own():
    assert 'display="block"' in mathml("n^2", block=True)
    assert mathml("a\n\nb", block=True).count("<math ") == 2


@pytest.mark.parametrize(
    ("tex", "rows"),
    [
        (r"\begin{align}a &= b \\ c &= d\end{align}", 2),
        (r"\begin{split}a &= b \\ c &= d\end{split}", 2),
        (r"\begin{gather*}a \\ b \\ c\end{gather*}", 3),
        (r"a &= b \\ c &= d", 2),
        (r"\begin{equation}a = b\end{equation}", 0),
    ],
)
def test_environments(tex, rows):
    assert mathml(tex, block=True).count("<mtr>") == rows


@pytest.mark.parametrize("tex", [r"\nosuch{x} < 1", r"\begin{x}", "{", r"\limits", "\\"])
def test_what_is_not_known_is_shown_as_written(tex):
    assert html.fragment_fromstring(mathml(tex)).text_content().strip() == tex


@pytest.mark.parametrize("block", [False, True])
@pytest.mark.parametrize(
    "tex",
    [
        r"a < b \& \text{\"c\" 'd'}",
        r"\begin{align}a &= b \\ c &= d\end{align}",
        r"\newcommand{\R}[1]{\mathbb{R}^{#1}} \R{2}",
        r"\operatorname{\sf Uniform}(0, 1)",  # by docutils
        "a\n= b",
    ],
)
def test_a_formula_tells_its_tex(tex, block):
    shown = html.fragment_fromstring(mathml(f" {tex}\n", block=block), create_parent="p")
    assert shown.xpath("./math/@alttext") == [tex]
    assert tex not in shown.text_content()


def test_each_part_of_a_block_tells_its_own():
    shown = html.fragment_fromstring(mathml("a\n\nb < c", block=True), create_parent="p")
    assert shown.xpath("./math/@alttext") == ["a", "b < c"]


KNOWN = [
    r"\begin{aligned}a &= b \\ &= c\end{aligned}",
    r"\begin{eqnarray*}a &=& b\end{eqnarray*}",
    r"\begin{alignat}{2}a &= b &\quad c &= d\end{alignat}",
    r"\begin{equation}\begin{split}a &= b\end{split}\end{equation}",
    r"\ket{\psi}\bra{\phi}\braket{a|b}",
    r"\newcommand{\R}[1]{\mathbb{R}^{#1}} \R{2}",
    r"\newcommand*\x{y}\x \renewcommand{\x}{z}\x",
    r"\DeclareMathOperator*{\argmin}{arg\,min} \argmin_x",
    r"a = b \tag{1}",
    r"\text{if $x$ and $y$ are}",
    r"\mbox{words}",
    r"\sum_{\substack{i\\j}}",
    r"\alpha*x",
    r"\widetilde{x}",
    r"\left(\begin{smallmatrix}a & b\\c & d\end{smallmatrix}\right)",
    r"\LaTeX \require{cancel} \cancel{x}",
    r"\operatorname{\sf Uniform}(0, 1)",  # by docutils
    r"\label{a} x",
    r"V(x) = *a* _b_",
    r"\small M = \begin{pmatrix} 0 & 1/2 \\ 1 & 1/2 \end{pmatrix}",
]


@pytest.mark.parametrize("tex", KNOWN)
@pytest.mark.parametrize("block", [True, False])
def test_what_real_pages_have_is_known(tex, block):
    shown = html.fragment_fromstring(mathml(tex, block=block))
    assert shown.tag == "math"
    assert shown.text_content()


def test_what_one_formula_defines_holds_in_the_others():
    page = [(r"\newcommand{\ab}{a + b}", True), (r"\ab", False)]
    assert "<mo>+</mo>" in typeset(page)[1]
    assert "<code" in mathml(r"\ab")


def test_equations_are_numbered_where_one_is_referred_to():
    equation = (r"\begin{equation}a\label{x}\end{equation}", True)
    assert "(1)" not in typeset([equation])[0]
    before, after = typeset([(r"\eqref{x}", False), equation])
    assert "(1)" in before
    assert "(1)" in after
    assert 'href="#equation-x"' in before
    assert 'id="equation-x"' in after


@pytest.mark.parametrize(
    "tex",
    ["{" * 3000, "[" * 40, r"\sqrt" * 3000, r"\left(" * 400, "x^{" * 200 + "}" * 200, "(" * 9],
)
def test_nothing_takes_long_or_ends_the_build(tex):
    assert mathml(tex)
