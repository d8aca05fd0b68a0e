"""Pictures, downloads and raw HTML, which show and offer no file that they may not, nor one that cannot be.

:mod:`confarchive.building.documents.file_access` says which these are.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from confarchive.building.documents import raw_html
from confarchive.building.documents.file_access import nameless, refusal, tell
from confarchive.model.addresses import html_urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment


class _Refusing(SphinxTransform):
    """Leaves out what pages shall not show or offer; its words stay."""

    def of_files(self) -> Iterator[tuple[nodes.Element, str, list[nodes.Node]]]:
        """Yield the pictures and downloads, their names, and the words that stay; each may be replaced."""
        for image in list(self.document.findall(nodes.image)):
            yield image, str(image["uri"]), [nodes.Text(image.get("alt", ""))]
        for link in list(self.document.findall(addnodes.download_reference)):
            yield link, str(link["reftarget"]), link.children

    def refuse(self, node: nodes.Element, why: str, words: Iterable[nodes.Node]) -> None:
        """Put *words* in the place of *node*, and tell *why*."""
        self.tell(node, why)
        inline = nodes.inline("", "", *words)
        is_block = isinstance(node.parent, nodes.figure | nodes.section | nodes.document)
        node.replace_self(nodes.paragraph("", "", inline) if is_block else inline)

    def tell(self, node: nodes.Element, why: str) -> None:
        """Report *why* something is not as *node* asks for."""
        at: nodes.Node | None = node
        while at is not None and at.line is None:
            at = at.parent
        source = (at.source if at is not None else None) or self.document["source"]
        tell(os.path.relpath(source, self.env.srcdir), at.line if at is not None else None, why)


class Nameable(_Refusing):
    """Pictures, downloads and raw HTML name nothing that no file can be called; their words stay."""

    default_priority = 849  # nothing has looked for the files yet

    def apply(self, **_kwargs: Any) -> None:
        """Look at each of them."""
        for node, name, words in self.of_files():
            if not _is_elsewhere(name) and (why := nameless(unquote(name))):
                self.refuse(node, why, words)
        for raw in raw_html.find(self.document):
            self._look_at(raw)

    def _look_at(self, raw: nodes.raw) -> None:
        for url in filter(html_urls.is_relative, raw_html.urls(raw.astext())):
            if why := nameless(unquote(url)):
                self.tell(raw, why)
                html = raw_html.rewrite(raw.astext(), _dropped)
                raw.replace_self(nodes.raw("", html, format=raw["format"]))
                return


def _dropped(url: str) -> str | None:
    return "" if html_urls.is_relative(url) and nameless(unquote(url)) else None


class Bounded(_Refusing):
    """Pictures and downloads that lead out of the site's folder are left out; their words stay."""

    default_priority = 855  # names are decoded, and nothing is noted

    def apply(self, **_kwargs: Any) -> None:
        """Look at each of them."""
        for node, name, words in self.of_files():
            of = _of_picture if isinstance(node, nodes.image) else _of_file
            # A name that is still as in an address is none of a file, and may be too long for one.
            if not _is_elsewhere(name) and (why := nameless(name) or of(self.env, name)):
                self.refuse(node, why, words)


def _is_elsewhere(url: str) -> bool:
    return "://" in url or url.startswith("data:")


def _of_picture(env: BuildEnvironment, uri: str) -> str:
    """Return why a picture is not shown, be it one of several kinds (``hall.*``) or languages."""
    if why := _of_file(env, uri):
        return why
    file = Path(env.relfn2path(uri)[1])
    kinds = f"{file.stem}.*" if file.parent.is_dir() else ""
    others = file.parent.glob(_literal(kinds)) if kinds and _has_kinds(env, uri, file) else ()
    return next(filter(None, (refusal(uri, each, Path(env.srcdir)) for each in others)), "")


def _has_kinds(env: BuildEnvironment, uri: str, file: Path) -> bool:
    language = env.config.language
    return uri.endswith(".*") or file.with_suffix(f".{language}{file.suffix}").is_symlink()


def _literal(pattern: str) -> str:
    return pattern.replace("[", "[[]").replace("?", "[?]")


def _of_file(env: BuildEnvironment, name: str) -> str:
    file = Path(env.relfn2path(name)[1])
    return refusal(name, file, Path(env.srcdir)) if not file.is_dir() else ""
