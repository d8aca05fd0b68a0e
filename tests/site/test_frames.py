"""Frames of other hosts: a link until a reader asks for one."""

POST = """\
---
date: 2015-01-01
---
# A recording

<div class="click-to-load" data-src="about:blank#frame"><a href="about.html">The recording</a></div>
"""


def test_a_frame_loads_when_it_is_asked_for(page, build, serve, tmp_path):
    (tmp_path / "site/posts/2015").mkdir(parents=True)
    (tmp_path / "site/conf.py").write_text('extensions = ["confarchive"]\n')
    (tmp_path / "site/index.md").write_text("# Home\n")
    (tmp_path / "site/posts/2015/recording.md").write_text(POST)
    page.goto(serve(build(tmp_path / "site")) + "posts/2015/recording.html")
    assert page.locator("iframe").count() == 0
    page.get_by_role("link", name="The recording").click()
    frame = page.locator(".click-to-load iframe")
    assert frame.get_attribute("src") == "about:blank#frame"
    assert frame.get_attribute("title") == "The recording"
