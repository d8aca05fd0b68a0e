"""Pelican's own links: ``{filename}``, ``{static}``, ``{attach}``, ``{tag}``, ``{category}``, ``{author}``, ``{index}``.

Old posts have them as ``|filename|``, and ``INTRASITE_LINK_REGEX`` may have another form. See
https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.links.index import LinkKind
from confarchive.importing.sources.pelican.header_values import slug_of

if TYPE_CHECKING:
    from confarchive.importing.sources.pelican.settings import Settings


_SITE = "{{ SITEURL }}"
_ROOT = re.compile(r"\A\s*\{\{-?\s*SITEURL\s*-?\}\}/?")
_KINDS = {
    "filename": LinkKind.FILE,
    "static": LinkKind.FILE,
    "attach": LinkKind.FILE,
    "tag": LinkKind.TAG,
    "category": LinkKind.CATEGORY,
    "author": LinkKind.AUTHOR,
    "index": LinkKind.INDEX,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PelicanLinks:
    """Links as the blog with these ``settings`` has them."""

    settings: Settings

    def own(self, url: str) -> tuple[LinkKind, str] | None:
        """Return the kind that *url* names, and what stands behind it; None for other URLs."""
        pattern = str(self.settings["INTRASITE_LINK_REGEX"])
        found = re.match(pattern, url) or re.match(pattern, unquote(url))
        if found is None:
            return None
        kind = _KINDS.get(found["what"].strip().lower(), LinkKind.UNKNOWN)
        return kind, found.string[found.end() :]

    def rooted(self, url: str) -> tuple[str, str] | None:
        """Return what stands behind a template's word for the blog's address, which plugins fill in."""
        found = _ROOT.match(unquote(url))
        return (_SITE, found.string[found.end() :]) if found else None

    def slug(self, name: str, kind: str) -> str:
        """Return the slug of the term *name*, of a *kind* such as ``TAG``."""
        return slug_of(name, kind, self.settings.values)
