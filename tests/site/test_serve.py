"""An author sees an edit without asking for it."""

import shlex
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from tests.building.sites import Site, post

FIRST = {"posts/2015/trip.md": post("A trip", "First words.")}


@contextmanager
def shown(repository, source, port):
    """Run in *source* what `make serve` runs, once the site is built."""
    asked = ["make", "--no-print-directory", "--dry-run", "serve", f"PORT={port}"]
    printed = subprocess.run(asked, cwd=repository, capture_output=True, text=True, check=True)
    options = printed.stdout.rpartition(" -m confarchive.serve")[2].replace("\\\n", " ")
    arguments = shlex.split(options)
    command = [sys.executable, "-m", "confarchive.serve", *arguments]
    with (source.parent / "log.txt").open("w") as log:
        process = subprocess.Popen(command, cwd=source, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


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
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with shown(repository, site.source, port):
        wait_for(port)
        page.goto(f"http://127.0.0.1:{port}/posts/2015/trip.html")
        page.get_by_text("First words.").wait_for()
        site.write({"posts/2015/trip.md": post("A trip", "Second words.")})
        page.get_by_text("Second words.").wait_for(timeout=60_000)
        page.goto("about:blank")
