"""Links through a page of the blog that sends readers on by a script, as ``/go/#aHR0cHM6Ly…``: back to where they lead.

No archive has such a page's script, so the links would be dead there.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from confarchive.importing.url_parts import split_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from lxml.html import HtmlElement

_SENDS = re.compile(
    r"(?:^|/)(?:away|external|go|goto|jump|leave|link|out|redir|redirect)(?:\.html?|\.php)?/?\Z",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\"\\]*)?\Z", re.IGNORECASE)


def straighten(body: HtmlElement, address: str) -> list[tuple[str, str]]:
    """Have links in *body* lead to where a page of the blog would send its readers, and return these: old and new addresses.

    *address* is the one that the page calls its own, which tells the blog's host; empty for none.
    """
    host = split_url(address).netloc
    found = []
    for link in body.iter("a"):
        old = link.get("href") or ""
        if (new := _target(split_url(old), host)) != "":
            link.set("href", new)
            found.append((old, new))
    return found


def _target(link: SplitResult, host: str) -> str:
    """Return where the page at *link* sends readers on to; empty where that is nowhere plain."""
    if link.netloc not in {"", host} or not _SENDS.search(link.path):
        return ""
    return next(filter(_WEB.match, _told(link)), "")


def _told(link: SplitResult) -> Iterator[str]:
    """Yield what may be the address that *link* carries, as it is and decoded."""
    for text in (link.fragment, link.query, *(value for _, value in parse_qsl(link.query))):
        plain = unquote(text)
        yield plain
        yield _decoded(plain)


def _decoded(text: str) -> str:
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
