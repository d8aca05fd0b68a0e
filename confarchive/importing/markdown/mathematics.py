r"""TeX in a body: hidden while the text around it is converted, and shown as MyST afterwards.

Formulas are no Markdown, so a word stands for each. Where they are is found by having
Python-Markdown and what stands in for the blog's scripts mark them in a copy of the body
whose delimiters are numbered; so exactly what readers saw as a formula is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from confarchive.importing import html_parser, myst
from confarchive.importing.formula_marks import CLASS
from confarchive.importing.formulas.delimiters import ANY, number
from confarchive.importing.markdown.tokens import read
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement
    from markdown_it.token import Token

    from confarchive.importing.formulas.delimiters import Numbered
    from confarchive.importing.markdown.dialect import Dialect

_BARE = re.compile(r"\A(?:\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$|\$(.*)\$)\Z", re.DOTALL)
_SIGNS = re.compile(r"\$|\\[(\[]|\\begin\{|\\(?:eq)?ref\{")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
# What stands before a line's text: marks of quotations, items, definitions and footnotes.
_MARGIN = re.compile(r"(?:[ \t]*(?:>|(?:[-*+:]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]+\]:))*[ \t]*")
_NO_MARK = re.compile(r"[^>\s]")
_DIRECTIVE = re.compile(r"\{[\w-]+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """TeX, and whether it was shown on lines of its own."""

    tex: str
    display: bool


def hide(body: str, dialect: Dialect) -> tuple[str, Mapping[str, Formula]]:
    """Return *body* with words for its formulas, and the formulas by these words."""
    if not dialect.formulas or not _SIGNS.search(body) or (numbered := number(body)) is None:
        return body, {}
    numbers, formulas = count(1), {}
    stem = next(stem for n in count() if (stem := f"formula{n}q") not in body)
    hidden, last = "", 0
    for (start, end), formula in sorted(_places(body, numbered, dialect).items()):
        if start >= last:
            word = f"{stem}{next(numbers)}q"
            formulas[word] = formula
            hidden += body[last:start] + word
            last = end
    return hidden + body[last:], formulas


def _places(body: str, numbered: Numbered, dialect: Dialect) -> dict[tuple[int, int], Formula]:
    """Return the formulas in *body* by where they begin and end."""
    root = html_parser.fragment(dialect.render_numbered(numbered))
    found = {}
    for element in root.find_class(CLASS):
        text = element.text_content()
        signs = ANY.findall(text)
        if signs and all(sign in numbered.places for sign in signs):
            tex = ANY.sub(lambda sign: body[numbered.places[sign[0]]], text)
            bare = _BARE.match(tex)
            inner = (
                next((group for group in bare.groups() if group is not None), "") if bare else tex
            )
            first, last = numbered.places[signs[0]], numbered.places[signs[-1]]
            place = _begin(body, first, element), _end(body, last)
            found[place] = Formula(tex=inner, display=element.tag == "div")
    return found


def _begin(body: str, sign: int, element: HtmlElement) -> int:
    r"""Return where a delimiter begins: before backslashes, of which ``\\(`` in Markdown has two."""
    if body[sign] == "$":
        return sign
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else ""
    start = sign - 3 if body[sign] == "r" and body[sign - 2 : sign] == "eq" else sign - 1
    are_two = body[max(0, start - 1) : start] == "\\" and not (before or "").endswith("\\")
    return start - are_two


def _end(body: str, sign: int) -> int:
    return body.index("}", sign) + 1 if body[sign] in "ber" else sign + 1


def show(text: str, formulas: Mapping[str, Formula]) -> str:
    """Return MyST *text* with the *formulas* in the places of their words."""
    if not formulas:
        return text
    word = re.compile("|".join(sorted(formulas, key=len, reverse=True)))
    ways = dict(_ways(text, word))
    lines = (_with_formulas(line, word, formulas, ways) for line in text.split("\n"))
    return "\n".join(lines)


def _ways(text: str, word: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that no block may stand for, and how each is written: ``html``, ``cell``, ``line``."""
    place = ""
    for token in read(text).tokens:
        if token.type in {"table_open", "heading_open"}:
            place = "cell" if token.type == "table_open" else "line"
        elif token.type in {"table_close", "heading_close"}:
            place = ""
        elif token.type == "html_block":
            yield from ((found, "html") for found in word.findall(token.content))
        elif token.type in {"fence", "colon_fence"} and _DIRECTIVE.match(token.info.strip()):
            yield from _ways(token.content, word)
        elif token.type == "inline":
            depth = 0
            for child in token.children or ():
                depth += _nesting(child)
                if place or depth:
                    yield from ((found, place or "line") for found in word.findall(child.content))


def _nesting(token: Token) -> int:
    """Return by how much *token* leads deeper into what is within a line."""
    if token.type != "html_inline" or token.content.startswith("<!"):
        return token.nesting
    return -1 if token.content.startswith("</") else int(not token.content.endswith("/>"))


def _with_formulas(
    line: str, word: re.Pattern[str], formulas: Mapping[str, Formula], ways: Mapping[str, str]
) -> str:
    """Return *line* with formulas for its words; those on lines of their own part it."""
    margin = _MARGIN.match(line)
    start = margin.end() if margin else 0
    following = _NO_MARK.sub(" ", line[:start])
    lines, rest = [line[:start]], line[start:]
    while found := word.search(rest):
        formula, way = formulas[found[0]], ways.get(found[0], "")
        before, rest = rest[: found.start()], rest[found.end() :]
        if not formula.display or way:
            lines[-1] += _apart(before) + _written(formula, way)
            continue
        if before.strip():
            lines[-1] = (lines[-1] + before).rstrip()
            lines.append(following)
        block = myst_blocks.math(formula.tex).split("\n")
        lines[-1] += block[0]
        lines += [following + each for each in block[1:]]
        rest = rest.lstrip()
        if rest:
            lines.append(following)
    return "\n".join([*lines[:-1], lines[-1] + rest])


def _apart(before: str) -> str:
    r"""Keep a backslash from escaping what is written behind it."""
    count = len(before) - len(before.rstrip("\\"))
    return before + "\\" * (count % 2)


def _written(formula: Formula, way: str) -> str:
    """Return *formula* within a line; in HTML it may still be a block."""
    tex = " ".join(_COMMENT.sub(r"\1", formula.tex).split())
    if way == "html":
        tex = escape(tex, quote=False)
        if formula.display:
            return rf'<div class="math">\[{tex}\]</div>'
        return rf'<span class="math">\({tex}\)</span>'
    if formula.display:
        tex = rf"\displaystyle {tex}"
    return myst.math(tex.replace("|", r"\|") if way == "cell" else tex)
