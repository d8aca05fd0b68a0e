"""Small sites that `make serve` shows."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest

from tests.building.sites import post

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
