"""The names of other packages that speed-ups rest on, and that nobody promised.

Each is looked at before a build takes hold of it. Where one is not as it was known, the build
goes on without the speed-ups that need it, and says so.
docs/development/private-names.md has the same table in words.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from confarchive import private_names
from confarchive.private_names import PrivateName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confarchive.model.problems import Problem


class Speedup(enum.StrEnum):
    """What can be left out of a build, by what it is called in the documentation."""

    IDLE = "idle builds"
    """A build that finds nothing to do writes nothing."""
    PARALLEL_READING = "parallel reading"
    """Each process reads one share of the documents, and hands its state back once."""
    PARALLEL_WRITING = "parallel writing"
    """Each process resolves, writes and indexes one share of the documents."""
    INDEX_WORDS = "index words"
    """Sphinx's own search index looks at each word of a page once."""
    TITLES = "titles"
    """Titles of plain words are not rendered."""
    HEADERS = "headers"
    """Headers are read by PyYAML's parser in C, and one parser serves all documents."""
    SETTINGS = "docutils' settings"
    """docutils' settings are made once for all documents."""
    TEMPLATES = "templates"
    """Templates are rendered outside of the sandbox, without indentation, and kept compiled."""
    MESSAGES = "messages"
    """Messages that are not shown are not made."""
    PROCESS = "Python's own work"
    """Python looks rarely for unused objects, and frees none when it exits."""


_BUILDER, _HTML = "sphinx.builders:Builder", "sphinx.builders.html:StandaloneHTMLBuilder"
_ENV, _INDEX = "sphinx.environment:BuildEnvironment", "sphinx.search:IndexBuilder"
_LOADER = "sphinx.jinja2glue:BuiltinTemplateLoader"
_RENDERER = "myst_parser.mdit_to_docutils.sphinx_:SphinxRenderer"


def _names() -> Iterable[PrivateName]:
    reading = (Speedup.PARALLEL_READING,)
    yield PrivateName(
        name=f"{_BUILDER}._read_parallel",
        parameters=("self", "docnames", "nproc"),
        needed_by=reading,
    )
    yield PrivateName(
        name=f"{_BUILDER}._read_serial", parameters=("self", "docnames"), needed_by=reading
    )
    yield PrivateName(
        name=f"{_BUILDER}.read_doc", parameters=("self", "docname", "_cache"), needed_by=reading
    )
    yield PrivateName(
        name=f"{_ENV}.merge_info_from",
        parameters=("self", "docnames", "other", "app"),
        needed_by=reading,
    )
    writing = (Speedup.PARALLEL_WRITING,)
    yield PrivateName(
        name=f"{_BUILDER}._write_serial", parameters=("self", "docnames"), needed_by=writing
    )
    yield PrivateName(
        name=f"{_BUILDER}.write_documents", parameters=("self", "docnames"), needed_by=writing
    )
    yield PrivateName(
        name=f"{_BUILDER}.write_doc_serialized",
        parameters=("self", "docname", "doctree"),
        needed_by=writing,
    )
    yield PrivateName(name="sphinx.util.build_phase:BuildPhase.RESOLVING", needed_by=writing)
    yield PrivateName(
        name=f"{_INDEX}.__init__",
        parameters=("self", "env", "lang", "options", "scoring"),
        uses=(*INDEX_ATTRIBUTES, *(f"_search_index{name}" for name in _INDEX_STATE)),
        only="_search_index",
        needed_by=writing,
    )
    words = (Speedup.INDEX_WORDS,)
    yield PrivateName(
        name=f"{_INDEX}._word_collector", parameters=("self", "doctree"), needed_by=words
    )
    yield PrivateName(name=f"{_INDEX}.prune", parameters=("self", "docnames"), needed_by=words)
    yield PrivateName(
        name=f"{_HTML}.render_partial", parameters=("self", "node"), needed_by=(Speedup.TITLES,)
    )
    headers = (Speedup.HEADERS,)
    yield PrivateName(
        name=f"{_RENDERER}.render_front_matter", parameters=("self", "token"), needed_by=headers
    )
    yield PrivateName(
        name=f"{_RENDERER}.nested_render_text",
        parameters=("self", "text", "lineno", "inline", "temp_root_node", "heading_offset"),
        needed_by=headers,
    )
    settings = (Speedup.SETTINGS,)
    yield PrivateName(
        name="sphinx.util.docutils:_get_settings",
        parameters=("components", "defaults", "read_config_files"),
        needed_by=settings,
    )
    yield PrivateName(
        name="myst_parser.mdit_to_docutils.base:get_default_settings",
        parameters=("components",),
        needed_by=settings,
    )
    yield PrivateName(
        name=f"{_LOADER}.init",
        parameters=("self", "builder", "theme", "dirs"),
        uses=("environment",),
        needed_by=(Speedup.TEMPLATES,),
    )
    yield PrivateName(name="sphinx.util.logging:VERBOSITY_MAP", needed_by=(Speedup.MESSAGES,))
    yield PrivateName(name="sphinx.util.logging:NAMESPACE", needed_by=(Speedup.MESSAGES,))


INDEX_BY_DOCUMENT = ("_titles", "_filenames", "_all_titles", "_index_entries")
INDEX_BY_WORD = ("_mapping", "_title_mapping")
INDEX_ATTRIBUTES = (*INDEX_BY_DOCUMENT, *INDEX_BY_WORD)
"""What Sphinx's index knows of documents, by document or by word."""
_INDEX_STATE = (*INDEX_ATTRIBUTES, "_objtypes", "_objnames")
"""All that Sphinx's index keeps: of any other, parallel writing would lose what processes add."""

TABLE = tuple(_names())


def usable(unlike: Iterable[PrivateName]) -> frozenset[Speedup]:
    """Return the speed-ups that need none of the names *unlike* those known."""
    return frozenset(Speedup).difference(*(each.needed_by for each in unlike))


def problem(unlike: Iterable[PrivateName]) -> Problem:
    """Return what there is to tell of names *unlike* those known."""
    what_then = "the site comes out right, but slower, without {}"
    what_to_do = "upgrade confarchive, or say archive_fast = False"
    return private_names.problem("conf.py", unlike, f"{what_then}: {what_to_do}")
