r"""The signs that delimit formulas, as they are and numbered.

To find where in a source a formula stands, its delimiters are numbered: in place of each
dollar, and of the letter or bracket behind a backslash, stands a character of Unicode's
private planes that says which one it is. So patterns are written with :data:`PLAIN` or with
:data:`NUMBERED`, for the one kind of text or the other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Signs: TypeAlias = "Mapping[str, str]"
"""What a regular expression has in brackets for each sign."""

_KINDS = "$()[]ber"
_BRACKETS = "()[]"
_SIGN = re.compile(r"\$|(?<=\\)(?:[()\[\]]|b(?=egin\{)|e(?=nd\{)|r(?=ef\{))|(?<=\\eq)r(?=ef\{)")
_FIRST, _ROOM = 0xF0000, 10_000  # numbers for each sign, in the planes 15 and 16
_STARTS = {kind: _FIRST + number * _ROOM for number, kind in enumerate(_KINDS)}

PLAIN: Signs = {kind: re.escape(kind) for kind in _KINDS}
NUMBERED: Signs = {
    kind: f"{chr(start)}-{chr(start + _ROOM - 1)}" for kind, start in _STARTS.items()
}
ANY = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + len(_KINDS) * _ROOM - 1)}]")
"""A numbered sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A text whose signs are numbered: each is one character, so places stay the same.

    ``places`` tells of each such character where it stands, ``brackets`` are those that a
    backslash may escape.
    """

    text: str
    places: Mapping[str, int]
    brackets: tuple[str, ...]


def number(text: str) -> Numbered | None:
    """Return *text* with its signs numbered; None where that cannot be done."""
    found = [(match.start(), match[0]) for match in _SIGN.finditer(text)]
    if ANY.search(text) or max(Counter(kind for _, kind in found).values(), default=0) > _ROOM:
        return None
    counts = dict(_STARTS)
    signs, places, brackets = list(text), {}, []
    for place, kind in found:
        signs[place] = chr(counts[kind])
        places[signs[place]] = place
        counts[kind] += 1
        if kind in _BRACKETS:
            brackets.append(signs[place])
    return Numbered(text="".join(signs), places=places, brackets=tuple(brackets))


def expression(delimiter: str, signs: Signs) -> str:
    r"""Return the regular expression of a *delimiter* such as ``$$`` or ``\(``."""
    written, before = "", ""
    for sign in delimiter:
        is_sign = sign == "$" or (sign in _BRACKETS and before == "\\")
        written += f"[{signs[sign]}]" if is_sign else re.escape(sign)
        before = sign
    return written
