"""Files that only the published pages have, such as a notebook's pictures: they come along to ``files/published/``."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from confarchive.importing.conversion import GeneratedFile
from confarchive.importing.links.link_outcomes import FoundLink
from confarchive.importing.published.hidden import is_of_server
from confarchive.importing.url_parts import split_url
from confarchive.model.addresses.slugs import name_of_file

if TYPE_CHECKING:
    from confarchive.importing.links.resolver import Resolver
    from confarchive.importing.published.storage.pages import PublishedPages

_PAGES = (".html", ".htm", "")  # ends of what is no file that a post could use


@dataclass(slots=True, kw_only=True)
class PageFiles:
    """What one post uses of the files among ``pages``, where these have some: ``found`` by their addresses."""

    pages: PublishedPages | None
    found: dict[str, GeneratedFile] = field(default_factory=dict)

    def link(self, path: str, resolver: Resolver) -> FoundLink | None:
        """Return the link to the file at *path*, from the blog's root, in the archive; None where there is none.

        So it is with a page, and with what is the server's own.
        """
        file = self._file(unquote(split_url(path).path).lstrip("/"))
        if file is None:
            return None
        folder = posixpath.dirname(resolver.destination.path)
        target = f"{resolver.index.folder}/{file.name}"
        return FoundLink(url=quote(posixpath.relpath(target, folder)))

    def _file(self, address: str) -> GeneratedFile | None:
        address = posixpath.normpath(address)
        is_none = posixpath.splitext(address)[1].lower() in _PAGES or is_of_server(address)
        if self.pages is None or is_none:
            return None
        if address not in self.found:
            try:
                data = self.pages.read(address)
            except OSError:
                return None
            name = "/".join(("published", *map(name_of_file, address.split("/"))))
            self.found[address] = GeneratedFile(name=name, data=data)
        return self.found[address]
