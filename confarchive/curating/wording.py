"""Words as readers see them, of posts' sources and of what is built of them, to be compared.

Signs, markup and the ends of lines are no words, on either side: ``The **secret** plan`` and
``<p>The <b>secret</b> plan</p>`` are the same three. Chinese and Japanese, which have no blanks, are taken
sign by sign.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.model.text.html_comments import without_comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Words = tuple[str, ...]

_SIGN = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")
_IS_SIGN = re.compile(rf"[{_SIGN}]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LINE_END = re.compile(r"\\[nrt]")
_NOT_READ = (
    re.compile(r"^[ \t]*(?:`{3,}|~{3,}|:{3,})[^\n]*$", re.MULTILINE),  # fences
    re.compile(r"^[ \t>]*:[\w-]+:[^\n]*$", re.MULTILINE),  # options of directives
    re.compile(r"^[ \t]*\[[^\]\n]+\]:[ \t]*\S[^\n]*$", re.MULTILINE),  # addresses of links
    re.compile(r"^(?:%[^\n]*|\([^\n()]+\)=)[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE),  # items of lists
    re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])"),  # pictures
    re.compile(r"\[\^[^\]\n]+\]"),
    re.compile(r"(?<=\])(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])"),
    re.compile(r"\{[^{}\n]*\}"),  # names of roles, attributes
)
_ENOUGH = 10
"""A passage is as long: five words, or ten signs of Chinese."""
SHORT = 8
"""What is shorter may stand anywhere: it tells of a post only by a word that is nowhere else."""


def words(text: str) -> Words:
    """Return the words in *text*, small, without any sign."""
    return tuple(_WORD.findall(text.lower()))


def weight(found: Words) -> int:
    """Return how much *found* tells: a word is worth two signs of Chinese."""
    return sum(1 if _IS_SIGN.match(word) else 2 for word in found)


def plain(text: str) -> str:
    """Return *text* without the escapes of JSON, HTML and addresses."""
    if "\\" in text:
        text = _LINE_END.sub(" ", _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))
    text = html.unescape(text) if "&" in text else text
    return unquote(text) if "%" in text else text


def shown(text: str) -> Iterator[Words]:
    """Yield the words of a built file: those that are shown, and all that there are, tags too."""
    text = plain(text)
    yield words(text)
    if "<" in text:
        yield words(html.unescape(_TAG.sub(" ", text)))


def passages(source: str) -> Iterator[Words]:
    """Yield the words of a post's *source* as readers see them, a few at a time that follow each other."""
    for block in re.split(r"\n[ \t>]*\n|\n(?=:[ \t])", _read(source)):
        lines = block.split("\n#")  # a heading stands apart from what follows it
        for line in (part for each in lines for part in _headed(each)):
            yield from _parted(words(line))


def _read(source: str) -> str:
    text = without_comments(source)
    for pattern in _NOT_READ:
        text = pattern.sub(" ", text)
    return html.unescape(_TAG.sub(" ", text))


def _headed(block: str) -> Iterable[str]:
    return block.split("\n", 1) if block.lstrip().startswith("#") else [block]


def _parted(found: Words) -> Iterator[Words]:
    part: Words = ()
    for word in found:
        part = (*part, word)
        if weight(part) >= _ENOUGH:
            yield part
            part = ()
    if part:
        yield part
