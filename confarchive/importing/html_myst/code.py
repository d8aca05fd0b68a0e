"""From blocks of code, highlighted or not, to MyST.

They are what Python-Markdown's ``fenced_code`` and ``codehilite``, pymdownx's
``highlight``, Pygments' ``HtmlFormatter`` and docutils make, or a plain ``pre``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import tree
from confarchive.importing.myst import blocks as myst_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LANGUAGE = re.compile(r"(?:language|lang|highlight|brush:?)-?:?([\w+#.-]+)")
_TABLES = {"highlighttable", "codehilitetable"}
_WRAPPERS = {"highlight", "codehilite", "code-wrapper", "literal-block-wrapper"}
# What highlighting puts within a line. Other elements show as something else than code.
_COLOURING = frozenset({"span", "code", "a"})


def find(element: HtmlElement) -> HtmlElement | None:
    """Return the ``pre`` of a block of code and nothing else, or None."""
    if element.tag == "pre":
        return element if _is_code(element) else None
    names, pres = set(tree.classes(element)), list(element.iter("pre"))
    if names & _TABLES and pres:
        return pres[-1] if _is_code(pres[-1]) else None
    inner = [child for child in tree.elements(element) if not _is_caption(child)]
    is_wrapper = bool(names & _WRAPPERS) or any(name.startswith("highlight") for name in names)
    if element.tag in {"div", "figure"} and is_wrapper and len(inner) == 1:
        return find(inner[0]) if tree.has_only_elements(element) else None
    return None


def _is_code(pre: HtmlElement) -> bool:
    return tree.is_plain(pre) and all(
        child.tag in _COLOURING and child.get("href") is None for child in pre.iterdescendants()
    )


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "span" and "filename" in tree.classes(element)


def write(element: HtmlElement, pre: HtmlElement, language: str) -> str:
    """Return the code in *pre*, which :func:`find` found in *element*, as a block of MyST."""
    lines, marked = _lines(pre)
    options = {}
    if caption := "".join(span.text_content() for span in element.iter() if _is_caption(span)):
        options["caption"] = " ".join(caption.split())
    if (first := _first_number(element, pre)) is not None:
        options |= {"linenos": ""} if first == 1 else {"linenos": "", "lineno-start": str(first)}
    if marked:
        options["emphasize-lines"] = ",".join(map(str, marked))
    named = next(filter(None, map(_named, [pre, *pre.iter("code"), *_around(element, pre)])), "")
    return myst_blocks.fence("\n".join(lines), named or language, options)


def _around(element: HtmlElement, pre: HtmlElement) -> Iterator[HtmlElement]:
    for ancestor in pre.iterancestors():
        yield ancestor
        if ancestor is element:
            return


def _named(element: HtmlElement) -> str:
    found = map(_LANGUAGE.fullmatch, tree.classes(element))
    return next((match[1] for match in found if match and match[1] != "table"), "")


def _lines(pre: HtmlElement) -> tuple[list[str], list[int]]:
    """Return the lines of code, and the numbers of those that are marked."""
    text = ""
    marked: list[int] = []
    for part, is_marked in _parts(pre, is_marked=False):
        if is_marked and part.strip("\n"):
            first = text.count("\n") + 1
            marked += range(first, first + part.rstrip("\n").count("\n") + 1)
        text += part
    return text.removesuffix("\n").split("\n"), sorted(set(marked))


def _parts(element: HtmlElement, *, is_marked: bool) -> Iterator[tuple[str, bool]]:
    for node in tree.children(element):
        if isinstance(node, str):
            yield node, is_marked
        elif not tree.is_comment(node) and "linenos" not in tree.classes(node):
            yield from _parts(node, is_marked=is_marked or "hll" in tree.classes(node))


def _first_number(element: HtmlElement, pre: HtmlElement) -> int | None:
    numbers = (n for n in element.iter("td", "span") if "linenos" in tree.classes(n))
    if (cell := next(numbers, None)) is None:
        return None
    found = re.search(r"\d+", cell.text_content() or cell.get("data-linenos", ""))
    return int(found[0]) if found and cell is not pre else 1
