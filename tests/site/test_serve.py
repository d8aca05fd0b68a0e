"""An author sees an edit without asking for it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest

from tests.building.sites import Site, post

FIRST = {"posts/2015/trip.md": post("A trip", "First words.")}


@contextmanager
def shown(repository, source, port):
    """Run in *source* what `make serve` runs, once the site is built."""
    with (source.parent / "log.txt").open("w") as log:
        process = subprocess.Popen(
            ["sh", "-c", served(repository, port)],
            cwd=source,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)  # as a key does
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def served(repository, port):
    """Return the command of `make serve`."""
    asked = ["make", "--no-print-directory", "--dry-run", "serve", f"PORT={port}"]
    asked.append(f"python={sys.executable}")
    printed = subprocess.run(asked, cwd=repository, capture_output=True, text=True, check=True)
    command = printed.stdout[printed.stdout.index("trap ") :]
    assert " -m confarchive.serve " in command
    return command


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("nothing is served")


def test_an_edit_shows_by_itself(repository, page, tmp_path):
    site = Site.of(tmp_path, FIRST)
    port = free_port()
    with shown(repository, site.source, port):
        wait_for(port)
        page.goto(f"http://127.0.0.1:{port}/posts/2015/trip.html")
        page.get_by_text("First words.").wait_for()
        site.write({"posts/2015/trip.md": post("A trip", "Second words.")})
        page.get_by_text("Second words.").wait_for(timeout=60_000)
        page.goto("about:blank")


MOMENTS = [
    ("", 0.01),
    ("", 0.05),
    ("", 0.3),
    ("initial build", 0.05),
    ("initial build", 0.3),
    ("Running Sphinx", 0.1),
    ("Building again", 0.1),
]
"""What was said last when the key comes, and seconds after that."""


@pytest.mark.parametrize(("said", "moment"), MOMENTS)
def test_a_key_shows_no_traceback(repository, tmp_path, said, moment):
    site = Site.of(tmp_path, FIRST)
    log, port = tmp_path / "log.txt", free_port()
    with shown(repository, site.source, port) as process:
        if said == "Building again":
            wait_for(port)
            time.sleep(0.3)  # it watches a moment later
            site.write({"posts/2015/trip.md": post("A trip", "Second words.")})
        deadline = time.monotonic() + 60
        while said not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert said in log.read_text()
        time.sleep(moment)
    assert process.returncode == 130
    told = log.read_text()
    assert not re.search("Traceback|Error|kill:", told), told
    if said == "initial build":
        time.sleep(1)
        assert log.read_text() == told, "it builds on"
