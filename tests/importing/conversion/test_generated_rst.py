"""Blogs of generated posts in reStructuredText: claims hold, and nearly all come over.

``make imports`` draws 10,000 of them, and ``CONFARCHIVE_POSTS`` in the environment any number.
"""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican.docutils_dialect import read
from tests.importing.conversion.test_docutils_own import HEADER, seen
from tests.importing.conversion.test_generated import TOGETHER, generated, shown
from tests.importing.rst_bodies import RST_BODIES

DIFFER = 2
"""How many of twenty posts may differ and be told to; few do, and hypothesis draws their like."""


@given(bodies=st.lists(RST_BODIES, min_size=TOGETHER, max_size=TOGETHER, unique=True))
@generated
def test_generated_rst_comes_over_and_claims_hold(tmp_path_factory, bodies):
    blog, site = (tmp_path_factory.mktemp(name) for name in ("blog", "site"))
    (blog / "pelicanconf.py").write_text("PATH = 'content'\n")
    (blog / "content").mkdir()
    (blog / "content" / "p.png").write_bytes(b"")
    for number, body in enumerate(bodies):
        (blog / "content" / f"{number:02}.rst").write_text(HEADER.format(number, body))
    report = import_posts(blog, site, Options(jobs=1))
    assert {post.outcome.value for post in report.posts} == {"imported"}
    assert Counter(post.faithful for post in report.posts)[False] <= DIFFER
    for post in report.posts:
        if not post.differences:
            file = blog / "content" / post.source
            truth = read(file.read_text(), file, {}).html
            assert seen(truth) == seen(shown(site / post.post)), file.read_text()
