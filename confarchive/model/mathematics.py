r"""TeX as MathML Core, which browsers typeset without a script: https://www.w3.org/TR/mathml-core/.

docutils does it, for the TeX of its manual:
https://docutils.sourceforge.io/docs/ref/rst/mathematics.html.
"""

from __future__ import annotations

import re
from html import escape

from docutils.utils.math.latex2mathml import tex2mathml

# Environments that LaTeX has outside of formulas; in one, ``aligned`` is the same.
_ALIGNED = re.compile(r"(\\(?:begin|end))\{(?:align|eqnarray|flalign|gather|multline|split)\*?\}")
_PLAIN = re.compile(r"\\(?:begin|end)\{(?:displaymath|equation|math)\*?\}|\\(?:notag|nonumber)\b")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")


def mathml(tex: str, *, block: bool = False) -> str:
    """Return the HTML that shows *tex*, on lines of its own if it is a *block*.

    What docutils does not know is shown as it is written, as code.
    """
    bare = _ESCAPED.sub("", tex)
    known = _ALIGNED.sub(r"\1{aligned}", _PLAIN.sub("", tex)).strip()
    parts = [part for part in known.split("\n\n") if part.strip()]
    if bare.count("{") != bare.count("}"):  # docutils would drop what is not closed
        return _as_written(tex)
    try:
        shown = "".join(tex2mathml(part, as_block=block) for part in parts)
    except Exception:  # noqa: BLE001 - it raises a MathError, and others where it stumbles
        return _as_written(tex)
    return _BETWEEN.sub("><", shown)


def _as_written(tex: str) -> str:
    return f'<code class="math">{escape(tex)}</code>'
