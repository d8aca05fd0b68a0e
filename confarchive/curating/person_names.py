"""Names of persons that may be one person's: written in another order, with initials, without accents or blanks."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.model.addresses.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MAIL = re.compile(r"<?\b([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?")
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_TITLES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "inc", "ltd", "gmbh"})
"""What stands behind a comma and is no first name."""
_SHORTEST = 3
"""Letters of a name that is short for another one."""
_COMMON = 100
"""Names that so many share are not held against each other."""


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A name taken apart: its ``words``, the family's last, without accents; the address of ``mail`` in it."""

    name: str
    words: tuple[str, ...]
    written_out: tuple[str, ...]
    mail: str = ""
    turned: bool = False

    @classmethod
    def of(cls, name: str) -> PersonName:
        """Return *name* taken apart; ``turned`` tells that the family's name stood first, before a comma."""
        mail = _MAIL.search(name)
        text = _MAIL.sub(" ", name).strip(" ()") if mail else name
        family, comma, given = text.partition(",")
        turned = bool(comma and given.strip()) and slugify(given) not in _TITLES
        text = f"{given} {family}" if turned else text
        return cls(
            name=name,
            words=_words(text),
            written_out=_words(text.lower().translate(_WRITTEN_OUT)),
            mail=mail[1].lower() if mail else "",
            turned=turned,
        )

    @cached_property
    def has_initials(self) -> bool:
        """Whether some of its words are single letters."""
        return any(len(word) == 1 for word in self.words)

    @cached_property
    def marks(self) -> frozenset[str]:
        """What another name of the same person has, too, one at least."""
        if not self.words:
            return frozenset(filter(None, [self.mail]))
        joined, first, last = "".join(self.words), self.words[0], self.words[-1]
        short = {f"{first[:1]}{last}", f"{first}{last[:1]}"} if len(self.words) > 1 else set()
        out = "".join(self.written_out)
        return frozenset({joined, out, first, last, *short, self.mail} - {""})


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, slugify(text).split("-"))) if text.strip() else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How two names are alike: what differs, in words, and whether they are one person's beyond doubt.

    What is ``weak`` says nothing without something else that tells the same.
    """

    told: str
    is_sure: bool = False
    is_weak: bool = False


def likeness(full: PersonName, other: PersonName) -> Likeness | None:
    """Return how *other* may be another form of the name *full*, None where it is not."""
    if full.mail and full.mail == other.mail:
        return Likeness(told=f"both have the address {full.mail}", is_sure=True)
    if len(full.words) < 2 or not other.words:  # noqa: PLR2004 (a single word is short for none)
        return None
    if full.words == other.words:
        is_turned = full.turned != other.turned
        told = (
            "the family's name stands first" if is_turned else "they differ in an address of mail"
        )
        return Likeness(told=told, is_sure=is_turned)
    if other.written_out in {full.words, full.written_out} or other.words == full.written_out:
        return Likeness(told="letters with accents are written out", is_sure=True)
    if "".join(full.words) == "".join(other.words):
        return Likeness(told="they differ in blanks", is_sure=not full.has_initials)
    return _shortened(full, other)


def _shortened(full: PersonName, other: PersonName) -> Likeness | None:
    (first, *_, last), words = full.words, other.words
    if sorted(full.words) == sorted(words):
        return Likeness(told="the names stand in another order")
    if len(words) > 1 and last == words[-1] and _fits(full.words[:-1], words[:-1]):
        told = "names are initials" if other.has_initials else "a name between is left out"
        return Likeness(told=told)
    if len(words) == 1 and len(words[0]) >= _SHORTEST:
        if words[0] in {f"{first[:1]}{last}", f"{first}{last[:1]}"}:
            return Likeness(told="it is made of the other's beginnings")
        if words[0] in {first, last}:
            return Likeness(told="it is a part of the other", is_weak=True)
    return None


def _fits(full: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether each of the *other* first names is one of *full*, or its initial, the first the first."""
    if not _is_same(full[0], other[0]):
        return False
    rest = iter(full[1:])
    return all(any(_is_same(word, name) for word in rest) for name in other[1:])


def _is_same(word: str, name: str) -> bool:
    return word == name or (len(name) == 1 and word.startswith(name))


def pairs(names: Iterable[PersonName]) -> Iterator[tuple[PersonName, PersonName]]:
    """Yield the pairs of *names* that share a mark, each once, in a fixed order."""
    groups: dict[str, list[PersonName]] = defaultdict(list)
    for name in names:
        for mark in name.marks:
            groups[mark].append(name)
    seen: set[tuple[str, str]] = set()
    for mark in sorted(groups):
        group = groups[mark] if len(groups[mark]) <= _COMMON else []
        for number, one in enumerate(group):
            for other in group[number + 1 :]:
                if (one.name, other.name) not in seen:
                    seen.add((one.name, other.name))
                    yield one, other
