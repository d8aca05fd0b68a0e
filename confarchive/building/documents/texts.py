"""What only a document's body tells, collected while Sphinx reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from confarchive.building.adapters import ablog
from confarchive.building.documents import (
    named_talks,
    placeholders,
    raw_html,
    reading_time,
    summaries,
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
from confarchive.model import direction
from confarchive.model.link_file import address_of
from confarchive.model.link_sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from confarchive.building.documents.named_talks import Sought

_BY_NAME = {"myst", "any", "ref", "numref"}


# Without slots, as posts are: these are kept of each document.
@dataclass(frozen=True)
class DocumentLink:
    """A link to a document; without words of its own it shows the document's title.

    ``target`` is the document's name, or the slug of a post that is linked to by it, or a
    :func:`~confarchive.model.oldsites.place` on an old site.
    """

    target: str
    shows_title: bool
    sentence: Sentence = field(default=Sentence())


@dataclass(frozen=True)
class CutLink:
    """Where a link to a draft was; ``seal`` stands for the draft's name, which is kept nowhere."""

    seal: str
    line: int | None


@dataclass(frozen=True, kw_only=True)
class Text:
    """A document's body as lists and indexes need it.

    ``minutes`` is the time to read it, ``summary`` its first paragraph as plain
    text, as far as it is known while reading (see :mod:`.placeholders`); ``links`` are the
    documents that it links to, and ``references`` the names, those of sections after their
    document's and a ``#``. ``cut_links`` are those of its links that led to drafts; ``words`` the
    stems it uses most, of which the first ``often`` come back in it. ``talks`` are those of its conferences that it names, beside the header's,
    each by its edition and what stands for its title. ``elsewhere`` are the addresses on the web that it leads to or shows. ``direction`` is ``rtl`` where most of its letters are read from the right.
    One that ``lists_posts`` does so by ABlog's ``{postlist}``. ``digest`` stands for all of that
    but the words, of which other pages show nothing.
    """

    minutes: int = 1
    summary: str = ""
    links: tuple[DocumentLink, ...] = ()
    references: tuple[str, ...] = ()
    cut_links: tuple[CutLink, ...] = ()
    words: tuple[str, ...] = ()
    often: int = 0
    talks: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[str, ...] = ()
    lists_posts: bool = False
    direction: str = ""
    digest: str = field(default="", repr=False, compare=False)


def collect(
    env: BuildEnvironment,
    docname: str,
    document: nodes.document,
    cut_links: tuple[CutLink, ...],
    sought: tuple[Sought, ...] = (),
) -> Text:
    """Return the text of a document that was read, and MyST's links in it found; *sought* are talks it may name."""
    from confarchive.building.site.post_profile import (  # noqa: PLC0415 (a build may read no document)
        most_used,
    )

    elements = [*document.findall(nodes.Element)]  # walked once, as there are many documents
    placeholders.mark(env, docname, elements)
    words = document.astext()
    text = Text(
        minutes=reading_time.minutes(words),
        summary=summaries.of_document(document),
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
        if not isinstance(text.parent, (*summaries.CODE, nodes.literal))
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
