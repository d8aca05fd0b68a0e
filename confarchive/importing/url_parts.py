"""Addresses that blogs name, in parts, whatever stands there: what is no address costs nobody a post."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split_url(url: str, base: str = "") -> SplitResult:
    """Return the parts of *url*, as the page at *base* names it; none of what is no address, as ``http://[SITEURL]/x.png``."""
    try:
        return urlsplit(urljoin(base, url))
    except ValueError:
        return SplitResult("", "", "", "", "")


def join_url(base: str, url: str) -> str:
    """Return what *url* names on the page at *base*; *url* itself where it is no address."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url
