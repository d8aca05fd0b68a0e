"""Blogs of generated posts of a kind that people write: all of each comes over.

Their text wraps anywhere, stands in lists, quotations, definitions, notes, footnotes and tables, and
has tabs in it. ``make imports`` draws 10,000 of them.
"""

from hypothesis import given
from hypothesis import strategies as st

from tests.importing.bodies import PROSE
from tests.importing.conversion.test_generated import TOGETHER, generated, imported, seen

EXTENSIONS = st.sampled_from(
    [
        ["codehilite", "extra", "admonition"],
        ["codehilite", "extra", "admonition", "toc", "nl2br"],
        ["codehilite", "extra", "admonition", "sane_lists"],
    ]
)


@given(bodies=st.lists(PROSE, min_size=TOGETHER, max_size=TOGETHER), extensions=EXTENSIONS)
@generated
def test_generated_prose_comes_over_whole(tmp_path_factory, bodies, extensions):
    for post, body, truth, page in imported(tmp_path_factory, bodies, extensions):
        assert not post.differences, (body, post.differences)
        assert post.faithful or post.doubts
        assert all("releases of Python-Markdown" in doubt.reason for doubt in post.doubts), body
        assert seen(truth) == seen(page), body
