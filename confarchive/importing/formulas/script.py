r"""What a script in a reader's browser makes formulas of: MathJax, or KaTeX's auto-render.

Both look for delimiters in the text of a page, outside of code. Braces within a formula must
match, so ``$\text{$x$}$`` is one. See https://docs.mathjax.org/en/latest/input/tex/delimiters.html
and https://katex.org/docs/autorender.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import html

from confarchive.importing import html_parser
from confarchive.importing.formula_marks import CLASS, marked
from confarchive.importing.formulas.delimiters import PLAIN, expression
from confarchive.importing.html_myst.tree import children, classes, is_comment, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.formulas import Script
    from confarchive.importing.formulas.delimiters import Signs

Node: TypeAlias = "str | HtmlElement"

_SKIPPED = frozenset({"script", "noscript", "style", "textarea", "pre", "code", "math"})
_LEFT_ALONE = frozenset({CLASS, "arithmatex", "katex", "tex2jax_ignore", "mathjax_ignore"})
_ELEMENT = "\ufffc"  # stands in a text for an element that a formula may go on behind


def typeset(markup: str, script: Script, signs: Signs = PLAIN) -> str:
    r"""Return HTML in which what *script* takes for formulas is marked as such.

    That is ``<span class="math">\(…\)</span>`` and ``<div class="math">\[…\]</div>``; with
    numbered *signs*, formulas stand there as they do in the text. What is marked already stays.
    """
    finder = _Finder(script, signs)
    if not finder.opening.search(markup):
        return markup
    root = html_parser.fragment(markup)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and not _is_skipped(element):
            finder.typeset(element)
    return "".join(serialize(node, str) for node in children(root))


def split(text: str, script: Script) -> Iterator[str | tuple[str, bool]]:
    """Yield what *script* makes of *text* without elements: its words, and TeX with whether it is displayed."""
    finder, last = _Finder(script, PLAIN), 0
    for start, end, found in finder.find(text):
        yield text[last:start]
        last = end
        if isinstance(found, str):
            yield found
        else:
            bare = re.sub(r"\A\\[(\[](.*)\\[)\]]\Z", r"\1", found.text or "", flags=re.DOTALL)
            yield bare, found.tag == "div"
    yield text[last:]


def typeset_page(markup: str, script: Script | None, signs: Signs = PLAIN) -> str:
    """Return what :func:`typeset` does of a page, which may not have *script*, or none at all."""
    if script is None or (script.after_formulas and not marked(markup)):
        return markup
    return typeset(markup, script, signs)


def _is_skipped(element: HtmlElement) -> bool:
    return any(
        each.tag in _SKIPPED or not _LEFT_ALONE.isdisjoint(classes(each))
        for each in (element, *element.iterancestors())
    )


class _Finder:
    """Finds what a script takes for formulas."""

    def __init__(self, script: Script, signs: Signs) -> None:
        pairs = [(*pair, True) for pair in script.display]
        pairs += [(*pair, False) for pair in script.inline]
        self.pairs = [
            (expression(opening, signs), expression(closing, signs), display)
            for opening, closing, display in sorted(pairs, key=lambda pair: -len(pair[0]))
        ]
        self.signs, self.across_breaks = signs, script.across_breaks
        rules = [f"(?P<o{number}>{opening})" for number, (opening, *_) in enumerate(self.pairs)]
        if script.environments:
            rules.append(rf"\\[{signs['b']}]egin\{{(?P<name>[^{{}}]*)\}}")
        if script.references:
            rules.append(rf"(?P<reference>\\(?:eq)?[{signs['r']}]ef\{{[^{{}}]*\}})")
        if script.escapes:
            rules.insert(0, rf"\\(?P<escaped>[{signs['$']}])")
        self.opening = re.compile("|".join(rules))

    def typeset(self, element: HtmlElement) -> None:
        """Mark the formulas in the texts that stand in *element* itself."""
        nodes = list(children(element))
        new = [node for run in self._runs(nodes) for node in self._marked(run)]
        if len(new) != len(nodes) or any(map(_differs, new, nodes)):
            _fill(element, new)

    def _runs(self, nodes: Iterable[Node]) -> Iterator[list[Node]]:
        """Yield nodes that a formula may go on in, and each other one alone."""
        run: list[Node] = []
        for node in nodes:
            if (
                isinstance(node, str)
                or is_comment(node)
                or (self.across_breaks and node.tag in {"br", "wbr"})
            ):
                run.append(node)
                continue
            yield run
            yield [node]
            run = []
        yield run

    def _marked(self, run: list[Node]) -> Iterator[Node]:
        text = "".join(node if isinstance(node, str) else _ELEMENT for node in run)
        elements = iter([node for node in run if not isinstance(node, str)])
        if not self.opening.search(text):
            yield from run
            return
        last = 0
        for start, end, formula in self.find(text):
            yield from _nodes(text[last:start], elements)
            for _ in range(text.count(_ELEMENT, start, end)):
                next(elements, None)
            yield formula
            last = end
        yield from _nodes(text[last:], elements)

    def find(self, text: str) -> Iterator[tuple[int, int, Node]]:
        """Yield where a formula, or an escaped dollar, begins and ends in *text*, and its node."""
        position = 0
        while found := self.opening.search(text, position):
            position = found.end()
            if found.groupdict().get("escaped"):
                yield found.start(), found.end(), found["escaped"]
                continue
            if found.groupdict().get("reference"):
                yield found.start(), found.end(), self._reference(found)
                continue
            closing, display = self._closing(found)
            end = _end(text, found.end(), closing)
            if end is not None:
                position = end.end()
                yield found.start(), position, self._element(found, end, display=display)

    def _closing(self, opening: re.Match[str]) -> tuple[str, bool]:
        for number, (_, closing, display) in enumerate(self.pairs):
            if opening[f"o{number}"] is not None:
                return closing, display
        return rf"\\[{self.signs['e']}]nd\{{{re.escape(opening['name'])}\}}", True

    def _reference(self, found: re.Match[str]) -> HtmlElement:
        element = html.Element("span", {"class": CLASS})
        element.text = rf"\({found[0]}\)" if self.signs is PLAIN else found[0]
        return element

    def _element(
        self, opening: re.Match[str], closing: re.Match[str], *, display: bool
    ) -> HtmlElement:
        whole = opening.string[opening.start() : closing.end()]
        element = html.Element("div" if display else "span", {"class": CLASS})
        if self.signs is PLAIN and not opening.groupdict().get("name"):
            tex = opening.string[opening.end() : closing.start()]
            whole = rf"\[{tex}\]" if display else rf"\({tex}\)"
        element.text = whole.replace(_ELEMENT, "\n")
        return element


def _end(text: str, start: int, closing: str) -> re.Match[str] | None:
    """Return what closes the formula that goes on at *start*, outside of braces."""
    depth = 0
    for found in re.compile(rf"(?P<end>{closing})|\\.|[{{}}]", re.DOTALL).finditer(text, start):
        if found["end"] and depth <= 0:
            return found
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return None


def _nodes(text: str, elements: Iterator[HtmlElement]) -> Iterator[Node]:
    """Yield *text*, and in it the *elements* that stand in it."""
    first, *others = text.split(_ELEMENT)
    yield first
    for other in others:
        if (element := next(elements, None)) is not None:
            yield element
        yield other


def _differs(one: Node, other: Node) -> bool:
    return one != other if isinstance(one, str) else one is not other


def _fill(element: HtmlElement, nodes: Iterable[Node]) -> None:
    """Put *nodes* into *element*, in place of what is in it."""
    for child in list(element):
        child.tail = None
        element.remove(child)
    element.text = ""
    last = None
    for node in nodes:
        if not isinstance(node, str):
            element.append(node)
            last = node
        elif last is None:
            element.text += node
        else:
            last.tail = (last.tail or "") + node
