"""An archive of any number of made-up posts, to measure searching it.

Words are as frequent as in a language (Zipf's law), posts as long as in real blogs (some
600 words, few much longer), and all eight facets have as many values as an archive of
twenty years would have. The same number and seed give the same posts.

    python -m benchmarks.search_posts 10000 /tmp/archive
"""

from __future__ import annotations

import itertools
import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONF = """\
project = "Ten thousand posts"
language = "en"
html_baseurl = "https://archive.example/"
extensions = ["myst_parser", "ablog", "sphinx_tags", "confarchive"]
html_theme = "furo"
"""
SYLLABLES = (  # noqa: SIM905 (a list of them is a page long)
    "al an ar ba be bo ca ce ci co da de di do du el en er fa fi fo ga ge go ha he ho in is ka ke "
    "ko la le li lo ma me mi mo na ne ni no of on or pa pe pi po ra re ri ro sa se si so ta te ti "
    "to tra tri un ur va ve vi vo wa we wi wo za ze"
).split()
ENDINGS = ("", "", "", "s", "ing", "ed", "er", "tion", "ly", "ment")
COUNTRIES = ("BE", "DE", "FR", "US", "IN", "CA", "GB", "JP", "AU", "BR", "NL", "ES", "IT", "SE")
CITIES = 40
SERIES, SPEAKERS, TAGS, CATEGORIES, WORDS = 60, 500, 400, 12, 60_000
FIRST_DAY, DAYS = date(2005, 1, 1), 20 * 365


@dataclass
class Maker:
    """Makes posts from one source of chance."""

    chance: random.Random

    def __post_init__(self) -> None:
        self.words = self.distinct(WORDS, self.word)
        self.shares = list(itertools.accumulate(1 / (rank + 8) for rank in range(WORDS)))
        self.speakers = self.distinct(SPEAKERS, lambda: f"{self.name()} {self.name()}")
        self.series = self.distinct(SERIES, lambda: f"{self.name()}Conf")
        self.tags = self.words[200 : 200 + TAGS]

    def distinct(self, number: int, make: Callable[[], str]) -> list[str]:
        """Return that many different things."""
        found: dict[str, None] = {}
        while len(found) < number:
            found.setdefault(make())
        return list(found)

    def word(self) -> str:
        """Return a made-up word."""
        length = self.chance.choice((1, 2, 2, 2, 3, 3, 4))
        return "".join(self.chance.choices(SYLLABLES, k=length)) + self.chance.choice(ENDINGS)

    def name(self) -> str:
        """Return a made-up name."""
        return "".join(self.chance.choices(SYLLABLES, k=3)).capitalize()

    def some(self, number: int) -> list[str]:
        """Return words as frequent as a language has them."""
        return self.chance.choices(self.words, cum_weights=self.shares, k=number)

    def sentence(self) -> str:
        """Return a sentence."""
        words = self.some(self.chance.randint(6, 24))
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    def paragraph(self) -> str:
        """Return some sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 6)))

    def body(self) -> Iterator[str]:
        """Yield headings and paragraphs."""
        for _ in range(1 + min(int(self.chance.expovariate(0.35)), 12)):
            yield f"## {' '.join(self.some(3)).capitalize()}"
            yield from (self.paragraph() for _ in range(self.chance.randint(1, 5)))

    def post(self, number: int, total: int) -> str:
        """Return the text of a post."""
        day = FIRST_DAY + timedelta(days=number * DAYS // total)
        series = self.skewed(SERIES)
        header = {
            "date": day,
            "author": ", ".join(
                self.speakers[self.skewed(SPEAKERS)] for _ in range(1 + (number % 5 == 0))
            ),
            "category": f"category {1 + self.skewed(CATEGORIES)}",
            "tags": [self.tags[self.skewed(TAGS)] for _ in range(self.chance.randint(2, 6))],
            "conferences": [f"{slug(self.series[series])}-{day.year}"],
            "language": self.chance.choices(("en", "de", "fr"), (90, 6, 4))[0],
        }
        lines = [f"{key}: {str(value).replace(chr(39), '')}" for key, value in header.items()]
        title = " ".join(self.some(self.chance.randint(4, 8))).capitalize()
        return "\n".join(
            ["---", *lines, "---", "", f"# {title}", "", *("\n\n".join(self.body()), "")]
        )

    def skewed(self, limit: int) -> int:
        """Return a number below *limit*; small ones are much more frequent."""
        return min(int(self.chance.paretovariate(0.7)) - 1, limit * 4) % limit

    def conferences(self) -> Iterator[str]:
        """Yield the lines of conferences.yml."""
        for number, name in enumerate(self.series):
            yield f"{slug(name)}:\n  name: {name}\n  editions:"
            for year in range(2005, 2026):
                country = COUNTRIES[(number + year % 3) % len(COUNTRIES)]
                city = self.words[1000 + (number + year) % CITIES].capitalize()
                yield f"    {year}: {{city: {city}, country: {country}}}"


def slug(name: str) -> str:
    """Return what a conference is called in addresses."""
    return name.lower()


def make(total: int, folder: Path, seed: int = 1) -> None:
    """Write an archive of *total* posts into *folder*."""
    maker = Maker(random.Random(seed))  # noqa: S311 (no secret)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(CONF)
    (folder / "index.md").write_text("# Ten thousand posts\n\nMade up.\n")
    (folder / "conferences.yml").write_text("\n".join(maker.conferences()) + "\n")
    for number in range(total):
        post = maker.post(number, total)
        path = folder / f"posts/{post[10:14]}/post-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(post)


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
