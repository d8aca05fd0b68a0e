"""Capital letters of all scripts, as a class of a regular expression: by what Unicode says of each letter, not by ranges."""

from __future__ import annotations

_LETTERS = range(0x3000)
"""Behind these are scripts without capitals, but for those of a few scholars."""
UPPER = "".join(letter for letter in map(chr, _LETTERS) if letter.isupper() or letter.istitle())
"""All of them, to stand between brackets."""
MARKS = "\u0300-\u036f"
"""What stands on the letter before it, to stand between brackets."""
