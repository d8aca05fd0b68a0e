"""Files that a site's host and search engines look for by their names, at its top.

``.nojekyll`` has GitHub Pages serve a branch as it is: without it, folders such as ``_static`` are left
out. ``robots.txt`` (https://www.rfc-editor.org/rfc/rfc9309) names the sitemap, and keeps search engines out of a preview.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from confarchive.building.incremental import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

ROBOTS = "robots.txt"


def write(
    builder: StandaloneHTMLBuilder,
    own: AbstractSet[str],
    is_stale: Callable[[str, object, Path], bool],
    *,
    sitemap: str,
) -> list[Path]:
    """Write them, but for those that the site brings, whose names are in *own*; return these files.

    *sitemap* is the name of the sitemap, "" where there is none; *is_stale* tells of what a file is made of whether it would come out otherwise.
    """
    texts = {".nojekyll": "", ROBOTS: _robots(builder, sitemap)}
    written: list[Path] = []
    for name, text in texts.items():
        file = Path(builder.outdir, name)
        if name in own:
            continue
        if is_stale(name, text, file):
            files.write(file, text.encode())
        written.append(file)
    return written


def _robots(builder: StandaloneHTMLBuilder, sitemap: str) -> str:
    is_preview, base = builder.tags.has("drafts"), builder.config.html_baseurl
    lines = ["User-agent: *", "Disallow: /" if is_preview else "Disallow:"]
    if base and sitemap and not is_preview:
        lines += ["", f"Sitemap: {base.rstrip('/')}/{sitemap}"]
    return "\n".join([*lines, ""])
