"""Control characters in a post, which are not carried over.

Some browsers draw a sign for each of them and others nothing (CSS Text 3, section 1.3,
https://www.w3.org/TR/css-text-3/#characters), and no feed, being XML, may have any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.conversion import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""All of ASCII but those that count as blanks."""


def find(body: str) -> Iterator[Doubt]:
    """Yield a doubt for each control character of *body*, with the line where it stands first."""
    for char in dict.fromkeys(_CONTROL.findall(body)):
        yield Doubt(
            reason=f"the control character U+{ord(char):04X} is left out, which some browsers show",
            help="write what readers saw",
            line=body.count("\n", 0, body.index(char)) + 1,
        )
