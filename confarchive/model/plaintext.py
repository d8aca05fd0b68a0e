"""The words of a post's source, in any of the markups that blogs are written in.

What no reader reads goes: code, tags, addresses, comments. It need not be exact: it
is for looking things up in a text, not for showing it.
"""

from __future__ import annotations

import re
from html import unescape

_BLANKED = [
    re.compile(
        r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[`~]*[ \t]*$", re.DOTALL | re.MULTILINE
    ),
    re.compile(r"<!--.*?-->|<(script|style|pre|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<[a-zA-Z/][^<>]*>"),
    # definitions of links, footnotes' addresses, reStructuredText's targets, options and pictures
    re.compile(r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE),
    re.compile(r"^\.\. _[^\n]*$", re.MULTILINE),
    re.compile(r"^[ \t]*\.\. (?:image|figure|raw|code-block|youtube)::[^\n]*$", re.MULTILINE),
    re.compile(r"^[ \t]+:[\w-]+:[^\n]*$", re.MULTILINE),
    re.compile(r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"),
    re.compile(r"<[^<>\s]*(?:/|\.html?)[^<>\s]*>(?=`_)"),
    re.compile(r"``[^`\n]+``|(?<![`\w:])`[^`\n]+`(?![`_])"),
    re.compile(r"(?:https?|ftp|mailto)[:/]\S+|\bwww\.\S+|\S+@\S+\.\w+"),
]


def readable_text(source: str) -> str:
    """Return *source* with what is not read made blank; lines stay lines."""
    text = unescape(source)
    for pattern in _BLANKED:
        text = pattern.sub(lambda match: "\n" * match[0].count("\n") or " ", text)
    return text
