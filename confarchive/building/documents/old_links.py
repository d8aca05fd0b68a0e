"""Links that spell out the address of an old site: they lead readers to what the archive has of it.

The author's words stay, and so does the address in the page: beside it stands the archive's
own, as ``data-archive``, and ``confarchive.js`` leads there.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from sphinx.util.osutil import relative_uri

from confarchive.building.documents import raw_html
from confarchive.building.documents.document_links import own_url
from confarchive.building.incremental.files import copy as copy_file
from confarchive.model.oldsites import place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx.builders import Builder

    from confarchive.building.documents.texts import Text
    from confarchive.model.oldsites import OldSites


def is_place(target: str) -> bool:
    """Tell whether a link's target is a :func:`place` and no document."""
    return target.startswith("//")


class OldLinks:
    """The links of documents to old sites; ``texts``, as they were read, have the places.

    ``pages`` tells those of this site, and ``files`` those in its sources that may be led to.
    """

    def __init__(
        self,
        sites: OldSites,
        texts: Mapping[str, Text],
        *,
        pages: Callable[[], AbstractSet[str]],
        files: Mapping[str, Path],
    ) -> None:
        self._sites = sites
        self._pages = pages
        self._files = files
        self._places = {
            docname: places
            for docname, text in texts.items()
            if (places := tuple(filter(is_place, (link.target for link in text.links))))
        }

    def targets(self, docname: str) -> tuple[str, ...]:
        """Return what the links and pictures of a document lead to, "" for those that stay."""
        return tuple(map(self._find, self._places.get(docname, ())))

    def mark(self, html: str, builder: Builder, docname: str) -> str:
        """Return the *html* of a document, its links with the archive's address beside theirs."""
        if docname not in self._places:
            return html
        return raw_html.mark(html, lambda url: self._url(url, builder, docname))

    def follow(self, html: str, builder: Builder, docname: str, here: str) -> str:
        """Return the *html* of the document at the address *here*, its links led to the archive."""
        if docname not in self._places:
            return html

        def target(url: str) -> str | None:
            found = self._url(url, builder, docname)
            return urljoin(here, found) if found else None

        return raw_html.rewrite(html, target)

    def used(self) -> set[str]:
        """Return the names of the files that documents lead to."""
        found = {target for docname in self._places for target in self.targets(docname)}
        return found & self._files.keys()

    def copy_files(self, outdir: Path) -> list[Path]:
        """Copy the files that documents lead to into the output, and return the copies.

        No draft is a document: what only a draft shows is not copied.
        """
        copies = {outdir / name: self._files[name] for name in sorted(self.used())}
        for copy, file in copies.items():
            copy_file(file, copy)
        return list(copies)

    @cached_property
    def _known(self) -> AbstractSet[str]:
        """What may be led to; asked for only where a document has such links."""
        return self._pages() | self._files.keys()

    def _find(self, old: str) -> str:
        return self._sites.find(old, self._known)

    def _url(self, url: str, builder: Builder, docname: str) -> str | None:
        """Return the relative URL of what has the place of *url*, None for nothing."""
        old = place(url)
        found = self._find(old) if old else ""
        if not found:
            return None
        if found in self._files:
            behind = url[len(re.split("[?#]", url, maxsplit=1)[0]) :]
            return relative_uri(builder.get_target_uri(docname), quote(found)) + behind
        there = builder.get_relative_uri(docname, found) or own_url(builder, docname)
        return there + "".join(url.partition("#")[1:])
