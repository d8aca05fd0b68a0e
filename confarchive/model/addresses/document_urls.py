"""The documents that an address in a text may name, by its file or by its page."""

from __future__ import annotations

import re
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from confarchive.model.addresses.old_sites import below, place
from confarchive.model.archive import PAGES, POSTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_USUAL_PORTS = {80, 443}
_PAGE = re.compile(r"(?:\.html?|/index\.html?|/)\Z")


def joined(docname: str, path: str) -> str:
    """Return where *path* leads, as seen from the document *docname* or from the site's root with a slash first."""
    return normpath(join(f"/{docname}", "..", path))[1:]


def documents_of_url(
    docname: str, url: str, home: str, old_sites: Iterable[str] = ()
) -> Iterator[str]:
    """Yield the documents that a URL in *docname* may name, whether there are such or not.

    It names one by its file, or a post by its page: from here, from the site's root or whole, where *home* is the
    site's own address. What stood on one of the *old_sites* is named by its :func:`~confarchive.model.addresses.old_sites.place`.
    """
    yield from old_places(url, old_sites)
    path = path_below(url, home)
    if path is None:
        path = unquote(re.split("[?#]", url, maxsplit=1)[0])
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


def path_below(url: str, home: str) -> str | None:
    """Return the path of a whole *url* below the site's own address *home*; None for what is elsewhere.

    Browsers take no notice of the case of a host and of the port that a scheme has anyway, nor does this, nor of
    whether the scheme is given.
    """
    try:
        here, own = urlsplit(url), urlsplit(home)
        is_same = own.hostname and own.hostname == here.hostname and _port(own) == _port(here)
    except ValueError:  # no address
        return None
    if not is_same or here.scheme not in {"", "http", "https"}:
        return None
    path, top = unquote(here.path) or "/", unquote(own.path).rstrip("/")
    return path.removeprefix(top) if f"{path}/".startswith(f"{top}/") else None


def _port(parts: SplitResult) -> int | None:
    return None if parts.port in _USUAL_PORTS else parts.port


def old_places(url: str, old_sites: Iterable[str]) -> Iterator[str]:
    """Yield the :func:`~confarchive.model.addresses.old_sites.place` of a URL on one of the *old_sites*."""
    old = place(url) if old_sites else None
    if old and any(below(old, site) is not None for site in old_sites):
        yield old
