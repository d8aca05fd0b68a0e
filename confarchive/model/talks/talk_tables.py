"""Tables of talks in Markdown: those with a column for titles and one for speakers, by the words of their headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLES = re.compile(
    r"(?:talks?|titles?|talk title|sessions?|topics?|presentations?|vortrag|titel|thema|charla|t[íi]tulo|palestra|titre|conférence|exposé)",
    re.IGNORECASE,
)
_SPEAKERS = re.compile(
    r"(?:speakers?(?:\(s\))?|presenters?(?:\(s\))?|presented by|by|who|referent(?:in|en|innen|:in|\*in)?|vortragende[rn]?"
    r"|ponentes?|orat(?:eur|rice)s?|intervenants?|palestrantes?)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
"""The line below a table's header."""
_BAR = re.compile(r"(?<!\\)\|")
_SIGNS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRow:
    """A row of such a table, which stands in the text from the one place of ``span`` to the other; both texts are Markdown."""

    title: str
    speakers: str
    span: tuple[int, int]


def rows(text: str) -> Iterator[TalkRow]:
    """Yield the rows of all tables of talks in *text*."""
    at, before, columns = 0, "", None
    for line in text.split("\n"):
        cells = _cells(line)
        if _RULE.fullmatch(line):
            columns = _columns(_cells(before))
        elif len(cells) < 2:  # noqa: PLR2004 (a table has two columns at least)
            columns = None
        elif columns and max(columns) < len(cells):
            title, speakers = (cells[column] for column in columns)
            yield TalkRow(title=title, speakers=speakers, span=(at, at + len(line)))
        at, before = at + len(line) + 1, line


def _columns(header: list[str]) -> tuple[int, int] | None:
    """Return the places of the columns of titles and of speakers, None where one of them is missing."""
    plain = [_SIGNS.sub("", cell).strip() for cell in header]
    found = [
        next((at for at, cell in enumerate(plain) if words.fullmatch(cell)), None)
        for words in (_TITLES, _SPEAKERS)
    ]
    title, speakers = found
    return None if title is None or speakers is None else (title, speakers)


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|")
    inside = re.sub(r"(?<!\\)\|$", "", inside)
    return [cell.strip() for cell in _BAR.split(inside)]
