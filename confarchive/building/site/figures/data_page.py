"""The page of the archive's data: which files there are, under which licence, and what their columns mean.

It shows nothing of the texts of posts, so that it stays as it is where only a text is edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from confarchive.building.data import about
from confarchive.building.data.about import About
from confarchive.building.data.meeting_rows import count_talks
from confarchive.building.data.tables import TABLES, VERSION
from confarchive.building.site.page_models import PageView
from confarchive.building.site.page_parts import View
from confarchive.building.site.pages import Pages
from confarchive.building.translations import gettext, gettext_noop, ngettext
from confarchive.model.addresses.page_names import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from confarchive.building.data.table_types import DataTable
    from confarchive.model.archive import Archive

_LITE = "https://lite.datasette.io/"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataFile(View):
    """A file of the data: its name in the output, what it is called and for; no media type where it only describes others."""

    name: str
    text: str
    purpose: str
    media_type: str = ""


_FILES = (
    DataFile(
        name=f"{DATA}/archive.json",
        text="archive.json",
        purpose=gettext_noop("all tables, a row a line"),
        media_type="application/json",
    ),
    DataFile(
        name=f"{DATA}/archive.db",
        text="archive.db",
        purpose=gettext_noop("all tables in SQLite, with full-text search"),
        media_type="application/vnd.sqlite3",
    ),
    DataFile(
        name=f"{DATA}/archive.schema.json",
        text="archive.schema.json",
        purpose=gettext_noop("the JSON Schema of archive.json"),
    ),
    DataFile(
        name=f"{DATA}/metadata.yml",
        text="metadata.yml",
        purpose=gettext_noop("what Datasette tells of archive.db"),
    ),
    DataFile(
        name=f"{DATA}/{about.CITATION_FILE}",
        text=about.CITATION_FILE,
        purpose=gettext_noop("how the data are cited"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataView(PageView):
    """The data: ``counts`` are numbers of rows, as far as no text of a post decides them; ``explorer`` is an address elsewhere.

    ``years`` are the first and the last of posts, ``version`` is that of the tables.
    """

    about: About
    years: str
    version: str
    files: tuple[DataFile, ...]
    tables: tuple[DataTable, ...]
    counts: Mapping[str, int]
    explorer: str = ""


class DataPage(Pages):
    """One page, where ``archive_data`` asks for it."""

    @property
    def front(self) -> str:
        """The page, "" without data."""
        return next(iter(self.views), "")

    @cached_property
    def views(self) -> Mapping[str, DataView]:
        """The one page."""
        settings, archive = self.data.settings, self.data.archive
        if not settings.data:
            return {}
        return {
            DATA: DataView(
                title=gettext("Data"),
                description=_description(settings.project, len(archive.listed)),
                about=self._about(),
                years=about.years(archive),
                version=VERSION,
                files=_FILES,
                tables=TABLES,
                counts=_counts(archive),
                explorer=_explorer(settings.base_url),
            )
        }

    def _about(self) -> About:
        settings = self.data.settings
        return About(
            title=settings.project,
            author=about.known_author(settings.author),
            license=settings.license,
            url=settings.base_url,
            latest=about.latest_day(self.data.archive),
        )


def _description(project: str, posts: int) -> str:
    return ngettext(
        "%(archive)s as data for those who count, compare and cite: %(count)s post with its people, conferences, talks and links",
        "%(archive)s as data for those who count, compare and cite: %(count)s posts with their people, conferences, talks and links",
        posts,
        archive=project,
    )


def _counts(archive: Archive) -> dict[str, int]:
    series = archive.conferences.series
    return {
        "posts": len(archive.listed),
        "people": len(archive.people),
        "talks": count_talks(archive),
        "conferences": len(series),
        "editions": sum(len(each.editions) for each in series),
    }


def _explorer(base_url: str) -> str:
    """Return the address at which Datasette Lite opens the database; "" where the site has none of its own."""
    if not base_url:
        return ""
    folder = f"{base_url.rstrip('/')}/{DATA}"
    database, metadata = (
        quote(f"{folder}/{name}", safe="") for name in ("archive.db", "metadata.yml")
    )
    return f"{_LITE}?url={database}&metadata={metadata}"
