"""Reading and writing documents on all processors, each of which gets its share once.

Sphinx deals out many small parts: for each it copies its whole state to a process, and
after reading back again, which for thousands of documents takes longer than to read
them. While it writes, its own process resolves all references and indexes all words.
Here every process gets one part, does all of it, and hands back what the others need.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from confarchive.building import processes
from confarchive.building.speed.private_names import (
    INDEX_ATTRIBUTES,
    INDEX_BY_DOCUMENT,
    INDEX_BY_WORD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.search import IndexBuilder

_READ_ALONE = 1 / 30
"""To hand the state to a process and back takes as long as to read such a part of all documents."""
_WRITTEN_ALONE = 20
"""As many pages are written before a new process has written its first."""


def pays_to_read(docnames: Sized, documents: int) -> bool:
    """Tell whether several processes read *docnames*, of that many *documents*, sooner than one."""
    return len(docnames) > documents * _READ_ALONE


def pays_to_write(docnames: Sized) -> bool:
    """Tell whether several processes write the pages of *docnames* sooner than one."""
    return len(docnames) > _WRITTEN_ALONE


def read(app: Sphinx, builder: StandaloneHTMLBuilder, docnames: Sequence[str], jobs: int) -> None:
    """Read *docnames* into the environment of *builder*."""
    env = builder.env
    for docname in docnames:
        builder.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)

    def work(part: list[str]) -> bytes:
        for docname in part:
            builder.read_doc(docname, _cache=False)
        return pickle.dumps(env, pickle.HIGHEST_PROTOCOL)

    def merge(part: list[str], other: bytes) -> None:
        env.merge_info_from(part, pickle.loads(other), app)  # noqa: S301

    processes.share(docnames, jobs, work, merge)


def write(builder: StandaloneHTMLBuilder, docnames: Sequence[str], jobs: int) -> None:
    """Write the pages of *docnames*; templates that are made already need not be made again."""

    def work(part: list[str]) -> tuple[dict[str, str], dict[str, Any] | None]:
        before = set(builder.images)
        if builder.indexer is not None:
            _empty(builder.indexer)
        for docname in part:
            write_document(builder, docname)
        images = {uri: name for uri, name in builder.images.items() if uri not in before}
        return images, _content(builder.indexer) if builder.indexer is not None else None

    def merge(_part: list[str], result: tuple[dict[str, str], dict[str, Any] | None]) -> None:
        images, words = result
        builder.images.update(images)
        if builder.indexer is not None and words is not None:
            _add(builder.indexer, words)

    processes.share(docnames, jobs, work, merge)


def write_document(builder: StandaloneHTMLBuilder, docname: str) -> None:
    """Resolve a document's references and write its page."""
    from sphinx.util.build_phase import BuildPhase  # noqa: PLC0415 (it is probed first)

    builder.phase = BuildPhase.RESOLVING
    doctree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    builder.phase = BuildPhase.WRITING
    builder.write_doc_serialized(docname, doctree)
    builder.write_doc(docname, doctree)


def _empty(indexer: IndexBuilder) -> None:
    for name in INDEX_ATTRIBUTES:
        setattr(indexer, name, {})


def _content(indexer: IndexBuilder) -> dict[str, Any]:
    return {name: getattr(indexer, name) for name in INDEX_ATTRIBUTES}


def _add(indexer: IndexBuilder, content: dict[str, Any]) -> None:
    for name in INDEX_BY_DOCUMENT:
        getattr(indexer, name).update(content[name])
    for name in INDEX_BY_WORD:
        words = getattr(indexer, name)
        for word, docnames in content[name].items():
            words.setdefault(word, set()).update(docnames)
