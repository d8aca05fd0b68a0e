"""Formulas that KaTeX, MathJax or pandoc typeset when a page was made are formulas again, shown once."""

import pytest

from confarchive.importing import Options, import_posts
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
    root = page_tree.parse(f"<body><div>It takes {html} steps.</div></body>".encode())
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


PREVIEW = '<span class="MathJax_Preview" style="display: none;">shown</span>'
SHOWN = {
    "HTML-CSS": ('<span class="MathJax" id="MathJax-Element-1-Frame">{}</span>', '<div class="MathJax_Display">{}</div>'),
    "CommonHTML": ('<span class="mjx-chtml MathJax_CHTML">{}</span>', '<span class="mjx-chtml MJXc-display">{}</span>'),
    "CommonHTML of mathjax-node": ('<span class="mjx-chtml">{}</span>', '<div class="MJXc-display">{}</div>'),
    "SVG": ('<span class="MathJax_SVG">{}</span>', '<div class="MathJax_SVG_Display MathJax_Processed">{}</div>'),
    "PreviewHTML": ('<span class="MathJax_PHTML">{}</span>', '<div class="MathJax_PHTML_Display">{}</div>'),
    "NativeMML": ('<span class="MathJax_MathML">{}</span>', '<div class="MathJax_MathML">{}</div>'),
    "PlainSource": ('<span class="MathJax_PlainSource">{}</span>', '<div class="MathJax_PlainSource_Display">{}</div>'),
}  # fmt: skip
"""What each output processor of MathJax 2 puts before a script: in a line, and around that on lines of its own.

See https://docs.mathjax.org/en/v2.7-latest/options/index.html#output-processor-options.
"""


@pytest.mark.parametrize("before", ["", PREVIEW])
@pytest.mark.parametrize(("line", "block"), SHOWN.values(), ids=SHOWN)
def test_what_mathjax_2_shows_before_a_script_stands_there_once(line, block, before):
    shown = line.format("<b>shown</b>")
    inline = f'{before}{shown}<script type="math/tex">x</script>'
    display = f'{before}{block.format(shown)}<script type="math/tex; mode=display">x</script>'
    assert cleaned(inline) == r'It takes <span class="math">\(x\)</span> steps.'
    assert cleaned(display) == r'It takes <div class="math">\[x\]</div> steps.'


def test_an_author_s_own_element_before_a_script_stays():
    html = '<b class="maths">shown</b><script type="math/tex">x</script>'
    assert (
        cleaned(html)
        == r'It takes <b class="maths">shown</b><span class="math">\(x\)</span> steps.'
    )


BARE = '<math xmlns="http://www.w3.org/1998/Math/MathML"{}><mi>x</mi></math>'


@pytest.mark.parametrize(
    "around",
    [
        '<mjx-container class="MathJax" jax="SVG"><svg><text>x</text></svg><mjx-assistive-mml>{}</mjx-assistive-mml></mjx-container>',
        '<mjx-container class="MathJax CtxtMenu_Attached_0"><mjx-math></mjx-math><mjx-assistive-mml>{}</mjx-assistive-mml></mjx-container>',
        '<span class="MathJax_SVG"><svg><text>x</text></svg><span class="MJX_Assistive_MathML">{}</span></span>',
        '<div class="MathJax_Display"><span class="MathJax"><b>x</b><span class="MJX_Assistive_MathML">{}</span></span></div>',
    ],
    ids=["SVG", "CHTML", "SVG of MathJax 2", "HTML-CSS of MathJax 2"],
)
def test_a_formula_that_mathjax_wrote_for_readers_and_their_programs_stands_there_once(around):
    """See https://docs.mathjax.org/en/v3.2/options/accessibility.html#assistive-mml-extension-options."""
    html = BARE.format("")
    assert cleaned(around.format(html)) == f"It takes {html} steps."
    told = MATHML.format("")
    expected = r'It takes <span class="math">\(O(n^2) &lt; 3\)</span> steps.'
    assert cleaned(around.format(told)) == expected


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        ("", r'<span class="math">\(x^2\)</span>'),
        (' display="block"', r'<div class="math">\[x^2\]</div>'),
    ],
)
def test_the_tex_may_be_an_attribute_of_the_formula(display, expected):
    """As MathJax 4 and WordPress have it."""
    assert cleaned(BARE.format(f' data-latex="x^2"{display}')) == f"It takes {expected} steps."


FORMULAS = {
    "MathML": (MATHML.format(""), r'<span class="math">\(O(n^2) &lt; 3\)</span>'),
    "KaTeX": (KATEX.format(MATHML.format("")), r'<span class="math">\(O(n^2) &lt; 3\)</span>'),
    "a script": ('<script type="math/tex">x</script>', r'<span class="math">\(x\)</span>'),
}


@pytest.mark.parametrize(("formula", "expected"), FORMULAS.values(), ids=FORMULAS)
@pytest.mark.parametrize(
    "line",
    [
        '<p class="math">Let {0} and {0} be numbers.</p>',
        '<p class="math">{0}{0}</p>',
        '<p class="math">Let {0}</p>',
        '<p class="math">{0} is one</p>',
        '<p class="math"><b>Let</b>{0}</p>',
    ],
)
def test_what_is_called_as_a_formula_may_hold_more(formula, expected, line):
    assert cleaned(line.format(formula)) == f"It takes {line.format(expected)} steps."


def test_an_author_s_element_with_a_script_in_it_is_none_that_mathjax_shows():
    html = '<b class="MathJax_notes">As said, {}</b>'
    shown = html.format(r'<span class="math">\(x\)</span>')
    assert cleaned(html.format('<script type="math/tex">x</script>')) == f"It takes {shown} steps."


def test_a_formula_of_mediawiki_stands_there_once():
    html = (
        '<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;">{}</span>'
        '<img src="/math/1.svg" class="mwe-math-fallback-image-inline"></span>'
    )
    expected = r'It takes <span class="math">\(O(n^2) &lt; 3\)</span> steps.'
    assert cleaned(html.format(MATHML.format(""))) == expected


DRAWN = '<mjx-container class="MathJax" jax="CHTML"><mjx-math><mjx-mi><mjx-c class="mjx-c78"></mjx-c></mjx-mi></mjx-math>{}</mjx-container>'


@pytest.mark.parametrize(
    ("formula", "is_lost"),
    [
        (DRAWN.format(""), True),
        (DRAWN.format(f"<mjx-assistive-mml>{BARE.format('')}</mjx-assistive-mml>"), False),
        ('<mjx-container jax="SVG"><svg><path d="M0 0"></path></svg></mjx-container>', False),
    ],
    ids=["nothing", "MathML beside it", "a picture"],
)
def test_a_post_whose_formulas_a_style_sheet_alone_drew_is_claimed_in_nothing(
    write, site, formula, is_lost
):
    def page(name, number):
        text = f"<p>{name} was a long day in the hall, with talks of many people.</p>" * 3
        own = f"<p>Take {formula} and {formula} well.</p>" if name == "Friday" else ""
        return (
            f"<html><head><title>{name}</title></head><body><article><h1>{name}</h1>"
            f"<time>2015-02-0{number}</time><div class='y'>{text}{own}</div></article></body></html>"
        )

    names = ("Monday", "Tuesday", "Friday", "Sunday")
    pages = {f"{each}.html": page(each, number) for number, each in enumerate(names, 3)}
    report = import_posts(write("blog", pages), site, Options(jobs=1, program="pages"))
    post = next(each for each in report.posts if each.source == "Friday.html")
    told = [doubt.reason.partition(":")[0] for doubt in post.doubts]
    expected = (["formulas of its page are lost"], None) if is_lost else ([], True)
    assert (told, post.faithful) == expected
