"""Links of a document: those to drafts are cut, those in raw HTML reach their targets."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.osutil import relative_uri

from confarchive.building.adapters.sphinx import builder_of
from confarchive.building.documents import file_access, raw_html
from confarchive.building.output import style_sheets
from confarchive.model.archive import PAGES, POSTS
from confarchive.model.oldsites import below, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment

_PAGE = re.compile(r"(?:\.html?|/index\.html?|/)\Z")
_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"})


def links(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the links of a document that was just read, raw HTML's left out."""
    for node in document.findall(nodes.Element):
        if isinstance(node, addnodes.pending_xref) or "refuri" in node:
            yield node


def linked_documents(env: BuildEnvironment, docname: str, node: nodes.Element) -> Iterator[str]:
    """Yield the documents that one of the :func:`links` may lead to; ``{post}`` names a slug."""
    target: str = node.get("reftarget", "")
    if node.get("refdomain") == "archive" and node.get("reftype") == "post":
        yield target
    elif node.get("reftype") == "doc":
        yield docname_join(node["refdoc"], target)
    elif node.get("refdomain") == "doc":
        yield target
    elif "refuri" in node:
        yield from documents_of_url(env, docname, node["refuri"])
    elif node.get("reftype") == "myst" and re.search(r"/|\.html?\b", target):  # else it is a name
        yield from documents_of_url(env, docname, target)


def shown_words(env: BuildEnvironment, reference: str) -> str:
    """Return what a link to a label shows, or to a section as ``document#name``; "" where none is."""
    docname, _, name = reference.rpartition("#")
    sections = env.metadata.get(docname, {}).get("myst_slugs", {})
    labels = env.domains.standard_domain.labels
    _, _, words = sections.get(name) or labels.get(name.lower(), ("", "", ""))
    return str(words)


def has_words(link: nodes.Element) -> bool:
    """Tell whether a link has words of its own, and not just the title or address of its target."""
    if "refuri" in link:
        return unquote(link.astext()) != unquote(str(link["refuri"]))
    return bool(link["refexplicit"])


def documents_of_url(env: BuildEnvironment, docname: str, url: str) -> Iterator[str]:
    """Yield the documents that a URL in *docname* may name, whether there are such or not.

    It names one by its file, or a post by its page: from here, from the site's root or whole.
    What stood on an old site is named by its place.
    """
    yield from old_places(env, url)
    path = re.sub(r"\Ahttps?:", "", unquote(re.split("[?#]", url, maxsplit=1)[0]))
    home = env.config.html_baseurl.partition(":")[2].rstrip("/")
    if home and path.startswith(f"{home}/"):
        path = path.removeprefix(home)
    if not path or path.startswith("//") or ":" in path.partition("/")[0]:
        return
    if path.endswith(".md"):
        yield docname_join(docname, path.removesuffix(".md"))
        return
    name = _PAGE.sub("", path)
    # Where each page stands in a folder of its own, URLs are seen from inside of it.
    for here in (docname, f"{docname}/index"):
        found = docname_join(here, name)
        if found.startswith((f"{POSTS}/", f"{PAGES}/")):
            yield found


def old_places(env: BuildEnvironment, url: str) -> Iterator[str]:
    """Yield the :func:`~confarchive.model.oldsites.place` of a URL on an old site."""
    sites = env.config.archive_old_sites
    old = place(url) if sites else None
    if old and any(below(old, site) is not None for site in sites):
        yield old


def _file_of_url(env: BuildEnvironment, docname: str, url: str) -> tuple[str, str]:
    """Return the file that a URL in *docname* names: from the site's source folder, and whole."""
    return env.relfn2path(unquote(re.split("[?#]", url, maxsplit=1)[0]), docname)


def cut(
    env: BuildEnvironment, docname: str, document: nodes.document, withheld: Callable[[str], bool]
) -> Iterator[tuple[str, int | None]]:
    """Take the links to *withheld* documents out of *document*; yield each with its line.

    Their words stay. A link without words of its own shows its target's name: it
    goes as a whole.
    """

    def draft_of(url: str) -> str | None:
        return next(filter(withheld, documents_of_url(env, docname, url)), None)

    for node in list(links(document)):
        target = next(filter(withheld, linked_documents(env, docname, node)), None)
        if target is not None:
            yield target, line(node)
            _forget_source(node)
            node.replace_self(nodes.inline("", "", *(node.children if has_words(node) else ())))
    for raw in raw_html.find(document):
        yield from _cut_raw(raw, draft_of)


def _cut_raw(
    node: nodes.raw, draft_of: Callable[[str], str | None]
) -> Iterator[tuple[str, int | None]]:
    found: list[str] = []

    def target(url: str) -> str | None:
        document = draft_of(url)
        if document is None:
            return None
        found.append(document)
        return ""

    html = raw_html.rewrite(node.astext(), target)
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


_KEPT = ("refdoc", "reftype", "refexplicit", "reftitle")


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
                kept = {key: node[key] for key in _KEPT if key in node}
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
        for node in raw_html.find(self.document):
            for url in filter(raw_html.is_relative, raw_html.urls(node.astext())):
                self._note(url, line(node))

    def _note(self, url: str, place: int | None) -> None:
        path, file = _file_of_url(self.env, self.env.docname, url)
        if not Path(file).is_file() or self.env.path2doc(file):
            return
        if why := file_access.refusal(url, Path(file), Path(self.env.srcdir)):
            file_access.tell(str(self.env.doc2path(self.env.docname, base=False)), place, why)
            return
        self.env.note_dependency(file)
        collection = self.env.images if _is_image(path) else self.env.dlfiles
        collection.add_file(self.env.docname, path)
        style_sheets.note(self.env, self.env.docname, path)


class LinksToItself(SphinxPostTransform):
    """A document's link to itself names its page; Sphinx would lead to the page's top alone."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Give each such link the page's address."""
        for node in self.document.findall(nodes.reference):
            if node.get("internal") and not node.get("refuri", "x"):
                node["refuri"] = own_url(builder_of(self.env), self.env.docname)


def own_url(builder: Any, docname: str) -> str:
    """Return the address of a page as seen from itself."""
    return str(builder.get_target_uri(docname)).rpartition("/")[2] or "./"


class RawLinks(SphinxPostTransform):
    """Local links in raw HTML lead to the pages, files and lists that the build makes of them."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Rewrite the attributes of raw HTML."""
        for node in raw_html.find(self.document):
            html = raw_html.rewrite(node.astext(), self._target)
            if html != node.astext():
                node.replace_self(nodes.raw("", html, format=node["format"]))

    @property
    def _builder(self) -> Any:
        return builder_of(self.env)

    def _target(self, url: str) -> str | None:
        """Return the URL that reaches what *url* names, "" for what is no part of the site."""
        if url.startswith("#"):
            return self._list(url[1:])
        if not raw_html.is_relative(url):
            return None
        name, file = _file_of_url(self.env, self.env.docname, url)
        docname = self.env.path2doc(file)
        if docname is None:
            copy = self._copy(name)
            return copy and copy + url[len(re.split("[?#]", url, maxsplit=1)[0]) :]
        if docname in self.env.all_docs:
            page: str = self._builder.get_relative_uri(self.env.docname, docname)
            page = page or own_url(self._builder, docname)
            return page + url[len(re.split("[?#]", url, maxsplit=1)[0]) :]
        return "" if Path(file).is_file() else None

    def _list(self, name: str) -> str | None:
        """Return the URL of the list that is called *name*, None where a place of the page is."""
        lists: Any = self.env.domains["archive"].lists  # type: ignore[attr-defined]
        if name not in lists or name in self._places:
            return None
        page: str = self._builder.get_relative_uri(self.env.docname, lists[name].page)
        return page

    @cached_property
    def _places(self) -> frozenset[str]:
        """The names of the places in the document, those in its raw HTML too."""
        raw = (
            name for node in raw_html.find(self.document) for name in raw_html.ids(node.astext())
        )
        return frozenset([*self.document.ids, *raw])

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
