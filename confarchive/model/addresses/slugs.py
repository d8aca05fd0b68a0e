"""From a name to the address it has: one rule for tags, categories and conferences.

A slug is lower case, made of letters and digits of any script joined by single
hyphens, and never empty. Latin letters lose their diacritics, Hebrew and Arabic the vowels
that few write, other scripts are kept as they are, and the signs that tell names apart are
spelled out::

    C++ -> c-plus-plus    C# -> c-sharp    .NET -> dot-net    node.js -> node-js
    Café -> cafe          İstanbul -> istanbul                日本語 -> 日本語

A name of signs alone is spelled by their code points, so that no two share an address::

    :-) -> u3a-u2d-u29    & -> u26         ★ -> u2605
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORDS = {
    "+": "plus",
    "#": "sharp",
    "♯": "sharp",
    "&": "and",
    "@": "at",
    "%": "percent",
    "=": "equals",
}
SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that are no other letter with a mark, and what people write without a key for them."""
# Addresses that the archive needs for itself: a page of that name stands there already.
_RESERVED = frozenset({"index", "tagsindex", "atom"})
# What is only to be seen by its neighbours: how signs join, how they are drawn, where lines end.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u0640\u180b-\u180f\u200b\u200d-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
# The marks, by the beginnings of their names, that words are read without.
_OPTIONAL = ("COMBINING ", "HEBREW ", "ARABIC ", "SYRIAC ")
_LONGEST = 180
"""Bytes of a slug: file systems take names of 255, and ``.doctree`` or more stands behind it."""


LONGEST_NAME = 220
"""Bytes of a file's name: Sphinx puts a language or a number before its suffix, and more behind it."""
_LONGEST_SUFFIX = 20


@cache  # the same few names stand in many posts
def slugify(name: str) -> str:
    """Return the slug of *name*; equal names in the sense of the rule share one.

    A name without letters and digits is spelled by its code points (``!?`` is
    ``u21-u3f``), an empty one is ``u0``. One of more than 180 bytes is cut, and ends in
    what stands for all of it.
    """
    seen = _UNSEEN.sub("", name)
    text = _without_marks(unicodedata.normalize("NFKC", seen).lower())
    if not any(map(str.isalnum, text)):
        return _code_points(seen)
    text = re.sub(r"^\.(?=\w)", "dot-", text.strip())
    text = re.sub(r"(?<=[^\W_])['’](?=[^\W_])", "", text)
    text = "".join(f"-{_WORDS[char]}-" if char in _WORDS else char for char in text)
    slug = "-".join("".join(char if _is_letter(char) else " " for char in text).split())
    return f"{slug}-term" if slug in _RESERVED else _cut(slug)


def is_slug(text: str) -> bool:
    """Tell whether *text* could stand as a slug: hyphened letters and digits."""
    return all(part and all(map(_is_letter, part)) for part in text.split("-"))


@cache  # the same few stand in many posts
def is_name(text: str) -> bool:
    """Tell whether *text* is a slug that can name a page's file."""
    return is_slug(text) and len(text.encode()) <= _LONGEST


def unique(slug: str, taken: Iterable[str]) -> str:
    """Return *slug*, or the first of ``slug-2``, ``slug-3`` … that is not in *taken*."""
    taken = frozenset(taken)
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _is_letter(char: str) -> bool:
    """Tell letters, digits and the marks that belong to them (vowels in Indic scripts)."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _without_marks(text: str) -> str:
    """Drop the marks of Latin letters; a mark makes another letter in other scripts.

    Marks that belong to no script alone, and vowels that are seldom written, go wherever
    they make no letter of its own with the one before.
    """
    return text if text.isascii() else "".join(_marked(unicodedata.normalize("NFC", text)))


def _marked(text: str) -> Iterator[str]:
    after_letter = False
    for char in text:
        if unicodedata.category(char)[0] != "M":
            base = _base(char)
            after_letter = base.isalpha() and not base.isascii()
            yield base
        elif after_letter and not unicodedata.name(char, _OPTIONAL[0]).startswith(_OPTIONAL):
            yield char


def _base(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].translate(SPELLED)
    return base if base.isascii() and base.isalpha() else char


def _code_points(name: str) -> str:
    return _cut("-".join(f"u{ord(char):x}" for char in name.strip()) or "u0")


def _cut(slug: str) -> str:
    """Return *slug*, cut where it is longer than names of files may be."""
    if len(slug.encode()) <= _LONGEST:
        return slug
    digest = hashlib.sha256(slug.encode()).hexdigest()[:12]
    kept = slug.encode()[: _LONGEST - len(digest) - 1].decode(errors="ignore")
    return f"{kept.rstrip('-')}-{digest}"


def name_of_file(name: str) -> str:
    """Return the *name* of a file, cut before its suffix where it is longer than what is made of it may be.

    It ends in what stands for all of it: no two are cut to one.
    """
    if len(name.encode()) <= LONGEST_NAME:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, dot, suffix = name, "", ""
    end = f"-{hashlib.sha256(name.encode()).hexdigest()[:12]}{dot}{suffix}"
    return stem.encode()[: LONGEST_NAME - len(end.encode())].decode(errors="ignore") + end
