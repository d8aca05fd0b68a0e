"""What stands for the words of a reference that has none of its own, until all is read.

``{conf}`fosdem-2015` `` and ``[](../2014/trip.md)`` show a name or a title that may be another one
at the next build, though their document is not read again. So texts that are collected
while reading hold a sign there, which is filled in when every name is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from confarchive.building.documents.document_links import linked_documents
from confarchive.building.documents.roles import CONFERENCE, is_reference
from confarchive.building.site.documents.document_texts import sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

SHOWS = "archive-shows"
"""The attribute of a reference that holds the sign for its words."""


def mark(env: BuildEnvironment, docname: str, elements: Iterable[nodes.Element]) -> None:
    """Give those references among *elements* that have no words of their own a sign for them."""
    for node in elements:
        if not isinstance(node, addnodes.pending_xref) or node.get("refexplicit", True):
            continue
        if name := _named(env, docname, node):
            node[SHOWS] = sign_of(name)


def _named(env: BuildEnvironment, docname: str, node: addnodes.pending_xref) -> str:
    """Return the conference that *node* names, or the document or the slug of a post after a slash."""
    document = next(iter(linked_documents(env, docname, node)), None)
    if document is not None:
        return f"/{document}"
    by_name = node.get("reftype") == "myst" or is_reference(node, CONFERENCE)
    return str(node["reftarget"]) if by_name else ""
