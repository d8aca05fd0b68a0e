"""A reStructuredText post as Pelican reads it: its tree, its HTML, its header.

Follows Pelican's own reader (``pelican.readers.RstReader``): docutils with the
HTML 4 writer, headings from level two, the first lone section's title as the
document's, the field list below it as the header. Where that reader gives up at
a docutils warning, as its later versions do, the post is read all the same: what
docutils could not read stays as text, and a note tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from textwrap import indent
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.core import Publisher, publish_doctree
from docutils.frontend import get_default_settings
from docutils.io import DocTreeInput, StringOutput
from docutils.parsers.rst import Parser
from docutils.parsers.rst.languages import get_language
from docutils.readers import doctree, standalone
from docutils.utils import relative_path
from docutils.writers import html4css1

from confarchive.importing.conversion import Doubt, Note
from confarchive.importing.restructuredtext.dialect import pelican_dialect
from confarchive.importing.restructuredtext.doubts import doubts
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_WARNING, _ERROR, _NEVER = 2, 3, 5
"""docutils' levels of messages: text was kept all the same, text was lost, above all."""
_PELICAN = {
    "initial_header_level": "2",
    "syntax_highlight": "short",
    "input_encoding": "utf-8",
    "embed_stylesheet": False,
    "toc_backlinks": False,
}
_OURS = {
    "report_level": _WARNING,
    "halt_level": _NEVER,
    "traceback": True,
    "warning_stream": False,
    "line_length_limit": 10**9,
}
_FILES = frozenset({"template", "stylesheet", "stylesheet_path", "stylesheet_dirs"})
"""Settings that name files of the theme; they say nothing of the body."""
_FORMATTED = ("summary",)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A post as docutils understands it.

    ``tree`` is docutils' document after its transforms, without messages;
    ``fields`` is the header as Pelican reads it: names in lower case and in order,
    values as text, a list of names for ``authors``, HTML for the title and for
    the blog's ``FORMATTED_FIELDS``; ``notes`` are docutils' findings, and ``doubts`` what
    of them leaves open what readers saw.
    """

    tree: nodes.document
    fields: dict[str, str | list[str]]
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def html(self) -> str:
        """The body as Pelican shows it, but for formulas, which stand in TeX, marked as such."""
        return _write_html(self.tree)


def read(text: str, path: Path, settings: Mapping[str, Any]) -> Reading:
    """Read *text*, the post in the file *path*, by the blog's *settings* (Pelican's names).

    Included files are found from *path*; it need not exist. A post that docutils
    itself fails at is read as one block of code.
    """
    text = text.removeprefix("\ufeff")
    failure: tuple[Note, ...] = ()
    try:
        tree = _parse(text, path, settings)
    except Exception as error:  # noqa: BLE001 - docutils has errors of its own
        message = f"docutils cannot read the post ({error!r}); it is kept as text"
        failure = (Note(kind=ProblemKind.UNSUPPORTED, message=message),)
        tree = _parse("::\n\n" + indent(text, "  "), path, settings)
    messages = _take_messages(tree)
    fields = dict(_fields(tree, settings.get("FORMATTED_FIELDS", _FORMATTED)))
    if isinstance(tree.children[0] if tree.children else None, nodes.title):
        fields.setdefault("title", _html(_Translator(tree), tree[0].children))
    return Reading(
        tree=tree,
        fields=fields,
        notes=(*failure, *_notes(messages, path)),
        doubts=(*_failed(failure), *doubts(tree, messages)),
    )


def _failed(failure: Iterable[Note]) -> Iterator[Doubt]:
    for note in failure:
        yield Doubt(reason="docutils cannot read the post, which is kept as text", line=note.line)


def _parse(text: str, path: Path, settings: Mapping[str, Any]) -> nodes.document:
    with pelican_dialect():
        return publish_doctree(
            text,
            source_path=str(path),
            reader=standalone.Reader(),
            parser=Parser(),
            settings=_docutils_settings(settings),
        )


def _docutils_settings(settings: Mapping[str, Any]) -> Any:
    values = _defaults().copy()
    language = settings.get("DEFAULT_LANG", "en")
    own = {**(settings.get("DOCUTILS_SETTINGS") or {})}
    known = {"language_code": language if get_language(language) else "en"}
    for name, value in {**_PELICAN, **known, **own, **_OURS}.items():
        if name not in _FILES:
            setattr(values, name, value)
    return values


@cache
def _defaults() -> Any:
    return get_default_settings(Parser(), standalone.Reader(), html4css1.Writer())


def _take_messages(tree: nodes.document) -> list[nodes.system_message]:
    """Take docutils' messages out of *tree*, leaving the text it could not read."""
    for problematic in list(tree.findall(nodes.problematic)):
        problematic.parent.replace(problematic, nodes.Text(problematic.astext()))
    in_place = list(tree.findall(nodes.system_message))
    for message in in_place:
        lost = [part for part in message.findall(nodes.literal_block) if message["level"] >= _ERROR]
        message.parent.replace(message, lost)
    return list(dict.fromkeys([*in_place, *tree.parse_messages, *tree.transform_messages]))


def _notes(messages: list[nodes.system_message], path: Path) -> Iterator[Note]:
    for message in sorted(messages, key=lambda message: message.get("line") or 0):
        if message["level"] >= _WARNING:
            text = " ".join(part.astext() for part in message.findall(nodes.paragraph))
            for folder in (str(path.parent), relative_path(None, str(path.parent))):
                text = text.replace(f"{folder}/", "")
            text = " ".join(text.split())
            yield Note(line=message.get("line"), kind=ProblemKind.UNSUPPORTED, message=text)


def _write_html(tree: nodes.document) -> str:
    """Return the body of *tree* as HTML. The writer changes trees, so it gets a copy."""
    publisher = Publisher(
        reader=doctree.Reader(),
        writer=_Writer(),
        source=DocTreeInput(tree.deepcopy()),
        destination_class=StringOutput,
        settings=cast("Any", tree.settings),
    )
    publisher.publish()
    return str(publisher.writer.parts["body"])


def _fields(
    tree: nodes.document, formatted: tuple[str, ...]
) -> Iterator[tuple[str, str | list[str]]]:
    for docinfo in tree.findall(nodes.docinfo):
        for element in cast("list[Any]", docinfo.children):
            if isinstance(element, nodes.field):
                name = element[0].astext().lower()
                body = element[1]
                is_markup = name in formatted
                yield name, _html(_FieldTranslator(tree), [body]) if is_markup else body.astext()
            elif isinstance(element, nodes.authors):
                yield "authors", [author.astext() for author in element.children]
            else:
                yield element.tagname, element.astext()


def node_html(tree: nodes.document, node: nodes.Element) -> str:
    """Return a part of *tree* as Pelican shows it, in today's HTML."""
    return _html(_ModernTranslator(tree), [node])


def _html(visitor: _Translator, parts: Iterable[nodes.Node]) -> str:
    for part in parts:
        part.deepcopy().walkabout(visitor)
    return "".join(visitor.body)


class _Translator(html4css1.HTMLTranslator):
    """The HTML that Pelican makes, but for the colours of code."""

    def visit_abbreviation(self, node: nodes.Element) -> None:
        explained = {"title": node["explanation"]} if "explanation" in node else {}
        self.body.append(self.starttag(node, "abbr", "", **explained))

    def depart_abbreviation(self, _node: nodes.Element) -> None:
        self.body.append("</abbr>")

    def visit_image(self, node: nodes.image) -> None:
        node.setdefault("alt", "")
        super().visit_image(node)

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        if "language" not in node:
            super().visit_literal_block(node)
            return
        code = self.encode(node.astext().strip("\n"))
        self.body.append(f'<div class="highlight"><pre>{code}\n</pre></div>\n')
        raise nodes.SkipNode


class _ModernTranslator(_Translator):
    """The same, without what old browsers and docutils' style sheet want of HTML 4."""

    def visit_literal(self, _node: nodes.literal) -> None:
        self.body.append("<code>")

    def depart_literal(self, _node: nodes.literal) -> None:
        self.body.append("</code>")

    def visit_table(self, node: nodes.table) -> None:
        self.context.append(self.compact_p)
        self.compact_p = True
        self.body.append(self.starttag(node, "table"))

    def depart_colspec(self, _node: nodes.colspec) -> None:
        """Write no widths: docutils takes them from the source's hyphens."""

    def visit_thead(self, _node: nodes.thead) -> None:
        self.body.append("<thead>\n")

    def visit_tbody(self, _node: nodes.tbody) -> None:
        self.body.append("<tbody>\n")


class _FieldTranslator(_Translator):
    """A header field's body as HTML, without what surrounds it."""

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.compact_p = None

    def visit_field_body(self, node: nodes.Element) -> None:
        """Write the body's children only."""

    def depart_field_body(self, node: nodes.Element) -> None:
        """Write the body's children only."""


class _TexTranslator(_Translator):
    """The same, with formulas as MathJax finds them."""

    def visit_math(self, node: nodes.math) -> None:
        self.body.append(rf'<span class="math">\({self.encode(node.astext())}\)</span>')
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.body.append(rf'<div class="math">\[{self.encode(node.astext())}\]</div>')
        raise nodes.SkipNode


class _Writer(html4css1.Writer):
    def __init__(self) -> None:
        super().__init__()
        self.translator_class = _TexTranslator
