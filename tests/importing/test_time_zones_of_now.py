"""What is already published follows from the archive's own zone, when a blog is imported."""

from datetime import UTC, datetime, timedelta

import pytest

from confarchive.importing import Options, import_posts
from confarchive.model.dates import time_zones

EARLY, LATE = "Pacific/Kiritimati", "Etc/GMT+12"
"""The zones whose clocks are 14 hours before, and 12 hours after that of UTC."""
POST = "Title: FOSDEM 2015\nDate: {:%Y-%m-%d %H:%M}\nTags: hall\n\nWe were at FOSDEM 2015 in Brussels.\n"


@pytest.fixture
def bring(write):
    """Import a post of a time that is *hours* from now by the clock of UTC; return the site."""

    def bring(hours, *, blog_zone="", conf=""):
        when = datetime.now(UTC) + timedelta(hours=hours)
        settings = f"SITENAME = 'Hall'\nPATH = 'content'\n{blog_zone}"
        blog = write("blog", {"content/a.md": POST.format(when), "pelicanconf.py": settings})
        site = write("site", {"conf.py": conf})
        import_posts(blog, site, Options(jobs=1))
        return site

    return bring


@pytest.mark.parametrize("given", ["blog", "archive"])
@pytest.mark.parametrize(("zone", "hours", "is_shown"), [(EARLY, 10, True), (LATE, -2, False)])
def test_posts_are_listed_by_the_archives_clock(bring, given, zone, hours, is_shown):
    if given == "blog":
        site = bring(hours, blog_zone=f"TIMEZONE = {zone!r}")
    else:
        site = bring(hours, conf=f"archive_timezone = {zone!r}\n")
    table = site / "redirects.yml"
    assert (table.exists() and "tag/hall" in table.read_text("utf-8")) == is_shown
    assert (site / "conferences.yml").exists() == is_shown
    (post,) = (site / "posts").rglob("*.md")
    assert ("conferences: [fosdem-2015]" in post.read_text("utf-8")) == is_shown


def test_a_blog_in_another_zone_than_the_archive(bring):
    conf = f"archive_timezone = {EARLY!r}\n"
    site = bring(-2, blog_zone=f"TIMEZONE = {LATE!r}", conf=conf)
    assert not (site / "conferences.yml").exists()


@pytest.mark.parametrize(
    ("conf", "zone"),
    [
        ("archive_timezone = 'Asia/Tokyo'\n", "Asia/Tokyo"),
        ("archive_timezone: str = 'Asia/Tokyo'\n", "Asia/Tokyo"),
        ("archive_timezone = 'UTC'\narchive_timezone = 'Asia/Tokyo'\n", "Asia/Tokyo"),
        ("archive_timezone = 'Asia/Tokyo'\nif here:\n    a = 1\n", "Asia/Tokyo"),
        ("archive_timezone = make()\n", None),
        ("archive_timezone = ''\n", None),
        ("archive_timezone = 'Mars/Olympus'\n", None),
        ("this is no Python\n", None),
        ("", None),
    ],
)
def test_the_zone_that_settings_name(write, conf, zone):
    found = time_zones.of_site(write("site", {"conf.py": conf}))
    assert (found and str(found)) == zone


def test_a_folder_without_settings(tmp_path):
    assert time_zones.of_site(tmp_path) is None
