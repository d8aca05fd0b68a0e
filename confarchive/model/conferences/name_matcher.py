"""Finds many names in a text at once, in time that follows the text, however many names there are.

The names stand in a tree by their letters, which is gone down from each word's beginning; one
regular expression of all names would try each of them there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from confarchive.model.text.scripts import BEGINS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORT = 4
"""Names of so few letters are words as well, unless they stand in capitals."""
_TELLING = 5  # letters at the beginning of a name that few other words begin with
_GAP = re.compile(r"\.(?=[^\W\d_])|[\s_-]*")
_BETWEEN, _END = "between words", "end"  # keys of the tree beside letters, each of which is one


class NamePattern:
    """Names, the first of which goes before the others where several begin at one place.

    Between their words may be any blanks, hyphens and underscores, a dot alone, or nothing. *tail* is what may
    follow a name, its group ``region`` what may belong to it.
    """

    def __init__(self, names: Iterable[str], tail: re.Pattern[str]) -> None:
        self._tail = tail
        self._tree: dict[str, Any] = {}
        for rank, name in enumerate(names):
            self._add(name, rank)
        beginning = _beginning(self._tree, _TELLING) if self._tree else r"(?!)"
        self._first = re.compile(rf"{BEGINS}{beginning}")

    def _add(self, name: str, rank: int) -> None:
        words = [word for word in re.split(r"[\s_-]+", name) if word]
        node = self._tree
        for number, word in enumerate(words):
            node = node.setdefault(_BETWEEN, {}) if number else node
            for letter in _small(word):
                node = node.setdefault(letter, {})
        letters = re.sub(r"[\W\d_]", "", name)
        is_exact = len(letters) <= SHORT
        joined = rf"(?:{_GAP.pattern})".join(map(re.escape, words))
        if words:
            node.setdefault(_END, []).append((rank, re.compile(joined) if is_exact else None))

    def find(self, text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
        """Yield where names begin and end, from left to right, and the region behind, if any."""
        small, at = _small(text), 0
        while match := self._first.search(small, at):
            start = match.start()
            found = self._at(text, small, start)
            if found is None:
                at = start + 1
            else:
                end, region = found
                yield start, end, region
                at = region.end() if region else end

    def _at(self, text: str, small: str, start: int) -> tuple[int, re.Match[str] | None] | None:
        """Return where the name that begins at *start* ends, and the region behind it."""
        for _, exact, end in sorted(self._ends(small, start), key=lambda each: each[0]):
            tail = self._tail.match(text, end)
            if tail and (exact is None or exact.fullmatch(text, start, end)):
                return end, tail if tail["region"] else None
        return None

    def _ends(self, small: str, start: int) -> Iterator[tuple[int, re.Pattern[str] | None, int]]:
        """Yield the names that begin at *start*, by their ranks, and where each ends."""
        ways = [(self._tree, start)]
        while ways:
            node, at = ways.pop()
            yield from ((*name, at) for name in node.get(_END, ()))
            if (between := node.get(_BETWEEN)) and (gap := _GAP.match(small, at)):
                ways.append((between, gap.end()))
            if at < len(small) and (following := node.get(small[at])):
                ways.append((following, at + 1))


def _beginning(node: dict[str, Any], letters: int) -> str:
    """Return what matches the first *letters*, or fewer, of the names below *node*, and what is between their words."""
    if not letters or _END in node:
        return ""
    each = (
        f"[.\\s_-]*+{_beginning(following, letters)}"
        if key == _BETWEEN
        else re.escape(key) + _beginning(following, letters - 1)
        for key, following in node.items()
    )
    return f"(?:{'|'.join(each)})"


def _small(text: str) -> str:
    """Return *text* in small letters, but for those that would become several."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
