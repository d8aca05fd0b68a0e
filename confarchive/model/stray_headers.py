"""Headers that are none: what stands in a file as only a header does, where no header is read.

A header is YAML between two lines ``---``, the first of them the file's first. Other programs read others:
TOML between ``+++``, JSON, lines ``Key: value`` (https://fletcher.github.io/MultiMarkdown-6/syntax/metadata.html),
fields ``:key: value`` of reStructuredText, comments with ``.. key: value`` (https://getnikola.com/handbook.html).
Who writes such a thing may have said that nobody is to see the page yet. Only what is surely text is let by.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from confarchive.model.publication import folded, is_unseen, may_decide, may_withhold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

_FENCE = re.compile(r" {0,3}(```|~~~)")
_BORDER = re.compile(r"\s*(?:-{3,}|\+{3,}|;{3,}|\.{3})\s*\Z")
_KEY = re.compile(
    r"""\s*(?:<!--|\.\.|\#\+|[{,:%@])?\s*["']?(?P<key>\w[\w -]{0,30}?)["']?\s*[:=](?!=)(?P<value>.*)"""
)
# What may only be of a header: no sentence has a blank behind such a sign, nor so many words before it.
_PAIR = re.compile(r"""["']?[^\W\d_][\w-]*(?: [\w-]+){0,2}["']?\s*(?::(?:\s|\Z)|=\s)""")
_FIELD = re.compile(r":[^\W\d_][\w -]*:(?:\s|\Z)")
_NIKOLA = re.compile(r"\s*(?:<!--\s*)?\.\. [\w-]+:(?:\s|\Z)")
_JSON = re.compile(r"\{\s*(?:\Z|[\"']\w[\w -]*[\"']\s*:)")
_TOML = re.compile(r"\s*(?:[\w.\"'-]+\s*=\s|\[\[?[\w.-]+\]\]?\s*\Z|#)")
_TITLE = re.compile(r" {0,3}#(?:\s|\Z)")
_UNDERLINE = re.compile(r" {0,3}=+\s*\Z")
_NOTHING = re.compile(r"\s*(?:<!--.*?-->\s*)?\Z|%|\([^\n()]+\)=\s*\Z")
_A_DAY = re.compile(r"""\s*["']?\d{4}-\d""")
_DAYS = frozenset(
    ["date", "expires", "publishdate", "publishdat", "expirydate", "expiry", "embargo"]
)
_USUAL = frozenset(
    [
        *(
            "title",
            "subtitle",
            "date",
            "author",
            "authors",
            "tags",
            "tag",
            "category",
            "categories",
        ),
        *("slug", "summary", "description", "modified", "updated", "lastmod", "lang", "language"),
        *("translation", "template", "layout", "permalink", "url", "saveas", "keywords", "series"),
        *("seriesindex", "weight", "cover", "image", "status", "type", "aliases", "email"),
    ]
)
"""Keys that headers have in the programs that blogs are made with; one of them alone makes a header."""


class _Line(NamedTuple):
    number: int
    """Its number in the file's text, from 0."""
    text: str


def find(text: str, *, beside_header: bool) -> tuple[int, str] | None:
    """Return number, from 0, and text of a line of a header in *text*, where none is read.

    *text* is a whole file's, or *beside_header* what follows one that was read.
    """
    above, below = _parts(text)
    for rule in (_deciding, _opening):
        if found := rule(above, beside_header):
            return found.number, found.text.strip()
    found = next(_in_borders(below, _is_plainly_deciding), None)
    return (found.number, found.text.strip()) if found else None


def withholding(text: str, first: int, today: date) -> tuple[int, str] | None:
    """Return number, from 1, and text of a line by which some program may withhold the post *text*.

    It is no line of a header that is read: they are looked for from number *first* on, above the
    first heading.
    """
    above, _ = _parts("\n".join(text.split("\n")[first - 1 :]))
    for line in above:
        key = _KEY.match(line.text)
        if key and _is_plainly_deciding(line) and key["value"].strip():
            value = key["value"].strip(" \"',}>-")
            is_status = folded(key["key"]) == "status" and value.casefold() != "published"
            if is_status or may_withhold(key["key"], value, _USUAL, today):
                return first + line.number, line.text.strip()
    return None


def _parts(text: str) -> tuple[list[_Line], list[_Line]]:
    """Return the lines above the title and those below, without code and what is not seen."""
    parts: tuple[list[_Line], list[_Line]] = ([], [])
    lines, in_code, place = list(_lines(text)), False, 0
    in_toml = _toml_ends(lines)
    for index, line in enumerate(lines):
        is_title = any(_UNDERLINE.match(after.text) for after in lines[index + 1 : index + 2])
        if index < in_toml:  # where "#" begins a comment
            parts[place].append(line)
        elif _FENCE.match(line.text):
            in_code = not in_code
        elif in_code:
            continue
        elif _TITLE.match(line.text) or (is_title and line.text.strip()):
            place = 1
        elif not _UNDERLINE.match(line.text):
            parts[place].append(line)
    return parts


def _toml_ends(lines: Sequence[_Line]) -> int:
    """Return the index of the border at the end of what may be TOML at the beginning of *lines*."""
    borders = (index for index, line in enumerate(lines) if line.text.strip() == "+++")
    first = next(borders, 0)
    return next(borders, 0) if not any(line.text.strip() for line in lines[:first]) else 0


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines of *text*, as any program may part them, with their numbers as editors do."""
    for number, line in enumerate(text.split("\n")):
        for part in line.splitlines() or [""]:
            seen = "".join(char for char in part.replace("\t", " ") if not is_unseen(char))
            yield _Line(number, seen)


def _deciding(lines: Sequence[_Line], _beside: bool) -> _Line | None:
    """Return a line above the title that gives a value to a key which decides what is published.

    Below a paragraph of text it must look as if it did nothing else, and begin a block.
    """
    is_text, before = False, ""
    for line in lines:
        is_apart = not line.text.startswith("    ") and (
            _BORDER.match(before) or not before.strip()
        )
        if _is_deciding(line) and (not is_text or (is_apart and _is_plainly_deciding(line))):
            return line
        is_text, before = is_text or _is_text(line.text), line.text
    return None


def _is_text(line: str) -> bool:
    """Tell whether *line* is surely of a text: a sentence, as no header has one."""
    return len(line.split()) > 7 and not (_KEY.match(line) or _FIELD.match(line.strip()))  # noqa: PLR2004


def _is_deciding(line: _Line) -> bool:
    key = _KEY.match(line.text)
    return key is not None and (may_decide(key["key"]) or folded(key["key"]) == "title")


def _is_plainly_deciding(line: _Line) -> bool:
    key = _KEY.match(line.text)
    if key is None or not may_decide(key["key"]) or line.text.startswith("    "):
        return False  # or is code
    if folded(key["key"]) in _DAYS:
        return _A_DAY.match(key["value"]) is not None
    return len(key["value"].split()) <= 1


def _opening(lines: Sequence[_Line], beside: bool) -> _Line | None:
    """Return the first line of what *lines* begin with, if that is a header of whatever keys."""
    if nikola := next((line for line in lines if _NIKOLA.match(line.text)), None):
        return nikola
    begun = list(_without_comments(lines))
    while begun and not begun[0].text.strip():
        del begun[0]
    if not begun:
        return None
    if _BORDER.match(begun[0].text):
        return next(_in_borders(begun, _is_any), None)
    block = list(takewhile(lambda line: line.text.strip(), begun))
    return block[0] if _is_header(block, beside) else None


def _without_comments(lines: Iterable[_Line]) -> Iterator[_Line]:
    is_open = False
    for line in lines:
        opens, closes = line.text.rfind("<!--"), line.text.rfind("-->")
        if not is_open and opens < 0:
            yield _Line(line.number, "" if _NOTHING.match(line.text) else line.text)
        is_open = opens > closes if max(opens, closes) >= 0 else is_open


def _is_header(block: Sequence[_Line], beside: bool) -> bool:
    """Tell whether a file's first *block* is a header; *beside* one, its keys must be usual."""
    texts = [line.text for line in block]
    if _JSON.match(texts[0].strip()):
        return True
    firsts = [text for text in texts if not text.startswith(" ")]
    fields = [text for text in firsts if _FIELD.match(text)]
    pairs = [text for text in firsts if _PAIR.match(text)]
    if not firsts or len(firsts) not in {len(fields), len(pairs)}:
        return False
    keys = [folded(found["key"]) for text in firsts if (found := _KEY.match(text))]
    return bool(_USUAL.intersection(keys)) or (len(firsts) > 1 and not beside) or bool(fields)


def _in_borders(lines: Sequence[_Line], is_one: Callable[[_Line], bool]) -> Iterator[_Line]:
    """Yield the lines between two borders that are a header's by *is_one*, where all may be of one."""
    borders = [index for index, line in enumerate(lines) if _BORDER.match(line.text)]
    for start, end in pairwise(borders):
        between = [line for line in lines[start + 1 : end] if line.text.strip()]
        if all(_may_be_of_header(line.text) for line in between):
            yield from filter(is_one, between)


def _may_be_of_header(line: str) -> bool:
    of_list = line.startswith((" ", "-", "#", "]", "}", "[", '"', "'"))
    return of_list or bool(_PAIR.match(line) or _TOML.match(line) or _KEY.match(line))


def _is_any(line: _Line) -> bool:
    is_pair = _PAIR.match(line.text) or _TOML.match(line.text) or _JSON.match(line.text)
    return bool(is_pair) and not line.text.startswith("#")
