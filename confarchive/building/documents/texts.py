"""What only a document's body tells, collected while Sphinx reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from confarchive.building.adapters import ablog
from confarchive.building.documents import (
    first_paragraph,
    named_talks,
    placeholders,
    raw_html,
    reading_time,
)
from confarchive.building.documents.document_links import (
    documents_of_url,
    linked_documents,
    links,
    old_places,
)
from confarchive.building.documents.link_context import Blocks
from confarchive.building.documents.roles import CONFERENCE, is_reference
from confarchive.building.incremental.cache import digest
from confarchive.building.site.documents.document_texts import CutLink, DocumentLink, Text
from confarchive.model.files.link_file import address_of
from confarchive.model.text import direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.named_talks import Sought

_BY_NAME = {"myst", "any", "ref", "numref"}


def collect(
    env: BuildEnvironment,
    docname: str,
    document: nodes.document,
    cut_links: tuple[CutLink, ...],
    sought: tuple[Sought, ...] = (),
) -> Text:
    """Return the text of a document that was read, and MyST's links in it found; *sought* are talks it may name."""
    from confarchive.building.site.documents.post_profile import most_used  # noqa: PLC0415 (a build may read no document)

    elements = [*document.findall(nodes.Element)]  # walked once, as there are many documents
    placeholders.mark(env, docname, elements)
    words = document.astext()
    text = Text(
        minutes=reading_time.minutes(words),
        summary=first_paragraph.of_document(document),
        links=tuple(_links(env, docname, elements)),
        references=tuple(_references(elements)),
        cut_links=cut_links,
        elsewhere=tuple(dict.fromkeys(filter(None, map(address_of, _urls(elements))))),
        lists_posts=ablog.lists_posts(document),
        direction=direction.of_text(words),
    )
    prose = _prose(document)
    if sought:
        text = replace(text, talks=named_talks.find(document, prose, sought))
    stems, often = most_used(prose)
    return replace(text, words=stems, often=often, digest=digest(text))


def _prose(document: nodes.document) -> str:
    """Return a document's text without its code."""
    return " ".join(
        text.astext()
        for text in document.findall(nodes.Text)
        if not isinstance(text.parent, (*first_paragraph.CODE, nodes.literal))
    )


def _links(
    env: BuildEnvironment, docname: str, elements: list[nodes.Element]
) -> Iterator[DocumentLink]:
    blocks = Blocks()
    for node in links(elements):
        for target in linked_documents(env, docname, node):
            yield DocumentLink(target, not node.get("refexplicit", True), blocks.sentence(node))
    for image in (node for node in elements if isinstance(node, nodes.image)):
        yield from (DocumentLink(old, False) for old in old_places(env, image["uri"]))
    for raw in filter(raw_html.is_html, elements):
        for url in raw_html.urls(raw.astext()):
            for target in documents_of_url(env, docname, url):
                yield DocumentLink(target, False, blocks.raw_sentence(raw, url))


def _urls(elements: list[nodes.Element]) -> Iterator[str]:
    """Yield the URLs that a document leads to, or shows."""
    for node in elements:
        if isinstance(node, nodes.reference):
            yield node.get("refuri", "")
        elif isinstance(node, nodes.image):
            yield node["uri"]
        elif raw_html.is_html(node):
            yield from raw_html.urls(node.astext())


def _references(elements: list[nodes.Element]) -> Iterator[str]:
    for node in (each for each in elements if isinstance(each, addnodes.pending_xref)):
        if node.get("refdomain") == "doc":
            if node.get("reftargetid"):
                yield f"{node['reftarget']}#{node['reftargetid']}"
        elif node.get("reftype") in _BY_NAME or is_reference(node, CONFERENCE):
            yield node["reftarget"]
    for raw in filter(raw_html.is_html, elements):
        yield from (url[1:] for url in raw_html.urls(raw.astext()) if url[:1] == "#" and url[1:])
