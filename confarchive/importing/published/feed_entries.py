"""What a blog's feeds say of its pages: their titles and days, and by which addresses their posts were first known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate
from typing import TYPE_CHECKING, Any

from confarchive.importing.published import feed_files, matching

if TYPE_CHECKING:
    from collections.abc import Collection

    from confarchive.importing.published.storage.pages import PublishedPages

_TAG_URI = re.compile(r"tag:[^:]*:(/.*)\Z", re.DOTALL)  # RFC 4151, as Pelican writes them
_MOST = 50  # feeds that are read: those of single tags say the same again


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOfPage:
    """What a feed says of the page at ``address``: ``title`` is HTML, ``day`` as 2015-02-03.

    ``known_by`` is the address that the post keeps in the feed wherever its page goes; each may be empty.
    """

    address: str
    title: str = ""
    day: str = ""
    known_by: str = ""


def read(pages: PublishedPages) -> tuple[EntryOfPage, ...]:
    """Return what the feeds among *pages* say of others; nothing where the package that reads feeds is not there."""
    if not feed_files.is_readable():
        return ()
    addresses = {matching.plain(each): each for each in pages.addresses()}
    feeds = sorted((each for each in addresses.values() if feed_files.NAME.search(each)), key=len)
    entries = (entry for feed in feeds[:_MOST] for entry in feed_files.entries(pages, feed))
    found = (_of_page(entry, addresses) for entry in entries)
    return tuple(entry for entry in found if entry is not None)


def _of_page(entry: Any, addresses: dict[str, str]) -> EntryOfPage | None:
    forms = matching.files_below(str(entry.get("link") or ""))
    address = next((addresses[form] for form in forms if form in addresses), None)
    if address is None:
        return None
    known_by = str(entry.get("id") or "")
    tag = _TAG_URI.match(known_by)
    return EntryOfPage(
        address=address,
        title=str(entry.get("title") or ""),
        day=_day(str(entry.get("published") or "")),
        known_by=matching.plain(tag[1] if tag else matching.path_of(known_by)),
    )


def _day(written: str) -> str:
    if re.match(r"\d{4}-\d\d-\d\d", written):
        return written[:10]
    found = parsedate(written)
    return f"{found[0]:04}-{found[1]:02}-{found[2]:02}" if found else ""


def known_by(entries: Collection[EntryOfPage]) -> dict[str, str]:
    """Return the addresses of pages by those that their posts are known by."""
    return {each.known_by: each.address for each in entries if each.known_by}
