"""Known-item search: does a reader who half remembers a post find it?

All blogs below a folder are imported together and built; then each post is asked for in
Chromium, by the words of its title and by the four rarest words of one of its sentences.
Sphinx's own search is asked the same for a limited time.

    python -m benchmarks.search_known ../shared/corpora/pelican
    python -m benchmarks.search_known --site _build/html

A post counts as found when the page, or one that no reader could tell from it by what was
asked, is the first result or among the first three.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import html as lxml_html

from benchmarks.searcher import BATCH, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CONF = """\
project = "Many blogs"
language = "en"
html_baseurl = "https://archive.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
"""
WORD = re.compile(r"[^\W_]+")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
RAREST, FEWEST = 4, 8
"""Words asked of a sentence, and different words that it must have."""
SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Post:
    """One page: where it is, its title, the text of its body, its paragraphs."""

    path: str
    title: str
    text: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text.lower()))


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed, and the pages that answer it."""

    text: str
    answers: frozenset[str]


def posts(site: Path) -> Iterator[Post]:
    """Yield the posts that the search of a built site knows."""
    for path in sorted(site.glob("posts/**/*.html")):
        page = lxml_html.document_fromstring(path.read_bytes())
        for body in page.xpath("//*[@itemprop='articleBody']"):
            for noise in body.xpath(".//a[@class='headerlink'] | .//script | .//style | .//svg"):
                noise.drop_tree()
            title = " ".join(body.xpath("string(.//h1)").split())
            paragraphs = (" ".join(p.text_content().split()) for p in body.iter("p"))
            text = " ".join(body.itertext())
            yield Post(path.relative_to(site).as_posix(), title, text, tuple(paragraphs))


def by_title(known: list[Post]) -> list[Question]:
    """Return a question by the words of each title."""
    same = defaultdict(set)
    for post in known:
        same[tuple(WORD.findall(post.title.lower()))].add(post.path)
    return [Question(" ".join(words), frozenset(paths)) for words, paths in same.items() if words]


def by_sentence(known: list[Post], seed: int) -> list[Question]:
    """Return a question by the four rarest words of a random sentence of each post."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    having = Counter(word for post in known for word in set(post.words))
    texts = {post.path: f" {' '.join(post.words)} " for post in known}
    return [
        Question(" ".join(rarest(sentence, having)), holding(sentence, post, texts))
        for post in known
        if (sentence := some_sentence(post, chance))
    ]


def some_sentence(post: Post, chance: random.Random) -> str | None:
    """Return a random sentence of many words; those of scripts without spaces have none to ask."""
    every = [each for text in post.paragraphs for each in SENTENCE_ENDS.split(text)]
    fit = [
        each
        for each in every
        if len(set(WORD.findall(each.lower()))) >= FEWEST and not SPACELESS.search(each)
    ]
    return chance.choice(fit) if fit else None


def rarest(sentence: str, having: Counter[str]) -> list[str]:
    """Return the words of a sentence that the fewest posts have, as they follow each other."""
    words = list(dict.fromkeys(WORD.findall(sentence.lower())))
    chosen = sorted(words, key=lambda word: (having[word], word))[:RAREST]
    return [word for word in words if word in chosen]


def holding(sentence: str, post: Post, texts: dict[str, str]) -> frozenset[str]:
    """Return the posts that have the same sentence."""
    wanted = f" {' '.join(WORD.findall(sentence.lower()))} "
    return frozenset({post.path} | {path for path, text in texts.items() if wanted in text})


def ask(page: Page, engine: str, questions: list[Question], seconds: float) -> dict[str, object]:
    """Ask for a limited time; return the shares that were found, and how long a query took."""
    places, times, begin = [], [], time.monotonic()
    misses = []
    for start in range(0, len(questions), BATCH):
        if time.monotonic() - begin > seconds:
            break
        batch = questions[start : start + BATCH]
        for question, (paths, took) in zip(
            batch,
            page.evaluate("([name, texts]) => ask(name, texts)", [engine, [q.text for q in batch]]),
            strict=True,
        ):
            place = next((at for at, path in enumerate(paths) if path in question.answers), None)
            places.append(place)
            times.append(took)
            if place != 0:
                misses.append((question.text, place, min(question.answers), *paths))
    return {
        "asked": len(places),
        "of": len(questions),
        "first": round(100 * places.count(0) / len(places), 2),
        "first three": round(100 * sum(place is not None for place in places) / len(places), 2),
        "median ms": round(statistics.median(times), 1),
        "misses": misses,
    }


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
    parser.add_argument("--sphinx-seconds", type=float, default=60)
    parser.add_argument("--misses", type=Path, help="write what was not first, as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        site = options.site or built(options.blogs, Path(place))
        report(site, options)


def report(site: Path, options: argparse.Namespace) -> None:
    """Print the figures for a built site."""
    known = list(posts(site))
    asked = {
        "title words": by_title(known)[:: options.every],
        "four rarest words of a sentence": by_sentence(known, options.seed)[:: options.every],
    }
    print(f"{len(known)} posts")
    every_miss = {}
    with opened(site) as page:
        for engine, seconds in (("ours", float("inf")), ("sphinx", options.sphinx_seconds)):
            for name, questions in asked.items():
                figures = ask(page, engine, questions, seconds / len(asked))
                every_miss[f"{engine}, {name}"] = figures.pop("misses")
                print(engine, name, json.dumps(figures), flush=True)
    if options.misses:
        options.misses.write_text(json.dumps(every_miss, ensure_ascii=False, indent=0))


if __name__ == "__main__":
    main()
