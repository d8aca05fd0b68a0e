"""What the Internet Archive's Wayback Machine did to the pages that it keeps, and the pages without that.

It puts a banner on top, and has each address lead to its own copy of what it led to:
``/web/20150203040506/https://hall.example/``. See https://archive.org/developers/tutorial-get-snapshot-wayback.html.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

_SIGNS = (
    b"WAYBACK TOOLBAR INSERT",
    b"FILE ARCHIVED ON",
    b"web.archive.org/_static/",
    b"/_static/js/bundle-playback",
)
_BANNER = re.compile(
    rb"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->.*?<!--\s*END WAYBACK TOOLBAR INSERT\s*-->",
    re.DOTALL,
)
_COPY = rb"/web/\d{4,14}(?:[a-z]{2}_)?/"
# Only where an address begins: the author may have linked to a copy, whose address has another in it.
_ADDRESS = re.compile(
    rb"""(?<=["'(\s=,;])(?:(?:https?:)?//web\.archive\.org)?"""
    + _COPY
    + rb"(?=https?://|//|mailto:|javascript:)",
    re.IGNORECASE,
)
# Nor in what readers read: an author may tell of a copy's address.
_REWRITTEN = re.compile(
    rb"""<style\b.*?</style\s*>|<script\b[^>]*ld\+json.*?</script\s*>|<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:.*/)?web/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?:https?[:+_]?/+)?(?P<rest>[^/]+/.*)",
    re.IGNORECASE,
)


def restored(page: bytes) -> bytes:
    """Return *page* as its readers got it; as it is, where it is no copy of the Wayback Machine's."""
    if not any(sign in page for sign in _SIGNS):
        return page
    if b"<" not in page:  # a style sheet
        return _ADDRESS.sub(b"", page)
    return _REWRITTEN.sub(lambda found: _ADDRESS.sub(b"", found[0]), _BANNER.sub(b"", page))


def copied(path: str) -> tuple[str, str] | None:
    """Return when and of which address a mirror's file at *path* is the Wayback Machine's copy.

    The time is the digits of its own address, the address begins with the host. None for other files.
    """
    found = _FILE.fullmatch(path)
    return (found["time"], found["rest"]) if found else None


def moment(digits: str) -> int:
    """Return the moment that a copy's *digits* mean, in seconds since 1970: their earliest."""
    whole = digits + "00000101000000"[len(digits) :]
    try:
        return int(datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp())
    except ValueError:
        return 0
