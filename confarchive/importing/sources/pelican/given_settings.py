"""The settings of the Pelican blog that an import is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confarchive.importing.errors import NothingToImportError
from confarchive.importing.report import shown
from confarchive.importing.sources.pelican import settings
from confarchive.importing.sources.pelican.settings import files
from confarchive.importing.sources.pelican.settings.folders import OutsideError

if TYPE_CHECKING:
    from pathlib import Path

    from confarchive.importing.sources.pelican.settings import Settings
    from confarchive.importing.sources.protocol import SourceOptions
    from confarchive.model.problems import Problem


def given_settings(source: Path, options: SourceOptions) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the blog's settings, and what is wrong with them; see :func:`settings.load`.

    Raises NothingToImportError where there are several, where they cannot be read, and where they name a folder that is none of its.
    """
    if options.settings is None:
        _check_settings(source)
    try:
        return settings.load(source, options.settings, options.content)
    except (OutsideError, settings.NoPythonError) as error:
        raise NothingToImportError(str(error)) from None


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
