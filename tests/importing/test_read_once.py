"""Each file of a blog is read once, and each post converted once."""

import os
from collections import Counter

import pytest

from confarchive.importing import Options, import_posts, verify
from confarchive.importing.converting import convert_post, linked_first
from confarchive.importing.writing import run
from tests.opened import opened

HEAD = "Title: {0}\nDate: 2015-02-03\n\n"
POSTS = {
    "hall.md": HEAD.format("Hall") + "## Monday\n\n[Tuesday]({filename}room.md#tuesday)\n",
    "room.md": HEAD.format("Room") + "## Tuesday\n\n[Monday]({filename}hall.md#monday)\n",
    "lost.md": HEAD.format("Lost") + "## Monday\n\n[Sunday]({filename}room.md#sunday)\n",
    "way.rst": "Way\n###\n\n:date: 2015-02-03\n\n`Monday <{filename}hall.md#monday>`_\n",
    "map.html": '<html><head><title>Map</title><meta name="date" content="2015-02-03"></head>'
    '<body><p><a href="{filename}way.rst#on">on</a></p></body></html>',
}
TOC = "MARKDOWN = {'extensions': ['markdown.extensions.toc', 'markdown.extensions.extra']}\n"


@pytest.fixture
def blog(write):
    posts = {f"content/{name}": text for name, text in POSTS.items()}
    return write("blog", {"pelicanconf.py": f"PATH = 'content'\n{TOC}", **posts})


def test_the_file_of_a_post_is_opened_once(blog, site):
    with opened() as paths:
        report = import_posts(blog, site, Options(jobs=1))
    assert {post.source for post in report.posts} == set(POSTS)
    times = Counter(paths)
    files = {name: os.path.realpath(blog / "content" / name) for name in POSTS}
    assert {name: times[file] for name, file in files.items()} == dict.fromkeys(POSTS, 1)


def test_no_post_is_converted_twice_to_learn_its_sections(blog, site, monkeypatch):
    converted = Counter()

    def counted(destination, blog):
        converted[destination.post.path] += 1
        return convert_post.transfer(destination, blog)

    monkeypatch.setattr(run, "transfer", counted)
    monkeypatch.setattr(linked_first, "transfer", counted)
    import_posts(blog, site, Options(jobs=1))
    assert converted == dict.fromkeys(POSTS, 1)
    hall, room, lost = (
        (site / f"posts/2015/{name}.md").read_text() for name in ("hall", "room", "lost")
    )
    assert "(posts-2015-hall-monday)=" in hall
    assert "room.md#posts-2015-room-tuesday" in hall
    assert "hall.md#posts-2015-hall-monday" in room
    assert "(room.md)" in lost


def test_a_linked_post_whose_own_link_leads_to_no_section_is_converted_again(blog, site):
    """It was converted when nobody knew yet that the section is none."""
    (blog / "content/hall.md").write_text(
        HEAD.format("Hall") + "## Monday\n\n[Sunday]({filename}room.md#sunday)\n"
    )
    report = import_posts(blog, site, Options(jobs=1))
    text = (site / "posts/2015/hall.md").read_text()
    assert "(posts-2015-hall-monday)=" in text
    assert "[Sunday](room.md)" in text
    assert any("has this name now" in str(problem) for problem in report.problems)


@pytest.mark.parametrize("name", ["hall", "room"])
def test_the_reference_rendering_is_read_once_to_compare_it(blog, site, monkeypatch, name):
    """Also of a post that names a picture which is not there."""
    body = f"![{name}](images/gone.png)\n\nHere is {name}.\n"
    (blog / f"content/{name}.md").write_text(HEAD.format(name) + body)
    read, seen = verify.read, []

    def counted(root, *given, **options):
        seen.append(root.text_content())
        return read(root, *given, **options)

    monkeypatch.setattr(verify, "read", counted)
    import_posts(blog, site, Options(jobs=1))
    assert sum(f"Here is {name}." in text for text in seen) == 2  # the blog's, and the archive's
