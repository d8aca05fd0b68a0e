"""Sphinx's own search index, which serves sites that are read from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


def leave_out(env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Keep documents, such as hidden posts, out of the search index."""
    for docname in docnames:
        env.metadata[docname]["nosearch"] = True


def drop_unused_words(builder: StandaloneHTMLBuilder) -> None:
    """Forget words that no document has any more.

    Sphinx keeps the words of an index it loads even when the last document with
    them is gone; a withdrawn post could be read from them.
    """
    indexer = builder.indexer
    if indexer is None:
        return
    for words in (indexer._mapping, indexer._title_mapping):  # noqa: SLF001 (no public way)
        for word in [word for word, docnames in words.items() if not docnames]:
            del words[word]
