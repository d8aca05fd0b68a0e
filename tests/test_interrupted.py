"""A key, or a word from outside, ends every command at any moment, and shows no traceback."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from confarchive import cli
from confarchive.runtime import interruption
from tests.building.sites import CONF, post

MOMENTS = int(os.environ.get("CONFARCHIVE_KILLS", "3"))
COMMANDS = {
    "build": ["-m", "confarchive.building", "-j", "2", ".", "../built"],
    "import": ["-m", "confarchive", "import", "../blog", "--into", ".", "--jobs", "2"],
    "check": ["-m", "confarchive", "check"],
}


@pytest.fixture
def here(tmp_path):
    """A site and a blog beside it, with enough posts for several processes."""
    files = {"site/conf.py": CONF, "site/index.md": "# Home\n"}
    for number in range(30):
        words = "Words of *this* day.\n\n" * 20
        files[f"site/posts/day-{number}.md"] = post(f"Day {number}", words, tags=["a", "b"])
        files[f"blog/then-{number}.md"] = f"Title: Then {number}\nDate: 2015-01-01\n\n{words}"
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def run(here, command, ends, moment):
    """Return what *command* tells, and the code it ends with, if it *ends* so after *moment* seconds."""
    process = subprocess.Popen(
        [sys.executable, *COMMANDS[command]],
        cwd=here / "site",
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        told, _ = process.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        # A key reaches all processes of a terminal.
        (os.killpg if ends is signal.SIGINT else os.kill)(process.pid, ends)
        told, _ = process.communicate()
    return told, process.returncode


@pytest.mark.parametrize("ends", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_moment_shows_a_traceback(here, command, ends):
    before = {path.name: path.read_bytes() for path in (here / "site/posts").glob("*.md")}
    started = time.monotonic()
    run(here, command, ends, None)
    took, draw = time.monotonic() - started, random.Random(3)  # noqa: S311
    for _ in range(MOMENTS):
        told, code = run(here, command, ends, draw.uniform(0.03, 1) * took)
        assert "Traceback" not in told, told
        assert code in {0, 130, -ends}, told
    for name, data in before.items():
        assert (here / "site/posts" / name).read_bytes() == data
    assert run(here, command, ends, None)[1] == 0


def interrupted(*_):
    raise KeyboardInterrupt


class Noticed:
    __set_name__ = interrupted


def while_a_class_is_made(_options):
    type("Made", (), {"marked": Noticed()})


@pytest.mark.parametrize("during", [interrupted, while_a_class_is_made])
@pytest.mark.parametrize("where", ["_look_for_leaks", "_parser"])
def test_wherever_it_happens_one_line_is_told(monkeypatch, capsys, where, during):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(cli, where, lambda *words: during(words))
    assert cli.main(["check", "--leaks", "output"]) == 130
    assert capsys.readouterr().err.startswith("confarchive: interrupted; every post is whole")


MEETS = """
import sys, time, weakref
from confarchive import __main__, cli
from confarchive.runtime import interruption

class Lock: pass

def stop(*_):
    raise KeyboardInterrupt

def forget(lock):
    kept = weakref.ref(lock, stop)
    del lock
    return kept

def work(_options):
    {work}
    for _ in range(100):
        time.sleep(0.1)

cli._look_for_leaks = work
interruption.SOON = {soon}
sys.argv = ["confarchive", "check", "--leaks", "output"]
sys.exit(__main__.run())
"""
PLACES = {
    "what Python has written itself": "exec('raise KeyboardInterrupt')",
    "what can raise nothing": "kept = forget(Lock())",
}


@pytest.mark.parametrize("soon", [interruption.SOON, 0])
@pytest.mark.parametrize("place", PLACES)
def test_a_key_counts_wherever_it_meets_python(tmp_path, place, soon):
    (tmp_path / "ended.py").write_text(MEETS.format(work=PLACES[place], soon=soon))
    command = [sys.executable, "-m", "ended"]
    ended = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert ended.returncode == 130
    assert ended.stderr.count("\n") == 1


CLASS = """
def stop(*_):
    raise KeyboardInterrupt
class Noticed:
    __set_name__ = stop
type("Made", (), {"marked": Noticed()})
"""
WAITING = """
import time, weakref
class Lock: pass
def stop(*_):
    raise KeyboardInterrupt
def forget(lock):
    return weakref.ref(lock, stop)
kept = forget(Lock())
time.sleep(20)
"""
HANDLER = """
def setup(app):
    app.connect("builder-inited", lambda _: exec("raise KeyboardInterrupt"))
"""


@pytest.mark.parametrize("conf", ["raise KeyboardInterrupt", CLASS, WAITING, HANDLER])
def test_a_key_ends_a_build_with_a_line_and_its_code(tmp_path, conf):
    (tmp_path / "conf.py").write_text(conf)
    command = [sys.executable, "-m", "confarchive.building", "-q", ".", "../built"]
    ended = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert ended.returncode == 130
    assert ended.stderr == "\nInterrupted: the next build writes what this one has left.\n"


CHILD = """
import multiprocessing, sys, time
from confarchive.runtime import interruption

def work():
    multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,)).start()
    return interruption.INTERRUPTED

sys.exit(interruption.run(work))
"""


def test_processes_that_it_has_started_end_too(tmp_path):
    command = [sys.executable, "-c", CHILD]
    ended = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=100)
    assert ended.returncode == 130  # they hold its output open for as long as they are there


def test_other_errors_stay_what_they_are(monkeypatch):
    def fails(_options):
        raise RuntimeError("at fault") from ValueError()

    monkeypatch.setattr(cli, "_look_for_leaks", fails)
    with pytest.raises(RuntimeError, match="at fault"):
        cli.main(["check", "--leaks", "output"])
