"""``sitemap.xml``: the pages that readers are meant to find, with when they last changed.

Its form is told in https://www.sitemaps.org/protocol.html. It is made of the archive and not of
the pages that are written, since a build writes few of them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import escape

from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building.incremental import files
from confarchive.model.post import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.assembly import Site
    from confarchive.model.post import When

    Row = tuple[str, str]
    """A whole URL, and when what is there last changed, "" where nothing tells."""

FILE = "sitemap.xml"
MOST = 50_000
"""URLs that a file may have; where there are more, it names others."""


def write(
    builder: StandaloneHTMLBuilder,
    site: Site,
    now: datetime,
    is_stale: Callable[[str, object, Path], bool],
) -> list[Path]:
    """Write the sitemap, of several files where it is long; return its files.

    There is none without ``html_baseurl``, nor where all is one page. Times that name no offset are
    in the zone of *now*; *is_stale* tells of what a file is made of whether it
    would come out otherwise.
    """
    base = builder.config.html_baseurl
    if not base or isinstance(builder, SingleFileHTMLBuilder):
        return []
    address = f"{base.rstrip('/')}/"
    rows = [
        (address + _quoted(builder.get_target_uri(name)), _told(_changed(site, name, now), now))
        for name in sorted(_found(site))
    ]
    written: list[Path] = []
    for name, kind, part in _parts(rows, address):
        file = builder.outdir / name
        if is_stale(name, part, file):
            files.write(file, _xml(kind, part))
        written.append(file)
    return written


def _quoted(uri: str) -> str:
    """Return *uri* in ASCII: some builders of Sphinx quote the addresses of pages, others do not."""
    return quote(uri, safe="/%&'()*+,;=:@~!$")


def _found(site: Site) -> Iterator[str]:
    """Yield the pages that may be found: none of drafts and of what is hidden."""
    for name in site.names - site.pages.not_in_sitemap:
        if not site.page(name).noindex:
            yield name


def _changed(site: Site, name: str, now: datetime) -> When | None:
    """Return when a post was written or updated, of a list when the last one on it was."""
    view = site.page(name).view
    entries = view.entries if view else ()
    posts = filter(None, map(site.written.get, (name, *(entry.page for entry in entries))))
    told = [when for post in posts for when in (post.date, post.updated) if when]
    return max(told, key=lambda when: moment(when, now.tzinfo), default=None)


def _told(when: When | None, now: datetime) -> str:
    """Return *when* as https://www.w3.org/TR/NOTE-datetime has it."""
    if isinstance(when, datetime):
        return moment(when, now.tzinfo).isoformat()
    return when.isoformat() if when else ""


def _parts(rows: Sequence[Row], address: str) -> Iterator[tuple[str, str, Sequence[Row]]]:
    """Yield the files by name, what each names, and these."""
    if len(rows) <= MOST:
        yield FILE, "url", rows
        return
    parts = [rows[start : start + MOST] for start in range(0, len(rows), MOST)]
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    yield from ((name, "url", part) for name, part in zip(names, parts, strict=True))
    yield FILE, "sitemap", [(address + name, "") for name in names]


def _xml(kind: str, rows: Sequence[Row]) -> bytes:
    whole = {"url": "urlset", "sitemap": "sitemapindex"}[kind]
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    lines.append(f'<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for url, when in rows:
        changed = f"<lastmod>{when}</lastmod>" if when else ""
        lines.append(f"<{kind}><loc>{escape(url)}</loc>{changed}</{kind}>")
    return "\n".join([*lines, f"</{whole}>", ""]).encode()
