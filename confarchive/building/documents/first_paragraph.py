"""The first paragraph of a document, its summary where its header has none."""

from __future__ import annotations

from docutils import nodes

from confarchive.building.documents import placeholders

CODE = (nodes.literal_block, nodes.comment, nodes.raw)


def of_document(document: nodes.document) -> str:
    """Return the first paragraph of *document* as plain text, whole; "" where there is none."""
    for paragraph in document.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section | nodes.document):
            continue  # a list's, a note's or a caption's first words tell little
        text = " ".join(_plain(paragraph).split())
        if text:
            return text
    return ""


def _plain(node: nodes.Node) -> str:
    """Return the text of *node* without raw HTML and the alternatives of pictures."""
    if isinstance(node, nodes.Element) and placeholders.SHOWS in node:
        return str(node[placeholders.SHOWS])
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, (*CODE, nodes.image, nodes.footnote_reference)):
        return ""
    return "".join(map(_plain, node.children))
