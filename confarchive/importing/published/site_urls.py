"""Which address a blog had when its pages were made: the one that their links to other pages begin with.

Settings tell it too, but may have none, or that of another time.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

from confarchive.importing.published.storage.pages import sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from confarchive.importing.published.storage.pages import PublishedPages

_LINK = re.compile(r"""\b(?:href|content)\s*=\s*["']?((?:https?:)?//[^\s"'<>?#]+)""", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SAMPLE = 24  # pages that are looked into
_OFTEN = 0.5  # of them name an address of the blog


def of_pages(pages: PublishedPages, addresses: Sequence[str]) -> tuple[str, ...]:
    """Return what at least half of the *pages* at these *addresses* call the blog's root: ``//hall.example/``.

    It is what stands before one of the *addresses* in their links, without its scheme.
    """
    known = {
        form for address in addresses for form in (address, address.removesuffix("index.html"))
    }
    looked_at = sample(addresses, _SAMPLE)
    found = Counter(url for address in looked_at for url in set(_roots(pages, address, known)))
    return tuple(sorted(url for url, count in found.items() if count >= _OFTEN * len(looked_at)))


def _roots(pages: PublishedPages, address: str, known: set[str]) -> Iterator[str]:
    try:
        text = pages.read(address).decode("utf-8", "replace")
    except OSError:
        return
    for link in _LINK.findall(text):
        url = html.unescape(link)
        url = url[url.find("//") :]
        start = url.find("/", 2) + 1
        while start > 0:
            if url[start:] in known:
                yield url[:start]
                break
            start = url.find("/", start) + 1


def below(url: str, sites: Iterable[str]) -> str | None:
    """Return *url* from the root of the one of *sites* that it leads to, with a slash; None for none."""
    place = url[url.find("//") :] if _WEB.match(url) else ""
    return next((f"/{place[len(site) :]}" for site in sites if place.startswith(site)), None)
