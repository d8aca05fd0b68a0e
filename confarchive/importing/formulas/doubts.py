"""Posts of which nobody can tell whether readers saw or will see formulas, or TeX as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing import html_parser
from confarchive.importing.conversion import Doubt
from confarchive.importing.formula_marks import CLASS
from confarchive.importing.verify.formulas import is_formula, tex
from confarchive.model.text.mathml import typeset

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.formulas import Typesetter

_TEX = re.compile(
    r"""
      \$\$ (?=[^$]) [^$]+ \$\$
    | (?<![\w$\\]) \$ (?![\s\d$]) (?:[^$\n]|\n(?!\s*\n)){1,200} (?<![\s$]) \$ (?![\w$])  # $x_1$
    | (?<![\w$\\]) \$ (?=\d) [^$\n]* (?:\\[a-zA-Z]|[_^]) [^$\n]* \$ (?![\w$])           # $2^n$
    | \\begin\{\w+\*?\} | \\\( .+? \\\) | \\\[ .+? \\\]
    """,
    re.VERBOSE | re.DOTALL,
)
_DOUBT = Doubt(
    reason="it holds what looks like formulas, and nothing tells what typeset them",
    help="name the plugin that did, such as render_math, in PLUGINS of the blog's settings",
)


_UNTYPESET = Doubt(
    reason="a formula of it cannot be typeset, and its TeX is shown",
    help="write it as LaTeX has it, or with other commands",
)
# Of ``\(a\\)`` MathJax takes two backslashes for a line's end, and no formula ends there.
_NO_END = re.compile(r"(?<!\\)(?:\\\\)+[)\]]\s*\Z")
_MARKED = re.compile(rf"class=[\"'][^\"'<>]*\b(?:{CLASS}|arithmatex)\b")
_AS_WRITTEN = '<code class="math">'


def find(markup: str, typesetter: Typesetter) -> tuple[Doubt, ...]:
    """Return doubts where *markup*, what readers may have seen, holds TeX that nothing typesets.

    There is none of TeX outside of code and formulas where *typesetter* is known, as what it left
    alone was shown as it is.
    """
    if not re.search(r"[$\\]", markup) or (typesetter.known and not _MARKED.search(markup)):
        return ()
    root = html_parser.fragment(markup)
    untypeset = (_UNTYPESET,) if _is_untypeset(root) else ()
    return untypeset if typesetter.known else (*untypeset, *_unmarked(root))


def _is_untypeset(root: HtmlElement) -> bool:
    """Tell whether a formula in *root* is shown as its TeX, in the archive or by MathJax."""
    elements = [element for element in root.iter("span", "div") if is_formula(element)]
    shown = typeset([tex(element) for element in elements])
    return any(each.startswith(_AS_WRITTEN) for each in shown) or any(
        _NO_END.search(element.text or "") for element in elements
    )


def _unmarked(root: HtmlElement) -> tuple[Doubt, ...]:
    """Return a doubt where *root* holds TeX outside of code and formulas."""
    for element in [*root.iter("pre", "code", "tt", "script", "style", "math")]:
        element.drop_tree()
    for element in root.find_class(CLASS):
        element.drop_tree()
    return (_DOUBT,) if _TEX.search(root.text_content()) else ()
