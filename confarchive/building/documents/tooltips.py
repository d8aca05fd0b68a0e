"""What pictures and links to files say when a reader points at them, which Sphinx leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def setup(app: Sphinx) -> None:
    """Have pages show them; all else is left to the builder's translator."""
    app.add_node(nodes.image, override=True, html=(_visit_image, _depart_image))
    download = (_visit_download, _depart_download)
    app.add_node(addnodes.download_reference, override=True, html=download)


def _visit_image(self: HTML5Translator, node: nodes.image) -> None:
    type(self).visit_image(self, node)
    _add_title(self, "<img ", node.get("title"))


def _depart_image(self: HTML5Translator, node: nodes.image) -> None:
    type(self).depart_image(self, node)


def _visit_download(self: HTML5Translator, node: nodes.Element) -> None:
    type(self).visit_download_reference(self, node)
    _add_title(self, "<a ", node.get("reftitle"))


def _depart_download(self: HTML5Translator, node: nodes.Element) -> None:
    type(self).depart_download_reference(self, node)


def _add_title(self: HTML5Translator, tag: str, title: str | None) -> None:
    """Write *title* into the *tag* that was written last."""
    if title and self.body[-1].startswith(tag):
        titled = f'{tag}title="{self.attval(title)}" '
        self.body[-1] = self.body[-1].replace(tag, titled, 1)
