"""Where in a post's source an address stands that its page has.

A page has it as its markup was read: without backslashes and entities, and in reStructuredText
without blanks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from html import unescape
from itertools import accumulate
from urllib.parse import unquote

_DROPPED = re.compile(r"[\\\s]+")
_WRITTEN = re.compile(r"&\#?\w{1,31};")


def line_of(address: str, text: str) -> int | None:
    """Return the first line of *text*, from 1, with *address* in any form; None where none has it."""
    at = text.find(address)
    if at >= 0:
        return text.count("\n", 0, at) + 1
    plain, starts = _lines(text)
    wanted = plain_form(address)
    at = plain.find(wanted) if wanted else -1
    return bisect_right(starts, at) if at >= 0 else None


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[str, tuple[int, ...]]:
    """Return *text* with all addresses in one form, and where in it each line begins."""
    lines = [plain_form(line) for line in text.split("\n")]
    return "".join(lines), (0, *accumulate(map(len, lines[:-1])))


def plain_form(text: str) -> str:
    """Return *text* without backslashes and blanks, with what entities and quoted letters mean.

    Addresses with the same form are one, written in several ways.
    """
    text = unquote(_WRITTEN.sub(lambda entity: unescape(entity[0]), text))
    return _DROPPED.sub("", text)
