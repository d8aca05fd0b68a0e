"""Links in a blog that lead out of it are not followed, be it to posts, pictures or settings."""

import os

import pytest

from confarchive.importing import Options, import_posts

HIDDEN = "zanzibar7f3q"


@pytest.fixture
def blog(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "post.md").write_text(f"Title: {HIDDEN}\nDate: 2015-02-03\n\n{HIDDEN}\n")
    (outside / "hall.svg").write_text(f"<svg>{HIDDEN}</svg>")
    (outside / "more.py").write_text(f'SITENAME = "{HIDDEN}"\n')
    folder = tmp_path / "blog"
    (folder / "content/images").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text('from more import *\nPATH = "content"\n')
    (tmp_path / "site").mkdir()
    return folder


def brought(blog, body):
    (blog / "content/one.md").write_text(f"Title: One\nDate: 2015-02-03\n\n{body}\n")
    report = import_posts(blog, blog.parent / "site", Options(jobs=1))
    for file in (blog.parent / "site").rglob("*"):
        assert not file.is_file() or HIDDEN not in file.read_text(errors="replace"), file
    return report


LINKS = {
    "two.md": "post.md",
    "images/hall.svg": "hall.svg",
    "images/more": ".",
    "posts": ".",
}


@pytest.mark.parametrize("link", LINKS)
def test_no_link_leads_out(blog, link):
    (blog / "content" / link).symlink_to(blog.parent / "outside" / LINKS[link])
    body = "![a]({static}/images/hall.svg) ![a]({static}/images/more/hall.svg)\n{% img /images/hall.svg %}"
    report = brought(blog, body)
    (problem,) = (each for each in report.problems if each.kind == "outside")
    assert problem.path == link
    assert "leads out of the blog's folder" in problem.message


def test_links_within_are_followed(blog):
    (blog / "more").mkdir()
    (blog / "more/two.md").write_text("Title: Two\nDate: 2015-02-03\n\nWords.\n")
    (blog / "content/more").symlink_to(blog / "more")
    report = brought(blog, "Words.")
    assert sorted(post.source for post in report.posts) == ["more/two.md", "one.md"]
    assert not [each for each in report.problems if each.kind == "outside"]


def test_settings_elsewhere_are_not_read(blog):
    (blog / "more.py").symlink_to(blog.parent / "outside/more.py")
    report = brought(blog, "Words.")
    assert HIDDEN not in report.blog
    (problem,) = (each for each in report.problems if each.kind == "outside")
    assert (problem.path, problem.line) == ("pelicanconf.py", 1)


def test_pipes_and_names_that_are_none_are_told(blog):
    os.mkfifo(blog / "content/pipe.md")
    (blog / "content/two\nlines.md").write_text("Title: Two\nDate: 2015-02-03\n\nWords.\n")
    (blog / "content/one\udcff.md").write_text("Title: Three\nDate: 2015-02-03\n\nWords.\n")
    report = brought(blog, "Words.")
    told = {each.path: each.message for each in report.problems if each.kind == "unreadable"}
    assert sorted(told) == ["one\\udcff.md", "pipe.md", "two\\nlines.md"]
