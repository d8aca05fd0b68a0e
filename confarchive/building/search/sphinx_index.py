"""Sphinx's own search index, which serves sites that are read from files."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder


def settle(builder: Builder, unlisted: AbstractSet[str], subtitles: Mapping[str, str]) -> None:
    """Keep *unlisted* documents out of the search index, their names too; have others found by *subtitles*.

    Sphinx would note the names of those that say ``nosearch``.
    """
    if isinstance(builder, StandaloneHTMLBuilder):
        index_page = builder.index_page

        def index(docname: str, document: nodes.document, title: str) -> None:
            if docname not in unlisted:
                with _titled(document, subtitles.get(docname, "")):
                    index_page(docname, document, title)

        builder.index_page = index  # type: ignore[method-assign,assignment]


@contextmanager
def _titled(document: nodes.document, subtitle: str) -> Iterator[None]:
    """Let *document* have its *subtitle* as one more heading meanwhile."""
    heading = nodes.section("", nodes.title("", subtitle))
    if subtitle:
        document.append(heading)
    yield
    if subtitle:
        document.remove(heading)


def drop_unused_words(builder: Builder) -> None:
    """Have words left out of the index that no document has any more.

    Sphinx keeps the words of an index it loads even when the last document with
    them is gone; a withdrawn post could be read from them.
    """
    indexer = builder.indexer if isinstance(builder, StandaloneHTMLBuilder) else None
    if indexer is None:
        return
    get_terms = indexer.get_terms

    def used_terms(numbers: dict[str, int]) -> Any:
        return tuple(
            {word: found for word, found in terms.items() if found != []}
            for terms in get_terms(numbers)
        )

    indexer.get_terms = used_terms  # type: ignore[method-assign,assignment]
