"""The site's logo as a picture that others show with a link to a page."""

from __future__ import annotations

from posixpath import basename
from typing import TYPE_CHECKING

from confarchive.building.site.cards import SharedPicture
from confarchive.building.site.shared_pictures import is_raster

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config


def find(config: Config, source: Path) -> SharedPicture | None:
    """Return what ``html_logo`` names of the site in the folder *source*; None for a drawing, which others do not show."""
    logo = str(config.html_logo or "")
    if not is_raster(logo):
        return None
    if "://" in logo:
        return SharedPicture(file=logo, text=config.project)
    from confarchive.building.documents import picture_size  # noqa: PLC0415 (few sites have a logo)

    width, height = picture_size.size_of(source / logo)
    file = f"_static/{basename(logo)}"
    return SharedPicture(file=file, width=width, height=height, text=config.project)
