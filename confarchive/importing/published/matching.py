"""Which of a blog's published pages shows which post."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from confarchive.importing.links.destinations import Destination

_INDEX = "index.html"
_SUFFIX = re.compile(r"(?:(?:\A|/)index)?\.x?html?\Z|/\Z", re.IGNORECASE)
_PAGE = re.compile(r"\.x?html?\Z", re.IGNORECASE)
_FOLDERS = 4  # that a blog's root may lie below its server's


def by_address(placed: Iterable[Destination], found: Iterable[str]) -> dict[str, str]:
    """Return the address among those *found* of each post's page, by the path of its source.

    Servers answer an address of a folder with its ``index.html``, and some one without suffix with
    the file ``.html``. A page shows one post only.
    """
    # A mirror may have the same page with a query; that comes later in the alphabet.
    files = {plain(address): address for address in sorted(found, reverse=True)}
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for each in placed:
        page = next((files[form] for form in forms(each) if form in files), None)
        if page is not None and page not in taken:
            taken.add(page)
            pages[each.post.path] = page
    return pages


def forms(destination: Destination) -> Iterator[str]:
    """Yield the files that a server may answer the old addresses of a post with, in their plain form."""
    for address in destination.addresses:
        yield from files_of(plain(address))


def plain(address: str) -> str:
    """Return *address* in the form in which addresses are compared."""
    path = address.partition("?")[0].partition("#")[0]
    return unicodedata.normalize("NFC", unquote(path)).lstrip("/")


def files_of(address: str) -> Iterator[str]:
    """Yield the files that a server may answer *address*, in its plain form, with."""
    if not address or address.endswith("/"):
        yield f"{address}{_INDEX}"
        if address:
            yield f"{address.rstrip('/')}.html"
        return
    yield address
    yield f"{address}.html"
    yield f"{address.removesuffix('.html')}/{_INDEX}"


def bare(address: str) -> str:
    """Return *address* without what servers leave out at its end: of ``trip.html``, ``trip/`` and ``trip/index.html`` it is ``trip``."""
    return _SUFFIX.sub("", plain(address))


def files_below(url: str, address: str = "") -> Iterator[str]:
    """Yield the files that *url*, on the page at *address*, may mean, whatever folder of its server the blog's root is.

    None for the first page of a server.
    """
    parts = plain(path_of(url, address)).split("/")
    for start in islice(range(len(parts)), _FOLDERS):
        if any(parts[start:]):
            yield from files_of("/".join(parts[start:]))


def path_of(url: str, address: str = "") -> str:
    """Return the path of a *url* that the page at *address*, or a feed, tells; "" of what is none."""
    try:
        whole = urljoin(f"/{quote(address)}", url) if address and url else url
        return urlsplit(whole).path if re.match("https?://|/", whole) else ""
    except ValueError:
        return ""


def is_page(address: str) -> bool:
    """Tell whether the file at *address* is called as a page."""
    return _PAGE.search(address) is not None
