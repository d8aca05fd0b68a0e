"""Builders of what is one file: a book for reading programs (EPUB), one to print (LaTeX), all on one page (``singlehtml``).

Sphinx puts into these what a table of contents on the home page names, and an archive has none: here its posts stand by
year, and its static pages after them. There are no drafts in them, as in nothing that is built, and nothing hidden in their contents.
"""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building.output import xhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from confarchive.building.site.book_parts import BookPart, Chapter

_ITEM = re.compile(r'<item [^>]*href="(?P<href>[^"]+)" media-type="[^"]*"')
_PRINTED = re.compile(r"\.(?:pdf|png|jpe?g)\Z", re.IGNORECASE)
_PLACE = re.compile(r"#document-[^#]*(#.+)")
_STATIC = re.compile(r'_static/[^"?#]+')
_PROPERTIES = {"<svg": "svg", "<math": "mathml"}
"""How an element begins of which the entry of its page has to tell."""


class BookBuilder:
    """A builder of a book in these ``parts``."""

    config: Any
    parts: tuple[BookPart, ...] = ()


class _OneDocument(BookBuilder):
    """Makes one document of all; ``env`` gives it the documents that are assembled."""

    env: BuildEnvironment

    def assemble_doctree(self, *given: Any, **named: Any) -> nodes.document:
        """Return all documents as one; what leads to none of them leads nowhere."""
        lines = {each.docname: each for part in self.parts for each in part.chapters}
        self.env.get_doctree = partial(self._complete, self.env.get_doctree, lines)  # type: ignore[method-assign]
        try:
            whole: nodes.document = super().assemble_doctree(*given, **named)  # type: ignore[misc]
        finally:
            del self.env.get_doctree
        there = {str(each["docname"]) for each in whole.findall(addnodes.start_of_file)}
        for link in list(whole.findall(nodes.reference)):
            if (target := _page_of(link)) and target not in there | {self.config.root_doc}:
                link.replace_self(link.children)
        return whole

    def _complete(
        self, get: Callable[[str], nodes.document], lines: dict[str, Chapter], docname: str
    ) -> nodes.document:
        """Return a document: the first with all parts, a post with the line beneath its title."""
        document = get(docname)
        section = next(document.findall(nodes.section), document)
        if docname == self.config.root_doc:
            section.extend(self._contents())
        elif docname in lines and (line := lines[docname].line):
            section.insert(1, nodes.paragraph("", "", nodes.emphasis("", line)))
        return document

    def _contents(self) -> Iterator[nodes.Node]:
        for part in self.parts:
            tree = addnodes.toctree("", includefiles=[each.docname for each in part.chapters])
            if not part.title:
                yield tree
                continue
            name = f"part-{part.title}"
            yield nodes.section("", nodes.title("", part.title), tree, ids=[name], names=[name])


_PAGE = re.compile(r"(?:#document-|%)(?P<document>[^#]*)|(?P<list>[^:#?]+)\.html(?:#.*)?")
"""How Sphinx addresses what is part of one document, and pages of a site."""


def _page_of(link: nodes.reference) -> str:
    """Return the page of the archive that a *link* leads to, "" where it leads elsewhere."""
    found = _PAGE.match(link.get("refuri", ""))
    return (found["document"] or found["list"] or "") if found else ""


class ArchiveSinglePageBuilder(_OneDocument, SingleFileHTMLBuilder):
    """All on one page."""

    def assemble_doctree(self, *given: Any, **named: Any) -> nodes.document:
        """Return all documents as one, in which links to places in others lead there."""
        whole = super().assemble_doctree(*given, **named)
        for link in whole.findall(nodes.reference):
            if found := _PLACE.match(link.get("refuri", "")):
                link["refuri"] = found[1]
        return whole


class ArchiveLaTeXBuilder(_OneDocument, LaTeXBuilder):
    """A book to print; of a picture that TeX does not read its words are there."""

    def assemble_doctree(self, *given: Any, **named: Any) -> nodes.document:
        """Return all documents as one."""
        whole = super().assemble_doctree(*given, **named)
        for picture in list(whole.findall(nodes.image)):
            if not _PRINTED.search(picture["uri"]):
                words = nodes.emphasis("", picture.get("alt", ""))
                is_inline = isinstance(picture.parent, nodes.TextElement)
                picture.replace_self(words if is_inline else nodes.paragraph("", "", words))
        return whole


class ArchiveEpubBuilder(BookBuilder, Epub3Builder):
    """A book for reading programs."""

    def init(self) -> None:
        """Begin; Sphinx asks for a version, which an archive need not have."""
        super().init()
        self._version = self.config.version
        self.config.version = self._version or "1"

    def get_outdated_docs(self) -> Any:
        """Return the documents to write; from here on settings are as they were, and kept so."""
        self.config.version = self._version
        return super().get_outdated_docs()

    def content_metadata(self) -> dict[str, Any]:
        """Return what the book tells of itself."""
        told = super().content_metadata()
        told["version"] = told["version"] or told["date"][: len("2026-01-31")]
        return told

    def get_toc(self) -> None:
        """Take the parts for the contents, and see that pages are well-formed, now that all are there."""
        self.refnodes = list(self._entries())
        self.toc_add_files(self.refnodes)
        files = {
            each.relative_to(self.outdir).as_posix(): self._page(each)
            for each in self.outdir.rglob("*")
            if each.is_file()
        }
        anchors = {name: xhtml.anchors(page) for name, page in files.items()}
        for name, page in files.items():
            if page and (told := xhtml.well_formed(page, name, anchors)) != page:
                Path(self.outdir, name).write_text(told, "utf-8")

    def _page(self, file: Path) -> str:
        """Return the page in a *file*, "" for other files."""
        is_page = file.suffix == self.out_suffix and file.name != "nav.xhtml"
        return file.read_text("utf-8") if is_page else ""

    def _entries(self) -> Iterator[dict[str, Any]]:
        """Yield the entries of the contents as Sphinx has them."""
        for part in self.parts:
            if part.page:
                yield self._entry(1, part.page, part.title)
            for each in part.chapters:
                yield self._entry(2 if part.page else 1, each.docname, each.title)

    def _entry(self, level: int, page: str, title: str) -> dict[str, Any]:
        return {"level": level, "refuri": escape(page + self.out_suffix), "text": escape(title)}

    def build_navigation_doc(self) -> None:
        """Write the contents; Sphinx would look for them on the home page."""
        scope, self.config.epub_tocscope = self.config.epub_tocscope, "includehidden"
        try:
            super().build_navigation_doc()
        finally:
            self.config.epub_tocscope = scope

    def build_content(self) -> None:
        """Write what is in the book, and tell of drawings and formulas in pages."""
        excluded = self.config.epub_exclude_files
        self.config.epub_exclude_files = [*excluded, *self._unused()]
        try:
            super().build_content()
        finally:
            self.config.epub_exclude_files = excluded
        file = Path(self.outdir, "content.opf")
        file.write_text(_ITEM.sub(self._told, file.read_text("utf-8")), "utf-8")

    def _unused(self) -> Iterator[str]:
        """Yield the static files that no page loads, such as scripts, nor what one loads."""
        static = [file for file in self.outdir.glob("_static/**/*") if file.is_file()]
        pages = (file.read_text("utf-8") for file in self.outdir.rglob(f"*{self.out_suffix}"))
        named = set(chain.from_iterable(map(_STATIC.findall, pages)))
        used = {file for file in static if file.relative_to(self.outdir).as_posix() in named}
        styles = [file.read_text("utf-8") for file in used if file.suffix == ".css"]
        for file in static:
            if file not in used and not any(file.name in style for style in styles):
                yield file.relative_to(self.outdir).as_posix()

    def _told(self, item: re.Match[str]) -> str:
        text = self._page(Path(self.outdir, unquote(unescape(item["href"]))))
        found = " ".join(name for begin, name in _PROPERTIES.items() if begin in text)
        return f'{item[0]} properties="{found}"' if found else item[0]


def add_builders(app: Sphinx) -> None:
    """Have Sphinx make books by these."""
    for builder in (ArchiveEpubBuilder, ArchiveLaTeXBuilder, ArchiveSinglePageBuilder):
        app.add_builder(builder, override=True)
