"""Frames of other hosts: a link until a reader asks for one."""

import pytest

POST = """\
---
date: 2015-01-01
conferences: [fosdem-2015]
talks:
  - {title: Of "bridges", video: "https://youtu.be/8Tzh42mQjrw", slides: "https://slides.example/"}
  - {title: Of roads, video: "https://video.example/1"}
---
# A recording

<div class="click-to-load" data-src="about:blank#frame"><a href="about.html">The recording</a></div>
"""


PLAYER = "https://www.youtube-nocookie.com/embed/8Tzh42mQjrw"
PAGES = ["posts/2015/recording.html", "conferences/fosdem-2015.html", "talks.html"]


@pytest.fixture(scope="session")
def frames_site(build, tmp_path_factory):
    source = tmp_path_factory.mktemp("frames")
    (source / "posts/2015").mkdir(parents=True)
    (source / "conf.py").write_text('extensions = ["confarchive"]\n')
    (source / "index.md").write_text("# Home\n")
    (source / "conferences.yml").write_text("fosdem: {name: FOSDEM, editions: {2015: {}}}\n")
    (source / "posts/2015/recording.md").write_text(POST)
    return build(source)


@pytest.fixture
def address(serve, frames_site):
    return serve(frames_site)


def test_a_frame_loads_when_it_is_asked_for(page, address):
    page.goto(address + PAGES[0])
    assert page.locator("iframe").count() == 0
    page.get_by_role("link", name="The recording").click()
    frame = page.locator(".click-to-load iframe")
    assert frame.get_attribute("src") == "about:blank#frame"
    assert frame.get_attribute("title") == "The recording"


@pytest.mark.parametrize("name", PAGES)
def test_a_talks_video_plays_in_its_place_when_it_is_asked_for(page, address, name):
    def with_a_player_of_ours(route):
        text = route.fetch().text()
        assert PLAYER in text
        route.fulfill(body=text.replace(PLAYER, f"{address}index.html"), content_type="text/html")

    page.route(address + name, with_a_player_of_ours)
    page.goto(address + name)
    assert page.locator("iframe").count() == 0  # and no request went to another host
    video = page.get_by_role("button", name='Video: Of "bridges"')
    assert video.get_attribute("aria-expanded") == "false"
    assert "127.0.0.1" in video.get_attribute("title")
    assert page.get_by_role("link", name="Video").get_attribute("href") == "https://video.example/1"
    video.press("Enter")
    frame = page.locator("li iframe")
    assert frame.get_attribute("src") == f"{address}index.html"
    assert frame.get_attribute("title") == 'Video: Of "bridges"'
    assert video.get_attribute("aria-expanded") == "true"
    link = page.get_by_role("link", name="The video on youtu.be")
    assert link.get_attribute("href") == "https://youtu.be/8Tzh42mQjrw"
    video.press("Enter")
    assert page.locator("iframe").count() == 0
    assert video.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_a_talks_video_is_a_link(open_page, address, name):
    page = open_page(java_script_enabled=False)
    page.goto(address + name)
    links = page.get_by_role("link", name="Video", exact=True)
    assert links.first.get_attribute("href") == "https://youtu.be/8Tzh42mQjrw"
    assert page.get_by_role("button", name="Video").count() == 0
