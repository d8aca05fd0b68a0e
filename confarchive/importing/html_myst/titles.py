"""Titles, which are HTML, as the MyST of a heading, and as plain text."""

from __future__ import annotations

import html
import re

from confarchive.importing import html_myst, myst
from confarchive.importing.formula_marks import CLASS

_COMMENT_OR_TAG = re.compile(r"<!--.*?--!?>|<[!?][^>]*>|</?[a-zA-Z][^>]*>", re.DOTALL)
_FORMULA = re.compile(
    rf'<(?P<tag>span|div) class="{CLASS}">\\[(\[](?P<tex>[^<]*)\\[)\]]</(?P=tag)>'
)
_EMPHASIS = re.compile(r"</?(?:em|i|strong|b|code)\b")


def heading(title: str) -> str:
    """Return the MyST of a heading that shows *title*, which is HTML.

    Where it is a paragraph, as of formatted titles, emphasis in it is kept. So are formulas.
    """
    formulas: list[str] = []
    hidden = next(char for char in map(chr, range(0xE000, 0xF900)) if char not in title)

    def hide(found: re.Match[str]) -> str:
        formulas.append(_line(html.unescape(found["tex"])))
        return hidden

    title = _FORMULA.sub(hide, title)
    marked = _line(_COMMENT_OR_TAG.sub(_if_emphasis, title)) if title.startswith("<p>") else ""
    text = html_myst.write(marked).text if _EMPHASIS.search(marked) else myst.escape(plain(title))
    shown = iter(formulas)
    text = re.sub(hidden, lambda _: myst.math(next(shown)), _line(text))
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", text)


def _if_emphasis(tag: re.Match[str]) -> str:
    return re.sub(r"[\s/]+>|\s.*>", ">", tag[0]) if _EMPHASIS.match(tag[0]) else ""


def plain(markup: str) -> str:
    """Return the words that *markup*, HTML, shows on one line."""
    return _line(html.unescape(_COMMENT_OR_TAG.sub("", markup)))


def _line(text: str) -> str:
    return " ".join(text.split())
