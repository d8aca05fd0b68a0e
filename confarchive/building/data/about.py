"""What is told of the data as a whole: whose they are, under which licence, and how they are cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from confarchive.model.archive import Archive

CITATION_FILE = "CITATION.cff"
_NOBODY = ("unknown", "Author name not set")
"""What Sphinx says where conf.py names no author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The archive's ``title``, and who keeps it; "" for what nobody tells.

    ``license`` is a name of https://spdx.org/licenses/ or an address, ``url`` that of the archive, and
    ``latest`` the day on which the newest of its posts was published or last changed, as ISO 8601.
    """

    title: str
    author: str = ""
    license: str = ""
    url: str = ""
    latest: str = ""

    @property
    def license_url(self) -> str:
        """Where the licence can be read."""
        return address_of_license(self.license)


def address_of_license(license_: str) -> str:
    """Return where a licence can be read that is an address, or is called so by SPDX; "" for none."""
    if not license_ or "://" in license_:
        return license_
    return f"https://spdx.org/licenses/{license_}.html"


def known_author(author: str) -> str:
    """Return the *author* of Sphinx' settings, "" where conf.py names none."""
    return "" if author in _NOBODY else author


def latest_day(archive: Archive) -> str:
    """Return the day of the last change that listed posts tell of, "" where none does."""
    told = (when for post in archive.listed for when in (post.date, post.updated) if when)
    return max((f"{when:%Y-%m-%d}" for when in told), default="")


def years(archive: Archive) -> str:
    """Return the first and the last year of listed posts, as ISO 8601 writes an interval."""
    found = [year for year, _ in archive.years]
    return f"{min(found)}/{max(found)}" if found else ""


def citation_text(about: About) -> str:
    """Return the file by which others cite the data; see https://citation-file-format.github.io/."""
    by = {"license-url" if "://" in about.license else "license": about.license}
    told = {
        "cff-version": "1.2.0",
        "message": "Please cite this archive if you use its data.",
        "type": "dataset",
        "title": about.title,
        "authors": [{"name": about.author or about.title}],
        **by,
        "url": about.url,
        "date-released": about.latest,
    }
    known = {key: value for key, value in told.items() if value}
    return str(yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=100))
