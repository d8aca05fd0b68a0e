"""How a difference is told: by two excerpts that a person can see to be different.

What two renderings show can be equal to the eye where it is not equal to the comparison:
a link whose words lead to another place, a second level of a list, a letter written in two
ways. Each difference therefore offers several pairs of texts, the plainest first.
"""

from __future__ import annotations

import unicodedata
from itertools import chain, islice
from typing import TYPE_CHECKING

from confarchive.importing.verify.page import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.importing.verify.things import Facets, Thing

_LENGTH = 200  # characters of a text that are shown
_BEFORE = 60  # of them in front of the first that differs
_NEAR, _FAR = 3, 12  # words shown on both sides of a difference
_UNSEEN = ("Cc", "Cf")


def of_words(
    truth: Facets, result: Facets, ours: tuple[int, int], theirs: tuple[int, int]
) -> tuple[str, str]:
    """Return the words from start to end in *truth* (*ours*) and in *result*, and some around them."""
    near = (
        (truth.quote(ours[0] - n, ours[1] + n), result.quote(theirs[0] - n, theirs[1] + n))
        for n in (_NEAR, _FAR)
    )
    # Two formulas are no words that differ: what stands for them says nothing.
    whole = (
        (truth.quote(0, len(truth.words)), result.quote(0, len(result.words))) for _ in range(1)
    )
    last = ((" ".join(truth.words), " ".join(result.words)) for _ in range(1))
    return told_apart(chain(near, whole, last))


def of_things(
    truth: Facets, result: Facets, ours: Thing | None, theirs: Thing | None
) -> tuple[str, str]:
    """Return what is told of two things that differ; the side that has none gets no words."""
    if ours is None or theirs is None:
        return told_apart([(ours.shown if ours else "", theirs.shown if theirs else "")])
    ways = zip(_ways(truth, ours), _ways(result, theirs), strict=True)
    leads_elsewhere = ours.key == theirs.key and ours.leads != theirs.leads
    # The archive calls places by other names: that says nothing.
    return told_apart(islice(ways, 2, None) if leads_elsewhere else ways)


def _ways(page: Facets, thing: Thing) -> Iterator[str]:
    """Yield texts that tell of *thing*, in one way after the other; the last tells all."""
    yield thing.shown
    yield thing.more or thing.shown
    words = "nowhere" if thing.leads is None else f"to “{' '.join(thing.leads)}”"
    yield f"{thing.shown} leading {words}"
    yield f"{thing.shown} after “{page.quote(thing.at - _NEAR, thing.at)}”"
    yield f"{thing.shown} after {thing.at} words"
    yield repr((thing.key, thing.leads, thing.at))


def told_apart(pairs: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the first of *pairs* in which the words differ, cut to where they do.

    Where all have the same words, it is the first that differs in anything. At least one must.
    """
    apart = None
    for source, result in pairs:
        if line(source) != line(result):
            return _visible(*_cut(source, result))
        if apart is None and source != result:
            apart = source, result
    if apart is None:
        message = "nothing tells the two apart"
        raise ValueError(message)
    return _visible(*_cut(*apart))


def _cut(source: str, result: str) -> tuple[str, str]:
    """Cut both texts alike, so that the first letter in which they differ is shown."""
    pairs = enumerate(zip(source, result, strict=False))
    first = next((n for n, (a, b) in pairs if a != b), min(len(source), len(result)))
    start = max(first - _BEFORE, 0) if max(len(source), len(result)) > _LENGTH else 0
    return _window(source, start), _window(result, start)


def _window(text: str, start: int) -> str:
    before = "…" if start else ""
    after = "…" if len(text) > start + _LENGTH else ""
    return f"{before}{text[start : start + _LENGTH]}{after}"


def _visible(source: str, result: str) -> tuple[str, str]:
    """Spell out, as Python does, letters of texts that look the same."""
    if _look(source) != _look(result):
        return source, result
    return ascii(source)[1:-1], ascii(result)[1:-1]


def _look(text: str) -> str:
    plain = "".join(
        " " if unicodedata.category(char) == "Zs" else char
        for char in text
        if char == "\n" or unicodedata.category(char) not in _UNSEEN
    )
    return unicodedata.normalize("NFC", plain)
