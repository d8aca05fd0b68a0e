"""Pelican's own links: ``{filename}``, ``{static}``, ``{attach}``, ``{tag}``, ``{category}``, ``{author}``, ``{index}``.

Old posts have them as ``|filename|``, and ``INTRASITE_LINK_REGEX`` may have another form. See
https://docs.getpelican.com/en/latest/content.html#linking-to-internal-content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from confarchive.importing.sources.pelican.settings.values import slug_of

if TYPE_CHECKING:
    from confarchive.importing.sources.pelican.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class PelicanLinks:
    """Links as the blog with these ``settings`` has them."""

    settings: Settings

    def own(self, url: str) -> tuple[str, str] | None:
        """Return the kind that *url* names, in capitals, and what stands behind it; None for other URLs."""
        pattern = str(self.settings["INTRASITE_LINK_REGEX"])
        found = re.match(pattern, url) or re.match(pattern, unquote(url))
        return (found["what"].strip().upper(), found.string[found.end() :]) if found else None

    def slug(self, name: str, kind: str) -> str:
        """Return the slug of the term *name*, of a *kind* such as ``TAG``."""
        return slug_of(name, kind, self.settings.values)
