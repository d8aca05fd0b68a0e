"""Players of videos, by the addresses of their pages."""

import pytest

from confarchive.model.addresses.video_players import page_of, player_of

UUID = "9c9de5e8-0a1e-484a-b099-e80766180a6d"
YOUTUBE = "https://www.youtube-nocookie.com/embed/8Tzh42mQjrw"


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=8Tzh42mQjrw&t=90", YOUTUBE),
        ("http://youtube.com/watch?list=1&v=8Tzh42mQjrw", YOUTUBE),
        ("https://m.youtube.com/watch?v=8Tzh42mQjrw", YOUTUBE),
        ("https://youtu.be/8Tzh42mQjrw?t=9", YOUTUBE),
        ("https://www.youtube.com/embed/8Tzh42mQjrw", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/8Tzh42mQjrw", YOUTUBE),
        ("https://www.youtube.com/live/8Tzh42mQjrw?feature=share", YOUTUBE),
        ("https://vimeo.com/4242", "https://player.vimeo.com/video/4242"),
        ("https://player.vimeo.com/video/4242", "https://player.vimeo.com/video/4242"),
        ("https://media.ccc.de/v/36c3-1-of_bridges", "https://media.ccc.de/v/36c3-1-of_bridges/oembed"),
        ("https://media.ccc.de/v/36c3-1-of_bridges/oembed", "https://media.ccc.de/v/36c3-1-of_bridges/oembed"),
        ("https://archive.org/details/of-bridges_2015/", "https://archive.org/embed/of-bridges_2015"),
        (f"https://tube.example/videos/watch/{UUID}", f"https://tube.example/videos/embed/{UUID}"),
        ("https://tube.example:8443/w/9c9de5e8xa1eb484ayb9g9", "https://tube.example:8443/videos/embed/9c9de5e8xa1eb484ayb9g9"),
    ],
)  # fmt: skip
def test_hosts_have_players(url, player):
    assert player_of(url) == player


@pytest.mark.parametrize(
    "url",
    [
        "",
        "_downloads/1/talk.mp4",
        "https://www.youtube.com/user/pycon",
        "https://www.youtube.com/playlist?list=PL8Tzh42mQjrw",
        "https://youtube.com.example/watch?v=8Tzh42mQjrw",
        "https://www.youtube.com/watch?v=8Tzh42mQjr%22",
        "https://www.youtube.com/embed/videoseries?list=PL8Tzh42mQjrw",
        "https://vimeo.com/channels/4242",
        "https://media.ccc.de/c/36c3",
        "https://archive.org/details/a/b",
        "https://tube.example/videos/watch/1",
        "ftp://vimeo.com/4242",
        "https://[broken/watch?v=8Tzh42mQjrw",
    ],
)
def test_other_addresses_have_none(url):
    assert player_of(url) == ""
    assert page_of(url) == ""


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (f"{YOUTUBE}?rel=0", "https://www.youtube.com/watch?v=8Tzh42mQjrw"),
        ("https://youtu.be/8Tzh42mQjrw", "https://www.youtube.com/watch?v=8Tzh42mQjrw"),
        ("http://player.vimeo.com/video/4242?byline=0", "https://vimeo.com/4242"),
        ("https://media.ccc.de/v/36c3-1-of_bridges/oembed", "https://media.ccc.de/v/36c3-1-of_bridges"),
        ("https://archive.org/embed/of-bridges_2015", "https://archive.org/details/of-bridges_2015"),
        (f"https://tube.example/videos/embed/{UUID}", f"https://tube.example/videos/watch/{UUID}"),
    ],
)  # fmt: skip
def test_players_lead_to_the_pages_of_their_videos(url, page):
    assert page_of(url) == page
    assert player_of(page) == player_of(url)
