"""The addresses that a site's map lists: XML as on https://www.sitemaps.org, or a line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def read(file: Path) -> Iterator[tuple[int, str]]:
    """Yield each address in *file* with its line. Raises OSError; broken XML is read leniently."""
    data = file.read_bytes()
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        for number, line in enumerate(data.decode(errors="replace").splitlines(), 1):
            if line.strip():
                yield number, line.strip()
        return
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(data, parser)
    for element in root.iter("{*}loc") if root is not None else ():
        at: Any = element.sourceline
        yield at or 1, str(element.text or "").strip()


def below(address: str, site_urls: Iterable[str]) -> str:
    """Return the part of *address* below the site's own, or below its host."""
    for site in site_urls:
        own = re.escape(re.sub(r"^(?:https?:)?//", "", site))
        match = re.match(rf"(?i)(?:https?:)?//{own}(?=/|$)", address)
        if match:
            return address[match.end() :] or "/"
    return urlsplit(address).path or "/"
