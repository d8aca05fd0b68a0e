"""Sphinx's HTML builders, for pages and files that the archive has otherwise.

They rest on what Sphinx's manual lets a builder override; :mod:`confarchive.building.speed.builders`
makes them quicker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import INVENTORY_FILENAME, StandaloneHTMLBuilder

from confarchive.building.output import progress
from confarchive.model.addresses.page_names import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from pathlib import Path


class ArchiveBuilder(StandaloneHTMLBuilder):
    """Writes no generated page that is ``fresh``: it stands there as it would be.

    ``is_inventory_stale`` tells of ``objects.inv`` whether it would come out otherwise; it
    tells nothing of ``unlisted`` documents. Documents ``read_now`` are written first:
    their author waits for them.
    """

    fresh: AbstractSet[str] = frozenset()
    is_inventory_stale: Callable[[Path], bool] = staticmethod(lambda _file: True)
    unlisted: AbstractSet[str] = frozenset()
    read_now: AbstractSet[str] = frozenset()

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._paths: dict[str, Any] = {}
        self._uris: dict[str, str] = {}
        self.exact_files = {f"{NOT_FOUND}.html"}
        """The pages whose names are those of their files, for an old address with its suffix."""

    def get_output_path(self, page_name: str, /) -> Any:
        """Return the file of a page."""
        if page_name in self.exact_files:
            return self.outdir / page_name
        if page_name not in self._paths:
            self._paths[page_name] = super().get_output_path(page_name)
        return self._paths[page_name]

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, from the site's top."""
        if docname in self.exact_files:
            return quote(docname)
        if docname not in self._uris:
            self._uris[docname] = super().get_target_uri(docname, typ)
        return self._uris[docname]

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page."""
        if pagename in self.fresh:
            return
        super().handle_page(
            pagename, addctx, templatename, outfilename=outfilename, event_arg=event_arg
        )
        if pagename == NOT_FOUND:
            from confarchive.building.output import rooted_links  # noqa: PLC0415 (a build may write nothing)

            rooted_links.root_links(self.get_output_path(pagename), self.config.html_baseurl)
        progress.written(pagename)

    def copy_download_files(self) -> None:
        """Copy the files that documents offer; style sheets among them lead to what they name."""
        from confarchive.building.documents import style_sheets  # noqa: PLC0415 (a build may write nothing)

        super().copy_download_files()
        style_sheets.lead(self)

    def dump_inventory(self) -> None:
        """Write what other sites may link to."""
        if self.is_inventory_stale(self.outdir / INVENTORY_FILENAME):
            from confarchive.building.output import inventory  # noqa: PLC0415 (as above)

            inventory.dump(self, self.unlisted)


class ArchiveDirectoryBuilder(ArchiveBuilder, DirectoryHTMLBuilder):
    """The same, for pages in folders of their own, but for the one that hosts look for by its name."""

    def get_output_path(self, page_name: str, /) -> Any:
        """Return the file of a page."""
        return super().get_output_path(_file_of(page_name))

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, from the site's top."""
        return super().get_target_uri(_file_of(docname), typ)


def _file_of(page: str) -> str:
    return f"{NOT_FOUND}.html" if page == NOT_FOUND else page
