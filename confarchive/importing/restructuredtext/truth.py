"""A reStructuredText post as Pelican reads it: its tree, its HTML, its header.

Follows Pelican's own reader (``pelican.readers.RstReader``): docutils with the
HTML 4 writer, headings from level two, the first lone section's title as the
document's, the field list below it as the header. Where that reader gives up at
a docutils warning, as its later versions do, the post is read all the same: what
docutils could not read stays as text, and a note tells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.core import Publisher, publish_doctree
from docutils.frontend import get_default_settings
from docutils.io import DocTreeInput, StringOutput
from docutils.parsers.rst import Parser
from docutils.parsers.rst.languages import get_language
from docutils.readers import doctree, standalone
from docutils.writers import html4css1

from confarchive.importing.conversion import Note
from confarchive.importing.restructuredtext.dialect import pelican_dialect
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_WARNING, _ERROR, _NEVER = 2, 3, 5
"""docutils' levels of messages: text was kept all the same, text was lost, above all."""
_PELICAN = {
    "initial_header_level": "2",
    "syntax_highlight": "short",
    "input_encoding": "utf-8",
    "embed_stylesheet": False,
}
_OURS = {
    "report_level": _WARNING,
    "halt_level": _NEVER,
    "traceback": True,
    "warning_stream": False,
    "line_length_limit": 10**9,
}
_FORMATTED = ("summary",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A post as docutils understands it.

    ``tree`` is docutils' document after its transforms, without messages;
    ``notes`` are docutils' findings. ``html`` is the body as Pelican shows it and
    ``fields`` the header as Pelican reads it: names in lower case and in order,
    values as text, a list of names for ``authors``, HTML for the title and for
    the blog's ``FORMATTED_FIELDS``.
    """

    tree: nodes.document
    html: str
    fields: dict[str, str | list[str]]
    notes: tuple[Note, ...] = field(default=())


def read(text: str, path: Path, settings: Mapping[str, Any]) -> Reading:
    """Read *text*, the post in the file *path*, by the blog's *settings* (Pelican's names).

    Included files are found from *path*; it need not exist.
    """
    values = _docutils_settings(settings)
    with pelican_dialect():
        tree = publish_doctree(
            text.removeprefix("\ufeff"),
            source_path=str(path),
            reader=standalone.Reader(),
            parser=Parser(),
            settings=values,
        )
        notes = tuple(_take_messages(tree))
        html, title = _write_html(tree)
    formatted = settings.get("FORMATTED_FIELDS", _FORMATTED)
    fields = dict(_fields(tree, formatted))
    if title:
        fields.setdefault("title", title)
    return Reading(tree=tree, html=html, fields=fields, notes=notes)


def _docutils_settings(settings: Mapping[str, Any]) -> Any:
    values = get_default_settings(Parser(), standalone.Reader(), html4css1.Writer())
    language = settings.get("DEFAULT_LANG", "en")
    own = settings.get("DOCUTILS_SETTINGS") or {}
    known = {"language_code": language if get_language(language) else "en"}
    for name, value in {**_PELICAN, **known, **own, **_OURS}.items():
        setattr(values, name, value)
    return values


def _take_messages(tree: nodes.document) -> Iterator[Note]:
    """Take docutils' messages out of *tree*, leaving the text it could not read."""
    for problematic in list(tree.findall(nodes.problematic)):
        problematic.replace_self(nodes.Text(problematic.astext()))
    in_place = list(tree.findall(nodes.system_message))
    for message in [*tree.parse_messages, *tree.transform_messages, *in_place]:
        if message["level"] >= _WARNING:
            summary = message[0].astext() if message.children else "cannot be read"
            yield Note(line=message.get("line"), kind=ProblemKind.UNSUPPORTED, message=summary)
    for message in in_place:
        lost = [] if message["level"] < _ERROR else message[1:]
        message.parent.remove(message) if not lost else message.replace_self(lost)


def _write_html(tree: nodes.document) -> tuple[str, str]:
    """Return body and title of *tree* as HTML. The writer changes trees, so it gets a copy."""
    publisher = Publisher(
        reader=doctree.Reader(),
        writer=_Writer(),
        source=DocTreeInput(tree.deepcopy()),
        destination_class=StringOutput,
        settings=cast("Any", tree.settings),
    )
    publisher.publish()
    parts = publisher.writer.parts
    return parts["body"], parts["title"]


def _fields(
    tree: nodes.document, formatted: tuple[str, ...]
) -> Iterator[tuple[str, str | list[str]]]:
    for docinfo in tree.findall(nodes.docinfo):
        for element in cast("list[Any]", docinfo.children):
            if isinstance(element, nodes.field):
                name = element[0].astext().lower()
                body = element[1]
                yield name, _field_html(tree, body) if name in formatted else body.astext()
            elif isinstance(element, nodes.authors):
                yield "authors", [author.astext() for author in element.children]
            else:
                yield element.tagname, element.astext()


def node_html(tree: nodes.document, node: nodes.Element) -> str:
    """Return a part of *tree* as Pelican shows it."""
    visitor = _Translator(tree)
    node.deepcopy().walkabout(visitor)
    return "".join(visitor.body)


def _field_html(tree: nodes.document, body: nodes.Node) -> str:
    visitor = _FieldTranslator(tree)
    body.walkabout(visitor)
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


class _FieldTranslator(_Translator):
    """A header field's body as HTML, without what surrounds it."""

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.compact_p = None

    def visit_field_body(self, node: nodes.Element) -> None:
        """Write the body's children only."""

    def depart_field_body(self, node: nodes.Element) -> None:
        """Write the body's children only."""


class _Writer(html4css1.Writer):
    def __init__(self) -> None:
        super().__init__()
        self.translator_class = _Translator
