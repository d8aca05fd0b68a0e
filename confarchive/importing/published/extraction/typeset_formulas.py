"""Formulas that a page has typeset already, as KaTeX, MathJax or pandoc did when it was made: back to their TeX.

They stand there as MathML with the TeX beside it, and KaTeX has them once more for readers' eyes. See
https://katex.org/docs/options (``output``) and https://www.w3.org/TR/mathml-core/#semantics-and-presentation.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from confarchive.importing.formulas.patterns import CLASS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEX = "application/x-tex"
_AROUND = frozenset(
    {"katex", "katex-mathml", "katex-display", "math", "math-inline", "math-display"}
)
"""Classes of what stands around a formula alone."""


def restore(root: HtmlElement) -> None:
    r"""Put the TeX of each formula in *root* in its place: ``<span class="math">\(…\)</span>``, or a ``div``."""
    for annotation in [*root.iter("annotation")]:
        formula = next(annotation.iterancestors("math"), None)
        if formula is not None and annotation.get("encoding") == _TEX:
            _restore(formula, annotation.text or "")


def _restore(formula: HtmlElement, tex: str) -> None:
    around = [formula, *takewhile(_is_around, formula.iterancestors())]
    is_display = formula.get("display") == "block"
    shown = formula.makeelement("div" if is_display else "span", {"class": CLASS})
    shown.text = rf"\[{tex}\]" if is_display else rf"\({tex}\)"
    shown.tail = around[-1].tail
    parent = around[-1].getparent()
    if parent is not None:
        parent.replace(around[-1], shown)


def _is_around(element: HtmlElement) -> bool:
    return not _AROUND.isdisjoint((element.get("class") or "").split())
