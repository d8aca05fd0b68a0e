"""Tags in a post's HTML that say something of the whole page that it stands in.

They say where all its links lead, send its readers on, or take the rest of it for text. An old page may have lived with
that; one of the archive has more than the post on it.
"""

from __future__ import annotations

import re

NOTHING = "<!-- -->"
"""Stands in their place, so that no empty line ends a block of HTML."""
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_OF_PAGE = re.compile(
    rf"<(?:base|plaintext|meta(?!{_ATTRIBUTES}\sitemprop\b))\b{_ATTRIBUTES}>", re.IGNORECASE
)
_HELD_OR_OF_PAGE = re.compile(
    rf"<!--.*?-->|<(script|style|textarea)\b.*?</\1\s*>|(?P<of_page>{_OF_PAGE.pattern})",
    re.IGNORECASE | re.DOTALL,
)


def is_of_page(tag: str) -> bool:
    """Tell whether *tag*, as it was written, says something of the whole page."""
    return _OF_PAGE.match(tag) is not None


def without(markup: str) -> str:
    """Return *markup* without such tags."""
    return _HELD_OR_OF_PAGE.sub(lambda found: NOTHING if found["of_page"] else found[0], markup)
