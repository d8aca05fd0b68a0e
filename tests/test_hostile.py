"""Posts that mean harm are imported and built, or told: nothing ends, hangs or leaks."""

import os
import subprocess
import sys

import pytest

from confarchive.importing import Options, import_posts
from tests.building.sites import SiteFolder, leaks
from tests.hostile import SECRET, archive_posts, blog_posts
from tests.opened import opened

SHORT = 600
"""Letters of a bomb in everyday's tests: as many kinds, but none that goes off."""
LONGEST = 120
"""Seconds that all of them may take."""
PLUGINS = "PLUGINS = ['liquid_tags.img', 'liquid_tags.include_code', 'liquid_tags.notebook']\n"


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("secret.txt", "secret.md", "secret.svg"):
        (folder / name).write_text(f"<svg>{SECRET}</svg>\n")
    return folder


def put(folder, posts, outside, suffix=""):
    """Write *posts* into *folder*, beside ways that lead outside."""
    folder.mkdir(parents=True)
    (folder / "linked.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    os.mkfifo(folder / "pipe")
    for name, text in posts:
        (folder / f"{name}{suffix}").write_bytes(text.encode("utf-8", "surrogatepass"))


def bring(tmp_path, outside, most):
    put(tmp_path / "blog/content", blog_posts(outside, "../../outside", most), outside)
    (tmp_path / "blog/pelicanconf.py").write_text(f"PATH = 'content'\n{PLUGINS}")
    site = SiteFolder.of(tmp_path / "site", {})
    return tmp_path / "blog", site


def nothing_outside(folder):
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            assert SECRET.encode() not in file.read_bytes(), file


def test_a_blog_of_them_is_imported_and_built(tmp_path, outside):
    blog, site = bring(tmp_path, outside, SHORT)
    with opened() as paths:
        report = import_posts(blog, site.source, Options(jobs=1))
    assert not [path for path in paths if path.startswith(os.path.realpath(outside))]
    assert not [each for each in report.problems if "report it" in each.message]
    assert len(report.posts) >= 77
    nothing_outside(site.source)
    built = site.build(warnings=True)
    assert not leaks(built.output, SECRET)
    brought = [post.post for post in report.posts if post.post and "undated" not in post.post]
    assert len(brought) > 70
    for path in brought:
        assert built.has(path.replace(".md", ".html")), path


@pytest.mark.parametrize("builder", ["html", "text"])
def test_an_archive_of_them_is_built(tmp_path, outside, builder):
    site = SiteFolder.of(tmp_path / "site", {})
    folder = site.source / "posts/2015"
    put(folder, archive_posts(outside, "../../../../outside", SHORT), outside, ".md")
    with opened() as paths:
        built = site.build(builder, warnings=True)
    assert not [path for path in paths if path.startswith(os.path.realpath(outside))]
    assert not leaks(built.output, SECRET)
    assert len([name for name in built.files() if name.startswith("posts/")]) > 100


@pytest.mark.skipif(
    "CONFARCHIVE_HOSTILE" not in os.environ, reason="takes minutes: set CONFARCHIVE_HOSTILE=1"
)
def test_they_take_two_minutes_at_most_in_earnest(tmp_path, outside):
    blog, site = bring(tmp_path, outside, None)
    (site.source / "conf.py").write_text(
        (site.source / "conf.py").read_text() + "archive_seconds = 2\n"
    )
    orders = (
        ("-m", "confarchive", "import", blog, "--into", site.source, "--seconds", "2"),
        ("-m", "sphinx", "-q", "-j", "2", "-b", "html", site.source, site.folder / "html"),
    )
    for order in orders:
        done = subprocess.run(
            [sys.executable, *order], timeout=LONGEST, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr
        assert done.returncode in {0, 1}, done.stderr[-2000:]
    nothing_outside(site.folder)
