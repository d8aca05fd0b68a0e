"""Links of a document: those to drafts are cut, those in raw HTML reach their targets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.osutil import relative_uri

from confarchive.building import rawhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"})


def linked_document(node: addnodes.pending_xref) -> str | None:
    """Return the document that a link in MyST or a ``{doc}`` names, or a ``{post}`` by its slug."""
    target: str = node["reftarget"]
    if node.get("refdomain") == "archive" and node.get("reftype") == "post":
        return target
    if node.get("reftype") == "doc":
        return docname_join(node["refdoc"], target)
    return target if node.get("refdomain") == "doc" else None


def document_of_url(env: BuildEnvironment, docname: str, url: str) -> str | None:
    """Return the document that a URL in the raw HTML of *docname* names by its file."""
    return env.path2doc(_file_of_url(env, docname, url)[1])


def _file_of_url(env: BuildEnvironment, docname: str, url: str) -> tuple[str, str]:
    """Return the file that a URL in *docname* names: from the site's source folder, and whole."""
    return env.relfn2path(unquote(url.partition("#")[0]), docname)


def cut(
    env: BuildEnvironment, docname: str, document: nodes.document, withheld: Callable[[str], bool]
) -> Iterator[tuple[str, int | None]]:
    """Take the links to *withheld* documents out of *document*; yield each with its line.

    Their words stay. A link without words of its own shows its target's name: it
    goes as a whole.
    """
    for node in list(document.findall(addnodes.pending_xref)):
        target = linked_document(node)
        if target is not None and withheld(target):
            yield target, line(node)
            _forget_source(node)
            node.replace_self(nodes.inline("", "", *(node.children if node["refexplicit"] else ())))
    for raw in rawhtml.find(document):
        yield from _cut_raw(raw, lambda url: document_of_url(env, docname, url), withheld)


def _cut_raw(
    node: nodes.raw, document_of: Callable[[str], str | None], withheld: Callable[[str], bool]
) -> Iterator[tuple[str, int | None]]:
    found: list[str] = []

    def target(url: str) -> str | None:
        document = document_of(url)
        if document is None or not withheld(document):
            return None
        found.append(document)
        return ""

    html = rawhtml.rewrite(node.astext(), target)
    if found:
        yield from ((document, line(node)) for document in found)
        _forget_source(node)
        node.replace_self(nodes.raw("", html, format=node["format"]))


def _forget_source(link: nodes.Element) -> None:
    """Drop the source text that parsed trees keep in and around a *link*: it tells the target."""
    for node in link.findall(nodes.Element):
        node.rawsource = ""
    parent = link.parent
    while parent is not None:
        parent.rawsource = ""
        parent = parent.parent


def line(node: nodes.Node | None) -> int | None:
    """Return the line of *node*, or of what it stands in."""
    while node is not None and node.line is None:
        node = node.parent
    return node.line if node is not None else None


class EncodedNames(SphinxTransform):
    """Pictures and files are found whose names Markdown writes as in an address, ``%20``.

    MyST decodes what documents' names need, and no picture's name.
    """

    default_priority = 850

    def apply(self, **_kwargs: Any) -> None:
        """Decode the names of pictures, and of what MyST took for the name of a place."""
        for image in self.document.findall(nodes.image):
            image["uri"] = self._decoded(image["uri"]) or image["uri"]
        for node in list(self.document.findall(addnodes.pending_xref)):
            name = self._decoded(node["reftarget"]) if node.get("reftype") == "myst" else None
            if name:
                kept = {key: node[key] for key in ("refdoc", "reftype", "refexplicit")}
                file = addnodes.download_reference("", "", *node.children, reftarget=name, **kept)
                node.replace_self(file)

    def _decoded(self, url: str) -> str | None:
        """Return the name of the file that *url* is, where it is so only when decoded."""
        name = unquote(url)
        if name == url or ":" in url.partition("/")[0]:
            return None
        _, file = self.env.relfn2path(name, self.env.docname)
        return name if Path(file).is_file() else None


class RawFiles(SphinxTransform):
    """Files that raw HTML shows or offers become part of the site, as others do."""

    default_priority = 860

    def apply(self, **_kwargs: Any) -> None:
        """Note the files that are linked to."""
        for node in rawhtml.find(self.document):
            for url in rawhtml.urls(node.astext()):
                self._note(url)

    def _note(self, url: str) -> None:
        path, file = _file_of_url(self.env, self.env.docname, url)
        if not Path(file).is_file() or self.env.path2doc(file):
            return
        self.env.note_dependency(file)
        collection = self.env.images if _is_image(path) else self.env.dlfiles
        collection.add_file(self.env.docname, path)


class LinksToItself(SphinxPostTransform):
    """A document's link to itself names its page; Sphinx would lead to the page's top alone."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Give each such link the page's address."""
        for node in self.document.findall(nodes.reference):
            if node.get("internal") and not node.get("refuri", "x"):
                node["refuri"] = own_url(self.env._app.builder, self.env.docname)  # noqa: SLF001


def own_url(builder: Any, docname: str) -> str:
    """Return the address of a page as seen from itself."""
    return str(builder.get_target_uri(docname)).rpartition("/")[2] or "./"


class RawLinks(SphinxPostTransform):
    """Local links in raw HTML lead to the pages and files that the build makes of them."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Rewrite the attributes of raw HTML."""
        for node in rawhtml.find(self.document):
            html = rawhtml.rewrite(node.astext(), self._target)
            if html != node.astext():
                node.replace_self(nodes.raw("", html, format=node["format"]))

    @property
    def _builder(self) -> Any:
        return self.env._app.builder  # noqa: SLF001 (as Sphinx's own transforms do)

    def _target(self, url: str) -> str | None:
        """Return the URL that reaches what *url* names, "" for what is no part of the site."""
        name, file = _file_of_url(self.env, self.env.docname, url)
        docname = self.env.path2doc(file)
        if docname is None:
            return self._copy(name)
        if docname in self.env.all_docs:
            page: str = self._builder.get_relative_uri(self.env.docname, docname)
            page = page or own_url(self._builder, docname)
            return page + "".join(url.partition("#")[1:])
        return "" if Path(file).is_file() else None

    def _copy(self, name: str) -> str | None:
        """Return the URL of the builder's copy of a file, None where there is none."""
        builder = self._builder
        here = builder.get_target_uri(self.env.docname)
        if name in self.env.images:
            copied = self.env.images[name][1]
            builder.images[name] = copied  # so that the builder copies it
            return relative_uri(here, f"{builder.imagedir}/{quote(copied)}")
        if Path(name) in self.env.dlfiles:
            copied = self.env.dlfiles[Path(name)][1].as_posix()
            return relative_uri(here, f"_downloads/{quote(copied)}")
        return None


def _is_image(path: str) -> bool:
    return Path(path).suffix.lower() in _IMAGES
