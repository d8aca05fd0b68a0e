"""Small blogs made from bug reports, of which plugins made a part."""

import shutil

import pytest

from confarchive.importing import Options, import_posts, summary
from confarchive.model import frontmatter


@pytest.fixture
def bring(shared, site, tmp_path):
    """Import a case; return its report, and the archive's posts by their sources."""

    def bring(name):
        case = shared / "cases" / name
        if not case.is_dir():
            pytest.skip("no cases there")
        blog = shutil.copytree(case, tmp_path / "case")
        report = import_posts(blog, site, Options(jobs=1))
        posts = {
            each.source: frontmatter.parse((site / each.post).read_text("utf-8"), each.post)[0]
            for each in report.posts
        }
        return report, posts

    return bring


def test_headers_in_yaml(bring):
    report, posts = bring("settings-name-another-reader")
    a, b = posts["a.md"], posts["b.md"]
    assert (a.title, a.status, a.tags) == ("Notes: the hall", "draft", ("rooms", "talks"))
    assert a.authors == ("Ann Example", "Bo Sample")
    assert (b.title, b.status, b.category) == ("Open: the doors", "published", "halls")
    assert not report.problems


def test_text_made_by_a_plugin(bring):
    report, posts = bring("text-made-by-a-plugin")
    (post,) = report.posts
    assert post.faithful is None
    assert any("jinja2content" in doubt.reason for doubt in post.doubts)
    assert "(../../files/images/hall.png)" in posts["a.md"].body
    assert report.files == (("images/hall.png", "files/images/hall.png"),)


def test_bare_tags(bring):
    report, _ = bring("bare-tags")
    claims = {post.source: post.faithful for post in report.posts}
    assert claims == {"a.md": None, "b.md": None, "c.md": True}
    told = "\n".join(summary.told(report))
    assert "1 post: {% notebook %} is left as text" in told
    assert "put the file that it names" in told
    assert "1 post: {% place %} is left as text" in told
