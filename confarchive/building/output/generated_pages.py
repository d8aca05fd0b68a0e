"""Generated pages: ABlog's lists, conferences, and later pages of long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from confarchive.building.adapters import ablog
from confarchive.model.pagenames import CONFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from confarchive.building.site.assembly import Site

GeneratedPage = tuple[str, dict[str, Any], str]


def generate(app: Sphinx, site: Site) -> Iterator[GeneratedPage]:
    """Yield the lists that no document stands for, as html-collect-pages wants them."""
    yield from ablog.pages(app)
    for name, listing in site.lists.listings.items():
        if listing.number > 1 or name.startswith(f"{CONFERENCES}/"):
            yield name, {"title": listing.title}, "confarchive/page.html"
    if index := site.lists.indexes.get(CONFERENCES):
        yield CONFERENCES, {"title": index.title}, "confarchive/page.html"
