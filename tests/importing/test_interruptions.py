"""An import by several processes, and one that is killed."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from confarchive.importing import Options, import_posts, report_json
from confarchive.importing.last_report import FOLDER

CONF = "PATH = 'content'\nSITENAME = 'Trips'\n"


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def many(write, count=30):
    files = {
        f"content/{number:03}.md": f"Title: Post {number}\nDate: 2015-01-{number % 28 + 1:02}\nSlug: post-{number % 25}\n\n"
        f"![x]({{static}}/images/{number % 7}.png) [on]({{filename}}{(number + 1) % count:03}.md)\n\n* a\n* b\n"
        for number in range(count)
    }
    pictures = {f"content/images/{number}.png": bytes([number]) * 5000 for number in range(7)}
    return write("many", {"pelicanconf.py": CONF, **files, **pictures})


def test_the_same_bytes_by_one_process_or_many(write, tmp_path):
    blog, trees = many(write), []
    for jobs in (1, 3):
        site = tmp_path / f"site{jobs}"
        site.mkdir()
        report = import_posts(blog, site, Options(jobs=jobs))
        trees.append((tree(site), report_json.text(report)))
    assert trees[0] == trees[1]


def test_killed_at_any_moment(write, tmp_path):
    """A post is old or new, whole, and the next run ends as an undisturbed one would."""
    blog, site, whole = many(write), tmp_path / "site", tmp_path / "whole"
    whole.mkdir()
    started = time.monotonic()
    run(blog, whole).wait()
    took = time.monotonic() - started
    expected = tree(whole)
    draw = random.Random(5)  # noqa: S311
    for _ in range(int(os.environ.get("CONFARCHIVE_KILLS", "3"))):
        site.mkdir()
        killed = run(blog, site)
        time.sleep(draw.uniform(0.2, 1) * took)
        os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
        for name, data in tree(site).items():
            assert name not in expected or data == expected[name], name
        assert run(blog, site).wait() == 0
        assert tree(site) == expected
        for path in sorted(site.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        site.rmdir()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
def test_what_is_killed_leaves_no_process(write, tmp_path):
    (tmp_path / "site").mkdir()
    killed = run(many(write, 300), tmp_path / "site", jobs=2)
    assert comes(
        lambda: len(session(killed.pid)) >= 4, 600
    )  # with two that work, on a busy machine too
    killed.kill()
    killed.wait()
    assert comes(lambda: not session(killed.pid))


def comes(is_so, seconds=60):
    """Wait until *is_so* tells that something is so; tell whether it came to that in time."""
    deadline = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def session(leader):
    """Return the numbers of the processes in a session, but for those that have ended."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            number, _, rest = file.read_text().partition(" (")
            state, _, _, its_session = rest.rpartition(") ")[2].split()[:4]
            if int(its_session) == leader and state != "Z":
                found.append(int(number))
    return found


def run(blog, site, jobs=1):
    command = [sys.executable, "-m", "confarchive", "import", blog, "--into", site]
    command += ["--jobs", str(jobs)]
    return subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, cwd=Path(__file__).parents[2]
    )
