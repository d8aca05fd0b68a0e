"""What a right build does not rest on: private names of other packages, which the next release may rename."""

from tests.building.incremental.test_incremental import assert_same
from tests.building.sites import CONF, SiteFolder, post
from tests.building.speed.test_speed import OTHERS, build_with, seen

NAMES = (
    *("_raw_config", "_overrides", "_app", "handle_exception"),  # of Sphinx
    "_renderer",  # of MyST-Parser
    *("_dict", "_blog", "_computed_date", "_title", "_next", "_prev"),  # of ABlog
    *("_get_plaintext_node", "_get_badge_node", "_normalize_display_tag"),  # of sphinx-tags
)
FILES = {
    "conf.py": CONF + "html_copy_source = True\narchive_page_size = 1\nblog_feed_length = 1\n",
    "part.txt": "A part.\n",
    "files/hall.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "pages/list.md": "# List\n\n```{postlist} 9\n:excerpts:\n```\n",
    "posts/one.md": post(
        "One",
        "```{include} ../part.txt\n```\n\n```{tags} x,  C++\n```\n\n"
        "<a href='two.md'>two</a> [](#here)\n\n(here)=\n## Here\n",
        tags=["x", "C++"],
        cover="../files/hall.svg",
    ),
    "posts/two.md": post("Two", date="2015-02-04", tags=["x"]),
    "posts/undated.md": post("Undated", date=None, tags=["x"]),
}


def test_names_that_are_others_change_nothing(tmp_path):
    here = SiteFolder.of(tmp_path, FILES)
    more = ("-D", "archive_home_posts=1", "-D", "tags_create_badges=1", "-t", "drafts")
    told, expected = build_with(here, "expected", "$", "x^", "", *more)
    assert not told
    assert {"posts/one.html", "blog/2015/page-2.html", "_sources/posts/one.md.txt"} <= {*expected}
    told, files = build_with(
        here, "html", OTHERS, rf"\b({'|'.join(NAMES)})\b", r"\1_renamed", *more
    )
    assert not told
    assert_same(seen(files), seen(expected))
