"""What stands for the words of a reference that has none of its own, until all is read.

``{conf}`fosdem-2015` `` and ``[](../2014/trip.md)`` show a name or a title that may be another one
at the next build, though their document is not read again. So texts that are collected
while reading hold a sign there, which is filled in when every name is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx import addnodes

from confarchive.building.documents.document_links import linked_documents
from confarchive.building.documents.roles import CONFERENCE, is_reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

SHOWS = "archive-shows"
"""The attribute of a reference that holds the sign for its words."""
# U+FDD0 is no character, and no text has it. Quoted, a sign has no blank at which it could be cut.
_SIGN = re.compile("\ufdd0([^\ufdd0]*)\ufdd0")


def mark(env: BuildEnvironment, docname: str, elements: Iterable[nodes.Element]) -> None:
    """Give those references among *elements* that have no words of their own a sign for them."""
    for node in elements:
        if not isinstance(node, addnodes.pending_xref) or node.get("refexplicit", True):
            continue
        if name := _named(env, docname, node):
            node[SHOWS] = f"\ufdd0{quote(name)}\ufdd0"


def _named(env: BuildEnvironment, docname: str, node: addnodes.pending_xref) -> str:
    """Return the conference that *node* names, or the document or the slug of a post after a slash."""
    document = next(iter(linked_documents(env, docname, node)), None)
    if document is not None:
        return f"/{document}"
    by_name = node.get("reftype") == "myst" or is_reference(node, CONFERENCE)
    return str(node["reftarget"]) if by_name else ""


def filled(text: str, words: Callable[[str], str]) -> str:
    """Return *text* with the *words* for each name where its sign stands."""
    return _SIGN.sub(lambda sign: words(unquote(sign[1])), text)
