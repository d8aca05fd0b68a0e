"""Blocks of HTML in Markdown that go on to the end of what they comment out.

A block of HTML ends at a blank line (https://spec.commonmark.org/0.31.2/#html-blocks), also where a
comment in it does not: what follows would be text for readers, and the comment's beginning would hide
the rest of the page. Here such a block goes on to the comment's end, as it would in HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import html_block

from confarchive.model.text.html_comments import opened_comment

if TYPE_CHECKING:
    import re

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPEN = "archive-open-comment"
"""Where the state of a text is noted that has a comment open, behind the quotation it began in."""


def keep_whole(parser: MarkdownIt) -> None:
    """Have *parser* read each block of HTML up to the end of what it comments out."""
    parser.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    first = parser.get_all_rules()["block"][0]
    parser.block.ruler.before(first, "archive_comment", _rest)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block of HTML, with comments that go over blank lines."""
    if not html_block(state, start, end, silent):
        return False
    while not silent and (opened := opened_comment(state.tokens[-1].content)):
        ended = _line_of(opened[1], state, end)
        if ended is None:
            state.env[_OPEN] = state, opened[1], state.tokens[-1]
        _go_on(state, start, end, end if ended is None else ended + 1)
        if ended is None:
            break
    return True


def _rest(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    """Read what is left of a comment behind the quotation or item that it began in."""
    owner, closing, begun = state.env.get(_OPEN, (None, None, None))
    if owner is not state:
        return False
    state.line = start
    ended = _line_of(closing, state, end)
    token = state.push("html_block", "", 0)
    state.line = end if ended is None else ended + 1
    token.map = [start, state.line]
    token.content = "<!--" + state.getLines(start, state.line, state.blkIndent, True)
    if ended is None:
        token.content += "-->"  # that the first part is never closed is told once
    else:
        begun.content += "-->"
        del state.env[_OPEN]
    return True


def _line_of(closing: re.Pattern[str], state: StateBlock, end: int) -> int | None:
    """Return the first line from where *state* is that ends the comment, before *end*."""
    for line in range(state.line, end):
        if closing.search(state.src, state.bMarks[line], state.eMarks[line]):
            return line
    return None


def _go_on(state: StateBlock, start: int, end: int, line: int) -> None:
    """Let the last block, which begins at *start*, go on to *line* and the next one that is blank."""
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    token = state.tokens[-1]
    token.map, state.line = [start, line], line
    token.content = state.getLines(start, line, state.blkIndent, True)
