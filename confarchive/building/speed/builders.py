"""Sphinx's HTML builders, which leave alone what would come out as it is.

Sphinx writes all generated pages at every build, and its search index.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder

from confarchive.building.output import inventory, style_sheets
from confarchive.building.speed import index_words, parallel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path


_ESCAPED = re.compile('[&<>"@]')
"""What docutils writes otherwise in HTML."""


class SparingBuilder(StandaloneHTMLBuilder):
    """Writes no page that is told to be ``unchanged``, and nothing at all when ``idle``.

    ``up_to_date`` tells that Sphinx has found no page older than its document.
    ``inventory_stands`` is asked whether ``objects.inv`` would come out as it stands there; it
    tells nothing of ``unlisted`` documents.
    """

    unchanged: AbstractSet[str] = frozenset()
    idle = False
    inventory_stands: Callable[[], bool] = staticmethod(lambda: False)
    up_to_date = False
    unlisted: AbstractSet[str] = frozenset()

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.exact_files: set[str] = set()
        """The pages whose names are those of their files, for an old address with its suffix."""

    def get_output_path(self, page_name: str, /) -> Any:
        """Return the file of a page."""
        if page_name in self.exact_files:
            return self.outdir / page_name
        return super().get_output_path(page_name)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, from the site's top."""
        return (
            quote(docname) if docname in self.exact_files else super().get_target_uri(docname, typ)
        )

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield the documents whose pages Sphinx finds too old."""
        outdated = list(super().get_outdated_docs())
        self.up_to_date = not outdated
        yield from outdated

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Get ready to write the pages of *docnames*."""
        super().prepare_writing(docnames)
        index_words.hasten(self)

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Render a part of a document; plain words of a title are what they are."""
        if isinstance(node, nodes.title) and all(isinstance(part, nodes.Text) for part in node):
            text = node.astext()
            if not _ESCAPED.search(text):
                return {"title": text, "fragment": ""}
        return super().render_partial(node)

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page."""
        if pagename not in self.unchanged:
            super().handle_page(
                pagename, addctx, templatename, outfilename=outfilename, event_arg=event_arg
            )

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        if parallel.pays_to_read(docnames, len(self.env.found_docs)):
            parallel.read(self, docnames, nproc)
        else:
            self._read_serial(docnames)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the pages of *docnames*."""
        if not self.parallel_ok or not parallel.pays_to_write(docnames):
            super()._write_serial(sorted(docnames))
            return
        first, *others = sorted(docnames)
        parallel.write_document(self, first)  # so that templates are made once for all processes
        parallel.write(self, others, self._app.parallel)

    def copy_download_files(self) -> None:
        """Copy the files that documents offer; style sheets among them lead to what they name."""
        super().copy_download_files()
        style_sheets.lead(self)

    def dump_inventory(self) -> None:
        """Write what other sites may link to."""
        if not self.inventory_stands():
            inventory.dump(self, self.unlisted)

    def finish(self) -> None:
        """Write what no document stands for."""
        if not self.idle:
            super().finish()


class SparingDirectoryBuilder(SparingBuilder, DirectoryHTMLBuilder):
    """The same, for pages in folders of their own."""
