"""Links while pages are written: none to a draft, and raw HTML's reach their targets."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

_IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"})
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s(?P<name>href|src|poster|data)\s*=\s*)
        (?P<quote>["']?)(?P<url>(?<=")[^"]*|(?<=')[^']*|(?<==)[^\s"'>]+)(?P=quote)""",
    re.VERBOSE | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#")


class NoLinksToDrafts(SphinxPostTransform):
    """A link to a withheld post keeps its words and loses the link."""

    default_priority = 5  # before MyST (9) and Sphinx (10) resolve links

    def run(self, **_kwargs: Any) -> None:
        """Replace such links by their words."""
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node.get("refdomain") == "doc" and _is_withheld(self.env, node["reftarget"]):
                node.replace_self([child.deepcopy() for child in node.children])


def _is_withheld(env: BuildEnvironment, docname: str) -> bool:
    """Tell a document that has a file and is no part of the site."""
    return docname not in env.all_docs and Path(env.doc2path(docname)).is_file()


class RawFiles(SphinxTransform):
    """Files that raw HTML shows or offers become part of the site, as others do."""

    default_priority = 860

    def apply(self, **_kwargs: Any) -> None:
        """Note the files of ``src``, ``href``, ``poster`` and ``data`` attributes."""
        for node in self.document.findall(nodes.raw):
            if "html" in node.get("format", ""):
                for url in _urls(node.astext()):
                    self._note(url)

    def _note(self, url: str) -> None:
        path, file = self.env.relfn2path(unquote(url), self.env.docname)
        if not Path(file).is_file() or self.env.path2doc(file):
            return
        self.env.note_dependency(file)
        collection = self.env.images if _is_image(path) else self.env.dlfiles
        collection.add_file(self.env.docname, path)


class RawLinks(SphinxPostTransform):
    """Local links in raw HTML lead to the pages and files that the build makes of them."""

    default_priority = 20
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Rewrite the attributes of raw HTML."""
        for node in list(self.document.findall(nodes.raw)):
            if "html" in node.get("format", ""):
                text = _TAG.sub(lambda tag: _ATTRIBUTE.sub(self._attribute, tag[0]), node.astext())
                if text != node.astext():
                    node.replace_self(nodes.raw("", text, format=node["format"]))

    @property
    def _builder(self) -> Any:
        return self.env._app.builder  # noqa: SLF001 (as Sphinx's own transforms do)

    def _attribute(self, match: re.Match[str]) -> str:
        url = unescape(match["url"])
        if _ELSEWHERE.match(url) or not url:
            return match[0]
        target = self._target(url)
        if target is None:
            return match[0]
        return f'{match["before"]}"{escape(target)}"' if target else ""

    def _target(self, url: str) -> str | None:
        """Return the URL that reaches what *url* names, "" for a draft, None if unknown."""
        path, _, fragment = unquote(url).partition("#")
        name, file = self.env.relfn2path(path, self.env.docname)
        docname = self.env.path2doc(file)
        if docname in self.env.all_docs:
            target = self._builder.get_relative_uri(self.env.docname, docname)
            return f"{target}#{fragment}" if fragment else target
        if docname and Path(file).is_file():
            return ""
        return self._file(name)

    def _file(self, name: str) -> str | None:
        builder = self._builder
        here = builder.get_target_uri(self.env.docname)
        if name in self.env.images:
            copied = self.env.images[name][1]
            builder.images[name] = copied  # so that the builder copies it
            return relative_uri(here, f"{builder.imagedir}/{quote(copied)}")
        if Path(name) in self.env.dlfiles:
            return relative_uri(
                here, f"_downloads/{quote(self.env.dlfiles[Path(name)][1].as_posix())}"
            )
        return None


def _urls(html: str) -> Iterator[str]:
    for tag in _TAG.finditer(html):
        for attribute in _ATTRIBUTE.finditer(tag[0]):
            url = unescape(attribute["url"]).partition("#")[0]
            if url and not _ELSEWHERE.match(url):
                yield url


def _is_image(path: str) -> bool:
    return Path(path).suffix.lower() in _IMAGES
