"""Two builds of one site at once: the second waits, and none that was killed is waited for."""

import signal
import subprocess
import sys

import pytest
from sphinx.errors import ConfigError

from tests.building.sites import SiteFolder, post

WAITS = "Another build of this site is going on"
HOLD = """\
import sys, time
from pathlib import Path
from confarchive.building import build_lock
build_lock.take(Path(sys.argv[1]), "_tags")
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def source(tmp_path):
    return SiteFolder.of(tmp_path, {"posts/one.md": post("One", tags=["a"])}).source


def start(source, *options, output="html"):
    command = [sys.executable, "-m", "sphinx", "-b", "html", *options, ".", f"../{output}"]
    return subprocess.Popen(
        command, cwd=source, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def holder(source):
    holds = subprocess.Popen(
        [sys.executable, "-c", HOLD, source], text=True, stdout=subprocess.PIPE
    )
    assert holds.stdout.readline() == "held\n"
    return holds


def test_a_second_build_waits(source):
    first = holder(source)
    second = start(source)
    assert any(line.startswith(WAITS) for line in iter(second.stdout.readline, ""))
    assert second.poll() is None
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert "build succeeded." in second.communicate()[0]
    assert second.returncode == 0
    told, _ = start(source).communicate()
    assert WAITS not in told


def test_builds_at_once_come_out_as_one_alone(source):
    builds = [start(source, "-t", "drafts", output="preview"), *(start(source) for _ in range(2))]
    told = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], told
    site = SiteFolder(source.parent, source)
    there = {
        path.relative_to(source.parent / "html")
        for path in (source.parent / "html").rglob("*.html")
    }
    alone = site.copy(source.parent / "clean").build(epoch=None).output
    assert there == {path.relative_to(alone) for path in alone.rglob("*.html")}


def test_nothing_is_written_where_a_link_leads(site, tmp_path):
    here = site({"posts/one.md": post("One", tags=["a"])})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/mine.md").touch()
    (here.source / "_tags").symlink_to(tmp_path / "outside")
    with pytest.raises(ConfigError, match="tags_output_dir: found '_tags', which leads out"):
        here.build()
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["mine.md"]
