"""The addresses that a site's map lists: XML as on https://www.sitemaps.org, or a line each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from confarchive.importing.links.addresses import name_of
from confarchive.importing.url_parts import split_url
from confarchive.model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
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
    return split_url(address).path or "/"


def unanswered(file: Path, site_urls: Iterable[str], answered: Container[str]) -> Iterator[Problem]:
    """Yield the addresses in the sitemap *file* that nothing in the archive will answer.

    *answered* are the names of pages that answer one.
    """
    listed = list(read(file))
    if not listed:
        message = "found no address in it, expected a sitemap of XML, or a line for each"
        yield Problem(path=file.name, line=1, kind=ProblemKind.UNREADABLE, message=message)
    for line, address in listed:
        name = name_of(below(address, site_urls))
        if name not in answered and name != "index":
            message = f"{address}: nothing in the archive answers this address"
            yield Problem(path=file.name, line=line, kind=ProblemKind.DEAD_LINK, message=message)
