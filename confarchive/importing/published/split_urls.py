"""Addresses that strangers' pages name, in parts, whatever stands there."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split_url(url: str, base: str = "") -> SplitResult:
    """Return the parts of *url*, as the page at *base* names it; none of what is no address, as ``http://[SITEURL]/x.png``."""
    try:
        return urlsplit(urljoin(base, url))
    except ValueError:
        return SplitResult("", "", "", "", "")
