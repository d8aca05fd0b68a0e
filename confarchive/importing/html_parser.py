"""A parser of HTML that takes all elements alike.

That of lxml.html asks Python of each element whether it is a form, which takes a third of its time.
"""

from __future__ import annotations

import lxml.html
from lxml import etree

_CLASSES = etree.ElementDefaultClassLookup(
    element=lxml.html.HtmlElement, comment=lxml.html.HtmlComment
)


def plain_parser(
    *, huge_tree: bool = False, remove_pis: bool = False, encoding: str | None = None
) -> lxml.html.HTMLParser:
    """Return a new parser; the options are those of lxml's own."""
    made = lxml.html.HTMLParser(huge_tree=huge_tree, remove_pis=remove_pis, encoding=encoding)
    made.set_element_class_lookup(_CLASSES)
    return made
