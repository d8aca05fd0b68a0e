"""A reStructuredText post as its blog's program reads it: its tree, its HTML, its header.

docutils with the HTML 4 writer: the first lone section's title is the document's, the field list
below it the header. Where a program gives up at a docutils warning, as later versions of Pelican
do, the post is read all the same: what docutils could not read stays as text, and a note tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from textwrap import indent
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.core import Publisher, publish_doctree
from docutils.io import DocTreeInput, StringOutput
from docutils.parsers.rst import Parser
from docutils.readers import doctree, standalone
from docutils.utils import relative_path
from docutils.writers import html4css1

from confarchive.importing.conversion import Doubt, Note
from confarchive.importing.restructuredtext.dialect import known_to_docutils
from confarchive.importing.restructuredtext.docutils_settings import docutils_settings
from confarchive.importing.restructuredtext.doubts import doubts
from confarchive.model.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from confarchive.importing.restructuredtext.dialect import RstDialect

_WARNING, _ERROR = 2, 3
"""docutils' levels of messages: text was kept all the same, text was lost."""


@dataclass(frozen=True, kw_only=True)
class DocutilsPost:
    """A post as docutils understands it.

    ``tree`` is docutils' document after its transforms, without messages;
    ``fields`` is the header as the program reads it: names in lower case and in order,
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
        """The body as the program shows it, but for formulas, which stand in TeX, marked as such."""
        return _write_html(self.tree)


def read(text: str, path: Path, dialect: RstDialect, folder: Path | None = None) -> DocutilsPost:
    """Read *text*, the post in the file *path*, in the blog's *dialect*.

    Included files are found from *path*, which need not exist, and opened below *folder*
    only, that of *path* when None. A post that docutils
    itself fails at is read as one block of code.
    """
    text = text.removeprefix("\ufeff")
    failure: tuple[Note, ...] = ()
    try:
        tree = _parse(text, path, dialect, folder or path.parent)
    except Exception as error:  # noqa: BLE001 - docutils has errors of its own
        message = f"docutils cannot read the post ({error!r}); it is kept as text"
        failure = (Note(kind=ProblemKind.UNSUPPORTED, message=message),)
        tree = _parse("::\n\n" + indent(text, "  "), path, dialect, path.parent)
    messages = _take_messages(tree)
    fields = dict(_fields(tree, dialect.formatted))
    if isinstance(tree.children[0] if tree.children else None, nodes.title):
        fields.setdefault("title", _html(_PostTranslator(tree), tree[0].children))
    return DocutilsPost(
        tree=tree,
        fields=fields,
        notes=(*failure, *_notes(messages, path)),
        doubts=(*_failed(failure), *doubts(tree, messages)),
    )


def _failed(failure: Iterable[Note]) -> Iterator[Doubt]:
    for note in failure:
        yield Doubt(reason="docutils cannot read the post, which is kept as text", line=note.line)


def _parse(text: str, path: Path, dialect: RstDialect, folder: Path) -> nodes.document:
    with known_to_docutils(dialect):
        return publish_doctree(
            text,
            source_path=str(path),
            reader=standalone.Reader(),
            parser=Parser(),
            settings=docutils_settings(dialect, folder),
        )


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
        writer=_TexWriter(),
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
    """Return a part of *tree* as the program shows it, in today's HTML."""
    return _html(_ModernTranslator(tree), [node])


def _html(visitor: _PostTranslator, parts: Iterable[nodes.Node]) -> str:
    for part in parts:
        part.deepcopy().walkabout(visitor)
    return "".join(visitor.body)


class _PostTranslator(html4css1.HTMLTranslator):
    """docutils' HTML, with what the nodes of a dialect hold, but for the colours of code; no picture is opened for its size."""

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.settings = self.settings.copy()
        self.settings.file_insertion_enabled = False

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


class _ModernTranslator(_PostTranslator):
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


class _FieldTranslator(_PostTranslator):
    """A header field's body as HTML, without what surrounds it."""

    def __init__(self, document: nodes.document) -> None:
        super().__init__(document)
        self.compact_p = None

    def visit_field_body(self, node: nodes.Element) -> None:
        """Write the body's children only."""

    def depart_field_body(self, node: nodes.Element) -> None:
        """Write the body's children only."""


class _TexTranslator(_PostTranslator):
    """The same, with formulas as MathJax finds them."""

    def visit_math(self, node: nodes.math) -> None:
        self.body.append(rf'<span class="math">\({self.encode(node.astext())}\)</span>')
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.body.append(rf'<div class="math">\[{self.encode(node.astext())}\]</div>')
        raise nodes.SkipNode


class _TexWriter(html4css1.Writer):
    def __init__(self) -> None:
        super().__init__()
        self.translator_class = _TexTranslator
