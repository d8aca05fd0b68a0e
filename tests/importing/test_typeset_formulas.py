"""Formulas that KaTeX, MathJax or pandoc typeset when a page was made are formulas again, shown once."""

import pytest

from confarchive.importing.html_myst import tree
from confarchive.importing.published.extraction import page_tree

TEX = "O(n^2) < 3"
MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"{}><semantics><mrow><mi>O</mi></mrow>'
    '<annotation encoding="application/x-tex">O(n^2) &lt; 3</annotation></semantics></math>'
)
KATEX = (
    '<span class="katex"><span class="katex-mathml">{}</span>'
    '<span class="katex-html" aria-hidden="true"><span class="base">O</span></span></span>'
)
MATHJAX = '<span class="MathJax_Preview">x</span><span class="MathJax"><b>x</b></span>'


def cleaned(html):
    root = page_tree.parse(f"<body><p>It takes {html} steps.</p></body>".encode())
    page_tree.clean(root)
    return "".join(tree.serialize(each, str) for each in tree.children(root.body[0]))


@pytest.mark.parametrize("around", ["{}", KATEX, f'<span class="math math-inline">{KATEX}</span>'])
def test_a_formula_in_a_line_is_its_tex(around):
    html = around.format(MATHML.format(""))
    assert cleaned(html) == r'It takes <span class="math">\(O(n^2) &lt; 3\)</span> steps.'


@pytest.mark.parametrize("around", ["{}", f'<span class="katex-display">{KATEX}</span>'])
def test_a_formula_on_a_line_of_its_own_is_its_tex(around):
    html = around.format(MATHML.format(' display="block"'))
    assert cleaned(html) == r'It takes <div class="math">\[O(n^2) &lt; 3\]</div> steps.'


def test_a_formula_whose_tex_is_not_there_stays_as_it_is():
    html = "<math><mi>x</mi></math>"
    assert cleaned(html) == f"It takes {html} steps."


def test_an_annotation_that_is_no_tex_tells_no_formula():
    html = MATHML.format("").replace("application/x-tex", "text/plain")
    assert "<annotation" in cleaned(html)


def test_what_stands_around_a_formula_and_other_words_stays():
    html = f'<b class="bold">{KATEX.format(MATHML.format(""))}</b>'
    assert (
        cleaned(html)
        == r'It takes <b class="bold"><span class="math">\(O(n^2) &lt; 3\)</span></b> steps.'
    )


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (
            '<script type="math/tex">O(n^2) < 3</script>',
            r'<span class="math">\(O(n^2) &lt; 3\)</span>',
        ),
        (
            '<script type="math/tex; mode=display"> t_C </script>',
            r'<div class="math">\[ t_C \]</div>',
        ),
        (
            '<script type="math/tex; mode=display">% <![CDATA[\na &= b %]]></script>',
            '<div class="math">\\[\na &amp;= b \\]</div>',
        ),
        (
            f'{MATHJAX}<script type="math/tex">x</script>',
            r'<span class="math">\(x\)</span>',
        ),
    ],
    ids=["in a line", "of its own", "with signs of HTML", "shown by MathJax already"],
)
def test_a_formula_in_a_script_of_mathjax_is_its_tex(script, expected):
    assert cleaned(script) == f"It takes {expected} steps."
