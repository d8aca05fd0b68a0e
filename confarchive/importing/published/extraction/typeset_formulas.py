"""Formulas that a page has apart from its text, as KaTeX, MathJax, kramdown or pandoc wrote them: back to their TeX.

They stand there as MathML with the TeX beside it, and KaTeX has them once more for readers' eyes. See
https://katex.org/docs/options (``output``) and https://www.w3.org/TR/mathml-core/#semantics-and-presentation. Or they are
scripts that MathJax 2 reads, and shows before them: https://docs.mathjax.org/en/v2.7-latest/advanced/model.html.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.importing.formula_marks import CLASS
from confarchive.importing.html_parser import has_class

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEX = "application/x-tex"
_AROUND = frozenset(
    {"katex", "katex-mathml", "katex-display", "math", "math-inline", "math-display"}
)
"""Classes of what stands around a formula alone."""
_SHOWN = frozenset(
    {"MathJax", "MathJax_Display", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML"}
)
"""Classes of what MathJax shows before a script, which a browser has saved."""
_TEX_SCRIPT = re.compile(r"math/tex(?P<display>\s*;\s*mode=display)?", re.IGNORECASE)
_CDATA = re.compile(
    r"\s*%\s*<!\[CDATA\[(.*?)%\s*\]\]>\s*", re.DOTALL
)  # as kramdown hides signs of HTML


def restore(root: HtmlElement) -> None:
    r"""Put the TeX of each formula in *root* in its place: ``<span class="math">\(…\)</span>``, or a ``div``."""
    for annotation in [*root.iter("annotation")]:
        formula = next(annotation.iterancestors("math"), None)
        if formula is not None and annotation.get("encoding") == _TEX:
            is_display = formula.get("display") == "block"
            _restore(formula, annotation.text or "", is_display=is_display)
    for script in [*root.iter("script")]:
        if (found := _TEX_SCRIPT.match(script.get("type") or "")) is not None:
            _take_what_is_shown(script)
            bare = _CDATA.fullmatch(script.text or "")
            tex = bare[1] if bare else script.text or ""
            _restore(script, tex, is_display=bool(found["display"]))


def _take_what_is_shown(script: HtmlElement) -> None:
    """Take away what MathJax shows for *script* already."""
    while (shown := script.getprevious()) is not None and not (shown.tail or "").strip():
        if _SHOWN.isdisjoint((shown.get("class") or "").split()):
            return
        shown.drop_tree()


def _restore(formula: HtmlElement, tex: str, *, is_display: bool) -> None:
    around = [formula, *takewhile(_is_around, formula.iterancestors())]
    shown = formula.makeelement("div" if is_display else "span", {"class": CLASS})
    shown.text = rf"\[{tex}\]" if is_display else rf"\({tex}\)"
    shown.tail = around[-1].tail
    parent = around[-1].getparent()
    if parent is not None:
        parent.replace(around[-1], shown)


def _is_around(element: HtmlElement) -> bool:
    return has_class(element, _AROUND)
