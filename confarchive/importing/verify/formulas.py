r"""Formulas on a page: what marks them, and when a reader sees the same of two.

MathJax and KaTeX typeset ``\(…\)`` and ``\[…\]`` in an element of the class ``math``, or
``arithmatex`` as PyMdown's extension of that name marks them; how they
draw a formula follows from its TeX, so that is what is compared, without what TeX itself
does not see: blanks and comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

IN_TEXT = "\ufffc"
"""What stands in a page's text for a formula, which is no words."""

_MARKED = re.compile(
    r"\s*(?:\\\((?P<line>.*)\\\)|\\\[(?P<block>.*)\\\]|(?P<environment>\\begin\{.*))\s*", re.DOTALL
)
_CLASSES = frozenset({"math", "arithmatex"})
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%.*")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S", re.DOTALL)
_DISPLAYED = r"\displaystyle"


def is_formula(element: HtmlElement) -> bool:
    """Tell whether *element* is typeset as a formula."""
    return element.tag in {"span", "div"} and _parts(element) is not None


def tex(element: HtmlElement) -> tuple[str, bool]:
    """Return the TeX of the formula *element*, and whether it stands on lines of its own."""
    found = _parts(element)
    if found is None:
        return "", False
    return found["line"] or found["block"] or found["environment"] or "", found["line"] is None


def key(element: HtmlElement) -> tuple[bool, tuple[str, ...]]:
    r"""Return whether the formula *element* stands on lines of its own, and the tokens of its TeX.

    One that begins with ``\\displaystyle`` within a line looks as it would there.
    """
    written, is_block = tex(element)
    tokens = tuple(_TOKEN.findall(_COMMENT.sub("", written)))
    if tokens[:1] == (_DISPLAYED,):
        return True, tokens[1:]
    return is_block, tokens


def shown(element: HtmlElement) -> str:
    """Return the TeX of the formula *element* on one line, as a report shows it."""
    return " ".join((element.text or "").split())


def _parts(element: HtmlElement) -> re.Match[str] | None:
    classes = (element.get("class") or "").split()
    is_marked = not _CLASSES.isdisjoint(classes) and not len(element)
    return _MARKED.fullmatch(element.text or "") if is_marked else None
