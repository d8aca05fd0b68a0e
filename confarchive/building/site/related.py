"""Posts that resemble each other, by the words they use most and the terms they share.

Words weigh as much as they tell (https://en.wikipedia.org/wiki/Tf%E2%80%93idf), forms of
a word being one. A post is compared by its most telling words only, and not by words
that many posts use: what one post costs does not grow with the archive.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from confarchive.building.incremental.cache import CachedValue

KEPT = 60
"""A post's words that are kept: the ones it uses most."""
_ASKED_WORDS, _ASKED_TERMS = 8, 6
_COMMON = 150
"""Words and terms in more posts than these tell little and cost much."""
_TERM_WEIGHT = 2.0
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[^\W\d_{_CJK}]{{3,}}|[{_CJK}]{{2,}}")


@dataclass(frozen=True, kw_only=True)  # no slots, as posts: it is kept
class PostProfile:
    """A post by the stems of its ``words``, the most used first, and the slugs of its ``terms``."""

    name: str
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The number of words and terms: of two alike posts, the shorter is more alike."""
        return len(self.words) + len(self.terms)


def words(text: str) -> tuple[str, ...]:
    """Return the stems used most in *text*; scripts without blanks count by pairs of signs."""
    counts: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(text.casefold())).items():
        if word < "\u3000":
            counts[_stem(word)] += count
        else:
            counts.update(list(map("".join, pairwise(word))) * count)
    return tuple(sorted(sorted(counts), key=counts.__getitem__, reverse=True)[:KEPT])


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What was found of ``posts``: for each the names of those like it, the most alike first."""

    posts: tuple[PostProfile, ...] = ()
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def still(self, posts: Sequence[PostProfile]) -> dict[str, tuple[str, ...]]:
        """Return what would be found again of *posts*.

        Only what shares a word or a term with a post that has got or lost it, or has got
        more of them or fewer, may find something else.
        """
        if [post.name for post in self.posts] != [post.name for post in posts]:
            return {}
        changed = [pair for pair in zip(self.posts, posts, strict=True) if pair[0] != pair[1]]
        words, terms = set[str](), set[str]()
        for before, now in changed:
            words |= _moved(before, before.words, now, now.words)
            terms |= _moved(before, before.terms, now, now.terms)
        anew = {now.name for _, now in changed}
        return {
            post.name: self.found[post.name]
            for post in posts
            if post.name not in anew
            and words.isdisjoint(post.words)
            and terms.isdisjoint(post.terms)
        }


def _moved(
    before: PostProfile, had: Iterable[str], now: PostProfile, has: Iterable[str]
) -> AbstractSet[str]:
    """Return the names by which a post that was changed may be more alike, or less, than before."""
    return {*had} ^ {*has} if before.size == now.size else {*had} | {*has}


_NOTHING = Related()


def related(posts: Sequence[PostProfile], before: Related = _NOTHING, *, limit: int = 8) -> Related:
    """Return what resembles each of *posts*; what is found as *before* is not looked for again.

    The order is fixed: posts that are equally alike stand in the order of *posts*.
    """
    index, still = _WordIndex(posts), before.still(posts)
    found = {
        post.name: still[post.name] if post.name in still else index.like(post, limit)
        for post in posts
    }
    return Related(posts=tuple(posts), found=found)


def find(kept: CachedValue, posts: Sequence[PostProfile]) -> Mapping[str, tuple[str, ...]]:
    """Return what resembles each of *posts*, and have it *kept* for the next build."""
    before: Related = kept.load() or _NOTHING
    now = related(posts, before)
    if now != before:
        kept.keep(now)
    return now.found


@cache
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem


_stemmer = snowballstemmer.stemmer("porter")


class _WordIndex:
    """Which posts have which words and terms, by their number, and how much those tell."""

    def __init__(self, posts: Sequence[PostProfile]) -> None:
        self._posts = posts
        self._words = _WordWeights(post.words for post in posts)
        self._terms = _WordWeights(post.terms for post in posts)
        self._sizes = [sqrt(1 + post.size) for post in posts]

    def like(self, post: PostProfile, limit: int) -> tuple[str, ...]:
        """Return the names of the posts most like *post*, itself left out."""
        words, terms = self._words.telling(post.words), self._terms.telling(post.terms)
        scores: dict[int, float] = defaultdict(float)
        self._words.add_scores(scores, words[:_ASKED_WORDS])
        self._terms.add_scores(scores, terms[:_ASKED_TERMS], times=_TERM_WEIGHT)
        ranked = [(-score / self._sizes[number], number) for number, score in scores.items()]
        best = (self._posts[number] for _, number in heapq.nsmallest(3 * limit, ranked))
        alike = (
            other.name
            for other in best
            if other is not post
            # One word alone is chance.
            and (not set(terms).isdisjoint(other.terms) or len(set(words) & set(other.words)) > 1)
        )
        return tuple(islice(alike, limit))


class _WordWeights:
    """The words of all posts, or their terms: who bears each, and how much it tells."""

    def __init__(self, named: Iterable[Iterable[str]]) -> None:
        bearers: dict[str, list[int]] = defaultdict(list)
        total = 0
        for number, names in enumerate(named):
            total += 1
            for name in names:
                bearers[name].append(number)
        self._bearers = bearers
        # What most posts have tells nothing, nor does what one post alone has.
        most = min(_COMMON, max(2, total // 2))
        self._weights = {
            name: log(1 + total / len(numbers))
            for name, numbers in bearers.items()
            if 1 < len(numbers) <= most
        }

    def telling(self, names: Sequence[str]) -> list[str]:
        """Return those of a post's *names* that tell something of it, first what tells most.

        They are used much in it, and seldom elsewhere.
        """
        weights = {
            name: self._weights[name] / (1 + rank / KEPT)
            for rank, name in enumerate(names)
            if name in self._weights
        }
        return sorted(weights, key=lambda name: (-weights[name], name))

    def add_scores(
        self, scores: dict[int, float], names: Iterable[str], *, times: float = 1
    ) -> None:
        """Raise the *scores* of all that bear one of the *names*."""
        for name in names:
            weight = times * self._weights[name]
            for number in self._bearers[name]:
                scores[number] += weight
