"""Reading documents, without making for each of them what is the same for all.

MyST reads every header twice, with PyYAML's loader in Python, and for every document MyST
and Sphinx build parsers of command lines, to learn docutils' settings from them. All that
would be a third of the time that reading takes.
"""

from __future__ import annotations

import re
from contextlib import suppress
from copy import copy
from typing import TYPE_CHECKING, Any

import yaml
from docutils import nodes
from docutils.utils import DependencyList
from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils import base
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import MystWarnings, create_warning
from sphinx.util import docutils

from confarchive.building.documents import html_comments, reading_limits
from confarchive.model.htmlcomments import opened_comment, without_comments

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.frontend import Values
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.config.main import MdParserConfig

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml reads the same, ten times slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_HEADER = re.compile(r"---.*?^(?:---|\.\.\.)", re.DOTALL | re.MULTILINE)
# What a header may set of MyST's own options.
_OPTIONS = re.compile(r"myst|html_meta|substitutions|\\")


# Words that no rule of Markdown's makes anything of.
_PLAIN = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")


class ArchiveParser(MystParser):
    """MyST's parser, for headers that set none of its options; others it reads in full."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a document's text."""
        seconds = document.settings.env.config.archive_seconds
        reading_limits.parse(
            inputstring, document, lambda text: self._parse(text, document), seconds
        )

    def _parse(self, inputstring: str, document: nodes.document) -> None:
        header = _HEADER.match(inputstring)
        config = document.settings.env.myst_config
        if header and _OPTIONS.search(header[0]):
            config = _with_options(config, inputstring, document)
        parser = _parser(config)
        parser.options["document"] = document
        parser.renderer.open_elements = []  # type: ignore[attr-defined]  # of ArchiveRenderer
        parser.render(inputstring)


def _with_options(config: MdParserConfig, text: str, document: nodes.document) -> MdParserConfig:
    """Return *config* with what the header of *text* says otherwise, as MyST's own parser does."""

    def warn(kind: MystWarnings, message: str) -> None:
        create_warning(document, message, kind, line=1, append_to=document)

    with suppress(TopmatterReadError):  # it is told when the header is rendered
        if header := read_topmatter(text):
            return merge_file_level(config, header, warn)
    return config


_parsers: list[tuple[MdParserConfig, MarkdownIt]] = []


def _parser(config: MdParserConfig) -> MarkdownIt:
    """Return the parser for *config*, made once: rendering a document sets all of its state anew."""
    if not _parsers or _parsers[0][0] is not config:
        _parsers[:] = [(config, create_md_parser(config, ArchiveRenderer))]
        html_comments.keep_whole(_parsers[0][1])
    return _parsers[0][1]


class ArchiveRenderer(SphinxRenderer):
    """MyST's renderer, which is given headers as values, and no comments."""

    open_elements: list[str]
    """The elements of SVG and MathML that are open where a piece of HTML begins."""

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Add raw HTML; a comment would come into the names of the sections that headings begin."""
        if opened_comment(token.content):
            message = "a comment in HTML is never closed: no reader sees what follows it"
            self.create_warning(message, MystWarnings.HTML_PARSE, line=token_line(token))
        if token.token is not None:
            token.token.content = without_comments(token.content, self.open_elements)
        if token.content:
            super().render_html_block(token)

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Add the header to the document; MyST says what is wrong with one that is no YAML."""
        try:
            header = yaml.load(token.content, _Loader)
        except (yaml.YAMLError, ValueError, RecursionError):
            pass
        else:
            if token.token is not None:
                token.token.content = header
        super().render_front_matter(token)

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Add a link; MyST knows the schemes of addresses elsewhere in small letters alone."""
        scheme, known = str(token.attrGet("href")).partition(":")[0], self.md_config.url_schemes
        if scheme not in known and scheme.lower() in known:
            self.render_link_url(token, known[scheme.lower()])
        else:
            super().render_link(token)

    def nested_render_text(
        self, text: str, lineno: int, inline: bool = False, *others: Any, **options: Any
    ) -> None:
        """Render a text that is no part of the document's, such as an author's name."""
        if inline and _PLAIN.fullmatch(text):
            self.current_node.append(nodes.Text(text))
        else:
            super().nested_render_text(text, lineno, inline, *others, **options)


def share_settings() -> None:
    """Have docutils' settings made once for all documents.

    There is no public way. Where these functions are missing or asked for something else,
    documents are read all the same.
    """
    for module, name in ((docutils, "_get_settings"), (base, "get_default_settings")):
        make = getattr(module, name, None)
        if make is not None:
            setattr(module, name, _shared(getattr(make, "__wrapped__", make)))


def _shared(make: Callable[..., Values]) -> Callable[..., Values]:
    """Return *make*, which keeps the last settings that it made for each sort of components."""
    kept: dict[tuple[type, ...], tuple[dict[str, Any], Values]] = {}

    def settings(*components: Any, **options: Any) -> Values:
        classes = tuple(each if isinstance(each, type) else type(each) for each in components)
        if classes not in kept or kept[classes][0] != options:
            kept[classes] = options, make(*components, **options)
        found = copy(kept[classes][1])
        found.record_dependencies = DependencyList()  # each document's own
        return found

    settings.__wrapped__ = make  # type: ignore[attr-defined]
    return settings
