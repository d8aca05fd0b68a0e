r"""TeX as MathML Core, which browsers typeset without a script: https://www.w3.org/TR/mathml-core/.

math-core does it, and docutils where that stumbles
(https://docutils.sourceforge.io/docs/ref/rst/mathematics.html). Both have less of LaTeX than
MathJax, which most blogs used; so its other spellings are put into theirs first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from docutils.utils.math.latex2mathml import tex2mathml
from math_core import LatexToMathML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FAILED = ('<span class="math-core-error"', '<p class="math-core-error"')
_REFERENCE = re.compile(r"\\(?:eq)?ref\s*\{")
_BARE_REFERENCE = re.compile(r"\s*\\ref\s*\{[^{}]*\}\s*")
_TAG = re.compile(r"\\tag\*?\s*\{")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_BEGINNING = re.compile(r"<math\b[^<>]*")
_BETWEEN = re.compile(r">\s+<")
_STRUCTURE = re.compile(r"\\(?:left|right|begin|end)(?![A-Za-z])|\\.|[{}&()[\]]", re.DOTALL)
_OPENING = frozenset({"{", r"\left", r"\begin"})
_CLOSING = frozenset({"}", r"\right", r"\end"})
# More than any reader could tell apart. Beyond, math-core would exhaust the stack, or try for
# hours which of many open brackets close.
_DEEPEST, _LONGEST, _MOST_OPEN = 100, 5000, 12  # groups in each other, characters, brackets
_STARRED = frozenset({"operatorname", "tag", "hspace"})
_ENVIRONMENT = re.compile(
    r"\\(?P<side>begin|end)\{(?P<name>[a-z]+)(?P<star>\*?)\}(?P<count>(?<=alignat\})\{\d+\}|(?<=alignat\*\})\{\d+\})?"
)
# Environments of equations, and what stands within one for the same.
_WITHIN = {"align": "aligned", "gather": "gathered", "flalign": "aligned", "alignat": "aligned"}
_SAME = {"split": "aligned", "smallmatrix": "matrix", "flalign": "align", "alignat": "align"}
_PLAIN = frozenset({"displaymath", "equation", "math"})

# What LaTeX has and math-core has by another name, in this order.
_SPELLINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\\require\s*\{[^{}]*\}"), ""),
    (
        re.compile(
            r"\\DeclareMathOperator(\*?)\s*\{?(\\[A-Za-z]+)\}?\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
        ),
        r"\\def\2{\\operatorname\1{\3}}",
    ),
    (
        re.compile(
            r"\\(?:re)?newcommand\*?\s*\{?(?P<name>\\[A-Za-z]+)\}?\s*(?:\[(?P<count>\d)\])?\s*(?=\{)"
        ),
        lambda found: (
            f"\\def{found['name']}" + "".join(f"#{n + 1}" for n in range(int(found["count"] or 0)))
        ),
    ),
    (
        re.compile(
            r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|[lL]arge|LARGE|[hH]uge)(?![A-Za-z])"
        ),
        "",  # sizes, which MathML leaves to the page
    ),
    (re.compile(r"\\mbox\b"), r"\\text"),
    (re.compile(r"\\pmb\b"), r"\\boldsymbol"),
    (re.compile(r"\\ref\s*(?=\{)"), r"\\eqref"),
    (re.compile(r"\\substack\s*\{((?:[^{}]|\{[^{}]*\})*)\}"), r"\\begin{matrix}\1\\end{matrix}"),
    (re.compile(r"\\((?:La)?TeX)\b"), r"\\mathrm{\1}"),
    (re.compile(r"\\AA\b"), "Å"),
    (
        re.compile(r"\\([A-Za-z]+)\*"),
        lambda found: found[0] if found[1] in _STARRED else f"\\{found[1]} *",
    ),
    # Nothing stands raised or lowered: MathJax complains, and readers see the sign.
    (re.compile(r"(?<!\\)_\s*(?=\Z|[&}])"), r"\\_"),
    (re.compile(r"(?<!\\)\^\s*(?=\Z|[&}])"), r"\\wedge "),
    (re.compile(r"\\text\s*\{(?P<inner>[^{}]*\$[^{}]*)\}"), lambda found: _text(found["inner"])),
)


def mathml(tex: str, *, block: bool = False) -> str:
    """Return the HTML that shows *tex*, on lines of its own if it is a *block*.

    What neither library knows is shown as it is written, as code.
    """
    return typeset([(tex, block)])[0]


def typeset(formulas: Sequence[tuple[str, bool]]) -> tuple[str, ...]:
    r"""Return the HTML of all *formulas* of a page, each TeX and whether it is a block.

    What one defines (``\newcommand``) holds in those after it. Equations are numbered where
    one of the page refers to an equation (``\eqref``), which may stand anywhere on it.
    """
    is_numbered = any(_REFERENCE.search(tex) for tex, _ in formulas)
    parts = [list(_parts(tex, block=block)) for tex, block in formulas]
    snippets = [
        ("" if _is_too_much(part) else _known(part, block=block, is_numbered=is_numbered), block)
        for (_, block), pieces in zip(formulas, parts, strict=True)
        for part in pieces
    ]
    converted = iter(_converter().convert_all(snippets))
    return tuple(
        _whole(tex, [next(converted) for _ in pieces], pieces, block=block)
        for (tex, block), pieces in zip(formulas, parts, strict=True)
    )


def _converter() -> LatexToMathML:
    return LatexToMathML(
        xml_namespace=True,
        continue_on_error=True,
        fancy_error=False,
        allow_unreliable_rendering=True,  # \widetilde, which all browsers of today draw well enough
        global_group=True,
        id_prefix="equation-",
    )


def _parts(tex: str, *, block: bool) -> Iterable[str]:
    """Return the formulas that a block is: blank lines part them."""
    return [part for part in tex.split("\n\n") if part.strip()] if block else [tex]


def _whole(tex: str, shown: Sequence[str], parts: Sequence[str], *, block: bool) -> str:
    if any(map(_is_too_much, parts)):
        return _as_written(tex)
    for number, (part, html) in enumerate(zip(parts, shown, strict=True)):
        if html.startswith(_FAILED) and (other := _by_docutils(part, block=block)) is None:
            return _as_written(tex)
        if html.startswith(_FAILED):
            shown = [*shown[:number], other or "", *shown[number + 1 :]]
    return "".join(map(_with_source, shown, parts)) or _as_written(tex)


def _with_source(html: str, tex: str) -> str:
    """Return *html* whose formula tells the *tex* it was made of, for whoever copies or hears it.

    An annotation would be a part of the page's words: https://www.w3.org/TR/mathml4/#interf_toplevel_atts.
    """
    if _BARE_REFERENCE.fullmatch(tex):  # the number of an equation, without its brackets
        html = re.sub(r"(?<=>)\(([^()<]*)\)(?=<)", r"\1", html)
    return _BEGINNING.sub(lambda tag: f'{tag[0]} alttext="{escape(tex.strip())}"', html, count=1)


def _is_too_much(tex: str) -> bool:
    if len(tex) > _LONGEST:
        return True
    shape = _shape(tex)
    return shape.depth > _DEEPEST or shape.brackets > _MOST_OPEN


def _by_docutils(tex: str, *, block: bool) -> str | None:
    """Return *tex* as docutils shows it, None where it does not know it."""
    bare = _ESCAPED.sub("", tex)
    if bare.count("{") != bare.count("}"):  # docutils would drop what is not closed
        return None
    known = _ENVIRONMENT.sub(partial(_environment, is_numbered=False, has_tag=False), tex)
    known = re.sub(r"\\(?:notag|nonumber)\b", "", known).strip()
    try:
        return _BETWEEN.sub("><", tex2mathml(known, as_block=block))
    except Exception:  # noqa: BLE001 - it raises a MathError, and others where it stumbles
        return None


def _known(tex: str, *, block: bool, is_numbered: bool) -> str:
    """Return *tex* as math-core knows it."""
    for pattern, spelling in _SPELLINGS:
        tex = pattern.sub(spelling, tex)
    if not block:  # a line has no margin for a number
        tex = re.sub(r"\\tag\*?\s*\{([^{}]*)\}", r"\\qquad\\text{(\1)}", tex)
    has_tag = _TAG.search(tex) is not None
    if not is_numbered:
        tex = re.sub(r"\\label\s*\{[^{}]*\}", "", tex)
        tex = tex if has_tag else re.sub(r"\\(?:notag|nonumber)\b", "", tex)
    tex = _ENVIRONMENT.sub(partial(_environment, is_numbered=is_numbered, has_tag=has_tag), tex)
    shape = _shape(tex)
    if block and (shape.has_cells or shape.has_rows):
        name = "aligned" if shape.has_cells else "gathered"
        tex = rf"\begin{{{name}}}{tex}\end{{{name}}}"
    if has_tag and block and not re.search(r"\\begin\{(?:equation|align|gather|multline)", tex):
        tex = rf"\begin{{equation*}}{tex}\end{{equation*}}"
    return tex.strip()


def _environment(found: re.Match[str], *, is_numbered: bool, has_tag: bool) -> str:
    """Return the beginning or the end of an environment as math-core knows it."""
    side, name, star = found["side"], found["name"], found["star"]
    keeps_numbers = (is_numbered and not star) or has_tag
    if name == "eqnarray":
        return r"\begin{array}{rcl}" if side == "begin" else r"\end{array}"
    if not keeps_numbers and name in _PLAIN:
        return ""
    if not keeps_numbers and name in _WITHIN:
        return rf"\{side}{{{_WITHIN[name]}}}"
    if name in {"multline", "equation", "align", "gather"} and not is_numbered:
        star = "*"
    return rf"\{side}{{{_SAME.get(name, name)}{star}}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How deep groups and brackets stand in each other, and what stands outside of all groups."""

    depth: int
    brackets: int
    has_cells: bool
    has_rows: bool


def _shape(tex: str) -> _Shape:
    depth = deepest = brackets = most = 0
    outer = set()
    for found in _STRUCTURE.finditer(tex):
        sign = found[0]
        if depth == 0 and sign in {"&", r"\\"}:
            outer.add(sign)
        depth += sign in _OPENING
        depth -= sign in _CLOSING
        brackets = max(0, brackets + (sign in "([") - (sign in ")]"))
        deepest, most = max(deepest, depth), max(most, brackets)
    return _Shape(depth=deepest, brackets=most, has_cells="&" in outer, has_rows=r"\\" in outer)


def _text(inner: str) -> str:
    """Return words with formulas in them, as formulas with words between them."""
    pieces = inner.split("$")
    words = [rf"\text{{{piece}}}" if piece else "" for piece in pieces[::2]]
    formulas = [f"{{{piece}}}" for piece in pieces[1::2]] + [""]
    return "".join(word + formula for word, formula in zip(words, formulas, strict=False))


def _as_written(tex: str) -> str:
    return f'<code class="math">{escape(tex)}</code>'
