"""``sitemap.xml``: the pages that readers are meant to find, with when they last changed.

Its form is told in https://www.sitemaps.org/protocol.html. It is made of the archive and not of
the pages that are written, since a build writes few of them.
"""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.sax.saxutils import escape

from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from confarchive.building.adapters import sphinx_sitemap
from confarchive.building.incremental import files
from confarchive.building.output.builders import ArchiveBuilder
from confarchive.model.dates.moments import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.site.assembly import Site
    from confarchive.model.dates.moments import When

    Row = tuple[str, str]
    """A whole URL, or an address within the site, and when what is there last changed, "" where nothing tells."""

FILE = "sitemap.xml"
MOST = 50_000
"""URLs that a file may have; where there are more, it names others."""


def write(
    builder: StandaloneHTMLBuilder,
    site: Site,
    now: datetime,
    is_stale: Callable[[str, object, Path], bool],
    *,
    own: Container[str],
) -> list[Path]:
    """Write the sitemap, of several files where it is long; return its files, of which the last names the others.

    Where it is among the site's *own* files, or an extension makes it, nothing is written. There is none without ``html_baseurl``, nor where all is one page. Times that name no offset are
    in the zone of *now*; *is_stale* tells of what a file is made of whether it
    would come out otherwise.
    """
    base = builder.config.html_baseurl
    if not base or isinstance(builder, SingleFileHTMLBuilder):
        return []
    if brought := (FILE if FILE in own else sphinx_sitemap.file(builder.config)):
        return [builder.outdir / brought]
    address = f"{base.rstrip('/')}/"
    rows = [(address + uri, when) for uri, when in found(builder, site, now)]
    written: list[Path] = []
    for name, kind, part in _parts(rows, address):
        file = builder.outdir / name
        if is_stale(name, part, file):
            files.write(file, _xml(kind, part))
        written.append(file)
    return written


def hand_over(app: Sphinx, site: Site | None, now: datetime) -> None:
    """Have the extension that makes the sitemap, if one does, list what may be found in the *site*.

    Where that is None, texts alone are others, and the file stands.
    """
    if isinstance(app.builder, ArchiveBuilder) and sphinx_sitemap.file(app.config):
        sphinx_sitemap.fill(app, found(app.builder, site, now) if site else ())


def found(builder: StandaloneHTMLBuilder, site: Site, now: datetime) -> Iterator[Row]:
    """Yield the pages that may be found, by their addresses within the site, and when each last changed."""
    changes = _changes(site, now)
    for name in sorted(_found(site)):
        when = _told(_changed(site, name, changes), now)
        yield _quoted(builder.get_target_uri(name)), when


def _quoted(uri: str) -> str:
    """Return *uri* in ASCII: some builders of Sphinx quote the addresses of pages, others do not."""
    return quote(uri, safe="/%&'()*+,;=:@~!$")


def _found(site: Site) -> Iterator[str]:
    """Yield the pages that may be found: none of drafts and of what is hidden."""
    for name in site.names - site.pages.not_in_sitemap:
        if not site.page(name).noindex:
            yield name


def _changes(site: Site, now: datetime) -> dict[str, tuple[datetime, When]]:
    """Return when each post was written or updated last, by document name, and as it is written."""
    found = {}
    for name, post in site.written.items():
        told = [(moment(when, now.tzinfo), when) for when in (post.date, post.updated) if when]
        if told:
            found[name] = max(told, key=itemgetter(0))
    return found


def _changed(site: Site, name: str, changes: Mapping[str, tuple[datetime, When]]) -> When | None:
    """Return when a post changed last, of a list when the last one on it did."""
    view = site.page(name).view
    pages = (name, *(entry.page for entry in view.entries)) if view else (name,)
    found = [changes[page] for page in pages if page in changes]
    return max(found, key=itemgetter(0))[1] if found else None


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
