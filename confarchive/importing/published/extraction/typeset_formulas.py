"""Formulas that a page has apart from its text, as KaTeX, MathJax, kramdown or pandoc wrote them: back to their TeX.

They stand there as MathML with the TeX beside it, and KaTeX has them once more for readers' eyes. See
https://katex.org/docs/options (``output``) and https://www.w3.org/TR/mathml-core/#semantics-and-presentation. Or they are
scripts that MathJax 2 reads, and shows before them: https://docs.mathjax.org/en/v2.7-latest/advanced/model.html. MathJax 3
shows them beside MathML: https://docs.mathjax.org/en/v3.2/options/accessibility.html.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.formula_marks import CLASS
from confarchive.importing.html_parser import has_class

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEX = "application/x-tex"
_AROUND = frozenset({"math", "math-inline", "math-display"})
"""Classes of what pandoc and others put around a formula: authors may put more into their like."""
_COPIED = frozenset(
    {
        *("katex", "katex-mathml", "katex-display"),
        *("mwe-math-element", "mwe-math-mathml-inline", "mwe-math-mathml-display"),
    }
)
"""Classes of what holds a formula, and the same for readers' eyes, of KaTeX and MediaWiki."""
_SHOWN = re.compile(r"(?:^|\s)(?:MathJax(?:_\w+)?|MJX\w*(?:-\w+)?|mjx-[\w-]+)(?!\S)")
"""How all classes begin of what MathJax shows, whichever of its output processors did so, in a page that a browser has saved."""
_ASSISTIVE = frozenset({"MJX_Assistive_MathML"})
_TEX_SCRIPT = re.compile(r"math/tex(?P<display>\s*;\s*mode=display)?", re.IGNORECASE)
_CDATA = re.compile(
    r"\s*%\s*<!\[CDATA\[(.*?)%\s*\]\]>\s*", re.DOTALL
)  # as kramdown hides signs of HTML


def restore(root: HtmlElement) -> None:
    r"""Put the TeX of each formula in *root* in its place: ``<span class="math">\(…\)</span>``, or a ``div``."""
    for script in [*root.iter("script")]:
        if (found := _TEX_SCRIPT.match(script.get("type") or "")) is not None:
            _take_what_is_shown(script)
            bare = _CDATA.fullmatch(script.text or "")
            tex = bare[1] if bare else script.text or ""
            _restore(script, tex, is_display=bool(found["display"]))
    for formula in [*root.iter("math")]:
        tex = _tex(formula)
        if tex is not None:
            _restore(formula, tex, is_display=formula.get("display") == "block")
        elif any(map(_is_assistive, formula.iterancestors())):
            _replace(_outermost(formula), formula)


def count_lost(root: HtmlElement) -> int:
    """Return how many formulas in *root* a style sheet alone shows, as MathJax 3 and 4 do for eyes alone: nothing of them is left."""
    return sum(1 for each in root.iter("mjx-container") if not _has_content(each))


def _has_content(element: HtmlElement) -> bool:
    shown = next(element.iter("math", "svg", "img"), None)
    return shown is not None or bool(element.text_content().strip())


def _tex(formula: HtmlElement) -> str | None:
    """Return the TeX that stands beside MathML, None where there is none."""
    told = (each for each in formula.iter("annotation") if each.get("encoding") == _TEX)
    annotation = next(told, None)
    return formula.get("data-latex") if annotation is None else annotation.text or ""


def _take_what_is_shown(script: HtmlElement) -> None:
    """Take away what MathJax shows for *script* already."""
    while (shown := script.getprevious()) is not None and not (shown.tail or "").strip():
        if not _is_shown(shown):
            return
        shown.drop_tree()


def _restore(formula: HtmlElement, tex: str, *, is_display: bool) -> None:
    shown = formula.makeelement("div" if is_display else "span", {"class": CLASS})
    shown.text = rf"\[{tex}\]" if is_display else rf"\({tex}\)"
    _replace(_outermost(formula), shown)


def _outermost(formula: HtmlElement) -> HtmlElement:
    """Return the outermost element around *formula* that holds nothing else."""
    outermost = formula
    while (above := outermost.getparent()) is not None and _is_around(above, outermost, formula):
        outermost = above
    return outermost


def _is_around(above: HtmlElement, inner: HtmlElement, formula: HtmlElement) -> bool:
    """Tell whether *above* holds no more than *inner*, which holds *formula*, and copies of that."""
    if sum(1 for _ in above.iter("math", "script")) > 1:
        return False
    is_copied = has_class(above, _COPIED) or (_is_shown(above) and formula.tag == "math")
    return is_copied or (has_class(above, _AROUND) and _is_alone(inner, above))


def _is_alone(inner: HtmlElement, above: HtmlElement) -> bool:
    texts = [above.text or "", *(each.tail or "" for each in above)]
    return len(above) == 1 and above[0] is inner and not "".join(texts).strip()


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    parent = old.getparent()
    if parent is not None and old is not new:
        new.tail = old.tail
        parent.replace(old, new)


def _is_shown(element: HtmlElement) -> bool:
    is_element = isinstance(element.tag, str)
    return is_element and (
        element.tag.startswith("mjx-") or _SHOWN.search(element.get("class") or "") is not None
    )


def _is_assistive(element: HtmlElement) -> bool:
    """Tell whether *element* has a formula for programs that read to people, beside the one for their eyes."""
    return element.tag == "mjx-assistive-mml" or has_class(element, _ASSISTIVE)
