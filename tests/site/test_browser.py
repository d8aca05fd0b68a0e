"""The tests' own browser: it is found, and its pages are watched."""

import pytest

from tests.site import browser as chromium
from tests.site.conftest import complaints_of

PAGE = "<!doctype html><link rel=icon href=data:,><title>Hall</title><body>{}"


class Chromium:
    def __init__(self, path):
        self.executable_path = str(path)


def program(path, status):
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def no_browser(monkeypatch, tmp_path):
    """A machine without a browser; programs in the folder it returns are on PATH."""
    monkeypatch.setattr(chromium, "MAC", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(chromium, "NAMES", ("test-chromium", "test-chrome"))
    return tmp_path


def test_playwrights_own_browser_comes_first(no_browser):
    own = program(no_browser / "own", 0)
    program(no_browser / "test-chrome", 0)
    assert chromium.find(Chromium(own)) == own


def test_a_browser_without_its_libraries_is_passed_over(no_browser):
    own = program(no_browser / "own", 127)
    system = program(no_browser / "test-chrome", 0)
    assert chromium.find(Chromium(own)) == system


def test_no_browser_is_none(no_browser):
    assert chromium.find(Chromium(no_browser / "own")) is None


def test_installing_ends_with_playwright_where_that_works(monkeypatch):
    commands = []
    monkeypatch.setattr(chromium, "run", lambda *command: commands.append(command) or True)
    chromium.install()
    assert [command[-3:] for command in commands] == [("playwright", "install", "chromium")]


@pytest.mark.parametrize(("root", "expected"), [(True, 3), (False, 1)])
def test_only_root_installs_packages_of_the_system(monkeypatch, root, expected):
    commands = []
    monkeypatch.setattr(chromium, "run", lambda *command: bool(commands.append(command)))
    monkeypatch.setattr(chromium, "is_root", lambda: root)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    chromium.install()
    assert len(commands) == expected


def test_a_folder_is_served_below_the_hosts_root(serve, page, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE.format("<h1>Hello</h1>"), encoding="utf-8")
    address = serve(folder)
    assert address.endswith("/archive/")
    page.goto(address)
    assert page.inner_text("h1") == "Hello"


def test_errors_and_requests_to_others_are_seen(browser, serve, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    body = "<script>console.error('broken')</script><img src='http://example.org/a.png'>"
    (folder / "index.html").write_text(PAGE.format(body), encoding="utf-8")
    with browser.new_context() as context:
        page = context.new_page()
        complaints = complaints_of(page)
        page.goto(serve(folder))
        page.wait_for_load_state("networkidle")
    assert any(text.startswith("console: broken") for text in complaints)
    assert "request: http://example.org/a.png" in complaints
