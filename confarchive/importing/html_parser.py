"""A parser of HTML that takes all elements alike, and what is asked of these in many places.

That of lxml.html asks Python of each element whether it is a form, which takes a third of its time.
"""

from __future__ import annotations

import html
from typing import Any

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

_WRAPPER_END = "</body></html>"
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement, comment=lxml.html.HtmlComment)


def plain_parser(
    *, huge_tree: bool = False, remove_pis: bool = False, encoding: str | None = None
) -> lxml.html.HTMLParser:
    """Return a new parser; the options are those of lxml's own."""
    made = lxml.html.HTMLParser(huge_tree=huge_tree, remove_pis=remove_pis, encoding=encoding)
    made.set_element_class_lookup(_CLASSES)
    return made


def fragment(markup: str) -> HtmlElement:
    """Return *markup*, HTML that stands alone, within a ``div``; what it leaves open ends with it.

    That of lxml.html puts what a plain parser read below an element of its own one, which then asks again of each.
    """
    parser = plain_parser()
    root: HtmlElement = parser.makeelement("div")
    nodes = lxml.html.fragments_fromstring(markup, parser=parser)
    _end_with(markup, nodes)
    root.text = nodes.pop(0) if nodes and isinstance(nodes[0], str) else None
    root.extend(nodes)
    return root


def _end_with(markup: str, nodes: Any) -> None:
    """Take the end of the document that lxml puts *markup* into out of a text that nothing ended, as that of a ``textarea``."""
    last = nodes[-1] if nodes else ""
    while not isinstance(last, str) and len(last) and not last[-1].tail:
        last = last[-1]
    if isinstance(last, str) or len(last):
        return
    text = last.text or ""
    own = text.removesuffix(_WRAPPER_END)
    if own != text and html.unescape(markup).endswith(html.unescape(own)):
        last.text = own


def has_class(element: HtmlElement, names: frozenset[str]) -> bool:
    """Tell whether *element* has a class of one of these *names*."""
    return not names.isdisjoint((element.get("class") or "").split())
