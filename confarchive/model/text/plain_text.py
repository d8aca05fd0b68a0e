"""The words of a post's source, in any of the markups that blogs are written in.

What no reader reads goes: code, tags, addresses, comments. It need not be exact: it
is for looking things up in a text, not for showing it. It takes time in proportion to the
text, whatever that holds: no pattern looks from many places at all that follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"(`{3,}|~{3,})")
_FENCE_END = re.compile(r"(?:`{3,}|~{3,})[`~]*[ \t]*")
_OPENING = re.compile(r"<(?:(!--)|(script|style|pre|code)\b)", re.IGNORECASE)
_BLANKED = [
    re.compile(r"<[a-zA-Z/][^<>]*>"),
    # definitions of links, footnotes' addresses, reStructuredText's targets, options and pictures
    re.compile(r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE),
    re.compile(r"^\.\. _[^\n]*$", re.MULTILINE),
    re.compile(r"^[ \t]*\.\. (?:image|figure|raw|code-block|youtube)::[^\n]*$", re.MULTILINE),
    re.compile(r"^[ \t]+:[\w-]+:[^\n]*$", re.MULTILINE),
    re.compile(r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"),
    re.compile(r"<(?=[^<>\s]*(?:/|\.html?))[^<>\s]*>(?=`_)"),
    re.compile(r"``[^`\n]+``|(?<![`\w:])`[^`\n]+`(?![`_])"),
    re.compile(r"(?:https?|ftp|mailto)[:/]\S+|\bwww\.\S+|(?<![^\s@])[^\s@]+@[^\s@]*\.\w+"),
]
_NO_CHARACTER = re.compile(r"&#(?:\d{8,}|[xX][\da-fA-F]{8,});?")  # Python refuses long numbers


def readable_text(source: str) -> str:
    """Return *source* with what is not read made blank; lines stay lines."""
    text = unescape(_NO_CHARACTER.sub(" ", source))
    for spans in (_fenced, _enclosed):
        text = _without(text, spans(text))
    for pattern in _BLANKED:
        text = pattern.sub(lambda match: _blank(match[0]), text)
    return text


def _blank(text: str) -> str:
    return "\n" * text.count("\n") or " "


def _without(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """Return *text* with the *spans* blank, which follow each other."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _blank(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield where blocks of code begin and end, from a line of backticks or tildes to the next."""
    lines = text.splitlines(keepends=True)
    ends = {sign: [n for n, line in enumerate(lines) if _ends(line, sign)] for sign in "`~"}
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        closing = ends[fence[0][0]] if fence else []
        found = bisect_right(closing, at)
        if found < len(closing):
            end = closing[found]
            yield starts[at], starts[end] + len(lines[end].rstrip("\r\n"))
            at = end
        at += 1


def _ends(line: str, sign: str) -> bool:
    return line.startswith(sign) and _FENCE_END.fullmatch(line.rstrip("\r\n")) is not None


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where comments begin and end, and elements whose text is none to read."""
    small, at = text.lower(), 0
    small = small if len(small) == len(text) else text  # some letters are two in small
    unclosed: set[str] = set()
    for opening in _OPENING.finditer(text):
        closing = "-->" if opening[1] else f"</{opening[2].lower()}>"
        if opening.start() < at or closing in unclosed:
            continue
        end = small.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
            continue
        at = end + len(closing)
        yield opening.start(), at
