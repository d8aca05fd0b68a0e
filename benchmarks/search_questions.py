"""What readers type who half remember a post: seven kinds of questions, made of the posts of a built site.

Each question has the pages that answer it: the post it was made of, and those that no reader could
tell from it by what was asked. The same posts and seed give the same questions.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

WORD = re.compile(r"[^\W_]+")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
RAREST, FEWEST = 4, 8
"""Words asked of a sentence, and different words that it must have."""
SPACELESS = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
BESIDE_WRONG, BESIDE_YEAR = 3, 2
"""Words of a title asked with a wrong one, and with the year."""
LONG = 4
"""Letters of a word that may be mistyped."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOISE = ".//a[@class='headerlink'] | .//script | .//style | .//svg"


@dataclass(frozen=True)
class AskedPost:
    """One page: where it is, its title, year, the text of its body, its paragraphs."""

    path: str
    title: str
    year: str
    text: str
    paragraphs: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text.lower()))

    @cached_property
    def titled(self) -> tuple[str, ...]:
        """The words of the title."""
        return tuple(WORD.findall(self.title.lower()))


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """What is typed, and the pages that answer it."""

    text: str
    answers: frozenset[str]


def articles(site: Path) -> Iterator[tuple[Path, lxml_html.HtmlElement, lxml_html.HtmlElement]]:
    """Yield the path, page and body of each post that the search of a built *site* knows."""
    for path in sorted(site.glob("posts/**/*.html")):
        page = lxml_html.document_fromstring(path.read_bytes())
        if page.xpath("//meta[@name='robots']"):  # a hidden one
            continue
        for body in page.xpath("//*[@itemprop='articleBody']"):
            for noise in body.xpath(NOISE):
                noise.drop_tree()
            yield path, page, body


def posts(site: Path) -> Iterator[AskedPost]:
    """Yield the posts that the search of a built site knows."""
    for path, page, body in articles(site):
        yield AskedPost(
            path=path.relative_to(site).as_posix(),
            title=" ".join(body.xpath("string(.//h1)").split()),
            year="".join(page.xpath("//*[@itemprop='datePublished']/@datetime")[:1])[:4],
            text=" ".join(body.itertext()),
            paragraphs=tuple(" ".join(p.text_content().split()) for p in body.iter("p")),
        )


@dataclass
class Questions:
    """Questions on each *every*-th of the posts that are *known*."""

    known: Sequence[AskedPost]
    every: int = 1
    seed: int = 1
    chance: random.Random = field(init=False)

    def kinds(self) -> dict[str, list[SearchQuestion]]:
        """Return all questions by their kind."""
        kinds: dict[str, Callable[[AskedPost], SearchQuestion | None]] = {
            "title words": self.title,
            "three rarest title words and one wrong word": self.wrong_word,
            "title, one letter wrong": lambda post: self.mistyped(post, 1),
            "title, two letters wrong": lambda post: self.mistyped(post, 2),
            "title up to two thirds, mid-word": self.half_typed,
            "two rarest words and the year": self.year,
            "four rarest words of a sentence": self.sentence,
        }
        found = {}
        for name, make in kinds.items():
            self.chance = random.Random(f"{name} {self.seed}")  # noqa: S311 (no secret)
            made = (make(post) for post in self.known[:: self.every] if post.titled)
            found[name] = list(dict.fromkeys(question for question in made if question))
        return found

    def title(self, post: AskedPost) -> SearchQuestion:
        """Ask by the words of the title."""
        return SearchQuestion(" ".join(post.titled), self._titled_alike(post))

    def wrong_word(self, post: AskedPost) -> SearchQuestion | None:
        """Ask by three words of the title and one that other titles have, and the post has not."""
        words = rarest(post.titled, self._having, BESIDE_WRONG)
        if len(words) < BESIDE_WRONG:
            return None
        beginnings = {word[:4] for word in post.words}
        wrong = next(
            word
            for word in iter(lambda: self.chance.choice(self._title_words), None)
            if word[:4] not in beginnings
        )
        at = self.chance.randrange(BESIDE_WRONG + 1)
        return SearchQuestion(" ".join([*words[:at], wrong, *words[at:]]), self._titled_with(words))

    def mistyped(self, post: AskedPost, letters: int) -> SearchQuestion | None:
        """Ask by the title with that many letters wrong, each in a word of its own where there are as many."""
        words = list(post.titled)
        long = [at for at, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
        if not long or SPACELESS.search(post.title):
            return None
        places = self.chance.sample(long, min(letters, len(long)))
        for number in range(letters):
            at = places[number % len(places)]
            words[at] = slipped(words[at], self.chance)
        return SearchQuestion(" ".join(words), self._titled_alike(post))

    def half_typed(self, post: AskedPost) -> SearchQuestion | None:
        """Ask by as much of the title as is two thirds of it, and ends within a word."""
        text = " ".join(post.titled)
        end = len(text) * 2 // 3
        while end < len(text) and (" " in text[end - 1 : end + 1] or text[end - 2] == " "):
            end += 1
        if " " not in text or end >= len(text):
            return None
        alike = {each.path for each in self.known if " ".join(each.titled).startswith(text[:end])}
        return SearchQuestion(text[:end], frozenset(alike))

    def year(self, post: AskedPost) -> SearchQuestion | None:
        """Ask by the two rarest words of the title, and the year."""
        words = rarest(
            [word for word in post.titled if word != post.year], self._having, BESIDE_YEAR
        )
        if len(words) < BESIDE_YEAR or not post.year:
            return None
        same = {each.path for each in self.known if each.year == post.year}
        return SearchQuestion(f"{' '.join(words)} {post.year}", self._titled_with(words) & same)

    def sentence(self, post: AskedPost) -> SearchQuestion | None:
        """Ask by the four rarest words of a random sentence of many words, as they follow each other.

        Sentences of scripts without spaces have none to ask.
        """
        every = [each for text in post.paragraphs for each in SENTENCE_ENDS.split(text)]
        fit = [
            each
            for each in every
            if len(set(WORD.findall(each.lower()))) >= FEWEST and not SPACELESS.search(each)
        ]
        if not fit:
            return None
        words = WORD.findall(self.chance.choice(fit).lower())
        wanted = f" {' '.join(words)} "
        same = {path for path, text in self._texts.items() if wanted in text}
        return SearchQuestion(
            " ".join(rarest(words, self._having, RAREST)), frozenset({post.path} | same)
        )

    @cached_property
    def _having(self) -> Counter[str]:
        """In how many posts each word is."""
        return Counter(word for post in self.known for word in {*post.words, *post.titled})

    @cached_property
    def _title_words(self) -> list[str]:
        words = {word for post in self.known for word in post.titled}
        return sorted(word for word in words if len(word) >= LONG and word.isalpha())

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {post.path: f" {' '.join(post.words)} " for post in self.known}

    @cached_property
    def _by_title(self) -> dict[tuple[str, ...], set[str]]:
        same = defaultdict(set)
        for post in self.known:
            same[post.titled].add(post.path)
        return same

    def _titled_alike(self, post: AskedPost) -> frozenset[str]:
        return frozenset(self._by_title[post.titled])

    def _titled_with(self, words: Sequence[str]) -> frozenset[str]:
        return frozenset(post.path for post in self.known if {*words} <= {*post.titled})


def rarest(words: Sequence[str], having: Counter[str], number: int) -> list[str]:
    """Return that many different words that the fewest posts have, in their order."""
    different = list(dict.fromkeys(words))
    chosen = sorted(different, key=lambda word: (having[word], word))[:number]
    return [word for word in different if word in chosen]


def slipped(word: str, chance: random.Random) -> str:
    """Return *word* with one letter another, too many, missing, or changed with the next."""
    while True:
        at = chance.randrange(len(word))
        letter = chance.choice(LETTERS)
        typed = chance.choice(
            (
                word[:at] + letter + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            )
        )
        if typed != word:
            return typed
