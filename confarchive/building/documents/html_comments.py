"""Comments in a document: none reaches what is built, wherever in HTML they stand."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from confarchive.building.documents import raw_html
from confarchive.model.text.html_comments import without_comments


class Dropped(SphinxTransform):
    """Comments are left out of documents, before anything is collected of these."""

    default_priority = 5

    def apply(self, **_kwargs: Any) -> None:
        """Take out comments of all formats, and those in raw HTML."""
        for comment in list(self.document.findall(nodes.comment)):
            comment.parent.remove(comment)
        around: list[str] = []
        for node in raw_html.find(self.document):
            html = node.astext()
            left = without_comments(html, around)
            if left != html:
                node.rawsource = left
                node.children = [nodes.Text(left)]
                if not left.strip():
                    node.parent.remove(node)
