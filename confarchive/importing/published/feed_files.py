"""Feeds as ``feedparser`` reads them, which knows all of their formats, and is of an extra of its own."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from confarchive.importing.published.storage.pages import PublishedPages

NAME = re.compile(
    r"(?:\.xml|\.rss|\.atom|\.rdf|(?:^|/)(?:feed|rss|atom)(?:/index\.html)?)\Z", re.IGNORECASE
)
"""How addresses of feeds end."""
NEEDS = "feedparser is not installed, so feeds are not read: pip install 'confarchive[pages]'"


def is_readable() -> bool:
    """Tell whether the package that reads feeds is there."""
    try:
        import feedparser  # noqa: F401, PLC0415 - optional
    except ModuleNotFoundError:
        return False
    return True


def parsed(data: bytes, *, resolve_relative_uris: bool = True) -> Any:
    """Return the feed in *data*, its HTML as it stands there."""
    import feedparser  # noqa: PLC0415 - optional

    return feedparser.parse(
        io.BytesIO(data), sanitize_html=False, resolve_relative_uris=resolve_relative_uris
    )


def entries(pages: PublishedPages, address: str) -> list[Any]:
    """Return the entries of the feed at *address*; none where it cannot be read."""
    try:
        return list(parsed(pages.read(address)).entries)
    except Exception:  # noqa: BLE001 - one feed must not end all
        return []
