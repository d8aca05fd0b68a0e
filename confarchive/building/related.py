"""Posts that resemble each other, by the words they use most and the terms they share.

The index is SQLite's FTS5 (https://www.sqlite.org/fts5.html), which ranks by BM25.
A post asks it for its most telling words only, and words that many posts use are
not asked for: what one post costs does not grow with the archive.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEPT = 60
"""A post's words that are kept: the ones it uses most."""
_ASKED_WORDS, _ASKED_TERMS = 8, 6
_COMMON = 150
"""Words and terms in more posts than these tell little and cost much."""
_TERM_WEIGHT = 2.0
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[^\W\d_{_CJK}]{{3,}}|[{_CJK}]{{2,}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A post by its ``words``, the most used first, and the slugs of its ``terms``."""

    name: str
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """Return the words used most in *text*; scripts without blanks count by pairs of signs."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text.casefold()):
        if word < "\u3000":
            counts[word] += 1
        else:
            counts.update(map("".join, pairwise(word)))
    return tuple(sorted(counts, key=lambda word: (-counts[word], word))[:KEPT])


def related(posts: Sequence[Described], limit: int = 5) -> dict[str, tuple[str, ...]]:
    """Return for each post the names of those that resemble it, the most alike first.

    The order is fixed: posts that are equally alike stand in the order of *posts*.
    """
    index = _Index(posts)
    return {post.name: index.like(post, limit) for post in posts}


class _Index:
    """The full-text index of some posts, which lives as long as it is asked."""

    def __init__(self, posts: Sequence[Described]) -> None:
        self._posts = posts
        self._used = Counter(word for post in posts for word in post.words)
        self._shared = Counter(term for post in posts for term in post.terms)
        self._table = sqlite3.connect(":memory:")
        self._table.execute(
            "CREATE VIRTUAL TABLE post"
            " USING fts5(words, terms, content='', tokenize='porter unicode61')"
        )
        rows = (
            (number, " ".join(post.words), " ".join(map(_token, post.terms)))
            for number, post in enumerate(posts)
        )
        self._table.executemany("INSERT INTO post(rowid, words, terms) VALUES (?, ?, ?)", rows)

    def like(self, post: Described, limit: int) -> tuple[str, ...]:
        """Return the names of the posts most like *post*, itself left out."""
        words, terms = (
            self._telling(post.words, self._used),
            self._telling(post.terms, self._shared),
        )
        asked = [f'words:"{word}"' for word in words[:_ASKED_WORDS]]
        asked += [f'terms:"{_token(term)}"' for term in terms[:_ASKED_TERMS]]
        rows = self._table.execute(
            "SELECT rowid FROM post WHERE post MATCH ? ORDER BY bm25(post, 1.0, ?), rowid LIMIT ?",
            (" OR ".join(asked) or '""', _TERM_WEIGHT, 2 * limit),
        )
        alike = [
            other.name
            for other in (self._posts[number] for (number,) in rows.fetchall())
            if other.name != post.name
            # One word alone is chance.
            and (not set(terms).isdisjoint(other.terms) or len(set(words) & set(other.words)) > 1)
        ]
        return tuple(alike[:limit])

    def _telling(self, names: Sequence[str], count: Mapping[str, int]) -> list[str]:
        """Return the *names* that tell something of a post, first those that tell most.

        They are used much in it, and seldom elsewhere; what most posts have tells nothing.
        """
        total = len(self._posts)
        most = min(_COMMON, max(2, total // 2))
        weights = {
            name: log(1 + total / count[name]) / (1 + rank / KEPT)
            for rank, name in enumerate(names)
            if 1 < count[name] <= most
        }
        return sorted(weights, key=lambda name: (-weights[name], name))


def _token(term: str) -> str:
    """Return *term* as a single word of the index."""
    return "t" + "".join(f"{ord(char):x}x" for char in term)
