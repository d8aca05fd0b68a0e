"""Links of a document: those to drafts are cut, those in raw HTML reach their targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from confarchive.building.documents import raw_html
from confarchive.model.addresses import document_urls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.environment import BuildEnvironment


def links(elements: Iterable[nodes.Element]) -> Iterator[nodes.Element]:
    """Yield those *elements* of a document just read that are links, raw HTML's left out."""
    for node in elements:
        if isinstance(node, addnodes.pending_xref) or "refuri" in node:
            yield node


def linked_documents(env: BuildEnvironment, docname: str, node: nodes.Element) -> Iterator[str]:
    """Yield the documents that one of the :func:`links` may lead to; ``{post}`` names a slug."""
    target: str = node.get("reftarget", "")
    if node.get("refdomain") == "archive" and node.get("reftype") == "post":
        yield target
    elif node.get("reftype") == "doc":
        yield docname_join(node["refdoc"], target)
    elif node.get("refdomain") == "doc":
        yield target
    elif "refuri" in node:
        yield from documents_of_url(env, docname, node["refuri"])
    elif node.get("reftype") == "myst" and re.search(r"/|\.html?\b", target):  # else it is a name
        yield from documents_of_url(env, docname, target)


def shown_words(env: BuildEnvironment, reference: str) -> str:
    """Return what a link to a label shows, or to a section as ``document#name``; "" where none is."""
    docname, _, name = reference.rpartition("#")
    sections = env.metadata.get(docname, {}).get("myst_slugs", {})
    labels = env.domains.standard_domain.labels
    _, _, words = sections.get(name) or labels.get(name.lower(), ("", "", ""))
    return str(words)


def has_words(link: nodes.Element) -> bool:
    """Tell whether a link has words of its own, and not just the title or address of its target."""
    if "refuri" in link:
        return unquote(link.astext()) != unquote(str(link["refuri"]))
    return bool(link["refexplicit"])


def documents_of_url(env: BuildEnvironment, docname: str, url: str) -> Iterator[str]:
    """Yield the documents that a URL in *docname* may name, whether there are such or not."""
    home, old_sites = env.config.html_baseurl, env.config.archive_old_sites
    yield from document_urls.documents_of_url(docname, url, home, old_sites)


def old_places(env: BuildEnvironment, url: str) -> Iterator[str]:
    """Yield the :func:`~confarchive.model.addresses.old_sites.place` of a URL on an old site."""
    yield from document_urls.old_places(url, env.config.archive_old_sites)


def file_of_url(env: BuildEnvironment, docname: str, url: str) -> tuple[str, str]:
    """Return the file that a URL in *docname* names: from the site's source folder, and whole."""
    return env.relfn2path(unquote(re.split("[?#]", url, maxsplit=1)[0]), docname)


def cut(
    env: BuildEnvironment, docname: str, document: nodes.document, withheld: Callable[[str], bool]
) -> Iterator[tuple[str, int | None]]:
    """Take the links to *withheld* documents out of *document*; yield each with its line.

    Their words stay. A link without words of its own shows its target's name: it
    goes as a whole.
    """

    def draft_of(url: str) -> str | None:
        return next(filter(withheld, documents_of_url(env, docname, url)), None)

    for node in list(links(document.findall(nodes.Element))):
        target = next(filter(withheld, linked_documents(env, docname, node)), None)
        if target is not None:
            yield target, line(node)
            _forget_source(node)
            node.replace_self(nodes.inline("", "", *(node.children if has_words(node) else ())))
    for raw in raw_html.find(document):
        yield from _cut_raw(raw, draft_of)


def _cut_raw(
    node: nodes.raw, draft_of: Callable[[str], str | None]
) -> Iterator[tuple[str, int | None]]:
    found: list[str] = []

    def target(url: str) -> str | None:
        document = draft_of(url)
        if document is None:
            return None
        found.append(document)
        return ""

    html = raw_html.rewrite(node.astext(), target)
    if found:
        yield from ((document, line(node)) for document in found)
        _forget_source(node)
        node.replace_self(nodes.raw("", html, format=node["format"]))


def _forget_source(link: nodes.Element) -> None:
    """Drop the source text that parsed trees keep in and around a *link*: it tells the target."""
    for node in link.findall(nodes.Element):
        node.rawsource = ""
    parent = link.parent
    while parent is not None:
        parent.rawsource = ""
        parent = parent.parent


def line(node: nodes.Node | None) -> int | None:
    """Return the line of *node*, or of what it stands in."""
    while node is not None and node.line is None:
        node = node.parent
    return node.line if node is not None else None


def own_url(builder: Any, docname: str) -> str:
    """Return the address of a page as seen from itself."""
    return str(builder.get_target_uri(docname)).rpartition("/")[2] or "./"
