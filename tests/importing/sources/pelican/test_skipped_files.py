"""Files that are no posts, or no dated ones."""

from confarchive.importing import import_posts


def outcomes(report):
    return {post.source: post.outcome.value for post in report.posts}


def test_files_that_are_no_posts(write, site):
    blog = write(
        "blog",
        {
            "a.md": "Title: A\n\nText\n",
            "README.md": "# Read me\n",
            "b.md": "Date: 2015-01-01\n\nText\n",
            "c.md": b"Title: \xff\n\n",
        },
    )
    report = import_posts(blog, site)
    assert outcomes(report) == {
        "a.md": "imported",
        "README.md": "skipped",
        "b.md": "skipped",
        "c.md": "skipped",
    }
    assert not report.is_complete
    assert [post.source for post in report.posts if post.lost] == ["b.md", "c.md"]


def test_undated_articles_are_drafts(write, site):
    report = import_posts(write("blog", {"a.md": "Title: A\n\nText\n"}), site)
    assert report.posts[0].post == "posts/undated/a.md"
