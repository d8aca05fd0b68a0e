"""What makes the archive's builders quicker, a class for each :class:`Speedup`."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from confarchive.building.adapters.sphinx import has_same_settings
from confarchive.building.incremental.inputs import BuildScope
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.building.speed import index_words, parallel
from confarchive.building.speed.private_names import Speedup

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx


_ESCAPED = re.compile('[&<>"@]')
"""What docutils writes otherwise in HTML."""


_ALL = "__all__"
"""What Sphinx calls all documents where it is told to write them."""


class _Archive(ArchiveBuilder):
    application: Sphinx
    """The one that the builder is made for."""


class IdleBuilder(ArchiveBuilder):
    """Writes nothing at all where that is the ``scope`` of a build; Sphinx would write much.

    ``outdated`` are the documents that Sphinx writes because their pages are older, or for it is
    told to write all.
    """

    scope = BuildScope.COMPARED
    outdated: Collection[str] = (_ALL,)

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield the documents whose pages Sphinx finds too old."""
        self.outdated = () if self._are_pages_newer() else tuple(super().get_outdated_docs())
        yield from self.outdated

    def _are_pages_newer(self) -> bool:
        """Tell whether all pages are newer than their documents: Sphinx takes twice as long for it."""
        env, folder = self.env, os.fspath(self.env.srcdir)
        if not has_same_settings(self):
            return False
        templates = self.templates.newest_template_mtime() * 10**9
        sources = ((name, env.doc2path(name, base=False)) for name in env.found_docs)
        try:
            return all(
                self.get_output_path(name).stat().st_mtime_ns
                >= max(templates, os.stat(f"{folder}/{os.fspath(path)}").st_mtime_ns)  # noqa: PTH116
                for name, path in sources
            )
        except OSError:  # Sphinx tells which are missing
            return False

    def copy_assets(self) -> None:
        """Copy what the site offers as it is."""
        if self.scope is not BuildScope.NOTHING:
            super().copy_assets()

    def finish(self) -> None:
        """Write what no document stands for."""
        if self.scope is not BuildScope.NOTHING:
            super().finish()


class _ParallelReader(_Archive):
    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        if parallel.pays_to_read(docnames, len(self.env.found_docs)):
            parallel.read(self.application, self, docnames, nproc)
        else:
            self._read_serial(docnames)


class _ParallelWriter(_Archive):
    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the pages of *docnames*."""
        in_order = sorted(docnames, key=lambda name: (name not in self.read_now, name))
        if not self.parallel_ok or not parallel.pays_to_write(docnames):
            super()._write_serial(in_order)
            return
        first, *others = in_order
        parallel.write_document(self, first)  # so that templates are made once for all processes
        parallel.write(self, others, self.application.parallel)


class _IndexedWords(ArchiveBuilder):
    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Get ready to write the pages of *docnames*."""
        super().prepare_writing(docnames)
        index_words.hasten(self)


class _PlainTitles(ArchiveBuilder):
    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Render a part of a document; plain words of a title are what they are."""
        if isinstance(node, nodes.title) and all(isinstance(part, nodes.Text) for part in node):
            text = node.astext()
            if not _ESCAPED.search(text):
                return {"title": text, "fragment": ""}
        return super().render_partial(node)


_QUICKER: dict[Speedup, type[ArchiveBuilder]] = {
    Speedup.IDLE: IdleBuilder,
    Speedup.PARALLEL_READING: _ParallelReader,
    Speedup.PARALLEL_WRITING: _ParallelWriter,
    Speedup.INDEX_WORDS: _IndexedWords,
    Speedup.TITLES: _PlainTitles,
}


def quickened(
    builder: type[ArchiveBuilder], app: Sphinx, speedups: Collection[Speedup]
) -> type[ArchiveBuilder]:
    """Return *builder* with those of *speedups* that are a builder's."""
    quicker: list[Any] = [each for speedup, each in _QUICKER.items() if speedup in speedups]
    return type(builder.__name__, (*quicker, builder), {"application": app})
