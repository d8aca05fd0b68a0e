"""Reading and writing documents on all processors, each of which gets its share once.

Sphinx deals out many small parts: for each it copies its whole state to a process, and
after reading back again, which for thousands of documents takes longer than to read
them. While it writes, its own process resolves all references and indexes all words.
Here every process gets one part, does all of it, and hands back what the others need.
"""

from __future__ import annotations

import pickle
import signal
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx.util.build_phase import BuildPhase
from sphinx.util.parallel import ParallelTasks

from confarchive.building import failures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Sized

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.search import IndexBuilder

_READ_ALONE = 1 / 30
"""To hand the state to a process and back takes as long as to read such a part of all documents."""
_WRITTEN_ALONE = 20
"""As many pages are written before a new process has written its first."""

# What Sphinx's index knows of documents, by document or by word.
_BY_DOCUMENT = ("_titles", "_filenames", "_all_titles", "_index_entries")
_BY_WORD = ("_mapping", "_title_mapping")


def pays_to_read(docnames: Sized, documents: int) -> bool:
    """Tell whether several processes read *docnames*, of that many *documents*, sooner than one."""
    return len(docnames) > documents * _READ_ALONE


def pays_to_write(docnames: Sized) -> bool:
    """Tell whether several processes write the pages of *docnames* sooner than one."""
    return len(docnames) > _WRITTEN_ALONE


def read(builder: StandaloneHTMLBuilder, docnames: Sequence[str], processes: int) -> None:
    """Read *docnames* into the environment of *builder*."""
    env = builder.env
    for docname in docnames:
        builder.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)

    def work(part: list[str]) -> bytes:
        env._app = builder._app  # as Sphinx's own does
        for docname in part:
            builder.read_doc(docname, _cache=False)
        return pickle.dumps(env, pickle.HIGHEST_PROTOCOL)

    def merge(part: list[str], other: bytes) -> None:
        env.merge_info_from(part, pickle.loads(other), builder._app)  # noqa: S301

    share(docnames, processes, work, merge)


def write(builder: StandaloneHTMLBuilder, docnames: Sequence[str], processes: int) -> None:
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

    share(docnames, processes, work, merge)


def write_document(builder: StandaloneHTMLBuilder, docname: str) -> None:
    """Resolve a document's references and write its page."""
    builder.phase = BuildPhase.RESOLVING
    doctree = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    builder.phase = BuildPhase.WRITING
    builder.write_doc_serialized(docname, doctree)
    builder.write_doc(docname, doctree)


def share(
    names: Sequence[str],
    processes: int,
    work: Callable[[list[str]], Any],
    merge: Callable[[list[str], Any], None],
) -> None:
    """Have *processes* each do the *work* on a part of *names*, and *merge* what they return."""
    tasks = ParallelTasks(processes)
    with _left_alone():
        for number in range(processes):
            # Neighbours are alike: long posts shall not all be one process's.
            if part := list(names[number::processes]):
                tasks.add_task(partial(_do, work), part, merge)
    tasks.join()


def _do(work: Callable[[list[str]], Any], part: list[str]) -> Any:
    try:
        return work(part)
    except OSError as error:  # of which only the message reaches the other process
        raise failures.named(error) from error


@contextmanager
def _left_alone() -> Iterator[None]:
    """Have processes that start meanwhile not be interrupted: this one ends them, and tells."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _empty(indexer: IndexBuilder) -> None:
    for name in (*_BY_DOCUMENT, *_BY_WORD):
        setattr(indexer, name, {})


def _content(indexer: IndexBuilder) -> dict[str, Any]:
    return {name: getattr(indexer, name) for name in (*_BY_DOCUMENT, *_BY_WORD)}


def _add(indexer: IndexBuilder, content: dict[str, Any]) -> None:
    for name in _BY_DOCUMENT:
        getattr(indexer, name).update(content[name])
    for name in _BY_WORD:
        words = getattr(indexer, name)
        for word, docnames in content[name].items():
            words.setdefault(word, set()).update(docnames)
