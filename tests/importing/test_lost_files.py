"""Files that a site has lost since the last import come again, or nothing is claimed for their posts."""

import shutil

import pytest

from confarchive.importing import Options, import_posts

NAMES = ("hall.png", "two halls.png", "Größe & mehr.png", "a_b-(1).png")
BLOG = {
    "pelicanconf.py": "PATH = 'content'\n",
    "content/a.md": "Title: A\nDate: 2015-02-03\n\n"
    + "\n\n".join(f"![x](<{{static}}/images/{name}>)" for name in NAMES),
    "content/b.rst": "B\n#\n\n:date: 2015-02-03\n\n.. image:: {static}/images/hall.png\n",
    "content/c.md": 'Title: C\nDate: 2015-02-03\n\n<p><img src="/images/hall.png"></p>\n',
    "content/pages/d.md": "Title: D\n\n[x]({static}/images/hall.png)\n",
    "content/e.md": "Title: E\nDate: 2015-02-03\n\nWords.\n",
    **{f"content/images/{name}": name.encode() for name in NAMES},
}


def files(site):
    return {path: path.read_bytes() for path in (site / "files").rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", [None, *NAMES])
def test_what_the_blog_still_has_comes_again(write, site, name):
    blog = write("blog", BLOG)
    first, had = import_posts(blog, site), files(site)
    assert len(had) == len(NAMES)
    if name is None:
        shutil.rmtree(site / "files")
    else:
        next(path for path in had if path.name == name).unlink()
    again = import_posts(blog, site)
    assert files(site) == had
    assert {post.outcome.value for post in again.posts} == {"unchanged"}
    faithful = {post.source: post.faithful for post in again.posts}
    assert faithful == {post.source: post.faithful for post in first.posts}
    assert set(faithful.values()) == {True}


def test_of_what_the_blog_has_lost_too_nothing_is_claimed(write, site):
    blog = write("blog", BLOG)
    import_posts(blog, site)
    for folder in (site / "files", blog / "content/images"):
        shutil.rmtree(folder)
    faithful = {post.source: post.faithful for post in import_posts(blog, site).posts}
    assert faithful.pop("e.md") is True
    assert True not in faithful.values()


def test_a_dry_run_brings_nothing(write, site):
    blog = write("blog", BLOG)
    import_posts(blog, site)
    shutil.rmtree(site / "files")
    import_posts(blog, site, Options(dry_run=True))
    assert not (site / "files").exists()


def test_what_the_blog_alone_has_lost_stays_in_the_archive(write, site):
    blog = write("blog", BLOG)
    import_posts(blog, site)
    had = {path: path.read_bytes() for path in site.rglob("*.md")} | files(site)
    for folder in (site / ".confarchive", blog / "content/images"):
        shutil.rmtree(folder)
    report = import_posts(blog, site)
    assert {post.outcome.value for post in report.posts} == {"unchanged"}
    assert {path: path.read_bytes() for path in had} == had
