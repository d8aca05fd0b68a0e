"""Terms that look like one: spelled, inflected, abbreviated or mistyped in another way."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST, _LONGEST_REST = 5, 4
"""An abbreviation has so many letters; so many of the whole word's stem are cut off."""
_LONGEST_ENDING = 3
_SHORTEST_NOUN = 4
_MISTYPED = 6
"""Shorter words that differ by a letter are most likely two words."""
_stem = snowballstemmer.stemmer("english").stemWord


_WORDS_WITH_S = frozenset(
    [
        "aids",
        "analytics",
        "apps",
        "arms",
        "arts",
        "atlas",
        "axis",
        "bonus",
        "bus",
        "campus",
        "canvas",
        "chaos",
        "clothes",
        "comics",
        "common",
        "commons",
        "corps",
        "customs",
        "debris",
        "devices",
        "docs",
        "dress",
        "economics",
        "electronics",
        "ethics",
        "express",
        "focus",
        "games",
        "genetics",
        "genius",
        "glasses",
        "goods",
        "graphics",
        "headquarters",
        "jenkins",
        "kubernetes",
        "lens",
        "linguistics",
        "logistics",
        "mathematics",
        "means",
        "mechanics",
        "metrics",
        "minutes",
        "news",
        "numerics",
        "odds",
        "optics",
        "pandas",
        "pants",
        "physics",
        "plus",
        "politics",
        "postgres",
        "premises",
        "process",
        "progress",
        "rails",
        "redis",
        "remains",
        "robotics",
        "series",
        "shorts",
        "species",
        "specs",
        "spirits",
        "stairs",
        "states",
        "statics",
        "statistics",
        "status",
        "terms",
        "thanks",
        "things",
        "travis",
        "virus",
        "windows",
        "wireless",
        "works",
    ]
)
"""Words, and names of programs, that end like plurals and mean something else than without the s."""


def is_sure(pair: tuple[str, str], difference: str) -> bool:
    """Tell whether two slugs that differ in that are one term beyond doubt.

    So they are where only hyphens differ, but between numbers, and where one is the regular plural
    of the other. A letter, an ending or an abbreviation tells two words apart as often: ``pypy`` is
    not ``pypi``, nor ``outreach`` ``outreachy``. What is not sure a person decides.
    """
    if difference == "hyphens":
        return not any(re.search(r"\d-\d", slug) for slug in pair)
    one, several = sorted(pair, key=len)
    if several.endswith("ics"):  # a science most often: logics, statics
        return False
    return several.rpartition("-")[2] not in _WORDS_WITH_S and several in _plurals(one)


def _plurals(slug: str) -> Iterator[str]:
    """Yield the regular plurals of the English noun that *slug* ends in."""
    if len(slug) < _SHORTEST_NOUN or not slug[-1].isalpha():
        return
    if slug.endswith(("s", "x", "z", "ch", "sh")):
        yield f"{slug}es"
    elif slug.endswith("y") and slug[-2] not in "aeiou":
        yield f"{slug[:-1]}ies"
    else:
        yield f"{slug}s"


def alike(slugs: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the pairs of *slugs* that look like one term, each with what they differ in.

    Whether they are one :func:`is_sure` tells. The cost grows with the number of slugs, not with that of their pairs.
    """
    slugs = sorted(slugs)
    told: set[tuple[str, str]] = set()
    for difference, groups in (
        ("hyphens", _by([(slug.replace("-", ""), slug) for slug in slugs])),
        ("an ending", _inflected(_by([(_stems(slug), slug) for slug in slugs]))),
        ("a letter", _by(_mistyped(slugs))),
        ("an abbreviation", _abbreviated(slugs)),
    ):
        for group in groups:
            for first, second in itertools.combinations(group, 2):
                if (first, second) not in told:
                    told.add((first, second))
                    yield first, second, difference


def _by(keys: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the slugs that share a key, where several do."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, slug in keys:
        groups[key].append(slug)
    yield from (group for group in groups.values() if len(group) > 1)


def _stems(slug: str) -> str:
    return "".join(map(_stem, slug.split("-")))


def _inflected(groups: Iterable[list[str]]) -> Iterator[list[str]]:
    """Yield the pairs that differ in an ending only: stems alone take experience for experiment."""
    for group in groups:
        for pair in itertools.combinations(group, 2):
            common = sum(1 for _ in itertools.takewhile(_same, zip(*pair, strict=False)))
            ends = {slug[common:] for slug in pair}
            if all(len(end) <= _LONGEST_ENDING for end in ends) and ends != {"y", "i"}:
                yield list(pair)


def _same(letters: tuple[str, ...]) -> bool:
    return len(set(letters)) == 1


def _mistyped(slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each slug by what it is, whole and with any letter left out but the first and the last.

    Two that share one of these differ by a letter, or by the order of two.
    """
    for slug in slugs:
        if len(slug) >= _MISTYPED and slug.isalpha():
            for key in {slug, *(slug[:at] + slug[at + 1 :] for at in range(1, len(slug) - 1))}:
                yield key, slug


def _abbreviated(slugs: list[str]) -> Iterator[list[str]]:
    """Yield pairs such as ``async`` and ``asynchronous``: in order, they are not far apart."""
    for at, short in enumerate(slugs):
        if len(short) < _SHORTEST or not short.isalpha():
            continue
        for number in range(at + 1, len(slugs)):
            whole = slugs[number]
            if not whole.startswith(short):
                break
            rest = len(_stem(whole)) - len(short)
            if whole.isalpha() and 0 < rest <= _LONGEST_REST and rest < len(whole) - len(short):
                yield [short, whole]
