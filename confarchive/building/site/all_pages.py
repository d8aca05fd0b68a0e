"""The pages of all kinds in one build, and what leads to them."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

from confarchive.building.site.page_parts import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from confarchive.building.site.page_models import ConferenceIndex, Index, PageView
    from confarchive.building.site.pages import PageKind, Pages, SearchEntry, SiteData

TEXT = "page"
"""The kind of a page that shows a document's text and nothing else."""


class AllPages:
    """The pages of *kinds*, which are the entries of the table, made of *data*."""

    def __init__(self, kinds: Sequence[PageKind], data: SiteData) -> None:
        self._pages = {kind.name: kind.pages(kind, data) for kind in kinds}

    def of(self, kind: str) -> Pages:
        """Return the pages of a kind, by its name."""
        return self._pages[kind]

    def kind(self, name: str) -> PageKind:
        """Return the kind of the page *name*."""
        return self._find(name)[0]

    def view(self, name: str) -> PageView | None:
        """Return what the page *name* shows beside its text, None where that is nothing."""
        return self._find(name)[1]

    def _find(self, name: str) -> tuple[PageKind, PageView | None]:
        for pages in self._pages.values():
            if view := pages.views.get(name):
                return pages.kind, view
        return self._pages[TEXT].kind, None

    def template(self, name: str) -> str:
        """Return the template of what the page *name* shows."""
        kind = self.kind(name)
        is_index = kind.index_template and name == self._pages[kind.name].front
        return kind.index_template if is_index else kind.template

    @cached_property
    def generated(self) -> dict[str, PageView]:
        """What the pages show that Sphinx reads no documents for, by name.

        There may be documents of such names, as sphinx-tags has them of tags.
        """
        return {name: view for pages in self._generated for name, view in pages.views.items()}

    @property
    def _generated(self) -> Iterator[Pages]:
        return (pages for pages in self._pages.values() if not pages.kind.documents)

    @cached_property
    def links(self) -> dict[str, Link]:
        """The links to all lists by what text calls them: ``tag-bridges``, ``list-years``."""
        # What has a prefix cannot be meant otherwise, and other names may look like it.
        by_prefix = sorted(self._generated, key=lambda pages: bool(pages.kind.prefix))
        indexes = {
            f"list-{title.lower()}": link
            for pages, link in self._fronts
            for title in (pages.kind.title, *pages.kind.other_titles)
            if pages.kind.index_template
        }
        found = [pages.links for pages in by_prefix]
        return dict(itertools.chain.from_iterable(each.items() for each in [*found, indexes]))

    @property
    def old_addresses(self) -> Iterator[tuple[str, str]]:
        """The names of pages that are no more, each with that of the page which took its place."""
        for pages in self._pages.values():
            yield from pages.old_addresses

    @cached_property
    def navigation(self) -> tuple[Link, ...]:
        """The way to the pages of each kind, in the order of the table."""
        return tuple(link for _, link in self._fronts)

    @property
    def _fronts(self) -> Iterator[tuple[Pages, Link]]:
        for pages in self._pages.values():
            if front := pages.kind.title and pages.front:
                yield pages, Link(page=front, text=pages.title)

    @property
    def sections(self) -> tuple[Index, ...]:
        """What the home page shows of each kind."""
        shown = (pages for pages in self._pages.values() if pages.kind.home)
        ordered = sorted(shown, key=lambda pages: pages.kind.home)
        return tuple(section for pages in ordered if (section := pages.section))

    @cached_property
    def charts(self) -> ConferenceIndex | None:
        """What the pictures of all conferences show."""
        return next(filter(None, (pages.charts for pages in self._pages.values())), None)

    @property
    def not_in_sitemap(self) -> AbstractSet[str]:
        """The generated pages that sitemaps do not tell of."""
        hidden = (pages for pages in self._generated if not pages.kind.in_sitemap)
        return {name for pages in hidden for name in pages.views}

    def searched(self) -> Iterator[SearchEntry]:
        """Yield what the search knows of pages."""
        for pages in self._pages.values():
            yield from pages.searched()
