"""Links that spell out the address of an old site: they lead readers to what the archive has of it.

The author's words stay, and so does the address in the page: beside it stands the archive's
own, as ``data-archive``, and ``confarchive.js`` leads there. What has the place of an address,
:class:`~confarchive.building.site.documents.old_targets.OldTargets` tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from sphinx.util.osutil import relative_uri

from confarchive.building.documents import raw_html
from confarchive.building.documents.document_links import own_url
from confarchive.building.incremental.files import copy as copy_file

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder

    from confarchive.building.site.documents.old_targets import OldTargets


def mark(html: str, targets: OldTargets, builder: Builder, docname: str) -> str:
    """Return the *html* of a document, its links with the archive's address beside theirs."""
    if docname not in targets:
        return html
    return raw_html.mark(html, lambda url: _url(url, targets, builder, docname))


def follow(html: str, targets: OldTargets, builder: Builder, docname: str, here: str) -> str:
    """Return the *html* of the document at the address *here*, its links led to the archive."""
    if docname not in targets:
        return html

    def target(url: str) -> str | None:
        found = _url(url, targets, builder, docname)
        return urljoin(here, found) if found else None

    return raw_html.rewrite(html, target)


def copy_files(targets: OldTargets, outdir: Path) -> list[Path]:
    """Copy the files that documents lead to into the output, and return the copies.

    No draft is a document: what only a draft shows is not copied.
    """
    copies = {outdir / name: targets.files[name] for name in sorted(targets.used())}
    for copy, file in copies.items():
        copy_file(file, copy)
    return list(copies)


def _url(url: str, targets: OldTargets, builder: Builder, docname: str) -> str | None:
    """Return the relative URL of what has the place of *url*, None for nothing."""
    found = targets.of_url(url)
    if not found:
        return None
    if found in targets.files:
        behind = url[len(re.split("[?#]", url, maxsplit=1)[0]) :]
        return relative_uri(builder.get_target_uri(docname), quote(found)) + behind
    there = builder.get_relative_uri(docname, found) or own_url(builder, docname)
    return there + "".join(url.partition("#")[1:])
