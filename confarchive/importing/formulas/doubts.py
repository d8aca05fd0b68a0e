"""Posts of which nobody can tell whether readers saw formulas, or TeX as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import html

from confarchive.importing.conversion import Doubt
from confarchive.importing.formulas.patterns import CLASS

if TYPE_CHECKING:
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


def find(markup: str, typesetter: Typesetter) -> tuple[Doubt, ...]:
    """Return a doubt where *markup*, what readers may have seen, holds TeX outside of code.

    There is none where *typesetter* is known, as what it left alone was shown as it is.
    """
    if typesetter.known or not re.search(r"[$\\]", markup):
        return ()
    root = html.fragment_fromstring(markup, create_parent="div")
    for element in [*root.iter("pre", "code", "tt", "script", "style", "math")]:
        element.drop_tree()
    for element in root.find_class(CLASS):
        element.drop_tree()
    return (_DOUBT,) if _TEX.search(root.text_content()) else ()
