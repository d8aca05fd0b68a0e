"""An author sees an edit without asking for it."""

import asyncio
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from confarchive.serve import builds
from tests.building.sites import CONF, PICTURE, SiteFolder, post
from tests.site.served_sites import FIRST


@pytest.fixture
def view(preview, page):
    """Return a function that shows a page of the site, and knows when it is loaded anew."""

    def view(name):
        page.goto(f"{preview[1]}/{name}")
        page.evaluate("window.kept = true")

    yield view
    page.close()


def see(page, words):
    page.get_by_text(words).first.wait_for(timeout=60_000)


@contextmanager
def build_of(log):
    """Wait until what is changed meanwhile has been built."""
    before = log.read_text().count("Serving on")
    yield
    deadline = time.monotonic() + 60
    while log.read_text().count("Serving on") <= before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert log.read_text().count("Serving on") > before


def test_an_edit_shows_by_itself(preview, view, page):
    site, *_ = preview
    view("posts/2015/trip.html")
    for words in ("Second words.", "Third words."):
        site.write({"posts/2015/trip.md": post("A trip", words)})
        see(page, words)


def test_lists_follow(preview, view, page):
    site, *_ = preview
    view("index.html")
    site.write({"posts/2016/way.md": post("Another way", "Words.", date="2016-01-01")})
    see(page, "Another way")


def wait_until_built(log, address, words):
    """Wait until the page at *address* has these words, and all is built that was changed."""
    deadline = time.monotonic() + 60
    while words not in fetched(address) and time.monotonic() < deadline:
        time.sleep(0.05)
    quiet_since, told = time.monotonic(), log.read_text()
    while time.monotonic() < min(quiet_since + 0.5, deadline) or not told.endswith("\n"):
        if log.read_text() != told or "Serving on" not in told.splitlines()[-1]:
            quiet_since, told = time.monotonic(), log.read_text()
        time.sleep(0.05)


def test_a_page_that_stays_as_it_was_is_not_loaded_anew(preview, view, page):
    site, address, log = preview
    for words in ("Old.", "New."):
        way = post("Another way", f"First.\n\n{words}", date="2016-01-01")
        site.write({"posts/2016/way.md": way})
        wait_until_built(log, f"{address}/posts/2016/way.html", words)
        if words == "Old.":
            view("posts/2015/trip.html")
    assert page.evaluate("window.kept")


def test_a_search_in_view_finds_what_was_added(preview, view, page):
    site, *_ = preview
    view("search.html?q=zeppelin")
    page.get_by_text("Nothing found").first.wait_for()
    site.write({"posts/2016/way.md": post("Another way", "By zeppelin.", date="2016-01-01")})
    page.get_by_role("link", name="Another way").first.wait_for(timeout=60_000)


def test_a_picture_that_is_another_is_shown(preview, view, page):
    site, _, log = preview
    with_picture = post("Hall", "![the hall](hall.svg)", date="2014-01-01")
    with build_of(log):
        site.write({"posts/2014/hall.md": with_picture, "posts/2014/hall.svg": PICTURE.format("a")})
    view("posts/2014/hall.html")
    site.write({"posts/2014/hall.svg": PICTURE.format("b")})
    page.wait_for_function("!window.kept", timeout=60_000)


def test_what_is_wrong_stands_on_the_page_until_it_is_mended(preview, view, page):
    site, *_ = preview
    view("posts/2015/trip.html")
    told = page.get_by_role("alert")
    site.write({"posts/2015/trip.md": post("A trip", "[Nowhere](missing.md).")})
    told.get_by_text("posts/2015/trip.md:7: ").wait_for(timeout=60_000)
    site.write({"posts/2015/trip.md": post("A trip", "Words.")})
    told.wait_for(state="detached", timeout=60_000)
    site.write({"conf.py": "project = (\n"})
    told.get_by_text("The build failed").wait_for(timeout=60_000)
    assert "conf.py:1: " in told.inner_text()
    site.write({"conf.py": CONF})
    told.wait_for(state="detached", timeout=60_000)


def test_a_burst_of_edits_ends_with_the_last_one(preview, view, page):
    site, *_ = preview
    view("posts/2015/trip.html")
    for number in range(12):
        site.write({"posts/2015/trip.md": post("A trip", f"Words number {number}.")})
        time.sleep(0.15)
    see(page, "Words number 11.")


def test_no_word_of_a_draft_is_served_at_any_moment(preview):
    site, address, log = preview
    trip, home = f"{address}/posts/2015/trip.html", f"{address}/index.html"
    site.write({"posts/2015/trip.md": post("A trip", "For readers still.")})
    wait_until_built(log, trip, "For readers still.")
    site.write({"posts/2015/trip.md": post("A trip", "Not for readers.", status="draft")})
    seen, deadline = [fetched(trip)], time.monotonic() + 60
    while "Page not found" not in seen[-1] and time.monotonic() < deadline:
        seen += [fetched(home), fetched(trip)]
    wait_until_built(log, trip, "Page not found")
    assert "Page not found" in seen[-1]
    assert len(seen) > 2
    assert not [text for text in (*seen, fetched(home)) if "Not for readers" in text]
    with build_of(log):
        site.write(FIRST)


def fetched(address):
    """Return the page at *address*, whatever its status."""
    try:
        with urlopen(address, timeout=30) as answer:  # noqa: S310 (of our own)
            return answer.read().decode()
    except HTTPError as error:
        return error.read().decode()


def test_after_all_edits_a_clean_build_is_no_different(preview, tmp_path):
    site, *_ = preview
    command = [sys.executable, "-m", "confarchive.building", "-q", "-b", "html", "-d"]
    subprocess.run([*command, tmp_path / "d", site.source, tmp_path / "html"], check=True)
    assert files_in(site.source / "_build/serve") == files_in(tmp_path / "html")


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def built(site, folder):
    """Return the words by which the site is built into *folder*."""
    return ["-q", "-b", "html", "-d", str(folder / "d"), str(site.source), str(folder / "html")]


@pytest.fixture
def run(tmp_path):
    """Return a function that makes builds of a site, and has a coroutine use them."""

    async def used(site, use):
        builder = builds.Builds(site.source, built(site, tmp_path), lambda: None)
        try:
            return await use(builder)
        finally:
            await builder.end()

    def run(site, use):
        with ThreadPoolExecutor() as pool:  # the browser's own loop runs in this one
            return pool.submit(asyncio.run, used(site, use)).result()

    return run


def test_another_package_has_the_process_begin_anew(run, tmp_path, monkeypatch):
    async def build_thrice(builder):
        for newest in (1, 1, 2):
            monkeypatch.setattr(builds, "newest_module", lambda newest=newest: newest)
            await builder.build()
            assert not builder.problems
            numbers.append(builder.process_id)

    numbers = []
    run(SiteFolder.of(tmp_path, FIRST), build_thrice)
    first, same, other = numbers
    assert first == same != other


def test_where_no_process_can_be_forked_one_is_started(run, tmp_path, monkeypatch):
    async def build_once(builder):
        await builder.build()
        return builder.problems

    monkeypatch.setattr(builds, "FORKS", False)
    site = SiteFolder.of(tmp_path, {"posts/2015/trip.md": post("A trip", "Words.", date="never")})
    problem, *_ = run(site, build_once)
    assert problem.startswith("posts/2015/trip.md:2: ")
    assert (tmp_path / "html/index.html").exists()
