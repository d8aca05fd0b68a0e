"""The documents that an address in a text may name, by its file or by its page."""

from __future__ import annotations

import re
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.model.archive import PAGES, POSTS
from confarchive.model.oldsites import below, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAGE = re.compile(r"(?:\.html?|/index\.html?|/)\Z")


def joined(docname: str, path: str) -> str:
    """Return where *path* leads, as seen from the document *docname* or from the site's root with a slash first."""
    return normpath(join(f"/{docname}", "..", path))[1:]


def documents_of_url(
    docname: str, url: str, home: str, old_sites: Iterable[str] = ()
) -> Iterator[str]:
    """Yield the documents that a URL in *docname* may name, whether there are such or not.

    It names one by its file, or a post by its page: from here, from the site's root or whole, where *home* is the
    site's own address. What stood on one of the *old_sites* is named by its :func:`~confarchive.model.oldsites.place`.
    """
    yield from old_places(url, old_sites)
    path = re.sub(r"\Ahttps?:", "", unquote(re.split("[?#]", url, maxsplit=1)[0]))
    own = home.partition(":")[2].rstrip("/")
    if own and path.startswith(f"{own}/"):
        path = path.removeprefix(own)
    if not path or path.startswith("//") or ":" in path.partition("/")[0]:
        return
    if path.endswith(".md"):
        yield joined(docname, path.removesuffix(".md"))
        return
    name = _PAGE.sub("", path)
    # Where each page stands in a folder of its own, URLs are seen from inside of it.
    for here in (docname, f"{docname}/index"):
        found = joined(here, name)
        if found.startswith((f"{POSTS}/", f"{PAGES}/")):
            yield found


def old_places(url: str, old_sites: Iterable[str]) -> Iterator[str]:
    """Yield the :func:`~confarchive.model.oldsites.place` of a URL on one of the *old_sites*."""
    old = place(url) if old_sites else None
    if old and any(below(old, site) is not None for site in old_sites):
        yield old
