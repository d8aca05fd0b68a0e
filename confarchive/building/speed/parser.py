"""Reading documents, without making for each of them what is the same for all.

MyST reads every header twice, with PyYAML's loader in Python, and for every document MyST
and Sphinx build parsers of command lines, to learn docutils' settings from them. All that
would be a third of the time that reading takes.
"""

from __future__ import annotations

import inspect
import re
from contextlib import contextmanager
from copy import copy
from typing import TYPE_CHECKING, Any

import yaml
from docutils import nodes
from docutils.utils import DependencyList
from myst_parser.mdit_to_docutils import base
from sphinx.util import docutils

from confarchive.building.documents.parser import ArchiveParser, ArchiveRenderer, new_parser
from confarchive.model.files.yaml_text import refuse_hostile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


class QuickRenderer(ArchiveRenderer):
    """A renderer that is given headers as values."""

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Add the header to the document; MyST says what is wrong with one that is no YAML."""
        try:
            refuse_hostile(token.content)
            header = yaml.load(token.content, _Loader)
        except (yaml.YAMLError, ValueError, RecursionError):
            pass
        else:
            if token.token is not None:
                token.token.content = header
        super().render_front_matter(token)

    def nested_render_text(
        self, text: str, lineno: int, inline: bool = False, *others: Any, **options: Any
    ) -> None:
        """Render a text that is no part of the document's, such as an author's name."""
        if inline and _PLAIN.fullmatch(text):
            self.current_node.append(nodes.Text(text))
        else:
            super().nested_render_text(text, lineno, inline, *others, **options)


class QuickParser(ArchiveParser):
    """A parser for headers that set none of MyST's options; others it reads in full."""

    def config_of(self, text: str, document: nodes.document) -> MdParserConfig:
        """Return MyST's options for a document."""
        header = _HEADER.match(text)
        if header and _OPTIONS.search(header[0]):
            return super().config_of(text, document)
        config: MdParserConfig = document.settings.env.myst_config
        return config

    def parser_for(self, config: MdParserConfig) -> MarkdownIt:
        """Return the parser for *config*, made once: rendering a document sets all of its state anew."""
        if not _parsers or _parsers[0][0] is not config:
            _parsers[:] = [(config, new_parser(config, QuickRenderer))]
        return _parsers[0][1]


_parsers: list[tuple[MdParserConfig, MarkdownIt]] = []


@contextmanager
def shared_settings() -> Iterator[None]:
    """Have docutils' settings made once for all documents meanwhile. There is no public way."""
    names = ((docutils, "_get_settings"), (base, "get_default_settings"))
    # A build that ended early in this process may have left its own.
    before = [(module, name, inspect.unwrap(getattr(module, name))) for module, name in names]
    for module, name, make in before:
        setattr(module, name, _shared(make))
    try:
        yield
    finally:
        for module, name, make in before:
            setattr(module, name, make)


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
