"""What goes away while a blog is imported costs itself, and nothing else."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican import reader
from confarchive.importing.writing import run

POST = "Title: {0}\nDate: 2015-02-03\n\n![{0}]({{static}}/images/{0}.png)\n"


@pytest.fixture
def blog(write):
    files = {f"content/{name}.md": POST.format(name) for name in ("hall", "room")}
    pictures = {f"content/images/{name}.png": b"picture" for name in ("hall", "room")}
    return write("blog", {"pelicanconf.py": "PATH = 'content'\n", **files, **pictures})


def test_a_picture_that_vanishes_costs_that_picture(blog, tmp_path, monkeypatch):
    transfer, site = run.transfer, tmp_path / "site"
    site.mkdir()

    def and_lose(destination, blog):
        done = transfer(destination, blog)
        (blog.source.content / "images/hall.png").unlink(missing_ok=True)
        return done

    monkeypatch.setattr(run, "transfer", and_lose)
    report = import_posts(blog, site, Options(jobs=1))
    assert {post.source: post.faithful for post in report.posts} == {
        "hall.md": False,
        "room.md": True,
    }
    assert [str(problem) for problem in report.problems] == [
        "hall.md: images/hall.png: went away during the import; bring it back, and import again [missing-picture]"
    ]
    assert report.counts["missing_pictures"] == 1
    assert [path.name for path in (site / "files").rglob("*.*")] == ["room.png"]
    assert report.is_complete


def test_a_post_that_vanishes_costs_that_post(blog, tmp_path, monkeypatch):
    read, site = reader.read, tmp_path / "site"
    site.mkdir()

    def and_lose(path, *given, **options):
        (blog / "content/hall.md").unlink(missing_ok=True)
        return read(path, *given, **options)

    monkeypatch.setattr(reader, "read", and_lose)
    report = import_posts(blog, site, Options(jobs=1))
    assert {post.source for post in report.posts if post.lost} == {"hall.md"}
    assert [str(problem) for problem in report.problems] == [
        "hall.md: cannot be read: No such file or directory; expected a file of text that may be read [unreadable]"
    ]


def test_a_post_that_vanishes_once_it_is_read_is_imported(blog, tmp_path, monkeypatch):
    transfer, site = run.transfer, tmp_path / "site"
    site.mkdir()

    def and_lose(destination, blog):
        (blog.source.content / "hall.md").unlink(missing_ok=True)
        return transfer(destination, blog)

    monkeypatch.setattr(run, "transfer", and_lose)
    report = import_posts(blog, site, Options(jobs=1))
    assert not report.problems
    assert {post.source: post.faithful for post in report.posts} == {
        "hall.md": True,
        "room.md": True,
    }
