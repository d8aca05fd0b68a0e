"""Where two sequences differ, such as the words of two renderings."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_TOO_LONG = 4_000_000  # beyond this many pairs of items, differences are told as one


def changes(
    truth: tuple[Hashable, ...], result: tuple[Hashable, ...]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield start and end in *truth*, and in *result*, of each stretch that differs."""
    if truth == result:
        return
    head = shared(truth, result)
    tail = shared(truth[head:][::-1], result[head:][::-1])
    ours, theirs = truth[head : len(truth) - tail], result[head : len(result) - tail]
    if len(ours) * len(theirs) > _TOO_LONG:
        yield head, head + len(ours), head, head + len(theirs)
        return
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, start, end, other, other_end in matcher.get_opcodes():
        if tag != "equal":
            yield head + start, head + end, head + other, head + other_end


def shared(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how many items *one* and *other* begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
