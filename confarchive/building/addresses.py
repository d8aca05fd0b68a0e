"""The names of generated pages: one place, so that no two parts of a site disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from sphinx.config import Config

CONFERENCES = "conferences"
CALENDAR = f"{CONFERENCES}.ics"
_NO_FILE = re.compile(r"[\x00-\x1f:\\]")
_LONGEST_NAME = 255  # bytes, in the usual file systems


class Addresses:
    """Page names as ABlog and sphinx-tags choose them, from their documented options."""

    def __init__(self, config: Config) -> None:
        self.blog = config.blog_path.strip("/")
        self.tags = config.tags_output_dir.strip("/")

    @property
    def tag_index(self) -> str:
        """The overview that sphinx-tags writes."""
        return f"{self.tags}/tagsindex"

    @property
    def years(self) -> str:
        """ABlog's archive of all years."""
        return f"{self.blog}/archive"

    @property
    def drafts(self) -> str:
        """ABlog's list of drafts, which only a preview shows."""
        return f"{self.blog}/drafts"

    def tag(self, slug: str) -> str:
        """Name one tag's page."""
        return f"{self.tags}/{slug}"

    def term(self, catalog: str, slug: str) -> str:
        """Name a page of ABlog's catalogs ``category``, ``author``, ``location``, ``language``."""
        return f"{self.blog}/{catalog}/{slug}"

    def catalog(self, catalog: str) -> str:
        """Name the index of one of ABlog's catalogs."""
        return f"{self.blog}/{catalog}"

    def year(self, year: int) -> str:
        """Name one year's page."""
        return f"{self.blog}/{year}"

    def conference(self, slug: str) -> str:
        """Name the page of a series or an edition."""
        return f"{CONFERENCES}/{slug}"


def page_of_address(address: str, *, in_folders: bool = False) -> str | None:
    """Return the page that answers an old *address*, or None where no file can.

    ``/2015/02/trip/``, ``2015/02/trip/index.html`` and ``2015/02/trip/index`` are one page.
    Where each page stands *in_folders* of its own, that of ``trip.html`` is called so:
    web servers answer with what is inside.
    """
    name = unquote(re.split("[?#]", address.strip(), maxsplit=1)[0])
    name = name.removeprefix("/")
    name = f"{name}index" if name.endswith("/") or not name else name
    stem = name.removesuffix(".html").removesuffix(".htm")
    if not in_folders or stem.rpartition("/")[2] == "index":
        name = stem
    return name if all(map(_may_be_a_file, name.split("/"))) else None


def _may_be_a_file(part: str) -> bool:
    """Tell whether a part of an address stays inside its folder, on any system."""
    fits = len(f"{part}.html".encode()) < _LONGEST_NAME
    return fits and part not in {"", ".", ".."} and not _NO_FILE.search(part)
