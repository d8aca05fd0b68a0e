"""Known-item search: does a reader who half remembers a post find it?

All blogs below a folder are imported together and built; then posts are asked for in Chromium,
by each kind of question that ``search_questions.py`` makes. Pagefind as it comes and Zensical, which
index the same pages, and Sphinx's own search are asked the same for a limited time.

    python -m benchmarks.search_known ../shared/corpora/pelican --every 10
    python -m benchmarks.search_known --site _build/html --every 10

A post counts as found when the page, or one that no reader could tell from it by what was
asked, is the first result or among the first three. Figures are shares of the questions, in percent.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import search_others
from benchmarks.search_questions import Questions, posts
from benchmarks.searcher import BATCH, opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from benchmarks.search_questions import SearchQuestion

CONF = """\
project = "Many blogs"
language = "en"
html_baseurl = "https://archive.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
"""
ENGINES = ("ours", "pagefind", "zensical", "sphinx")


def ask(
    page: Page, engine: str, questions: list[SearchQuestion], seconds: float
) -> dict[str, object]:
    """Ask for a limited time; return the shares that were found, and how long a query took."""
    places, times, begin = [], [], time.monotonic()
    misses, nothing = [], 0
    for start in range(0, len(questions), BATCH):
        if time.monotonic() - begin > seconds:
            break
        batch = questions[start : start + BATCH]
        texts = [question.text for question in batch]
        answers = page.evaluate("([name, texts]) => ask(name, texts)", [engine, texts])
        for question, (paths, took) in zip(batch, answers, strict=True):
            place = next((at for at, path in enumerate(paths) if path in question.answers), None)
            places.append(place)
            times.append(took)
            nothing += not paths
            if place != 0:
                misses.append((question.text, place, min(question.answers), *paths))
    found = sum(place is not None for place in places)
    return {
        "asked": len(places),
        "of": len(questions),
        "first": share(places.count(0), places),
        "in three": share(found, places),
        "nothing found": share(nothing, places),
        "median ms": round(statistics.median(times), 1),
        "misses": misses,
    }


def share(number: int, places: list[int | None]) -> float:
    """Return how many percent of the questions *number* is."""
    return round(100 * number / len(places), 1)


def built(blogs: Path, folder: Path) -> Path:
    """Import all blogs below *blogs* into an archive in *folder*, and return the site built of it."""
    source, site = folder / "source", folder / "site"
    source.mkdir()
    (source / "conf.py").write_text(CONF)
    (source / "index.md").write_text("# Many blogs\n\nTogether.\n")
    for blog in sorted(path for path in blogs.iterdir() if path.is_dir()):
        command = [sys.executable, "-m", "confarchive", "import", blog, "--into", source]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        print(blog.name, *done.stdout.splitlines()[-1:], flush=True)
    build = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", "auto", source, site]
    subprocess.run(build, check=True, capture_output=True)
    return site


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_known", description=__doc__)
    parser.add_argument("blogs", type=Path, nargs="?", help="a folder of Pelican blogs")
    parser.add_argument("--site", type=Path, help="a built site, instead of blogs")
    parser.add_argument("--every", type=int, default=1, help="ask for each n-th post only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", action="append", choices=ENGINES, help="ask this one only")
    parser.add_argument("--seconds", type=float, default=60, help="for each other engine")
    parser.add_argument("--misses", type=Path, help="write what was not first, as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        site = options.site or built(options.blogs, Path(place))
        report(site, options)


def report(site: Path, options: argparse.Namespace) -> None:
    """Print the figures for a built site."""
    known = list(posts(site))
    asked = Questions(known, options.every, options.seed).kinds()
    engines = options.engine or ENGINES
    print(f"{len(known)} posts")
    search_others.index(site, engines)
    every_miss = {}
    with opened(site) as page:
        for engine in engines:
            seconds = float("inf") if engine == "ours" else options.seconds / len(asked)
            for name, questions in asked.items():
                figures = ask(page, engine, questions, seconds)
                every_miss[f"{engine}, {name}"] = figures.pop("misses")
                print(engine, name, json.dumps(figures), flush=True)
    if options.misses:
        options.misses.write_text(json.dumps(every_miss, ensure_ascii=False, indent=0))


if __name__ == "__main__":
    main()
