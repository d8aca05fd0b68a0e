"""Repairs of what stands within lines: links, emphasis, signs that mean something to one side.

See :mod:`confarchive.importing.markdown.repair.table` for what a repair is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from confarchive.importing import myst

if TYPE_CHECKING:
    from collections.abc import Callable

    from confarchive.importing.markdown.visible.sides import Aim

_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_STRONG = re.compile(r"(?<![\\*])\*\*(?!\*)(.+?)(?<!\*)\*\*(?!\*)", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\\*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)")
_STRIKE = re.compile(r"(?<!\\)~+")
_LABEL = re.compile(r"\[(?=[^\]\n]*\\[^\]\n]*\]\[\])")
_DESTINATION = re.compile(
    r"\]\([ \t]*([^()<>\n]*(?:\([^()\n]*\)[^()<>\n]*)*?)(\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_REFERENCE_GAP = re.compile(r"(?<=\])[ \t]*\n?[ \t]*(?=\[[^\]\n]+\](?![:(]))")
# A backslash before a sign that Python-Markdown does not escape, and MyST does.
_BACKSLASH = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=[^\\`*_{}\[\]()>#+\-.!\w\s]|$)", re.MULTILINE)
_ROLE = re.compile(r"(?<!\\)\{(?=[\w:+-]+\}`)")
_CHECK_BOX = re.compile(r"^([ \t]*(?:[-+*]|\d+\.)[ \t]+)(?=\[[ xX]\][ \t])", re.MULTILINE)
_FOOTNOTE = re.compile(r"(?<!\\)\[(?=\^)")
_ATTRIBUTES = re.compile(
    r"[ \t]*\{:?[ ]*((?:[.#][\w:-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.%:-]+)|\s)+)\}"
)
_WORD = re.compile(r"([.#][\w:-]+)|([\w:-]+)=(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_LENGTH = re.compile(r"(width|height)\s*:\s*(\d+(?:px|em|%)?)")
# Signs that smarty changes, as they stand in the text (outside code, tags and addresses) and
# as they are seen (outside the marks of links and code).
_PLAIN = re.compile(
    r"(`+)(?!`).*?(?<!`)\1(?!`)|<[^>\n]*>|\]\([^)\n]*\)|\]:.*"
    r"|(?P<sign>\.\.\.|---?|[\"'“”‘’–—…])"
)
_HIDDEN = re.compile("\x01code\x02.*?\x01/code\x02|\x01[^\x02\n]*\x02?")
_TYPOGRAPHIC = re.compile(r"\.\.\.|---?|[\"'“”‘’–—…]")


def _change(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str], text: str) -> str:
    """Substitute *new* for *pattern*, but not in code."""
    code = [found.span() for found in _CODE.finditer(text)]

    def changed(found: re.Match[str]) -> str:
        number = bisect_right(code, (found.start(), len(text)))  # of those that begin before it
        if number and found.start() < code[number - 1][1]:
            return found[0]
        return found.expand(new) if isinstance(new, str) else new(found)

    return pattern.sub(changed, text)


def enclose_destinations(text: str, _aim: Aim) -> str:
    """Put addresses with spaces between ``<`` and ``>``."""
    return _change(_DESTINATION, _enclosed, text)


def _enclosed(match: re.Match[str]) -> str:
    url = match[1].strip()
    return f"](<{url}>{match[2] or ''})" if " " in url else match[0]


def close_references(text: str, _aim: Aim) -> str:
    """Take the space out of ``[text] [label]``."""
    return _change(_REFERENCE_GAP, "", text)


def escape_labels(text: str, _aim: Aim) -> str:
    r"""Escape ``[a\_b][]``: Python-Markdown finds no label with a backslash in it."""
    return _change(_LABEL, r"\\[", text)


def escape_footnotes(text: str, _aim: Aim) -> str:
    """Escape marks of footnotes that there are not."""
    return _change(_FOOTNOTE, r"\\[", text)


def escape_tildes(text: str, _aim: Aim) -> str:
    """Escape tildes: without an extension for it, nothing is struck through."""
    return _change(_STRIKE, lambda found: r"\~" * len(found[0]), text)


def escape_backslashes(text: str, _aim: Aim) -> str:
    """Double backslashes that show, as Python-Markdown escapes fewer signs."""
    return _change(_BACKSLASH, r"\1\\\\", text)


def escape_roles(text: str, _aim: Aim) -> str:
    """Escape braces before code, which would be a role."""
    return _change(_ROLE, r"\\{", text)


def escape_check_boxes(text: str, _aim: Aim) -> str:
    """Escape ``[ ]`` at an item's beginning, which would be a box to check."""
    return _change(_CHECK_BOX, r"\1\\", text)


def mark_emphasis(text: str, _aim: Aim) -> str:
    """Write emphasis as HTML where asterisks next to letters or punctuation would show."""
    text = _STRONG.sub(lambda found: _marked(myst.strong, found), text)
    return _change(_EMPHASIS, lambda found: _marked(myst.emphasis, found), text)


def _marked(write: Callable[[str, str, str], str], found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    return write(found[1], text[max(0, start - 1) : start], text[end : end + 1])


def write_attributes(text: str, _aim: Aim) -> str:
    """Write attribute lists as MyST has them, or drop them where it has none."""
    return _change(_ATTRIBUTES, _attributes, text)


def _attributes(match: re.Match[str]) -> str:
    if not match.string.endswith(")", 0, match.start()) or match[0][0] in " \t":
        return ""
    words = []
    for found in _WORD.finditer(match[1]):
        value = found[3] or found[4] or found[5] or ""
        if found[1]:
            words.append(found[1])
        elif found[2] == "style":
            words += [f'{name}="{length}"' for name, length in _LENGTH.findall(value)]
        elif found[2] in {"width", "height", "align", "target", "rel"}:
            words.append(f'{found[2]}="{value}"')
    return f"{{{' '.join(words)}}}" if words else ""


def write_typography(text: str, aim: Aim) -> str:
    """Write the typographic signs that ``smarty`` made of quotes, dashes and dots."""
    if not aim.dialect.has("smarty"):
        return text
    seen = "\n".join(line for line in aim.view.shown if not line.startswith("\x01pre"))
    signs = _TYPOGRAPHIC.findall(_HIDDEN.sub("", seen))
    plain = [found for found in _PLAIN.finditer(text) if found["sign"]]
    if len(signs) != len(plain):
        return text
    ends = [0, *(found.end() for found in plain)]
    between = [text[end : found.start()] for end, found in zip(ends, plain, strict=False)]
    written = [part + sign for part, sign in zip(between, signs, strict=True)]
    return "".join([*written, text[ends[-1] :]])
