"""From what stands apart from the text to MyST: footnotes and admonitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from confarchive.importing import myst_blocks
from confarchive.importing.html_myst import inline, tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from confarchive.importing.html_myst.context import Context

_KINDS = frozenset("attention caution danger error hint important note tip warning".split())


def find_footnotes(root: HtmlElement) -> dict[str, str]:
    """Return labels for the footnotes in *root*, by the ids of their texts.

    They are numbers, in the order the footnotes stand in: MyST shows them in the
    order of their numbers. A footnote that nothing refers to has none.
    """
    referred = {a.get("href", "").removeprefix("#") for a in root.iter("a") if is_reference(a)}
    ids = [note.get("id", "") for div in root.iter("div") for note in _footnotes(div)]
    known = [name for name in ids if name in referred] if referred else ids
    return {name: str(number) for number, name in enumerate(known, 1)}


def is_reference(link: HtmlElement) -> bool:
    """Tell whether *link* is a footnote's mark in the text."""
    return "footnote-ref" in tree.classes(link) or link.get("rel") == "footnote"


def is_footnotes(element: HtmlElement) -> bool:
    """Tell whether *element* holds all footnotes, as Python-Markdown writes them."""
    return element.tag == "div" and "footnote" in tree.classes(element)


def footnotes(element: HtmlElement) -> list[HtmlElement]:
    """Return the footnotes in *element*, without the links that lead back to the text."""
    found = _footnotes(element)
    for note in found:
        for link in note.cssselect("a.footnote-backref, a[rev=footnote]"):
            _drop_with_space(link)
    return found


def _footnotes(element: HtmlElement) -> list[HtmlElement]:
    return list(element.iterfind("ol/li[@id]")) if is_footnotes(element) else []


def _drop_with_space(link: HtmlElement) -> None:
    previous, parent = link.getprevious(), link.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip()
    elif parent is not None:
        parent.text = (parent.text or "").rstrip()
    link.drop_tree()


def admonition(element: HtmlElement, context: Context, body: str) -> str:
    """Return *body* as the admonition that *element* is, with the title it has, if any.

    Python-Markdown writes ``div.admonition.KIND > p.admonition-title``.
    """
    names = [name for name in tree.classes(element) if name != "admonition"]
    heading = title_of(element)
    if heading is None:
        return myst_blocks.directive("container", " ".join(["admonition", *names]), body=body)
    title = inline.write(tree.children(heading), context, flat=True)
    if len(names) == 1 and names[0] in _KINDS and title == names[0].capitalize():
        return myst_blocks.directive(names[0], body=body)
    options = {"class": " ".join(re.findall(r"[\w-]+", " ".join(names)))} if names else {}
    return myst_blocks.directive("admonition", title, options, body)


def title_of(element: HtmlElement) -> HtmlElement | None:
    """Return the title of an admonition."""
    first = next(iter(tree.elements(element)), None)
    return first if first is not None and "admonition-title" in tree.classes(first) else None
