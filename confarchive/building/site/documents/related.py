"""Posts that are related, by the words and terms that they share: none is better than a wrong one.

A word weighs more the fewer posts have it (https://en.wikipedia.org/wiki/Tf%E2%80%93idf), if those
that have it use it often, as they do what they are on: "feel" is in few posts of some blogs, too,
and stands in each of them once. Posts are related by two things that they share at least. What
many posts have is not looked at: what one post costs does not grow with the archive.

Issues of one thing, such as a newsletter, share all and nothing. They lead to those before and
after them, and no other post leads to them.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, log
from typing import TYPE_CHECKING

from confarchive.building.site.documents.post_profile import PostProfile, is_pair, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from confarchive.building.incremental.cache import CachedValue

_COMMON = 150
"""Words and terms in more posts than these tell little and cost much."""
_ASKED_WORDS, _ASKED_TERMS = 10, 6
"""Of a post, as many of what tells most are looked up in others."""
_COMPARED, _HINT = 12, 0.25
"""As many posts that share most of these are compared in full, if that weighs enough."""
_ENOUGH, _BESIDE_THE_MOST, _BESIDE_TERMS = 1.15, 0.4, 0.55
"""What all must weigh that two posts share, what is left of it without the weightiest, and the words beside terms.

A word weighs 1 at most.
"""
_SHORT = 25
"""A post of fewer different words tells by its terms alone what it is on."""
_OF_THE_BEST = 0.35
"""A post that shares less than this part of what the most related one does is left out."""
_LEAST = 0.08
"""What weighs less is chance, however much of it there is."""
_IN_ONE, _IN_A_TITLE, _NAMED, _PAIR = 0.35, 0.6, 0.6, 0.4
"""The weight of a word that one of two posts only mentions, what a title adds, what a word weighs at
least that both titles have, and the weight of a pair of signs."""
_TERM = 1.2
_TERMS = {"author": 0.4, "category": 0.6, "mention": 0.5}
"""Terms of other sorts, such as tags, weigh 1."""
_TELLING_TERMS = 6
"""Where a post has more terms than these, each tells less."""
_ISSUES, _SAME_TITLES = 3, 4
"""As many posts are issues of one thing where their titles differ by numbers, or are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What was found of ``posts``: for each the names of those related to it, the most first."""

    posts: tuple[PostProfile, ...] = ()
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def still(self, posts: Sequence[PostProfile], index: _PostIndex) -> dict[str, tuple[str, ...]]:
        """Return what would be found again of *posts*, whose words and terms *index* has.

        Only what shares a word or a term that a post has got or lost, or uses more often or less,
        may find something else; not one that told nothing before, and tells nothing now.
        """
        if [post.name for post in self.posts] != [post.name for post in posts]:
            return {}
        if _issues(self.posts) != _issues(posts):
            return {}
        moved = set[object]()
        changed = [pair for pair in zip(self.posts, posts, strict=True) if pair[0] != pair[1]]
        for before, now in changed:
            moved |= _told(before) ^ _told(now)
        anew = {now.name for _, now in changed}
        moved_words = {told[1] for told in moved if isinstance(told, tuple)}
        moved_words = {word for word in moved_words if not index.is_common(word, len(changed))}
        return {
            post.name: self.found[post.name]
            for post in posts
            if post.name not in anew
            and moved_words.isdisjoint(post.text)
            and moved_words.isdisjoint(post.title)
            and moved.isdisjoint(post.terms)
        }


def _told(post: PostProfile) -> set[object]:
    """Return all of a post that decides of which it is related to."""
    sorts = {"word": post.words, "repeated": post.repeated, "title": frozenset(post.title)}
    return {(sort, word) for sort, words in sorts.items() for word in words} | {*post.terms}


def _issues(posts: Iterable[PostProfile]) -> dict[tuple[str, int], list[str]]:
    """Return the names of the posts that are issues of one thing, by the pattern of their titles and their blog."""
    names: dict[tuple[str, int], list[str]] = defaultdict(list)
    for post in posts:
        if post.pattern:
            names[post.issue_of].append(post.name)
    return {
        issue_of: found
        for issue_of, found in names.items()
        if len(found) >= (_ISSUES if "0" in issue_of[0] else _SAME_TITLES)
    }


_NOTHING = Related()


def related(posts: Sequence[PostProfile], before: Related = _NOTHING, *, limit: int = 8) -> Related:
    """Return which posts each of *posts* is related to; what is found as *before* is not looked for again.

    The order is fixed: posts that are equally related stand in the order of *posts*, the newest first.
    """
    index = _PostIndex(posts)
    still = before.still(posts, index)
    found = {
        post.name: still[post.name] if post.name in still else index.like(number, limit)
        for number, post in enumerate(posts)
    }
    return Related(posts=tuple(posts), found=found)


def find(kept: CachedValue, posts: Sequence[PostProfile]) -> Mapping[str, tuple[str, ...]]:
    """Return which posts each of *posts* is related to, and have it *kept* for the next build."""
    before: Related = kept.load() or _NOTHING
    now = related(posts, before)
    if now != before:
        kept.keep(now)
    return now.found


class _PostIndex:
    """Which posts have which words and terms, by their number, and how much those tell."""

    def __init__(self, posts: Sequence[PostProfile]) -> None:
        self._posts = posts
        repeated = Counter(word for post in posts for word in post.repeated)
        self._repeated = repeated.keys()
        words = [post.words for post in posts]
        self._words = _NameWeights(words, repeated)
        self._terms = _NameWeights([post.terms for post in posts])
        self._telling = [self._words.weights.keys() & each for each in words]
        self._pairs = frozenset(filter(is_pair, self._words.weights))
        self._salient = [post.salient for post in posts]
        self._issues = _issues(posts)

    def is_common(self, word: str, changed: int) -> bool:
        """Tell whether a *word* is in too many posts to tell anything, as before some were *changed*."""
        return self._words.number(word) - changed > self._words.most

    def like(self, number: int, limit: int) -> tuple[str, ...]:
        """Return the names of the posts that a post is related to, the most first, *limit* at most."""
        post = self._posts[number]
        if post.issue_of in self._issues:
            return self._other_issues(post)
        weights = {other: self._shared(number, other) for other in self._compared(number)}
        best = max(weights.values(), default=0)
        enough = max(_ENOUGH, _OF_THE_BEST * best)
        ranked = [(-weight, other) for other, weight in weights.items() if weight >= enough]
        return tuple(self._posts[other].name for _, other in heapq.nsmallest(limit, ranked))

    def _other_issues(self, post: PostProfile) -> tuple[str, ...]:
        """Return the two issues before and the two after a post that is one, the nearest first."""
        names = self._issues[post.issue_of]
        at = names.index(post.name)
        nearest = (at - 1, at + 1, at - 2, at + 2)
        return tuple(names[place] for place in nearest if 0 <= place < len(names))

    def _compared(self, number: int) -> Iterator[int]:
        """Yield the posts that share most of what tells most of a post."""
        scores: dict[int, float] = defaultdict(float)
        self._words.add(scores, self._salient[number], _ASKED_WORDS)
        self._terms.add(scores, self._posts[number].terms, _ASKED_TERMS)
        scores.pop(number, None)
        ranked = ((-score, other) for other, score in scores.items() if score >= _HINT)
        for _, other in heapq.nsmallest(_COMPARED, ranked):
            if self._posts[other].issue_of not in self._issues:
                yield other

    def _shared(self, number: int, other: int) -> float:
        """Return how much all weighs that two posts share, 0 where it is one thing alone."""
        words = self._shared_words(number, other)
        terms = list(self._shared_terms(number, other, words))
        weights = [*words.values(), *terms]
        whole = fsum(weights)  # whatever the order
        is_short = min(len(self._posts[each].text) for each in (number, other)) < _SHORT
        if terms and is_short:
            return whole
        is_one_thing = whole - max(weights, default=0) < _BESIDE_THE_MOST
        return 0 if is_one_thing or (terms and fsum(words.values()) < _BESIDE_TERMS) else whole

    def _shared_words(self, number: int, other: int) -> dict[str, float]:
        here, there = self._salient[number], self._salient[other]
        titles = self._titles[number], self._titles[other]
        weights, rarity, repeated = self._words.weights, self._words.rarity, self._repeated
        found = {}
        for word in self._telling[number] & self._telling[other]:
            salient = (word in here) + (word in there)
            if salient:
                share = 1 if salient > 1 else _IN_ONE
                in_titles = (word in titles[0]) + (word in titles[1])
                weight = rarity[word] * _NAMED if in_titles > 1 and word in repeated else 0
                weight = max(weight, weights[word]) * (share + _IN_A_TITLE * in_titles)
                weight *= _PAIR if word in self._pairs else 1
                if weight >= _LEAST:
                    found[word] = min(1, weight)
        return found

    def _shared_terms(self, number: int, other: int, words: Mapping[str, float]) -> Iterator[float]:
        terms, weights = self._posts[number].terms, self._terms.weights
        many = min(1, _TELLING_TERMS / max(1, len(terms)))
        for term in {*terms}.intersection(self._posts[other].terms):
            sort, _, name = term.partition("-")
            weight = weights.get(term, 0) * many * _TERM * _TERMS.get(sort, 1)
            weight *= 0.5 if stem(name) in words else 1  # the same thing, once more
            if weight >= _LEAST:
                yield weight

    @cached_property
    def _titles(self) -> list[frozenset[str]]:
        return [frozenset(post.title) for post in self._posts]


class _NameWeights:
    """The words of all posts, or their terms: who has each, and how much it tells, from 0 to 1."""

    def __init__(
        self, names: Sequence[Iterable[str]], repeated: Mapping[str, int] | None = None
    ) -> None:
        having: dict[str, list[int]] = defaultdict(list)
        for number, those in enumerate(names):
            for name in those:
                having[name].append(number)
        self._having = having
        total = len(names)
        # What most posts have tells nothing, nor does what one post alone has.
        self.most = min(_COMMON, max(2, total // 2))
        rarest = log(1 + total / 2)
        self.rarity = {
            name: (log(1 + total / len(numbers)) / rarest) ** 2
            for name, numbers in having.items()
            if 1 < len(numbers) <= self.most
        }
        self.weights = {
            name: rarity * _share(repeated[name], len(having[name])) if repeated else rarity
            for name, rarity in self.rarity.items()
        }

    def number(self, name: str) -> int:
        """Return how many have a name."""
        return len(self._having.get(name, ()))

    def add(
        self, scores: dict[int, float], names: AbstractSet[str] | Sequence[str], most: int
    ) -> None:
        """Raise the *scores* of all that have one of *names*, of which the *most* telling are asked."""
        known = ((-self.weights[name], name) for name in names if name in self.weights)
        for weight, name in heapq.nsmallest(most, known):
            for number in self._having[name]:
                scores[number] -= weight


def _share(repeated: int, having: int) -> float:
    """Return how surely a word tells what posts are on: those that have it use it often, or not."""
    return min(1, 0.1 + 1.5 * repeated / (having + 2))
