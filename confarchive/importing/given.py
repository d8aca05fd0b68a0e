"""What an import is given: folders and files that have to be there, and the settings among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.report import shown
from confarchive.importing.sources.pelican import settings
from confarchive.importing.sources.pelican.settings import files
from confarchive.importing.sources.pelican.settings.folders import OutsideError

if TYPE_CHECKING:
    from pathlib import Path

    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.model.problems import Problem


class NothingToImportError(ValueError):
    """There is no blog, or no place to put it; the message says what to do."""


def check(
    source: Path, site: Path, conf: Path | None, content: Path | None, sitemap: Path | None
) -> None:
    """Raise NothingToImportError where one of these is not there."""
    for path, expected in (
        (source, "a Pelican blog, or the folder of its posts"),
        (content, "the folder that Pelican was called with"),
        (site, "the archive's folder, the one with conf.py"),
    ):
        if path is not None and not path.is_dir():
            raise NothingToImportError(f"{path}: no such folder; expected {expected}")
    for file, expected in (
        (conf, "the blog's settings, such as pelicanconf.py"),
        (sitemap, "the blog's sitemap, such as sitemap.xml"),
    ):
        if file is not None and not file.is_file():
            raise NothingToImportError(f"{file}: no such file; expected {expected}")
    if conf is None:
        _check_settings(source)


def _check_settings(source: Path) -> None:
    """Raise NothingToImportError where *source* has no settings, but folders below it have."""
    source = source.absolute()
    found = files.find(source)
    if found is None and (file := files.outside(source)):
        raise NothingToImportError(
            f"{file}: leads out of the blog's folder, and is not read; give it with --settings"
        )
    below = () if found else files.below(source)
    if below:
        named = ", ".join(shown(path) for path in below)
        raise NothingToImportError(
            f"{source}: no settings here, but in folders below: {named}; "
            "give the folder of one of these, or --settings FILE"
        )


def load(
    source: Path, conf: Path | None, content: Path | None
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the blog's settings, and what is wrong with them; see :func:`settings.load`.

    Raises NothingToImportError where they cannot be read, or name a folder that is none of the blog's.
    """
    try:
        return settings.load(source, conf, content)
    except (OutsideError, settings.NoPythonError) as error:
        raise NothingToImportError(str(error)) from None
