"""Posts in formats of others are named, and other files of these kinds are not."""

import pytest

from confarchive.importing import Options, import_posts


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.adoc", "= A\n:date: 2015-02-03\n", "AsciiDoc"),
        ("key.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n", None),
        ("a.org", "#+TITLE: A\n#+DATE: 2015-02-03\n", "Org"),
        ("a.nbdata", "Title: A\nDate: 2015-02-03\n", "a notebook"),
        ("a.ipynb", "{}", None),
        ("talks/a.adoc", "= A\n:date: 2015-02-03\n", None),
    ],
)
def test_a_post_that_cannot_be_read_is_named(write, name, text, told):
    conf = "PATH = 'content'\nARTICLE_EXCLUDES = ['talks']\n"
    files = {"content/b.md": "Title: B\nDate: 2015-02-03\n\nText\n", f"content/{name}": text}
    blog = write("blog", {"pelicanconf.py": conf, **files})
    report = import_posts(blog, write("site", {"conf.py": ""}), Options(jobs=1))
    assert [post.source for post in report.posts if post.lost] == ([name] if told else [])
    assert report.is_complete == (told is None)
    assert [(each.path, told in each.message) for each in report.problems] == (
        [(name, True)] if told else []
    )
