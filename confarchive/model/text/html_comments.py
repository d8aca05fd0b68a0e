"""The comments of HTML, as browsers read them: what stands in them no reader sees.

Comments are ``<!-- … -->`` and all that browsers take for one: ``<?…>``, ``<!…>``, ``</ …>`` and, but
in SVG and MathML, ``<![CDATA[…]]>``. How they begin and end is told in
https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state and in
https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from confarchive.model.addresses.html_urls import ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    Span = tuple[int, int]

_IN_TAG = r"""(?:[^<>"']++|"[^"]*"|'[^']*')*+"""
_PIECE = re.compile(
    rf"""(?P<comment><!--(?:-?>|.*?(?:--!?>|(?P<open_comment>\Z))))
    | (?P<bogus><(?:[!?]|/(?![a-z>]))[^>]*(?:>|(?P<open_bogus>\Z)))
    | <(?P<text>script|style|textarea|xmp|title)\b{_IN_TAG}>.*?(?:</(?P=text)|\Z)
    | <(?P<end>/?)(?P<name>[a-z][^\s/>]*){_IN_TAG}>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_FOREIGN = frozenset({"svg", "math"})
# Where HTML stands in them: https://html.spec.whatwg.org/multipage/parsing.html#html-integration-point
_HTML_INSIDE = frozenset(
    {"foreignobject", "desc", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"}
)
_CLOSING = {"<!--": re.compile(r"--!?>"), "": re.compile(r">")}


def without_comments(html: str, around: list[str] | None = None) -> str:
    """Return *html* without its comments, those in an ``srcdoc`` too.

    What only looks like one in a script, a text field or a value stays. *around* are the elements
    of SVG and MathML that are open where *html* begins; it is brought up to where it ends.
    """
    done, parts = 0, []
    for start, end, new in _edits(html, [] if around is None else around):
        parts += [html[done:start], new]
        done = end
    return "".join([*parts, html[done:]])


def _edits(html: str, around: list[str]) -> Iterator[tuple[int, int, str]]:
    at = 0
    while piece := _PIECE.search(html, at):
        start, at = piece.span()
        is_foreign = bool(around) and around[-1] in _FOREIGN
        if is_foreign and (cdata := _CDATA.match(html, start)):
            at = cdata.end()
        elif piece["comment"] or piece["bogus"]:
            yield start, at, ""
        elif piece["name"]:
            _enter(piece["name"].lower(), piece, around)
            yield from _in_values(html, start, at)


def _enter(name: str, tag: re.Match[str], around: list[str]) -> None:
    """Bring the open elements *around* up to what they are behind *tag*."""
    if name not in _FOREIGN and not (around and name in _HTML_INSIDE):
        return
    if not tag["end"]:
        around += [] if tag[0].endswith("/>") else [name]
    elif name in around:
        del around[len(around) - 1 - around[::-1].index(name) :]


def _in_values(html: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield what is to change in pages that stand in the attribute ``srcdoc`` of a tag."""
    if "srcdoc" not in html[start:end].lower():
        return
    for found in ATTRIBUTE.finditer(html, start, end):
        if found["name"].lower() == "srcdoc":
            page = escape(without_comments(unescape(found["value"])))
            yield found.end("before"), found.end(), f'"{page}"'


def opened_comment(html: str) -> tuple[int, re.Pattern[str]] | None:
    """Return where a comment begins that *html* does not end, and what would end it."""
    at = 0
    while piece := _PIECE.search(html, at):
        if piece["open_comment"] is not None:
            return piece.start(), _CLOSING["<!--"]
        if piece["open_bogus"] is not None:
            return piece.start(), _CLOSING[""]
        at = piece.end()
    return None
