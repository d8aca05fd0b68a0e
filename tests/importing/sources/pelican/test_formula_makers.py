"""What made formulas in a blog is told by its settings, its requirements, its theme and its posts."""

import itertools
import re

import pytest

from confarchive.importing import Options, import_posts

SITES = itertools.count()
CONF = "PATH = 'content'\nSITENAME = 'Hall'\n"
BODY = """\
The mass $ m$ and $E_a = m_a c^2$; it costs $5 and not $6.

> $$
> x_1 + x_2
> $$
"""


def claimed(write, conf=CONF, body=BODY, **files):
    posts = {"content/euler.md": f"Title: Euler\nDate: 2015-02-03\n\n{body}\n"}
    given = {name.replace("__", "/"): text for name, text in files.items()}
    blog = write(f"blog{next(SITES)}", {"pelicanconf.py": conf, **posts, **given})
    site = write(f"site{next(SITES)}", {"conf.py": ""})
    report = import_posts(blog, site, Options(jobs=1))
    assert not report.posts[0].differences
    text = (site / "posts/2015/euler.md").read_text(encoding="utf-8")
    return report.posts[0].faithful, text.count("{math}")


@pytest.mark.parametrize(
    "setting",
    [
        "PLUGINS = ['latex']",
        "PLUGINS = ['render_math']",
        "PLUGINS = ['pelican_plugin-render_math']",
        "PLUGINS = ['pelican.plugins.render_math']",
        "PLUGINS = ['plugins.render_math', 'sitemap']",
        "MATH_JAX = {'color': 'black'}",
    ],
)
def test_settings_tell_who_made_formulas(write, setting):
    faithful, count = claimed(write, f"{CONF}{setting}\n")
    assert faithful is True
    assert count == (4 if "latex" in setting else 3)  # its script took "$5 and not $", too


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", "pelican[markdown]\npelican-render-math>=1.0\n"),
        ("requirements-dev.txt", "pelican_render_math\n"),
        ("pyproject.toml", '[project]\ndependencies = ["pelican", "pelican-render-math"]\n'),
        ("Pipfile", '[packages]\npelican-render-math = "*"\n'),
        ("environment.yml", "dependencies:\n- pip:\n  - pelican-render-math\n"),
        ("uv.lock", '[[package]]\nname = "pelican-render-math"\n'),
    ],
)
def test_requirements_tell_who_made_formulas(write, name, text):
    assert claimed(write, **{name: text}) == (True, 3)
    assert claimed(write, f"{CONF}PLUGINS = []\nTHEME = 'gone'\n", **{name: text}) == (None, 0)


def test_nothing_is_claimed_of_formulas_that_nobody_is_known_to_have_made(write):
    assert claimed(write) == (None, 0)
    assert claimed(write, f"{CONF}PLUGINS = ['asciimath_or_so']\n") == (None, 0)
    assert claimed(write, **{"requirements.txt": "# pelican-render-math\n"}) == (None, 0)
    assert claimed(write, body="It costs $5 and not $6, `$x$`.") == (True, 0)
    assert claimed(write, f"{CONF}PLUGINS = []\n") == (True, 0)


MATHJAX = """\
<script>MathJax.Hub.Config({tex2jax: {inlineMath: [['$','$'], ['\\\\(','\\\\)']]}});</script>
<script src="https://cdn.example/mathjax/2.7.5/MathJax.js?config=TeX"></script>
"""
KATEX = """\
<script defer src="https://cdn.example/katex/contrib/auto-render.min.js"
  onload="renderMathInElement(document.body, {delimiters: [
    {left: '$$', right: '$$', display: true}, {left: '$', right: '$', display: false}]});"></script>
"""


@pytest.mark.parametrize("loads", [MATHJAX, KATEX])
@pytest.mark.parametrize("template", ["base.html", "partials/head.html"])
def test_a_theme_tells_who_made_formulas(write, loads, template):
    files = {f"themes/own/templates/{template}": f"<head>{loads}</head>"}
    body = "The mass $m$ of\n\n> $$ x_1 $$\n\nand $a*b*c$."
    assert claimed(write, f"{CONF}THEME = 'themes/own'\n", body, **files) == (True, 2)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("article", (True, 1)),
        ("article and article.math", (True, 0)),
        ("article.mathjax", (True, 1)),
        ("'mathjax' in article.metadata", (True, 1)),
        ("USE_MATHS", (True, 1)),
        ("NO_MATHS", (True, 0)),
        ("article.category == 'x'", (None, 0)),
    ],
)
def test_a_theme_tells_which_posts_had_formulas(write, condition, expected):
    text = f"{{% if {condition} %}}{MATHJAX}{{% endif %}}"
    conf = f"{CONF}THEME = 'own'\nUSE_MATHS = True\nPLUGINS = []\n"
    body = "Mathjax: true\n\nThe mass $m$."
    post = f"Title: Euler\nDate: 2015-02-03\n{body}\n"
    blog = write("b", {"pelicanconf.py": conf, "content/e.md": post, "own/templates/a.html": text})
    site = write("s", {"conf.py": ""})
    report = import_posts(blog, site, Options(jobs=1))
    written = (site / "posts/2015/euler.md").read_text(encoding="utf-8")
    assert (report.posts[0].faithful, written.count("{math}")) == expected


def test_a_post_may_load_the_script_itself(write):
    assert claimed(write, body=f"{MATHJAX}\nThe mass $m_1$.") == (True, 1)


@pytest.mark.parametrize(
    ("body", "faithful"),
    [
        ("No formula, x2.", True),
        (r"Euler: :math:`e^{i\pi} + 1 < 0`.", True),
        (".. math::\n\n   a &= b \\\\\n   c &= d\n\n   e", True),
        (
            "* :math:`x`\n\n  .. math:: y_1\n\n+---+-----------+\n| a | :math:`z` |\n+---+-----------+",
            True,
        ),
        ("What $x_1$ is.", None),
    ],
)
def test_formulas_in_restructuredtext(write, body, faithful):
    post = f"Euler\n#####\n:date: 2015-02-03\n\n{body}\n"
    blog = write("blog", {"pelicanconf.py": CONF, "content/euler.rst": post})
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=1))
    assert report.posts[0].faithful is faithful
    assert not report.posts[0].differences


CASE = "cases/formulas"


def test_the_formulas_of_a_blog_that_names_no_plugin(write, shared):
    site = write("site", {"conf.py": ""})
    report = import_posts(shared / CASE, site, Options(jobs=1))
    assert [post.faithful for post in report.posts] == [True]
    text = (site / report.posts[0].post).read_text(encoding="utf-8")
    assert len(re.findall(r"\{math\}|class=\"math\"", text)) == 7
    assert "$5 and not $6" in text
