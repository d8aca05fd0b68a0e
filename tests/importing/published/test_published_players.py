"""A player of another host is the same on a published page and in the archive, where readers ask for it first."""

import pytest

from confarchive.importing import Options, import_posts
from tests.importing.hall_blog import CONF, page

NUMBER = 4
OTHER = "https://www.youtube.com/embed/bbbbbbbbbb{}"


@pytest.fixture
def run(write, site):
    """Import posts that a plugin shows videos in, by a directive, and their pages, which show frames."""

    def run(directive, frame):
        sources, pages = {"pelicanconf.py": CONF}, {}
        for number in range(NUMBER):
            text = f"The hall {number} had {number + 3} doors, and each was of another colour than its frame."
            sources[f"content/hall{number}.rst"] = (
                f"Hall {number}\n######\n\n:date: 2015-02-0{number + 1}\n:slug: hall{number}\n\n"
                f".. {directive}{number}\n\n{text}\n"
            )
            shown = f'<div class="video"><iframe src="{frame.format(number)}"></iframe></div><p>{text}</p>'
            pages[f"hall{number}.html"] = page(f"Hall {number}", shown)
        write("blog", sources)
        write("blog/output", pages)
        return import_posts(write("blog", {}), site, Options(jobs=1)).posts

    return run


@pytest.mark.parametrize(
    ("directive", "frame"),
    [
        ("youtube:: aaaaaaaaaa", "https://www.youtube.com/embed/aaaaaaaaaa{}"),
        ("youtube:: aaaaaaaaaa", "//www.youtube-nocookie.com/embed/aaaaaaaaaa{}?rel=0"),
        ("vimeo:: 1234567", "https://player.vimeo.com/video/1234567{}"),
    ],
)
def test_the_same_video_is_the_same(run, directive, frame):
    posts = run(directive, frame)
    assert [each.page.differences for each in posts] == [()] * NUMBER
    assert all(each.faithful for each in posts)


def test_another_video_is_another_one_and_readers_saw_that(run, site):
    posts = run("youtube:: aaaaaaaaaa", OTHER)
    assert all(each.from_page for each in posts)
    for number, each in enumerate(posts):
        assert f"bbbbbbbbbb{number}" in (site / each.post).read_text()
