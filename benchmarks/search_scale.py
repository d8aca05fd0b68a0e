"""What searching a large archive costs its readers: bytes that come over the wire, and time.

An archive of made-up posts is built, served, and read in Chromium: queries as readers
have them are typed letter by letter. Sphinx's own search is asked the same in its own way, with its whole
index and without the summaries for which it fetches every page it found.

    python -m benchmarks.search_scale --posts 10000
    python -m benchmarks.search_scale --site _build/html --posts 10000
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks import search_posts
from tests.site import browser as chromium
from tests.site.conftest import PatientServer, QuietHandler
from tests.site.searching import SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LETTER = 70
"""Milliseconds from one letter to the next."""
WATCH = """() => {
  window.shown = [];
  const results = document.getElementById("search-results");
  new MutationObserver(() => window.shown.push(performance.now())).observe(results, { childList: true });
  document.querySelector("article [name=q]").addEventListener(
    "input", () => { window.typed = performance.now(); }, true);
}"""


class CountingHandler(QuietHandler):
    """Serves files, and counts the bytes of each answer's body."""

    sent = 0

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        """Send a file; what is sent is counted for all servers together."""
        data = source.read()
        CountingHandler.sent += len(data)
        outputfile.write(data)


@contextmanager
def counted(site: Path) -> Iterator[str]:
    """Serve a built site and give its address."""
    server = PatientServer(("127.0.0.1", 0), functools.partial(CountingHandler, directory=site))
    threading.Thread(target=server.serve_forever, args=(0.05,)).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def type_queries(search: SearchPage, queries: list[str]) -> Iterator[tuple[int, float]]:
    """Yield the bytes that came for each query, and the milliseconds from its last key."""
    search.page.evaluate(WATCH)
    for query in queries:
        search.box.fill("")
        search.wait()
        search.page.wait_for_timeout(300)
        before = CountingHandler.sent
        search.box.press_sequentially(query, delay=LETTER)
        search.wait(query)
        search.page.wait_for_timeout(500)
        took = search.page.evaluate("window.shown.at(-1) - window.typed")
        yield CountingHandler.sent - before, took


def ask_sphinx(page: Page, queries: list[str]) -> Iterator[tuple[int, float]]:
    """Yield the same of Sphinx's index, which is loaded as a whole with the first query."""
    for query in queries:
        before = CountingHandler.sent
        page.goto(f"{page.url.partition('?')[0]}?q=")
        page.evaluate("window.archiveSearch ??= { extras: {} }")
        begin = time.monotonic()
        page.evaluate(
            """async (text) => {
              const root = new URL(".", location.href);
              const load = (src) => new Promise((resolve, reject) => document.head.append(Object.assign(
                document.createElement("script"), { src: new URL(src, root), onload: resolve, onerror: reject })));
              await load("_static/confarchive-search-files.js");
              (await window.archiveSearch.extras.files(root, load)).find({ text, shown: 10 });
            }""",
            query,
        )
        yield CountingHandler.sent - before, (time.monotonic() - begin) * 1000


def queries(total: int, count: int) -> list[str]:
    """Return what readers ask who half remember a post: a conference and a year, a name, words.

    The words are the most telling of a title: the one, or the two, that are rarest.
    """
    maker = search_posts.Maker(random.Random(1))  # noqa: S311 (no secret)
    rank = {word: at for at, word in enumerate(maker.words)}
    asked = []
    for number in range(count):
        text = maker.post(number * total // count, total)
        title = text.partition("\n# ")[2].partition("\n")[0].lower().split()
        rarest = sorted(title, key=lambda word: -rank.get(word, 0))
        conference = text.partition("conferences: [")[2].partition("]")[0].replace("-", " ")
        author = text.partition("author: ")[2].partition("\n")[0].partition(",")[0]
        asked.append((conference, " ".join(rarest[:2]), author, rarest[0])[number % 4])
    return asked


def figures(name: str, costs: list[tuple[int, float]]) -> str:
    """Return the figures of one engine as a line."""
    (first, first_took), *later = costs
    told = {
        "first query kB": round(first / 1000, 1),
        "first ms": round(first_took),
        "later kB, median": round(statistics.median(sent for sent, _ in later) / 1000, 1),
        "later kB, most": round(max(sent for sent, _ in later) / 1000, 1),
        "ms after the last key, median": round(statistics.median(took for _, took in later)),
    }
    return f"{name} {json.dumps(told)}"


def built(posts: int, folder: Path) -> Path:
    """Make and build an archive; tell how long that took."""
    search_posts.make(posts, folder / "source")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", "auto"]
    begin = time.monotonic()
    subprocess.run([*command, folder / "source", folder / "site"], check=True)
    print(f"built in {time.monotonic() - begin:.0f} s", flush=True)
    return folder / "site"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_scale", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--site", type=Path, help="an archive built of that many posts")
    parser.add_argument("--queries", type=int, default=25)
    options = parser.parse_args()
    asked = queries(options.posts, options.queries)
    with (
        tempfile.TemporaryDirectory() as place,
        counted(options.site or built(options.posts, Path(place))) as address,
        sync_playwright() as playwright,
    ):
        path = chromium.find(playwright.chromium)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        search = SearchPage(browser.new_page(), address).ask()
        search.page.set_default_timeout(120_000)
        print(figures("ours", list(type_queries(search, asked))), flush=True)
        page = browser.new_page()
        page.goto(f"{address}search.html")
        print(figures("sphinx", list(ask_sphinx(page, asked[:5]))), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
