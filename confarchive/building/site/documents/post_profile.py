"""By what a post is compared with others: the words it uses, those of its title, and its terms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from string import ascii_lowercase

import snowballstemmer

KEPT = 60
"""A post's words that are kept: the ones it uses most."""
_OFTEN = 20
"""As many of them at most are said to be used often."""
_NOTE, _LONG = 30, 250
"""Words of a text that is too short to come back to one, and of one that comes back to them three times."""
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WITHOUT_BLANKS = "\u3000"
"""The scripts that put no blanks between words come behind it."""
_LEAST_LETTERS = 3
_WORD = re.compile(rf"[^\W\d_{_CJK}]{{{_LEAST_LETTERS},}}|[{_CJK}]{{2,}}")
_ASCII_LETTERS = bytes(
    sign if sign in ascii_lowercase.encode() else ord(" ") for sign in range(256)
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DATED = re.compile(rf"\d+|\b(?:{_MONTHS.replace(' ', '|')})[a-z]*\b")
_BETWEEN_WORDS = re.compile(r"[^\w#]+")


@dataclass(frozen=True, kw_only=True)  # no slots, as posts: it is kept
class PostProfile:
    """A post by what its text, its title and its header say.

    ``text`` are the stems that its text uses most, the most used first, of which the first
    ``often`` come back in it; ``title`` are those of its title, and ``terms`` names such as
    ``tag-bridges``. Posts of one ``blog``, a number, whose title follows one ``pattern`` may be issues of one thing.
    """

    name: str
    text: tuple[str, ...] = ()
    often: int = 0
    title: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    pattern: str = ""
    blog: int = 0

    @property
    def issue_of(self) -> tuple[str, int]:
        """What issues of one thing have in common: the pattern of their titles, and their blog."""
        return self.pattern, self.blog

    @property
    def words(self) -> frozenset[str]:
        """All its words."""
        return frozenset((*self.text, *self.title))

    @property
    def repeated(self) -> frozenset[str]:
        """The words that come back in its text."""
        return frozenset(self.text[: self.often])

    @property
    def salient(self) -> frozenset[str]:
        """The words that tell what it is on: those of its title, and those that come back."""
        return self.repeated.union(self.title)


def most_used(text: str) -> tuple[tuple[str, ...], int]:
    """Return the stems used most in *text*, the most used first, and how many of them come back in it.

    Scripts without blanks count by pairs of signs.
    """
    counts: Counter[str] = Counter()
    for word, count in Counter(_words(text.casefold())).items():
        if word < _WITHOUT_BLANKS:  # asked of each word of an archive, so no call
            counts[stem(word)] += count
        else:
            counts.update(list(map("".join, pairwise(word))) * count)
    words = sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:KEPT]
    enough = 1 + (counts.total() >= _NOTE) + (counts.total() >= _LONG)
    often = sum(counts[word] >= enough for word in words[:_OFTEN])
    return tuple(words), often


def _words(text: str) -> list[str]:
    """Return the words of *text*, which is in small letters."""
    if not text.isascii():
        return _WORD.findall(text)
    letters = text.encode().translate(_ASCII_LETTERS).decode()  # in a third of the time
    return [word for word in letters.split() if len(word) >= _LEAST_LETTERS]


def is_pair(word: str) -> bool:
    """Tell whether *word* is of a script without blanks, and only two signs that follow each other."""
    return word >= _WITHOUT_BLANKS


@cache
def stem(word: str) -> str:
    """Return what the forms of a word have in common."""
    found: str = _stemmer.stemWord(word)
    return found


_stemmer = snowballstemmer.stemmer("porter")


def title_pattern(title: str) -> str:
    """Return *title* with each number and each English month as a ``0``: issues of one thing share it."""
    return _BETWEEN_WORDS.sub(" ", _DATED.sub("0", title.casefold())).strip()
