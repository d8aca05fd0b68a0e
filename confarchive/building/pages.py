"""Generated pages: conferences, and later pages of long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.building.addresses import CONFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.site import Site

GeneratedPage = tuple[str, dict[str, Any], str]


def generate(site: Site) -> Iterator[GeneratedPage]:
    """Yield the lists that neither ABlog nor sphinx-tags makes, as html-collect-pages wants them."""
    for name, listing in site.lists.listings.items():
        if listing.number > 1 or name.startswith(f"{CONFERENCES}/"):
            yield name, {"title": listing.title}, "confarchive/page.html"
    if index := site.lists.indexes.get(CONFERENCES):
        yield CONFERENCES, {"title": index.title}, "confarchive/page.html"
