"""The feeds of each language of an archive, which all pages name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.building.site.language_names import own_name
from confarchive.building.site.lists.lists import feed
from confarchive.building.site.page_parts import LanguageFeed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confarchive.building.site.pages import SiteData


def feeds(data: SiteData) -> Iterator[LanguageFeed]:
    """Yield the feed of each language where posts are in several."""
    several = data.archive.languages if len(data.archive.languages) > 1 else ()
    for term in several if data.settings.list_feeds else ():
        file = feed(data.addresses.term("language", term.slug), data)
        code = term.label.strip().replace("_", "-")
        if file:
            yield LanguageFeed(file=file, text=own_name(code), language=code)
