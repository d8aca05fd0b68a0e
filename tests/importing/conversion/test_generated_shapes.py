"""Blogs of generated posts with all ways to write links, pictures and HTML: all of each comes over.

``make imports`` draws 10,000 of them.
"""

from hypothesis import given
from hypothesis import strategies as st

from tests.importing.conversion.test_generated import TOGETHER, generated, imported, seen
from tests.importing.shapes import SHAPES

EXTENSIONS = st.sampled_from(
    [
        ["codehilite", "extra", "admonition"],
        ["codehilite", "extra", "admonition", "toc", "smarty"],
        ["codehilite", "extra", "admonition", "sane_lists", "toc"],
    ]
)


@given(bodies=st.lists(SHAPES, min_size=TOGETHER, max_size=TOGETHER), extensions=EXTENSIONS)
@generated
def test_generated_shapes_come_over_whole(tmp_path_factory, bodies, extensions):
    for post, body, truth, page in imported(tmp_path_factory, bodies, extensions):
        assert not post.differences, (body, post.differences)
        assert post.faithful or post.doubts
        assert all("releases of Python-Markdown" in doubt.reason for doubt in post.doubts), body
        assert seen(truth) == seen(page), body
