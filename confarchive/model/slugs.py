"""From a name to the address it has: one rule for tags, categories and conferences.

A slug is lower case, made of letters and digits of any script joined by single
hyphens, and never empty. Latin letters lose their diacritics, other scripts are
kept as they are, and the signs that tell names apart are spelled out::

    C++ -> c-plus-plus    C# -> c-sharp    .NET -> dot-net    node.js -> node-js
    Café -> cafe          日本語 -> 日本語
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = {"+": "plus", "#": "sharp", "&": "and", "@": "at", "%": "percent", "=": "equals"}
SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that are no other letter with a mark, and what people write without a key for them."""
# Addresses that the archive needs for itself: a page of that name stands there already.
_RESERVED = frozenset({"index", "tagsindex", "atom"})


@cache  # the same few names stand in many posts
def slugify(name: str) -> str:
    """Return the slug of *name*; equal names in the sense of the rule share one.

    A name without letters, digits or known signs is spelled by its code points
    (``!?`` is ``u21-u3f``), an empty one is ``u0``.
    """
    text = _without_diacritics(unicodedata.normalize("NFKC", name).lower()).translate(SPELLED)
    text = re.sub(r"^\.(?=\w)", "dot-", text.strip())
    text = re.sub(r"(?<=[^\W_])['’](?=[^\W_])", "", text)
    text = "".join(f"-{_WORDS[char]}-" if char in _WORDS else char for char in text)
    slug = "-".join("".join(char if _is_letter(char) else " " for char in text).split())
    slug = slug if any(char.isalnum() for char in slug) else _code_points(name)
    return f"{slug}-term" if slug in _RESERVED else slug


def is_slug(text: str) -> bool:
    """Tell whether *text* could stand as a slug: hyphened letters and digits."""
    return all(part and all(map(_is_letter, part)) for part in text.split("-"))


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


def _without_diacritics(text: str) -> str:
    """Drop the marks of Latin letters; a mark makes another letter in other scripts."""
    return "".join(_base(char) if char > "\x7f" else char for char in text)


def _base(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() and base.isalpha() else char


def _code_points(name: str) -> str:
    return "-".join(f"u{ord(char):x}" for char in name.strip()) or "u0"
