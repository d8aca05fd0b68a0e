"""Formulas: TeX in, MathML out, and TeX again where it is not known."""

import pytest
from lxml import html

from confarchive.model.mathematics import mathml


def test_within_a_line():
    assert mathml("n^2") == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>n</mi><mn>2</mn></msup></math>'
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
