"""What searching a large archive costs its readers: bytes that come over the wire, and time.

A built archive, or one of made-up posts, is served and read in Chromium: from the page of a post, questions
of each kind that ``search_questions.py`` makes are typed into the dialog letter by letter. Misspelt ones are typed
beside the same rightly spelt, each in a new browser. Sphinx's own search is asked in its own way, with its whole
index and without the summaries for which it fetches every page it found.

    python -m benchmarks.search_scale --posts 10000
    python -m benchmarks.search_scale --site _build/html
"""

from __future__ import annotations

import argparse
import functools
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks import search_posts
from benchmarks.search_questions import Questions, posts
from tests.site import browser as chromium
from tests.site.conftest import PatientServer, QuietHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, Page

LETTER = 120
"""Milliseconds from one letter to the next: some eighty words a minute."""
QUIET = 800
"""Milliseconds after which nothing more comes of a query."""
A_SITTING = 6
"""Queries that one reader makes."""
MISSPELT = "title, one letter wrong"
WATCH = """() => {
  window.shown = [];
  const dialog = document.querySelector("dialog");
  const see = new MutationObserver(() => window.shown.push(performance.now()));
  for (const part of dialog.querySelectorAll(".archive-results, [role=status]")) see.observe(part, { childList: true });
  dialog.querySelector("[name=q]").addEventListener("input", () => { window.typed = performance.now(); }, true);
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


@dataclass(frozen=True, slots=True)
class SearchCost:
    """What a query cost: bytes, and milliseconds from its last key to its results."""

    bytes: int
    ms: float


@dataclass
class SearchReader:
    """Someone who reads a post, in a browser that knows nothing of the site yet."""

    page: Page
    post: str
    is_open: bool = field(default=False, init=False)

    def ask(self, text: str) -> SearchCost:
        """Type a query into the dialog letter by letter."""
        if not self.is_open:
            self.page.goto(self.post)
            self.page.wait_for_load_state("networkidle")
        before = CountingHandler.sent
        if not self.is_open:
            self.page.keyboard.press("/")
            self.page.locator("dialog [name=q]").wait_for()
            self.page.evaluate(WATCH)
            self.is_open = True
        self.page.keyboard.type(text, delay=LETTER)
        # Of a busy machine the quiet may be over before anything is shown.
        self.page.wait_for_function("window.shown.at(-1) > window.typed")
        self.page.wait_for_timeout(QUIET)
        self.page.wait_for_load_state("networkidle")
        cost = SearchCost(
            CountingHandler.sent - before, self.page.evaluate("window.shown.at(-1) - window.typed")
        )
        self.page.locator("dialog [name=q]").fill("")
        self.page.wait_for_timeout(QUIET)
        return cost


def sittings(readers: Callable[[], SearchReader], asked: list[str]) -> Iterator[list[SearchCost]]:
    """Yield what each reader's queries cost; each makes some."""
    for start in range(0, len(asked), A_SITTING):
        reader = readers()
        yield [reader.ask(text) for text in asked[start : start + A_SITTING]]
        reader.page.close()


def corrections(
    readers: Callable[[], SearchReader], pairs: Iterable[tuple[str, str]]
) -> Iterator[int]:
    """Yield how many bytes more a misspelt query cost than the same rightly spelt, as the second that a reader made."""
    for right, wrong in pairs:
        costs = []
        for text in (right, wrong):
            reader = readers()
            reader.ask("conference")
            costs.append(reader.ask(text).bytes)
            reader.page.close()
        yield costs[1] - costs[0]


def ask_sphinx(page: Page, queries: list[str]) -> Iterator[SearchCost]:
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
                document.createElement("script"), { src: new URL(src, root).href, onload: resolve, onerror: reject })));
              await load("_static/confarchive-search-files.js");
              (await window.archiveSearch.extras.files(root, load)).find({ text, shown: 10 });
            }""",
            query,
        )
        yield SearchCost(CountingHandler.sent - before, (time.monotonic() - begin) * 1000)


def told(name: str, values: Iterable[float]) -> str:
    """Return some measured values as a line."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) * 95 // 100, len(ordered) - 1)]
    found = {"median": statistics.median(ordered), "95 %": high, "most": ordered[-1]}
    return f"{name} {json.dumps({key: round(value, 1) for key, value in found.items()})}"


def built(posts: int, folder: Path) -> Path:
    """Make and build an archive; tell how long that took."""
    search_posts.make(posts, folder / "source")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", "auto"]
    begin = time.monotonic()
    subprocess.run([*command, folder / "source", folder / "site"], check=True)
    print(f"built in {time.monotonic() - begin:.0f} s", flush=True)
    return folder / "site"


def asked(questions: Questions, number: int) -> list[str]:
    """Return that many queries, of each kind in turn but for misspelt ones."""
    kinds = [made for kind, made in questions.kinds().items() if "wrong" not in kind]
    return [each.text for made in zip(*kinds, strict=False) for each in made][:number]


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_scale", description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--site", type=Path, help="a built archive")
    parser.add_argument("--queries", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = options.site or built(options.posts, Path(place))
        path = chromium.find(playwright.chromium)
        browser = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        with counted(site) as address:
            report(site, address, browser, options.queries)
        browser.close()


def report(site: Path, address: str, browser: Browser, number: int) -> None:
    """Print what queries cost in a site that is served."""
    known = list(posts(site))
    print(f"{len(known)} posts")
    questions = Questions(known, max(len(known) // number, 1))
    queries = asked(questions, number)

    def reader() -> SearchReader:
        return SearchReader(browser.new_context().new_page(), f"{address}{known[0].path}")

    costs = list(sittings(reader, queries))
    firsts, later = [first for first, *_ in costs], [each for _, *rest in costs for each in rest]
    print(told("first query, kB", (each.bytes / 1000 for each in firsts)))
    print(told("later ones, kB", (each.bytes / 1000 for each in later)))
    print(told("later ones, ms after the last key", (each.ms for each in later)))
    titles = {post.path: " ".join(post.titled) for post in known}
    wrong = questions.kinds()[MISSPELT][: number // A_SITTING]
    pairs = [(titles[min(question.answers)], question.text) for question in wrong]
    print(told("a correction, kB more", (more / 1000 for more in corrections(reader, pairs))))
    page = browser.new_page()
    page.goto(f"{address}search.html")
    sphinx = list(ask_sphinx(page, queries[:5]))
    print(told("Sphinx's search, kB", [sphinx[0].bytes / 1000]))
    print(told("Sphinx's search, ms", (each.ms for each in sphinx)))


if __name__ == "__main__":
    main()
