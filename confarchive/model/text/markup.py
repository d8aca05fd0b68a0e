"""The MyST that posts are written in: what the import writes and the build reads.

Syntax that would change what old posts show is left off: ``dollarmath`` turns
prices and shell variables into mathematics, ``smartquotes`` and ``replacements``
change characters, ``linkify`` makes links of words.
"""

from __future__ import annotations

import re

MYST_EXTENSIONS = (
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "strikethrough",
    "tasklist",
)

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~$^!&:@]")


def escaped_markdown(text: str) -> str:
    """Return a line of plain *text* as MyST that shows just that; it may stand behind ``# `` or begin no line."""
    return _MARKS.sub(r"\\\g<0>", text)
