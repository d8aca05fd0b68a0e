"""MyST text as the archive's pages will show it, without Sphinx.

:func:`render` parses a post with MyST's own docutils renderer, applies the
transforms that a build applies, and writes HTML as Sphinx does
(:mod:`confarchive.importing.verify.as_sphinx`). Addresses stay as the text has them,
those of documents and of lists of posts too; code is not coloured.

A build fails on any warning, so those of the parser are part of the result.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.readers.standalone import Reader
from docutils.transforms import frontmatter
from docutils.utils import new_document
from docutils.writers import html5_polyglot
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils import base, transforms
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from confarchive.importing import private_names
from confarchive.importing.verify.as_sphinx import abbreviation, directive_name, to_html
from confarchive.model.text.markup import MYST_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils.frontend import Values
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_SUPPRESSED = ("myst.strikethrough",)  # said of every ~~word~~, which HTML shows well
_DOCUMENT = re.compile(r"[^:?{}%()]+\.md(#.*)?")
_LISTS = ("#tag-", "#category-", "#author-", "#year-", "#list-")
_TRANSFORMS = (
    *(
        transform
        for transform in Reader().get_transforms()
        # The title stays a heading, and a post's header is not its text.
        if transform not in {frontmatter.DocTitle, frontmatter.SectionSubTitle}
    ),
    transforms.UnreferencedFootnotesDetector,
    transforms.SortFootnotes,
    transforms.CollectFootnotes,
    transforms.PrioritiseExplicitIds,
    transforms.ResolveAnchorIds,
)
_MAKING = "get_default_settings"
_TITLELESS = "confarchive_titleless"  # an attribute of a section
_WARNING = 2  # docutils' number for it: what is below informs, what is above is an error


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ParserWarning:
    """What a build would warn of; ``line`` counts from 1 in the text, None for the whole."""

    line: int | None = None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The HTML of a post, without any page around it, and what a build would warn of."""

    html: str
    warnings: tuple[ParserWarning, ...] = ()


def render(text: str, path: str = "post.md") -> Rendered:
    """Render MyST *text*: a whole post, or a body whose headings start at level two.

    The title is part of the HTML if *text* has it, as ``# Title``; a header
    (front matter) is not shown. *path* is what messages name. Never raises for
    what an author wrote.
    """
    document = new_document(path, _settings().copy())
    messages: list[nodes.system_message] = []
    document.reporter.attach_observer(messages.append)
    parser = _parser()
    parser.options["document"] = document
    with _settings_made_once():
        parser.render(text)
    _lift_sections(document)
    document.transformer.add_transforms(_TRANSFORMS)
    document.transformer.apply_transforms()
    for message in list(document.findall(nodes.system_message)):
        message.parent.remove(message)
    return Rendered(html=to_html(document), warnings=_warnings(messages))


@contextmanager
def _settings_made_once() -> Iterator[None]:
    """Have MyST make settings once for all texts, which takes longer than to render a short post.

    It makes them for each text, and then uses those that it was given.
    """
    if private_names.unlike():
        yield
        return
    make = getattr(base, _MAKING)
    setattr(base, _MAKING, _once(make))
    try:
        yield
    finally:
        setattr(base, _MAKING, make)


@cache
def _once(make: Callable[..., Values]) -> Callable[..., Values]:
    return cache(make)


def _lift_sections(document: nodes.document) -> None:
    """Put what stands below a title that is not in the text where the title would be."""
    for above in [each for each in document if isinstance(each, nodes.section)]:
        if _TITLELESS in above:
            document.replace(above, above.children)


def _warnings(messages: list[nodes.system_message]) -> tuple[ParserWarning, ...]:
    return tuple(
        ParserWarning(line=message.get("line"), message=nodes.Element.astext(message))
        for message in messages
        if message["level"] >= _WARNING
    )


@cache
def _settings() -> Values:
    settings = get_default_settings(html5_polyglot.Writer, Parser)
    settings.report_level = settings.halt_level = 5  # observed instead, never printed or raised
    settings.file_insertion_enabled = False
    settings.auto_id_prefix = "id"  # Sphinx's
    settings.stylesheet = settings.stylesheet_path = None
    settings.math_output = ["LaTeX", ""]
    settings.myst_suppress_warnings = _SUPPRESSED
    return settings


@cache
def _parser() -> MarkdownIt:
    """Return the one parser of this process; making one takes longer than a post does."""
    return create_md_parser(MdParserConfig(enable_extensions=set(MYST_EXTENSIONS)), _Renderer)


class _Renderer(DocutilsRenderer):
    """MyST's renderer, with what a build does otherwise than docutils alone."""

    def update_section_level_state(self, section: nodes.section, level: int) -> None:
        is_first = "first_level" not in self.document
        self.document.setdefault("first_level", level)
        if is_first and level > 1:
            # A body without its title may start at level two, and nowhere else.
            above = nodes.section()
            above[_TITLELESS] = True
            super().update_section_level_state(above, 1)
        super().update_section_level_state(section, level)

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Show nothing: a header is for the archive to read."""

    def create_highlighted_code_block(
        self, text: str, lexer_name: str | None, *_args: object, **_kwargs: object
    ) -> nodes.literal_block:
        return nodes.literal_block(text, text, language=lexer_name or "default")

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        if token.meta["name"] == "abbr":
            self.current_node.append(abbreviation(token.content))
        else:
            super().render_myst_role(token)

    def run_directive(self, name: str, *args: Any, **kwargs: Any) -> list[nodes.Element]:
        return super().run_directive(directive_name(name), *args, **kwargs)

    def render_link_anchor(self, token: SyntaxTreeNode, target: str) -> None:
        if target.startswith(_LISTS):
            self.render_link_url(token)
        else:
            super().render_link_anchor(token, target)

    def render_link_unknown(self, token: SyntaxTreeNode) -> None:
        """Trust the addresses that an import writes, of documents and of files above; drop others."""
        href = str(token.attrGet("href") or "")
        # As Sphinx's own renderer reads it: letters of other scripts stand in it as %XX.
        if _DOCUMENT.fullmatch(self.md.normalizeLinkText(href)) or href.startswith("../"):
            self.render_link_url(token)
        else:
            self._warn(f"'myst' cross-reference target not found: {href!r}", token)
            self.render_children(token)

    def render_image(self, token: SyntaxTreeNode) -> None:
        src = str(token.attrGet("src") or "")
        if src.startswith("//") or not src:
            self._warn(f"image file not readable: {src}", token)
        super().render_image(token)

    def _warn(self, message: str, token: SyntaxTreeNode) -> None:
        self.reporter.warning(message, line=token.map[0] if token.map else None)
