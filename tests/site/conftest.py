"""The real archive, built, served and read in a real browser."""

import functools
import itertools
import shutil
import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import fasteners
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.building.sites import SiteFolder
from tests.site import browser as chromium
from tests.site.searching import SearchPage
from tests.site.served_sites import FIRST, free_port, shown, wait_for

SITE = (
    "conf.py",
    "index.md",
    "conferences.yml",
    "people.yml",
    "posts",
    "pages",
    "files",
    "_static",
    "_templates",
)

PATIENCE = 15_000
"""Milliseconds to wait for a page to show something, however busy the machine."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site_source(repository, tmp_path_factory):
    """Return a copy of the archive's sources, so that no test writes into the checkout."""
    folder = tmp_path_factory.mktemp("source")
    for name in SITE:
        path = repository / name
        if path.is_dir():
            shutil.copytree(path, folder / name)
        elif path.exists():
            shutil.copy(path, folder / name)
    return folder


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """Return a function that builds a site in a process of its own and gives the output folder.

    Any warning fails the test that asked.
    """

    def build(source, *options, builder="html"):
        output = tmp_path_factory.mktemp(builder)
        doctrees = tmp_path_factory.mktemp("doctrees")
        command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-j", "auto"]
        command += [*options, "-b", builder, "-d", doctrees, source, output]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return output

    return build


@pytest.fixture(scope="session")
def build_once(build, tmp_path_factory, worker_id):
    """Return a function that does what ``build`` does, once for all processes of a run.

    A site so built has a *name*, and tests only look at it.
    """

    def build_once(name, *arguments, **options):
        if worker_id == "master":  # there is this process alone
            return build(*arguments, **options)
        place = tmp_path_factory.getbasetemp().parent / f"site-{name}"
        with fasteners.InterProcessLock(f"{place}.lock"):
            if not place.exists():
                place.write_text(str(build(*arguments, **options)))
        return Path(place.read_text())

    return build_once


@pytest.fixture(scope="session")
def built_site(build_once, site_source):
    return build_once("html", site_source)


@pytest.fixture(scope="session")
def dirhtml_site(build_once, site_source):
    return build_once("dirhtml", site_source, builder="dirhtml")


@pytest.fixture(scope="session")
def preview_site(build_once, site_source):
    return build_once("preview", site_source, "-t", "drafts")


@pytest.fixture(scope="session")
def search_site(build_once, repository, tmp_path_factory):
    """A site with something for every search, built."""
    source = tmp_path_factory.mktemp("search") / "source"
    shutil.copytree(repository / "tests/roots/search", source)
    return build_once("search", source)


@pytest.fixture(scope="session")
def search_address(search_site, tmp_path_factory):
    with serving(search_site, tmp_path_factory.mktemp("host") / "root") as address:
        yield address


@pytest.fixture(scope="module")
def search(browser, search_address):
    """A search page; each test begins by asking it for something."""
    with opening(browser) as open_page:
        yield SearchPage(open_page(), search_address).ask()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_args):
        """Say nothing."""


class PatientServer(ThreadingHTTPServer):
    """Lets a browser's many requests wait; five at a time are Python's own measure."""

    request_queue_size = 128


@contextmanager
def serving(folder, place):
    """Serve *folder* under /archive/ and give that address; *place* is an empty folder to do so in.

    An archive may stand anywhere on its host: a site that works here has no
    addresses that lead to the host's root.
    """
    place.mkdir()
    (place / "archive").symlink_to(folder, target_is_directory=True)
    server = PatientServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=place))
    threading.Thread(target=server.serve_forever, args=(0.05,)).start()
    yield f"http://127.0.0.1:{server.server_port}/archive/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def serve(tmp_path):
    """Return a function that serves a folder and gives its address."""
    numbers = itertools.count()
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(
            serving(folder, tmp_path / f"host{next(numbers)}")
        )


@pytest.fixture
def server(serve, built_site):
    """Return the address of the built archive."""
    return serve(built_site)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = chromium.find(playwright.chromium)
        if path is None:
            pytest.fail(chromium.ADVICE)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, serve):  # noqa: ARG001 - servers must outlive the pages that ask them
    """Return a function that opens an empty page; its options are those of ``new_context``."""
    with opening(browser) as open_page:
        yield open_page


@contextmanager
def opening(browser):
    """Give a function that opens pages, and fail in the end for what they complained of.

    That is if one of them logged an error or asked another host.
    """
    contexts, complaints = [], []

    def open_page(**options):
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        complaints.append(complaints_of(page))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not any(complaints), "\n".join(itertools.chain(*complaints))


@pytest.fixture
def page(open_page):
    return open_page()


def complaints_of(page):
    """Return the list that fills with the errors of *page* and its requests to other hosts."""
    complaints = []

    def on_console(message):
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def on_request(request):
        if urlsplit(request.url).hostname not in {None, "127.0.0.1"}:
            complaints.append(f"request: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on("request", on_request)
    return complaints


@pytest.fixture(scope="module")
def preview(repository, tmp_path_factory):
    """Return a site that is served, its address, and the log of the server."""
    site, port = SiteFolder.of(tmp_path_factory.mktemp("served"), FIRST), free_port()
    with shown(repository, site.source, port):
        wait_for(port)
        yield site, f"http://127.0.0.1:{port}", site.source.parent / "log.txt"
