r"""TeX in a body, as Pelican's render_math and extensions like it find it.

Formulas are ``$…$`` and ``\\(…\\)`` within a line, ``$$…$$``, ``\\[…\\]`` and
LaTeX's own environments on lines of their own. They are no Markdown: while the
text around them is converted, a word stands for each.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from confarchive.importing import myst
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMULA = re.compile(
    r"""
    (?P<code> ^[ ]{0,3}(`{3,}|~{3,}).*?^[ ]{0,3}\2 | ^(?:[ ]{4}|\t).*?$ | (?<!`)(`+)(?!`).*?(?<!`)\3(?!`) )
    | (?<!\\)\$\$(?P<a>(?:(?!\n[ \t]*\n).)+?)(?<!\\)\$\$
    | \\\\\[(?P<b>(?:(?!\n[ \t]*\n).)+?)\\\\\]
    | (?P<c>\\begin\{(\w+\*?)\}(?:(?!\n[ \t]*\n).)+?\\end\{\7\})
    | (?<![\\$\w])\$(?=\S)(?P<d>(?:[^$\\\n]|\\.|\n(?![ \t]*\n))+?)(?<=\S)\$(?![\d$\w])
    | \\\\\((?P<e>(?:(?!\n[ \t]*\n).)+?)\\\\\)
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)


def hide(body: str) -> tuple[str, Mapping[str, str]]:
    """Return *body* with words for its formulas, and the formulas by these words."""
    numbers, formulas = count(1), {}
    stem = next(stem for n in count() if (stem := f"formula{n}q") not in body)

    def word(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        name = f"{stem}{next(numbers)}q"
        formulas[name] = next(found[key] for key in "abcde" if found[key])
        return name

    return _FORMULA.sub(word, body), formulas


def show(text: str, formulas: Mapping[str, str]) -> str:
    """Return MyST *text* with the *formulas* in the places of their words."""
    for word, formula in formulas.items():
        text = re.sub(
            rf"^(?P<margin>[> \t]*){word}[ \t]*$|{word}",
            partial(_written, formula),
            text,
            flags=re.MULTILINE,
        )
    return text


def shown(html: str, formulas: Mapping[str, str]) -> str:
    """Return *html* with the *formulas* in the places of their words, as MathJax finds them."""
    for word, formula in formulas.items():
        tex = escape(formula.strip(), quote=False)
        html = html.replace(f"<p>{word}</p>", rf"<p>\[{tex}\]</p>").replace(word, rf"\({tex}\)")
    return html


def _written(formula: str, found: re.Match[str]) -> str:
    before, after = found.string[: found.start()], found.string[found.end() :]
    alone = re.search(r"(?:\A|\n[> \t]*\n)\Z", before) and re.match(r"\Z|\n[> \t]*(?:\n|\Z)", after)
    if found["margin"] is None or not alone:
        return (found["margin"] or "") + myst.math(formula)
    return "\n".join(found["margin"] + line for line in myst_blocks.math(formula).split("\n"))
