"""Repairs of lines: where a block begins and ends, and what at a line's beginning means nothing.

See :mod:`confarchive.importing.markdown.repair.table` for what a repair is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.markdown.positions import Edit, Lines, apply, inlines
from confarchive.importing.markdown.tokens import read
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from markdown_it.token import Token

    from confarchive.importing.markdown.visible.sides import Aim

_LINES = re.MULTILINE
_CONTENTS = re.compile(r"(?:\A|(?<=\n\n))[ ]{0,3}\[TOC\][ \t]*(?:\n+|\Z)")
_HEADING = re.compile(r"^(#{1,6})[^\S\n]*(.*?)[^\S\n]*#*[^\S\n]*$", _LINES)
_SPACED = re.compile(r"#{1,6}[ \t]+[^\s#].*?(?:(?<![#\s])|[ \t]#+)[ \t]*")
_INDENTED_HEADING = re.compile(r"^([ \t]+)(?=#{1,6}[ \t])", _LINES)
_ITEM = re.compile(r"^([ \t]*)([*+-]|\d{1,9}\.)[ \t]+(?=\S)", _LINES)
_SHALLOW_ITEM = re.compile(r"^ {1,3}(?=(?:[*+-]|\d{1,9}\.)[ \t]+\S)", _LINES)
_LIST_LIKE = re.compile(r"^([ \t]*(?:>[ \t]?)*)(?:([-+*])|(\d{1,9})([.)]))(?=\s)", _LINES)
_BEGINNING = re.compile(
    r"^([ \t]*)(?=%|\{|\+[ \t]*\+|\(.*\)=[ \t]*$|:::|~~~|[|]|[-=]+[ \t]*$)", _LINES
)
_QUOTE_GAP = re.compile(r"^( {0,3}>.*+(?:\n(?=.*\S).*+)*+\n)\n+(?= {0,3}>)", _LINES)
_RULE = re.compile(r"(?<=\S)\n(?=[ \t]*(?:-[ \t]*){3,}$)", _LINES)
_TAG_THEN_TEXT = re.compile(r"^([ \t]*<[^\n]*>)[ \t]*\n(?=[ \t]*[^<\s])", _LINES)
_TAG_THEN_LINE = re.compile(r"^([ \t]*<[^\n]*>)[ \t]*\n(?=[ \t]*\S)", _LINES)
_OPEN_COMMENT = re.compile(r"(?<!\\)<!--(?!.*?-->)", re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_CODE_HEAD = re.compile(r"(?::::|#!)([\w#.+-]*)(.*)")
_CODE_PATH = re.compile(r"#!.*/|#! ")


def drop_contents(text: str, aim: Aim) -> str:
    """Drop ``[TOC]``: the page shows a table of contents anyway."""
    return _CONTENTS.sub("", text) if aim.dialect.has("toc") else text


def space_headings(text: str, _aim: Aim) -> str:
    """Put spaces into ``##Heading`` and ``## Heading##``."""
    return _HEADING.sub(_spaced, text)


def _spaced(match: re.Match[str]) -> str:
    return match[0] if _SPACED.fullmatch(match[0]) else f"{match[1]} {match[2]}"


def escape_indented_headings(text: str, _aim: Aim) -> str:
    """Escape the signs of a heading that does not begin its line."""
    return _INDENTED_HEADING.sub(r"\1\\", text)


def join_quotations(text: str, _aim: Aim) -> str:
    """Make quotations with nothing but blank lines between them one."""
    return _QUOTE_GAP.sub(r"\1>\n", text)


def part_rules(text: str, _aim: Aim) -> str:
    """Put a blank line before a rule, which would underline a heading."""
    return _RULE.sub("\n\n", text)


def break_lines(text: str, aim: Aim) -> str:
    """Show every end of a line within a paragraph, as ``nl2br`` does."""
    if not aim.dialect.has("nl2br"):
        return text
    ends = (
        each.start for each in inlines(read(text), Lines(text)) if each.token.type == "softbreak"
    )
    return apply(text, (Edit(start=_before_blanks(text, end), end=end, new="\\") for end in ends))


def _before_blanks(text: str, end: int) -> int:
    return len(text[:end].rstrip(" \t"))


def draw_items_left(text: str, _aim: Aim) -> str:
    """Put items that are not four columns deep on the level of the others."""
    return _SHALLOW_ITEM.sub("", text)


def widen_items(text: str, _aim: Aim) -> str:
    """Let items' text begin at every fourth column, so that what belongs to them does too."""
    return _ITEM.sub(_wide, text.expandtabs(4))


def _wide(match: re.Match[str]) -> str:
    depth = len(match[1]) // 4 * 4
    return f"{' ' * depth}{match[2].ljust(3)} "


def escape_later_items(text: str, _aim: Aim) -> str:
    """Escape what looks like an item within a paragraph."""
    first, newline, rest = text.partition("\n")
    return first + newline + _LIST_LIKE.sub(_escaped_item, rest)


def escape_items(text: str, _aim: Aim) -> str:
    """Escape what looks like an item, at a paragraph's beginning too."""
    return _LIST_LIKE.sub(_escaped_item, text)


def _escaped_item(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}"


def escape_beginnings(text: str, _aim: Aim) -> str:
    """Escape what MyST takes for its own at a line's beginning."""
    return _BEGINNING.sub(r"\1\\", text)


def fence_code(text: str, _aim: Aim) -> str:
    """Let a fence name the language that ``:::lang`` or ``#!lang`` named in indented code."""
    lines = text.split("\n")
    for token in reversed(read(text).tokens):
        first = token.content.split("\n")[0]
        if token.type == "code_block" and _CODE_HEAD.match(first) and not _CODE_PATH.match(first):
            _put_fence(lines, token)
    return "\n".join(lines)


def _put_fence(lines: list[str], token: Token) -> None:
    if token.map is None:
        return
    start, end = token.map
    first, _, rest = token.content.rstrip("\n").partition("\n")
    margin = " " * max(0, len(lines[start].expandtabs(4)) - len(first.expandtabs(4)) - 4)
    head = _CODE_HEAD.match(first)
    fence = myst_blocks.fence(rest, head[1].lower() if head else "")
    gap = [""] if "".join(lines[end : end + 1]).strip() else []
    lines[start:end] = [*(margin + line if line else "" for line in fence.split("\n")), *gap]


def escape_comments(text: str, _aim: Aim) -> str:
    """Escape the beginning of a comment that never ends: it would hide the rest of the page."""
    return _OPEN_COMMENT.sub(r"\\<!--", text)


def part_html(text: str, _aim: Aim) -> str:
    """Put a blank line behind tags at a line's beginning: what follows is no HTML any more."""
    return _TAG_THEN_TEXT.sub(r"\1\n\n", text)


def draw_up_html(text: str, _aim: Aim) -> str:
    """Draw a line to the tag before it, which would begin a block of HTML else."""
    return _TAG_THEN_LINE.sub(r"\1 ", text)


def close_html(text: str, _aim: Aim) -> str:
    """Take the blank lines out of HTML, which would end at the first of them."""
    return _BLANK_LINES.sub("\n", text) if text.lstrip().startswith("<") else text
