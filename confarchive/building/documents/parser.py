"""Reading documents: MyST's parser, which has no comments, and no document that takes too long."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import MystWarnings, create_warning

from confarchive.building.documents import file_access, reading_limits
from confarchive.model.text import html_block_comments
from confarchive.model.text.html_comments import opened_comment, without_comments

if TYPE_CHECKING:
    from docutils import nodes
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from myst_parser.config.main import MdParserConfig

PARSED = "archive-document-parsed"
"""The event that a document was parsed: with MyST's options for it, its text, and its tokens as they are before they are rendered."""


class ArchiveRenderer(SphinxRenderer):
    """MyST's renderer, which is given no comments."""

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

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Add a link; MyST knows the schemes of addresses elsewhere in small letters alone."""
        url, known = str(token.attrGet("href")), self.md_config.url_schemes
        scheme = url.partition(":")[0]
        if scheme.lower() not in known and (why := self._nameless(url)):
            self.create_warning(why, MystWarnings.XREF_MISSING, line=token_line(token))
            self.render_children(token)
        elif scheme not in known and scheme.lower() in known:
            self.render_link_url(token, known[scheme.lower()])
        else:
            super().render_link(token)

    def _nameless(self, url: str) -> str:
        """Return why no file can be called *url*, as MyST reads it, or decoded to the end."""
        path = self.md.normalizeLinkText(url)
        return file_access.nameless(unquote(path)) or file_access.nameless(path)


class ArchiveParser(MystParser):
    """MyST's parser with the archive's renderer; MyST has no way to name another than its own."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a document's text."""
        seconds = document.settings.env.config.archive_seconds
        reading_limits.parse(
            inputstring, document, lambda text: self._parse(text, document), seconds
        )

    def _parse(self, text: str, document: nodes.document) -> None:
        config = self.config_of(text, document)
        parser = self.parser_for(config)
        parser.options["document"] = document
        parser.renderer.open_elements = []  # type: ignore[attr-defined]  # of ArchiveRenderer
        state: dict[str, Any] = {}
        tokens = parser.parse(text, state)
        document.settings.env.events.emit(PARSED, config, text, tokens)
        parser.renderer.render(tokens, parser.options, state)

    def config_of(self, text: str, document: nodes.document) -> MdParserConfig:
        """Return MyST's options for a document: the site's, with what the header of *text* says."""

        def warn(kind: MystWarnings, message: str) -> None:
            create_warning(document, message, kind, line=1, append_to=document)

        config: MdParserConfig = document.settings.env.myst_config
        with suppress(TopmatterReadError):  # it is told when the header is rendered
            if header := read_topmatter(text):
                return merge_file_level(config, header, warn)
        return config

    def parser_for(self, config: MdParserConfig) -> MarkdownIt:
        """Return a parser of Markdown with these options."""
        return new_parser(config, ArchiveRenderer)


def new_parser(config: MdParserConfig, renderer: type[ArchiveRenderer]) -> MarkdownIt:
    """Return a parser of Markdown that reads comments as a whole."""
    parser = create_md_parser(config, renderer)
    html_block_comments.keep_whole(parser)
    return parser
