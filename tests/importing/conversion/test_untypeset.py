r"""A formula that nothing typesets, here or in its readers' browsers, leaves its post without a claim."""

import pytest

from confarchive.importing import Options, import_posts

CONF = "PATH = 'content'\nPLUGINS = ['render_math']\n"
UNTYPESET = {
    "unknown command": r"So $\matbf{x}$ is.",
    "unknown environment": "So\n\n$$\\begin{hall}x\\end{hall}$$\n",
    "unclosed": r"So $\frac{1}{2$ is.",
    "escaped dollars": r"The code is \$argon2i\$v=19\$ here.",
    "escaped dollars between": r"It costs \$10, and that \$22.",
}
TYPESET = {
    "line": r"So $\frac{1}{2}$ is.",
    "block": "So\n\n$$\\begin{align} x &= 1 \\\\ y &= 2 \\end{align}$$\n",
    "defined before": r"So $\def\hall{x}\hall$ is, and $\hall$.",
    "line's end": r"So $x\\$ and $y\,$ are.",
    "code": r"So `$\matbf{x}$` is.",
}


@pytest.fixture
def claim(write, site):
    """Import a post with this body; return what is claimed of it, and why nothing is."""

    def claim(name, text):
        blog = write("blog", {"pelicanconf.py": CONF, f"content/{name}": text})
        report = import_posts(blog, site, Options(jobs=1))
        post = next(post for post in report.posts if post.source == name)
        return post.faithful, [doubt.reason for doubt in post.doubts]

    return claim


def markdown(body):
    return f"Title: A\nDate: 2015-02-03\n\n{body}\n"


@pytest.mark.parametrize("body", UNTYPESET.values(), ids=UNTYPESET)
def test_nothing_is_claimed_where_a_formula_stays_tex(claim, body):
    faithful, reasons = claim("a.md", markdown(body))
    assert faithful is None
    assert "typeset" in reasons[0]


@pytest.mark.parametrize("body", TYPESET.values(), ids=TYPESET)
def test_a_claim_stays_where_all_are_typeset(claim, body):
    assert claim("a.md", markdown(body)) == (True, [])


def test_so_it_is_in_other_formats(claim):
    rst = "A\n#\n\n:date: 2015-02-03\n\nSo :math:`{}` is.\n"
    assert claim("a.rst", rst.format(r"\frac12"))[0] is True
    assert claim("b.rst", rst.format(r"\matbf{x}").replace("A\n", "B\n"))[0] is None
