"""Without confarchive: the samples, imported blogs and posts of their shapes build on Sphinx, MyST-Parser, ABlog and sphinx-tags alone.

A warning ends such a build. Real blogs stand beside a checkout, and are skipped where they are not.
"""

import pytest
from lxml import html

from confarchive.cli import main
from tests.building.data.test_plain_site import export, stock_build
from tests.building.sites import CONF, HOME, PICTURE, SiteFolder, post

BLOGS = ("lazypower__dasroot-blog", "ramereth__lancealbertson.com")
"""One in Markdown, with Octopress behind it; one in reStructuredText, too."""
SHAPES = {
    "conf.py": f'{CONF}archive_timezone = "Europe/Brussels"\n',
    "index.md": f"{HOME}\n[One](posts/2015/a-file-in-a-heading.md)\n",
    "posts/2015/a-file-in-a-heading.md": post(
        "Sheets", "## [The sheet](../../files/sheet.zip)\n\nWords.\n\n[Another](<../../files/sheet.zip>)\n---\n\nEnd."
    ),
    "posts/2015/raw.md": post("Raw", '<p align="center"><img src="../../files/hall.svg"></p>\n\n<iframe src="https://v.example/1"></iframe>'),
    "posts/2015/notes.md": post("Notes", "A note[^a] and another[^b].\n\n[^a]: One.\n[^b]: Two.\n\nTerm\n: Its words."),
    "posts/2015/code.md": post("Code", "```python\nprint(1\n```\n\n```nolanguage\nx\n```\n\n    {% raw %}\n"),
    "posts/2015/anchors.md": post("Anchors", "(here)=\n## Here\n\n[There](#here), [gone](gone.md), [no](notes.md#none) <https://a.example>"),
    "posts/2015/times.md": post("Times", date="2015-03-04T23:30+05:00", updated="2015-03-05 10:00Z", tags=["C++", "a/b", "été"]),
    "posts/2015/terms.md": post("Terms", category="Of, all", author=["Doe, Jane", "Bo"], conferences=["conf-2015"], cover="../../files/hall.svg"),
    "posts/2015/levels.md": post("Levels", "### Three\n\n##### Five\n\n| a |\n|---|\n| 1 |\n\n~~gone~~ {conf}`conf-2015`"),
    "pages/about.md": "# About\n\n{post}`notes`\n",
    "files/sheet.zip": b"PK",
    "files/hall.svg": PICTURE.format("hall"),
}  # fmt: skip


def titles(output):
    page = html.parse(str(output / "blog.html"))
    found = page.xpath("//*[@class='ablog-post-title']//text()[normalize-space()]")
    return {each.strip() for each in found}


def plainly_built(site, top):
    """Return the titles of the posts in a build of *site* without confarchive, of which nothing is told."""
    export(site, top / "plain")
    stock_build(top / "plain", top / "html")
    return titles(top / "html")


def test_the_samples(sample, tmp_path):
    assert "The second day" in plainly_built(sample, tmp_path)


def test_posts_of_many_shapes(tmp_path):
    found = plainly_built(SiteFolder.of(tmp_path, SHAPES), tmp_path)
    assert found == {"Sheets", "Raw", "Notes", "Code", "Anchors", "Times", "Terms", "Levels"}
    page = (tmp_path / "html/posts/2015/a-file-in-a-heading.html").read_text("utf-8")
    assert page.count("sheet.zip") >= 2


@pytest.mark.parametrize("blog", BLOGS)
def test_a_real_blog(shared, tmp_path, blog):
    source = shared / "corpora" / "pelican" / blog
    if not source.is_dir():
        pytest.skip(f"the blog {blog} is not there: it stands in shared/corpora beside a checkout")
    site = SiteFolder.of(tmp_path, {"conf.py": CONF})
    assert main(["import", str(source), "--into", str(site.source)]) == 0
    assert len(plainly_built(site, tmp_path)) > 10
