"""From HTML to MyST that shows the same words, links, pictures, code, lists, tables and quotes.

:func:`write` is the fallback for any construct that cannot stay as its author
wrote it: from what a reader was shown, a block is written anew. What MyST has no
words for stays HTML, which is the last resort.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confarchive.importing.html_myst import (
    blocks,
    footnotes,
    foreign_footnotes,
    inline,
    tree,
)
from confarchive.importing.html_myst.element_context import Block, ElementContext, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.tree import Node

__all__ = ["Written", "write"]

_DROPPED = {
    "a": frozenset({"headerlink", "toclink-permalink"}),
    "div": frozenset({"toc"}),
    "nav": frozenset({"toc"}),
}

_QUOTED = re.compile(r"""(?<=["'`])#?([^\s"'`#]+)(?=["'`])""")  # a name, as in "chart" or "#chart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """MyST, and how many blocks of raw HTML there are in it."""

    text: str
    html_blocks: int = 0


def write(
    markup: str | Iterable[Node],
    *,
    resolve: Callable[[str], str] = str,
    targets: Collection[str] | None = None,
    labels: Mapping[str, str] | None = None,
    language: str = "",
) -> Written:
    """Return the HTML fragment *markup*, text or lxml's nodes, as MyST.

    *resolve* maps the addresses in it; one that it leaves alone, and that is no
    web address, is taken for none of the archive's. *targets* are the ids of the
    whole document that links in it lead to, *labels* its footnotes' labels by the
    ids of their texts (``fn:1``); where they are None, *markup* is taken for the
    whole. *language* is that of code which does not tell its own.

    Headings keep their levels. A table of contents is left out: pages have one.
    """
    root = tree.parse(markup)
    foreign_footnotes.normalise(root)
    _drop(root)
    wanted = frozenset(_linked_ids(root) if targets is None else targets)
    _anchor_items(root, wanted)
    context = ElementContext(
        resolve=resolve,
        targets=wanted,
        labels=footnotes.find(root) if labels is None else labels,
        language=language,
        filled=frozenset(_filled(root)),
    )
    written = blocks.write(tree.children(root), context)
    whole = joined(_with_rules(written))
    return Written(text=whole.text, html_blocks=whole.html_blocks)


def _drop(root: HtmlElement) -> None:
    """Drop what pages make themselves, what is said of a whole page, and ids that stand there twice."""
    for element in list(root.iter("base", "meta")):
        if tree.is_of_page(element):
            element.drop_tree()
    for element in root.iter("plaintext"):
        element.tag = "pre"  # which ends
    for element in list(root.iter(*_DROPPED)):
        if not _DROPPED[str(element.tag)].isdisjoint(tree.classes(element)):
            element.drop_tree()
    seen: set[str] = set()
    for element in root.iter():
        for name in ("id", "name") if element.tag == "a" else ("id",):
            identifier = element.get(name)
            if identifier in seen:
                del element.attrib[name]
        seen.update(filter(None, (element.get("id"), element.get("name"))))


def _anchor_items(root: HtmlElement, targets: Collection[str]) -> None:
    """Have items that links lead to begin with a place of their own: MyST's items have no names."""
    for item in root.iter("li", "dd", "dt"):
        if item.get("id") in targets and not _is_note(item):
            place = next((each for each in item.iter("p")), item)
            anchor = item.makeelement("a", {"id": item.attrib.pop("id")})
            anchor.tail, place.text = place.text, None
            place.insert(0, anchor)


def _is_note(item: HtmlElement) -> bool:
    return any(map(footnotes.is_footnotes, item.iterancestors("div")))


def _linked_ids(root: HtmlElement) -> set[str]:
    links = {a.get("href", "")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    ids = {element.get("id") for element in root.iter()} | {a.get("name") for a in root.iter("a")}
    return links & {name for name in ids if name}


def _filled(root: HtmlElement) -> set[str]:
    """Return the ids in *root* that its scripts name."""
    scripts = [each for each in root.iter("script") if not inline.is_tex_script(each)]
    named = {name for each in scripts for name in _QUOTED.findall(each.text or "")}
    return named & {each.get("id") or "" for each in root.iter()} if named else set()


def _with_rules(written: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks; rules are written as HTML where docutils would not have them."""
    shown = [n for n, block in enumerate(written) if block.marker != footnotes.FOOTNOTE]
    for number, block in enumerate(written):
        before = written[number - 1] if number else None
        is_odd = before is None or before.marker in {blocks.RULE, blocks.HEADING}
        if block.marker == blocks.RULE and (is_odd or number == shown[-1]):
            yield Block(text="<hr>", marker=blocks.RULE)
        else:
            yield block
