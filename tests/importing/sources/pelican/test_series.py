"""The place of a post in its series: Pelican's ``Series_index`` is the archive's ``part``."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.model import frontmatter


@pytest.mark.parametrize(
    ("header", "part", "extra"),
    [
        ("Series: S\nSeries_index: 2\n", 2, ()),
        ("Series: S\nseries_index: 010\n", 10, ()),
        ("Series: S\nSeries_part: 3\n", 3, ()),
        ("Series: S\nSeries_order: 4\n", 4, ()),
        ("Series: S\nPart: 5\n", 5, ()),
        ("Series: S\nPart: 5\nSeries_index: 2\n", 2, (("part", "5"),)),
        ("Part: 5\n", None, (("part", "5"),)),
        ("Series: S\nSeries_index: two\n", None, (("series_index", "two"),)),
        ("Series_index: 2\n", None, (("series_index", "2"),)),
        ("Series: S\n", None, ()),
    ],
)
def test_the_place_of_a_post_in_its_series(write, site, header, part, extra):
    text = f"Title: A\nDate: 2015-02-03\n{header}\nWords.\n"
    blog = write("blog", {"pelicanconf.py": "PATH = 'content'\n", "content/a.md": text})
    import_posts(blog, site, Options(jobs=1))
    path = "posts/2015/a.md"
    post, problems = frontmatter.parse((site / path).read_text("utf-8"), path)
    assert (post.part, post.extra, problems) == (part, extra, ())
