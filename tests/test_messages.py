"""Each wrong input gets one message: the file, the line, what was found and expected, what to do.

``messages.toml`` is the table: an input's files, or what its post, settings or command hold, and
the one message that a build, an import or another command has for it.
"""

import errno
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from unittest import mock

import pytest

from confarchive.building import failures
from confarchive.cli import main
from tests.building.sites import CONF, NOW, SiteFolder, post

TABLE = tomllib.loads((Path(__file__).parent / "messages.toml").read_text("utf-8"))["input"]
BUILDS = [case for case in TABLE if "command" not in case]
COMMANDS = [case for case in TABLE if "command" in case]
TRIP = "Title: A trip\nDate: 2015-02-03\n\nWords.\n"
# What a report says of an import on the whole.
_NUMBERS = re.compile(
    r"Pelican blog, because|Settings:|Import finished|\s+\d+ (?:imported|skipped)|\d+ |$|\w[^:]*:$"
)


def name_of(case):
    return case["name"]


def spelled(text):
    """Return *text* with ``a{300}`` as so many letters."""
    return re.sub(r"([a-z])\{(\d+)\}", lambda match: match[1] * int(match[2]), text)


def write(folder, case):
    """Write the files of a *case* below *folder*, and what else it makes there."""
    files = {name: spelled(text).encode() for name, text in case.get("files", {}).items()}
    files |= {name: bytes.fromhex(text) for name, text in case.get("bytes", {}).items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    make = {"pipe": os.mkfifo, "link": lambda path: path.symlink_to(case["to"])}
    for sort, names in case.get("make", {}).items():
        path = folder / os.fsdecode(names.encode("latin-1"))
        path.parent.mkdir(parents=True, exist_ok=True)
        make.get(sort, Path.touch)(path)


@pytest.mark.parametrize("case", BUILDS, ids=name_of)
def test_of_a_build(case, tmp_path):
    header, body = spelled(case.get("header", "")), case.get("body", "Words.")
    post = f"---\ndate: 2015-02-03\n{header}\n---\n\n# One\n\n{body}\n"
    settings = f"{CONF}{case.get('settings', '')}\n"
    here = SiteFolder.of(tmp_path, {"posts/2015/one.md": post, "conf.py": settings})
    write(here.source, case)
    told, ended = built(here, case)
    assert [line.replace(f"{here.source}/", "") for line in told] == case["messages"]
    assert ended == case.get("ends", False)


def built(here, case):
    """Return what a build tells, and whether it ends with that."""
    epoch = None if "SOURCE_DATE_EPOCH" in case.get("environment", {}) else NOW
    with mock.patch.dict(os.environ, case.get("environment", {})):
        try:
            return here.build(warnings=True, epoch=epoch).warnings, False
        except Exception as error:  # noqa: BLE001 - whatever it is
            return [failures.message_of(error) or repr(error)], True


@pytest.mark.parametrize("case", COMMANDS, ids=name_of)
def test_of_a_command(case, tmp_path, monkeypatch, capsys):
    write(tmp_path, {"files": {"blog/trip.md": TRIP, "site/index.md": "# Home\n"}})
    write(tmp_path, case)
    monkeypatch.chdir(tmp_path)
    for name, value in case.get("environment", {}).items():
        monkeypatch.setenv(name, value)
    code = main(case["command"])
    said, complained = capsys.readouterr()
    lines = [*complained.splitlines(), *said.splitlines()]
    told = [line.strip() for line in lines if not _NUMBERS.match(line)]
    assert [line.replace(f"{tmp_path}/", "") for line in told] == case["messages"]
    assert code == case["code"]


def full(_path, _data):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_while_importing(tmp_path, monkeypatch, capsys):
    write(tmp_path, {"files": {"blog/trip.md": TRIP, "site/index.md": "# Home\n"}})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["import", "blog", "--into", "site"]) == 2
    assert capsys.readouterr().err == (
        "confarchive: site/posts/2015/a-trip.md: No space left on device; make room there, "
        "and begin again; what was written so far is whole, or is written anew\n"
    )


LIMITED = """\
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.argv = ["", *sys.argv[1:]]
runpy.run_module("confarchive.building", run_name="__main__")
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_while_building(tmp_path, jobs):
    long = {
        f"posts/{n}.md": f"---\ndate: 2015-01-01\n---\n\n# T {n}\n\n{'x' * 30_000}\n"
        for n in range(4)
    }
    here = SiteFolder.of(tmp_path, long)
    command = [sys.executable, "-c", LIMITED, "-q", "-j", jobs, "-b", "html", ".", "../html"]
    done = subprocess.run(command, cwd=here.source, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (message,) = done.stderr.strip().splitlines()
    assert re.match(r"ERROR: .*/posts/\d\.doctree'?: ", message) or "File too large: '" in message
    assert ".doctree" in message
    assert message.endswith(
        "make room there, and begin again; what was written so far is whole, or is written anew"
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_page_without_room_ends_a_build(tmp_path, jobs):
    """Sphinx only warns of it, and takes the half that it wrote for the page from then on."""
    files = {f"posts/{n}.md": post(f"T {n}") for n in range(40)}
    files["templates/sidebar/brand.html"] = "{% for _ in range(40_000) %}xxxxxxxxxx{% endfor %}"
    here = SiteFolder.of(tmp_path, files | {"conf.py": f"{CONF}templates_path = ['templates']\n"})
    limited = LIMITED.replace("20_000", "300_000")
    command = [sys.executable, "-c", limited, "-q", "-j", jobs, "-b", "html", ".", "../html"]
    done = subprocess.run(command, cwd=here.source, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    (message,) = done.stderr.strip().splitlines()
    assert re.match(
        r"ERROR: (File too large: ')?/.*\.html(: File too large|');? ?; make room", message
    )


@pytest.mark.parametrize("by", ["confarchive.building", "sphinx"])
def test_what_ends_a_build_comes_without_a_traceback(tmp_path, by):
    post = "---\ndate: 2015-01-01\n---\n\n# One\n\n```{include} two.md\n```\n"
    draft = "---\ndate: 2015-01-01\nstatus: draft\n---\n\n# Two\n"
    here = SiteFolder.of(tmp_path, {"posts/one.md": post, "posts/two.md": draft})
    command = [sys.executable, "-m", by, "-q", "-b", "html", ".", "../html"]
    done = subprocess.run(command, cwd=here.source, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().startswith(
        "ERROR: posts/one.md takes in posts/two.md, which is a draft: "
    )
    assert not list((tmp_path / "html").rglob("*.html"))


def test_a_moment_in_words_ends_a_build_before_it_begins(tmp_path):
    here = SiteFolder.of(tmp_path, {})
    command = [sys.executable, "-m", "confarchive.building", "-q", ".", "../html"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "yesterday"}
    done = subprocess.run(
        command, cwd=here.source, env=environment, capture_output=True, text=True, check=False
    )
    expected = "ERROR: SOURCE_DATE_EPOCH: found 'yesterday', expected seconds since 1970, such as 1577836800\n"
    assert (done.returncode, done.stderr) == (2, expected)


def test_the_table_has_enough_inputs():
    assert len({case["name"] for case in TABLE}) == len(TABLE) >= 40
    assert all(len(case["messages"]) <= 1 for case in TABLE)


def test_broken_lines_of_a_blogs_settings_are_told_once(tmp_path, monkeypatch, capsys):
    conf = 'PATH = "."\nAUTHOR = "Ada\nTIMEZONE = \'UTC\n'
    write(tmp_path, {"files": {"blog/trip.md": TRIP, "blog/pelicanconf.py": conf}})
    write(tmp_path, {"files": {"site/index.md": "# Home\n"}})
    monkeypatch.chdir(tmp_path)
    assert main(["import", "blog", "--into", "site"]) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines()]
    (once,) = (line for line in told if line.startswith("pelicanconf.py"))
    assert once == (
        "pelicanconf.py:2: is not Python 3; left out are this line and 3; AUTHOR: Pelican's default is "
        "used; TIMEZONE: the times of its posts come as they are written [unreadable]"
    )
