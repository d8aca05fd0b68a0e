"""What `make serve` answers, whatever a site brings and whoever asks."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
import watchfiles
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from confarchive.serve import builds, pages, server
from confarchive.serve.viewers import Viewers
from confarchive.serve.watching import SiteFilter, changes

PAGES = {
    "plain.html": b"<p>words</p>",
    "data.html": b'<img src="data:image/png;base64,' + b"a" * 5000 + b'">words',
    "long.html": b'<img src="' + b"a" * 300 + b'.png">words',
    "broken.html": b'<img src="http://[x/">words',
    "control.html": b'<img src="%00.png">words',
    "latin.html": "caf\xe9 words".encode("latin-1"),
    "xhtml.html": b'<?xml version="1.0" encoding="utf-8"?><html><body>words</body></html>',
    "comment.html": b"<!-- words -->",
    "empty.html": b"",
}


def asked(folder, path, host="127.0.0.1:8000"):
    """Return the status and the body that a server of *folder* answers."""
    told = []

    async def send(message):
        told.append(message)

    async def receive():
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "query_string": b""}
    scope["headers"] = [(b"host", host.encode())]
    application = server.application(Viewers(pages.ServedPages(folder)), "127.0.0.1")
    run(application(scope, receive, send))
    return told[0]["status"], b"".join(message.get("body", b"") for message in told)


def run(work):
    with ThreadPoolExecutor() as pool:  # the browser's own loop runs in this thread
        return pool.submit(asyncio.run, work).result()


@pytest.mark.parametrize("name", PAGES)
def test_any_page_is_shown_and_says_what_it_was(tmp_path, name):
    (tmp_path / name).write_bytes(PAGES[name])
    status, body = asked(tmp_path, f"/{name}")
    assert status == 200
    assert body.startswith(PAGES[name])
    digests = body.decode("latin-1").rpartition('data-digest="')[2].partition('"')[0]
    served = pages.ServedPages(tmp_path)
    assert not served.has_changed(f"/{name}", digests, is_built=True)
    (tmp_path / name).write_bytes(b"<p>others</p>")
    assert served.has_changed(f"/{name}", digests, is_built=False)


def test_before_a_build_has_gone_through_a_page_waits_for_it(tmp_path):
    status, body = asked(tmp_path, "/index.html")
    assert status == 404
    assert pages.SCRIPT.encode() in body


def test_a_name_that_leads_here_from_elsewhere_is_refused(tmp_path):
    (tmp_path / "index.html").write_bytes(b"secret words")
    status, body = asked(tmp_path, "/index.html", host="evil.example:8000")
    assert status == 400
    assert b"secret" not in body
    assert asked(tmp_path, "/index.html", host="localhost:8000")[0] == 200


def test_pages_of_other_sites_learn_nothing(preview):
    _, address, _ = preview
    url = address.replace("http", "ws") + f"{pages.CHANGES}?page=/"
    with pytest.raises(InvalidStatus, match="403"):
        connect(url, origin="https://evil.example")
    with connect(url, origin=address) as socket:
        assert "problems" in socket.recv(timeout=30)


def test_where_a_part_fails_none_goes_on():
    async def fail():
        raise PermissionError

    async def go_on():
        await asyncio.sleep(60)

    with pytest.raises(PermissionError):
        run(server.until_one_ends([go_on(), fail()]))


def test_modules_that_are_being_edited_end_nothing(tmp_path, monkeypatch):
    (tmp_path / "one.py").touch()
    (tmp_path / ".#one.py").symlink_to("nobody@nowhere")
    monkeypatch.setattr(builds.confarchive, "__file__", str(tmp_path / "__init__.py"))
    assert builds.newest_module() == (tmp_path / "one.py").stat().st_mtime


@pytest.mark.parametrize(
    ("path", "concerns"),
    [
        ("out/index.html", False),
        ("outline.md", True),
        ("notes/a.md", False),
        ("notes-on.md", True),
        ("part.tmp", False),
        ("posts/2015/a.md", True),
        ("posts/2015/.a.md.swp", False),
    ],
)
def test_what_is_built(tmp_path, monkeypatch, path, concerns):
    folder = tmp_path / "a [site]"
    folder.mkdir()
    monkeypatch.chdir(folder)
    takes = SiteFilter([folder / "out"], ["notes", "*.tmp"])
    assert takes(watchfiles.Change.modified, str(folder / path)) is concerns


@pytest.mark.parametrize("left", ["words", ""])
def test_a_file_that_an_editor_has_emptied_is_built_once_it_is_written(tmp_path, monkeypatch, left):
    """And one that stays empty after a while."""
    post, seen = tmp_path / "post.md", []

    async def saved(*_, **__):
        post.write_text("")
        yield {(watchfiles.Change.modified, str(post)), (watchfiles.Change.deleted, "gone.md")}

    async def write():
        await asyncio.sleep(0.1)
        post.write_text(left)

    async def watch():
        writing = asyncio.create_task(write())
        seen.extend([post.read_text() async for _ in changes(tmp_path, SiteFilter([], []))])
        await writing

    monkeypatch.setattr(watchfiles, "awatch", saved)
    run(watch())
    assert seen == [left]
