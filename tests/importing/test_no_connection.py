"""An import opens no connection and starts no program, nor does any process that shares its work."""

import os
import subprocess
import sys

import pytest

from confarchive.cli import main
from tests.importing.hall_blog import CONF, PAGES, TRIP, page
from tests.importing.sources.pages.test_pages import imported

# As sitecustomize.py it is loaded by each process that starts, before all else.
BLOCKED = """
import os, sys

def note(line):
    with open(os.environ["NOTED"], "a") as file:
        file.write(f"{line}\\n")

def watch(event, args):
    if event in {"socket.connect", "socket.sendto", "socket.bind"}:
        is_outside = not isinstance(args[1], (str, bytes))  # else it is of this machine's processes
    else:
        is_outside = event in {"socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen"}
    if is_outside:
        note(f"{event} {args!r}")
        raise PermissionError(f"no {event} here")

sys.addaudithook(watch)
note(f"process {os.getpid()}")
"""
MANY = 40  # posts: enough for processes that share the work
HEAD = (
    '<head><link rel="stylesheet" href="https://cdn.example/style.css"><link rel="canonical" href="https://hall.example/{0}.html">'
    '<link rel="alternate" href="https://hall.example/feed.xml"><script src="https://cdn.example/all.js"></script>'
)


def pages():
    text = TRIP.replace("<p>We", '<iframe src="https://films.example/1"></iframe><p>We')
    texts = [text.replace("a long way", f"{n} hours on the way") for n in range(MANY)]
    made = {f"trip{n}.html": page(f"Trip {n}", each) for n, each in enumerate(texts)}
    heads = {name: text.replace("<head>", HEAD.format(name)) for name, text in made.items()}
    return {
        **heads,
        "moved.html": '<meta http-equiv="refresh" content="0; url=https://b.example/">',
    }


def posts():
    text = "We saw [the hall](https://hall.example/), ![it](https://cdn.example/hall.png)\n"
    header = "Title: Trip {0}\nDate: 2015-02-03\nSlug: trip{0}\n\n"
    return {f"content/{n}.md": header.format(n) + text for n in range(MANY)}


BLOGS = {
    "sources beside pages": lambda: {
        "pelicanconf.py": f"{CONF}SITEURL = 'https://hall.example'\n",
        **posts(),
        **{f"output/{name}": text for name, text in pages().items()},
    },
    "pages alone": pages,
}


@pytest.mark.parametrize("kind", BLOGS)
def test_an_import_opens_no_connection(write, site, tmp_path, kind):
    blog = write("blog", BLOGS[kind]())
    noted = tmp_path / "noted.txt"
    watching = write("watching", {"sitecustomize.py": BLOCKED})
    command = [sys.executable, "-m", "confarchive", "import", blog, "--into", site, "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(watching), "NOTED": str(noted)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    lines = noted.read_text().splitlines()
    assert [line for line in lines if not line.startswith("process ")] == []
    assert len({*lines}) > 2
    assert f"{MANY} imported" in done.stdout, done.stderr


def test_the_flag_leaves_published_pages_alone(hall_blog, site, write, capsys):
    write("blog/output", {**PAGES, "trip.html": "<head><meta name=robots content=noindex></head>"})
    options = ("--into", str(site), "--jobs", "1")
    assert main(["import", str(hall_blog), *options, "--dry-run"]) == 0
    assert "Published pages: the folder output." in capsys.readouterr().out
    assert main(["import", str(hall_blog), *options, "--no-published"]) == 0
    assert "ublished page" not in capsys.readouterr().out
    assert imported(site, "trip", 2015).status.value == "published"
