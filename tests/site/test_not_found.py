"""``404.html`` as a host shows it: at an address deep in the site, and in a folder of its host."""

import functools
import threading

import pytest

from tests.site.conftest import PatientServer
from tests.site.hosting import HostHandler

CONF = 'extensions = ["confarchive"]\nhtml_baseurl = "https://archive.example/archive/"\n'
POST = "---\ndate: 2015-01-01\n---\n\n# {}\n\nWords.\n"


@pytest.fixture
def host(build, tmp_path):
    """Serve a built site under /archive/, with 404.html for what is not there; return the address."""
    (tmp_path / "site/posts/2015").mkdir(parents=True)
    (tmp_path / "site/conf.py").write_text(CONF)
    (tmp_path / "site/index.md").write_text("# Home\n")
    for name in ("packing-list", "trip-to-ghent"):
        (tmp_path / f"site/posts/2015/{name}.md").write_text(POST.format(name))
    root = tmp_path / "host"
    root.mkdir()
    (root / "archive").symlink_to(build(tmp_path / "site"), target_is_directory=True)
    handler = functools.partial(HostHandler, directory=root, missing="archive/404.html")
    server = PatientServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.05,)).start()
    yield f"http://127.0.0.1:{server.server_port}/archive/"
    server.shutdown()
    server.server_close()


# The page is closed before its host is: a search that still loads would complain.
@pytest.mark.parametrize(
    "asked", ["posts/2015/paking-list.html", "a/b/c/Packing-List/", "packing-lists"]
)
def test_it_leads_to_the_nearest_addresses_from_any_depth(host, page, asked):
    page.goto(host + asked)
    assert page.locator("h1").inner_text().startswith("Page not found")
    link = page.locator(".archive-nearest a")
    link.wait_for()  # which the script writes that writes what is asked for into the box
    assert page.locator("article [name=q]").input_value().startswith("pa")
    assert link.all_inner_texts() == ["/archive/posts/2015/packing-list.html"]
    link.click()
    page.wait_for_url(f"{host}posts/2015/packing-list.html")


def test_it_looks_like_all_pages_and_guesses_at_nothing(host, page):
    page.goto(f"{host}quite/something/else.html")
    assert page.locator("h1").inner_text().startswith("Page not found")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.sidebar-drawer')).display")
        != "inline"
    )
    assert not page.locator(".archive-nearest").is_visible()
    page.locator("article [name=q]").fill("ghent")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host}search.html?q=ghent")
