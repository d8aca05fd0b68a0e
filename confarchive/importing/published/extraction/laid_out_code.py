"""Code that a theme laid out for readers' eyes: back to one ``pre`` without numbers of lines, its lines ended by line ends.

Hexo, Octopress, Rouge and Chroma write a table with the numbers of lines in one cell and the code in the other; Hexo
ends each line with ``<br>``. See https://hexo.io/docs/syntax-highlight and https://gohugo.io/functions/transform/highlight/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.html_parser import has_class

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NUMBERS = frozenset({"gutter", "lineno", "linenos", "lntd", "rouge-gutter"})
_NUMBERS_WITHIN = frozenset({"lineno", "ln"})
"""As Pygments called them before 2.6, and Chroma does: https://gohugo.io/functions/transform/highlight/."""
_CODE = frozenset({"code", "lntd", "rouge-code"})
_FIGURE = frozenset({"code"})
_NO_LANGUAGE = frozenset({"code", "plain", "plaintext", "text"})


def restore(root: HtmlElement) -> None:
    """Put the code of such tables in *root* in their place, and tell its language as other programs do."""
    for table in [*root.iter("table")]:
        code = _code(table)
        above = table.getparent()
        if code is not None and above is not None:
            code.tail = table.tail
            above.replace(table, code)
            if language := _language(above):
                code.set("class", f"language-{language}")
    for figure in [each for each in root.iter("figure") if has_class(each, _FIGURE)]:
        _unwrap(figure)
    for number in [each for pre in root.iter("pre") for each in pre.iter("span")]:
        if has_class(number, _NUMBERS_WITHIN):
            number.set("class", "linenos")
    for end in [each for pre in root.iter("pre") for each in pre.iter("br")]:
        end.tail = f"\n{end.tail or ''}"
        end.drop_tag()


def _unwrap(figure: HtmlElement) -> None:
    """Leave of Octopress' *figure* around code the code alone, where its caption says nothing."""
    captions = [*figure.iter("figcaption")]
    if not any("".join(each.itertext()).strip() for each in captions):
        for each in captions:
            each.drop_tree()
        figure.drop_tag()


def _code(table: HtmlElement) -> HtmlElement | None:
    """Return the one ``pre`` with code in *table*, None where it is a table of something else."""
    cells = [*table.iter("td", "th")]
    if not cells or len([*table.iter("tr")]) != 1:
        return None
    *numbers, last = cells
    is_laid_out = has_class(last, _CODE) and all(has_class(each, _NUMBERS) for each in numbers)
    is_alone = len(last) == 1 and last[0].tag == "pre" and not (last.text or "").strip()
    return last[0] if is_laid_out and is_alone and not (last[0].tail or "").strip() else None


def _language(figure: HtmlElement) -> str:
    """Return the language that Hexo calls the *figure* of a block of code by, ``highlight python``; empty for none."""
    first, _, name = " ".join((figure.get("class") or "").split()).partition(" ")
    is_told = figure.tag == "figure" and first == "highlight" and name not in _NO_LANGUAGE
    return name if is_told else ""
