"""Headings that hold more than words."""

from tests.building.sites import post


def test_a_heading_may_link_to_a_file(build):
    body = "## [The slides](../../files/slides.zip)\n\nText.\n"
    built = build({"posts/2015/one.md": post(body=body), "files/slides.zip": "x"})
    assert built.warnings == ()
    assert "slides.zip" in (built.output / "posts/2015/one.html").read_text(encoding="utf-8")
