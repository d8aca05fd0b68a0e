"""Posts of a blog about conferences, made up: the same ones for the same number and seed."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from datetime import date, timedelta

SERIES = 10
TAGS = 200
FIRST_DAY = date(2005, 1, 3)
YEARS = 20
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ra",
    "ten",
    "su",
    "vor",
    "ni",
    "pe",
    "dal",
    "sto",
    "wen",
    "qui",
    "ba",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FakePost:
    """One post: a header's values and paragraphs of plain words."""

    slug: str
    title: str
    day: date
    author: str
    category: str
    tags: tuple[str, ...]
    conference: str
    paragraphs: tuple[str, ...]
    cites: tuple[int, ...]

    @property
    def path(self) -> str:
        """Where it stands in the archive."""
        return f"posts/{self.day.year}/{self.slug}.md"


def make(count: int, seed: int = 1) -> list[FakePost]:
    """Return *count* posts, oldest first; words are as unevenly used as in real texts."""
    chance = random.Random(seed)  # noqa: S311 (no secrets here)
    words = ["".join(parts) for parts in itertools.product(_SYLLABLES, repeat=3)]
    chance.shuffle(words)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    return [_post(number, count, chance, words, weights) for number in range(count)]


def _post(
    number: int, count: int, chance: random.Random, words: list[str], weights: list[float]
) -> FakePost:
    day = FIRST_DAY + timedelta(days=number * YEARS * 365 // count)

    def text(length: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=length))

    tags = {f"tag {chance.randrange(TAGS):03}" for _ in range(chance.randint(1, 6))}
    return FakePost(
        slug=f"post-{number:05}",
        title=f"{text(chance.randint(3, 7)).capitalize()} {number}",
        day=day,
        author=f"Author {chance.randrange(12)}",
        category=f"category {chance.randrange(8)}",
        tags=tuple(sorted(tags)),
        conference=f"conf{chance.randrange(SERIES):02}-{day.year}",
        paragraphs=tuple(text(chance.randint(30, 120)) for _ in range(chance.randint(3, 9))),
        cites=tuple(chance.randrange(number) for _ in range(chance.randint(0, 3)) if number),
    )


def body(post: FakePost, link: str) -> str:
    """Return the text after the title; *link* makes an address of a post's year and number."""
    parts = list(post.paragraphs)
    parts.insert(1, "## " + post.paragraphs[0][:30].title())
    parts.append("- " + "\n- ".join(paragraph[:40] for paragraph in post.paragraphs[:3]))
    parts.append("```python\nfor talk in conference:\n    attend(talk)\n```")
    parts += [f"See [an earlier post]({link.format(number=number)})." for number in post.cites]
    return "\n\n".join(parts) + "\n"


def conferences() -> str:
    """Return the conferences.yml of all that the posts name."""
    lines = []
    for series in range(SERIES):
        lines.append(f"conf{series:02}:\n  name: Conference {series}\n  editions:")
        for year in range(FIRST_DAY.year, FIRST_DAY.year + YEARS + 1):
            facts = f"dates: {year}-0{1 + series % 9}-10, city: City {series % 17}, country: BE"
            lines.append(f"    {year}: {{{facts}}}")
    return "\n".join(lines) + "\n"
