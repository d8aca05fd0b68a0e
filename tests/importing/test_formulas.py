"""Formulas that a script typeset: brought over as mathematics, and claimed of no post."""

import pytest

from confarchive.importing import Options, import_posts

CONF = "PATH = 'content'\nPLUGINS = ['render_math']\n"


@pytest.mark.parametrize(
    ("body", "faithful"),
    [
        ("No formula, $5 and $6.", True),
        ("Euler: $e^{i\\pi} + 1 = 0$ and \\\\(a_1 * b_1 * c\\\\).\n\n$$\nx < 1 \\\\ y\n$$", None),
        ("$x_1$ and ![](nowhere.png)\n\n* $y$", None),
    ],
)
def test_what_a_script_showed_is_not_claimed(write, body, faithful):
    post = f"Title: Euler\nDate: 2015-02-03\n\n{body}\n"
    assert_claimed(write, {"content/euler.md": post}, faithful)


@pytest.mark.parametrize(
    ("body", "faithful"),
    [
        ("No formula, x2.", True),
        (r"Euler: :math:`e^{i\pi} + 1 < 0`.", None),
        (".. math::\n\n   a &= b \\\\\n   c &= d", None),
    ],
)
def test_what_docutils_drew_is_not_claimed(write, body, faithful):
    post = f"Euler\n#####\n:date: 2015-02-03\n\n{body}\n"
    assert_claimed(write, {"content/euler.rst": post}, faithful)


def assert_claimed(write, files, faithful):
    blog = write("blog", {"pelicanconf.py": CONF, **files})
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=1))
    assert report.posts[0].faithful is faithful
    assert not report.posts[0].differences
