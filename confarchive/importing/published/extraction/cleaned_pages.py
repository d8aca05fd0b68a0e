"""Pages that are looked at beside others: as trees, cleaned; one that cannot be is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.published.extraction import page_tree
from confarchive.runtime.time_limit import SECONDS, OverdueError, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from confarchive.importing.published.storage.pages import PublishedPages


def read(pages: PublishedPages, addresses: Iterable[str]) -> Iterator[HtmlElement]:
    """Yield the roots of those of *pages* at *addresses* that can be read, in a bounded time each."""
    found = (read_one(pages, address) for address in addresses)
    return (each for each in found if each is not None)


def read_one(pages: PublishedPages, address: str) -> HtmlElement | None:
    """Return the root of the page at *address*; None where it cannot be read, or not in time."""
    try:
        with within(SECONDS):
            root = page_tree.parse(pages.read(address), address)
            page_tree.clean(root)
            page_tree.check_depth(root)
    except (Exception, OverdueError):  # noqa: BLE001 - one page must not end the import of all others
        return None
    return root
