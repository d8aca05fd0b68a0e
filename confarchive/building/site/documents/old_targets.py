"""What links lead to that spell out the address of an old site."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.model.addresses.old_sites import is_place, place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from confarchive.building.site.documents.document_texts import Text
    from confarchive.model.addresses.old_sites import OldSites


class OldTargets:
    """What the links of documents to old sites lead to; ``texts``, as they were read, have the places.

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
        self.files = files
        self._sites = sites
        self._pages = pages
        self._places = {
            docname: places
            for docname, text in texts.items()
            if (places := tuple(filter(is_place, (link.target for link in text.links))))
        }

    def __contains__(self, docname: str) -> bool:
        """Tell whether a document has such links."""
        return docname in self._places

    def of_document(self, docname: str) -> tuple[str, ...]:
        """Return what the links and pictures of a document lead to, "" for those that stay."""
        return tuple(map(self._find, self._places.get(docname, ())))

    def of_url(self, url: str) -> str:
        """Return the page or file that has the place of *url*, "" for none."""
        old = place(url)
        return self._find(old) if old else ""

    def used(self) -> set[str]:
        """Return the names of the files that documents lead to."""
        found = {target for docname in self._places for target in self.of_document(docname)}
        return found & self.files.keys()

    @cached_property
    def _known(self) -> AbstractSet[str]:
        """What may be led to; asked for only where a document has such links."""
        return self._pages() | self.files.keys()

    def _find(self, old: str) -> str:
        return self._sites.find(old, self._known)
