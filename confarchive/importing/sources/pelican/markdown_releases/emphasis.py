"""Emphasis as releases of Python-Markdown before 3.11.1 read it: almost all pages that there are.

They tried patterns one after the other at each sign, from left to right, as here (read of release
3.10, https://github.com/Python-Markdown/markdown/blob/3.10/markdown/inlinepatterns.py). Release 3.11.1
pairs runs of signs as CommonMark does. Both read the same of most posts, and differ of ``*nix
and *bsd`` or ``_a _b_``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor, SimpleTextInlineProcessor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown import Markdown

_ALONE = r"((?:^|(?<=\s))(?:\*{1,3}|_{1,3})(?=\s|$))"
_NO_SIGNS = re.compile(
    r"\\.|(?<=[^\W_])_+(?=[^\W_])|\]\([^()\s]*|\]:[^\n]*|<[^<>]*>|https?://\S+", re.DOTALL
)
# What all releases read the same.
_SIMPLE = re.compile(
    r"""(?<![^\s(\[])(?P<sign>(?P<char>[*_])(?P=char)?)(?=[^\s*_])[^*_]*[^\s*_\\](?P=sign)(?![^\s)\].,;:!?])
      | (?<![*\\])(?P<stars>\*\*?)(?=[^\W_])[^*_]*(?<=[^\W_])(?P=stars)(?!\*)""",
    re.VERBOSE,
)
_SIGN = re.compile(r"(?<=\S)[*_]|[*_](?=[^\s*_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """A pattern whose groups hold what its *tags* show, the first of these around the others.

    ``goes_on`` tells that the second group stands in the first tag, behind the second one; else it is
    the second tag's, behind the text of the first group.
    """

    expression: re.Pattern[str]
    tags: tuple[str, ...]
    goes_on: bool = True


def _patterns(sign: str, strong_em: str, strong: str, em: str) -> tuple[_Pattern, ...]:
    three = rf"{sign}{{3}}"
    rows = (
        (rf"{three}(.+?){sign}(.*?){sign}{{2}}", ("strong", "em"), True),
        (rf"{three}(.+?){sign}{{2}}(.*?){sign}", ("em", "strong"), True),
        (strong_em, ("strong", "em"), False),
        (strong, ("strong",), True),
        (em, ("em",), True),
    )
    return tuple(
        _Pattern(expression=re.compile(expression, re.DOTALL), tags=tags, goes_on=goes_on)
        for expression, tags, goes_on in rows
    )


_STARS = _patterns(
    r"\*",
    r"\*\*(?!\*)([^*]+?)\*(?!\*)(.+?)\*{3}",
    r"\*{2}(.+?)\*{2}",
    r"\*([^*]+)\*",
)
_UNDERSCORES = _patterns(
    "_",
    r"(?<!\w)__(?!_)(.+?)(?<!\w)_(?!_)(.+?)_{3}(?!\w)",
    r"(?<!\w)__(?!_)(.+?)(?<!_)__(?!\w)",
    r"(?<!\w)_(?!_)(.+?)(?<!_)_(?!\w)",
)


def may_differ(plain: str) -> bool:
    """Tell whether *plain*, a body without code, has signs that releases may pair otherwise."""
    left = _SIMPLE.sub(" ", _NO_SIGNS.sub("x", plain))
    return _SIGN.search(left) is not None


def use(markdown: Markdown) -> None:
    """Have *markdown* read emphasis as releases before 3.11.1 did, unless an extension does it."""
    patterns = markdown.inlinePatterns
    if "em_strong" not in patterns or "em_strong2" in patterns:
        return
    if type(patterns["em_strong"]).__module__ != InlineProcessor.__module__:
        return
    patterns.deregister("em_strong")
    patterns.register(SimpleTextInlineProcessor(_ALONE), "not_strong", 70)
    patterns.register(_Emphasis(r"\*", _STARS), "em_strong", 60)
    patterns.register(_Emphasis("_", _UNDERSCORES), "em_strong2", 50)


class _Emphasis(InlineProcessor):
    def __init__(self, sign: str, patterns: Sequence[_Pattern]) -> None:
        super().__init__(sign)
        self._patterns = patterns

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        for number, pattern in enumerate(self._patterns):
            found = pattern.expression.match(data, match.start())
            if found:
                return self._element(found, number), found.start(), found.end()
        return None, None, None

    def _element(self, found: re.Match[str], number: int) -> Element:
        pattern = self._patterns[number]
        element = Element(pattern.tags[0])
        if len(pattern.tags) == 1:
            self._fill(element, found[1], number)
            return element
        if pattern.goes_on:
            inner = SubElement(element, pattern.tags[1])
            self._fill(inner, found[1], number)
            self._fill(element, found[2], number)
        else:
            self._fill(element, found[1], number)
            self._fill(SubElement(element, pattern.tags[1]), found[2], number)
        return element

    def _fill(self, parent: Element, text: str, number: int) -> None:
        """Add *text* to *parent*, where only patterns behind that of this *number* are tried."""
        done = at = 0
        while at < len(text):
            start = at
            for later in range(number + 1, len(self._patterns)):
                found = self._patterns[later].expression.match(text, at)
                if found:
                    _add(parent, text[done : found.start()])
                    parent.append(self._element(found, later))
                    done = at = found.end()
            at += at == start
        _add(parent, text[done:])


def _add(parent: Element, text: str) -> None:
    """Add *text* behind what is in *parent*."""
    if text and len(parent):
        last = parent[-1]
        last.tail = f"{last.tail or ''}{text}"
    elif text:
        parent.text = f"{parent.text or ''}{text}"
