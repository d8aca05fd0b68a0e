"""Links and pictures are made to lead where the build puts what they name, in raw HTML too."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from confarchive.building.adapters.sphinx import builder_of
from confarchive.building.documents import file_access, raw_html, style_sheets
from confarchive.building.documents.document_links import file_of_url, line, own_url
from confarchive.model.addresses import html_urls

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"})


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
            for url in filter(html_urls.is_relative, raw_html.urls(node.astext())):
                self._note(url, line(node))

    def _note(self, url: str, place: int | None) -> None:
        path, file = file_of_url(self.env, self.env.docname, url)
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
        if not html_urls.is_relative(url):
            return None
        name, file = file_of_url(self.env, self.env.docname, url)
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
